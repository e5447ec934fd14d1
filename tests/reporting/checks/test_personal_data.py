"""Personal data: what blocks, and what institutions may well print."""

import pytest

from reporting.checks import personal_data

from .entries import entry


def found_in(text):
    return [(finding.severity, finding.quote) for finding in personal_data.check(entry(results=text))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Con la CURP PELJ900101HDFRPN09.", "PELJ900101HDFRPN09"),
        ("Con la curp pelj900101mocrpna1.", "pelj900101mocrpna1"),
        ("Con el RFC PELJ900101AB1.", "PELJ900101AB1"),
        ("Con el RFC: PELJ900101", "PELJ900101"),
        ("Su clave PRLPJN90010109H700 sirvió.", "PRLPJN90010109H700"),
        ("NSS 12-34-56-78901", "12-34-56-78901"),
        ("CLABE 0123 4567 8901 234567", "0123 4567 8901 234567"),
        ("pasaporte G12345678", "G12345678"),
        ("pasaporte núm. G12345678", "G12345678"),
        ("NUE 1234567", "1234567"),
    ],
)
def test_numbers_that_identify_a_person(text, quote):
    assert found_in(text) == [("blocks", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "RFC genérico XAXX010101000 y CURP genérica XEXX010101HNEXXXA4",
        "RFC de la empresa ABC900101AB1",
        "CURP PELJ901301HDFRPN09 de un mes 13",
        "La CURP se expide a 4,512 personas.",
        "Se entregaron 1234567 tarjetas; la norma NOM-014-SSA2-1994",
    ],
)
def test_numbers_of_nobody(text):
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Tel. 664 123 4567", "664 123 4567"),
        ("celular 55 1234 5678", "55 1234 5678"),
        ("la beneficiaria (664) 123-4567", "(664) 123-4567"),
        ("escriba a +52 1 664 123 45 67", "+52 1 664 123 45 67"),
        ("llame al 6641234567", "6641234567"),
        ("Whatsapp: 664-123-4567", "664-123-4567"),
        ("su hermana en Honduras: +504 1234 5678", "+504 1234 5678"),
        ("celular de la usuaria de la línea 800: 55 5123 4567", "55 5123 4567"),
    ],
)
def test_telephones_of_persons(text, quote):
    assert found_in(text) == [("blocks", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Línea de la vida 800 911 2000",
        "01 800 123 4567, 1-800-123-4567, 911, 089",
        "Conmutador 55 5128 0000",
        "Oficinas: tel. 664 123 4567 ext. 21",
        "Centro de Información (CIAM): +1 520 623 7874",
        "Denuncias al (664) 123-4567",
        "456 487 9495",  # cells of a table
        "12 345 678 901 pesos; 2024-06-01 2025-06-30; oficio 1234567890",
        "https://x.com/status/1851255164402872640",
    ],
)
def test_telephones_of_offices_and_other_figures(text):
    assert found_in(text) == []


@pytest.mark.parametrize("address", ["ana.perez@gmail.com", "ana@hotmail.com.mx", "ana.perez@empresa.com"])
def test_mail_of_persons(address):
    assert found_in(f"Escribir a {address}.") == [("blocks", address)]


@pytest.mark.parametrize(
    "address",
    ["inm@inm.gob.mx", "ana.perez@sre.gob.mx", "ayuda@unhcr.org", "x@cinu.un.org", "contacto@empresa.com"],
)
def test_mail_of_institutions(address):
    assert found_in(f"Escribir a {address}.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La C. María Pérez López recibió apoyo.", "María Pérez López"),
        ("Se canalizó al menor Juan Carlos.", "Juan Carlos"),
        ("La beneficiaria Rosa abrió un taller.", "Rosa"),
        ("El joven Kevin Josué Menjívar estudia.", "Kevin Josué Menjívar"),
        ("Ana Lucía de la Cruz Gómez, 34 años, de Honduras", "Ana Lucía de la Cruz Gómez"),
        ("Se atendió al migrante José Hernández.", "José Hernández"),
        ("En el albergue se atendió a la migrante Ana Pérez.", "Ana Pérez"),
        ("Nombre: Ana Lucía Gómez", "Ana Lucía Gómez"),
        ("FAMILIA DE JUAN PÉREZ LÓPEZ", "JUAN PÉREZ LÓPEZ"),
    ],
)
def test_names_of_those_who_were_attended(text, name):
    assert found_in(text) == [("blocks", name)]


def test_a_full_name_that_nothing_explains_is_a_warning():
    assert found_in("María Fernanda López Hernández") == [("warns", "María Fernanda López Hernández")]


@pytest.mark.parametrize(
    "text",
    [
        "La diputada María Damaris Silva Santiago presentó la iniciativa.",
        "Ana Lucía Gómez Pérez, directora del albergue",
        "Personas migrantes en Benito Juárez, Luis Moya y Miguel Hidalgo",
        "Atención a migrantes en el Hospital Salvador Zubirán Flores",
        "La Cruz Roja, San José, Santa Rosa y Ciudad Guadalupe",
        "Programa Esperanza; tarjeta Paloma; la niña migrante",
        "El caso Guadalupe fue resuelto.",
    ],
)
def test_public_people_places_and_programmes(text):
    assert found_in(text) == []


def test_the_message_asks_to_remove_or_to_confirm():
    [finding] = personal_data.check(entry(results="Tel. 664 123 4567"))
    assert finding.message == (
        "Parece un teléfono de una persona: bórrelo, o confirme que es un dato público de la institución."
    )
