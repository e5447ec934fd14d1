"""Acronyms: what is not explained, what is explained twice, and the glossary of an edition."""

import pytest

from reporting.checks import acronyms
from reporting.checks.acronyms.reading import match_meaning

from .entries import entry


def found_in(**texts):
    return [(finding.severity, finding.quote) for finding in acronyms.check(entry(**texts))]


# --- What an acronym means ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("acronym", "before", "meaning"),
    [
        ("RNP", "mediante el Registro Nacional de Prueba", "Registro Nacional de Prueba"),
        ("CONAPE", "del Consejo Nacional de Pesca", "Consejo Nacional de Pesca"),
        ("NNA", "derechos de niñas, niños y adolescentes", "niñas, niños y adolescentes"),
        ("ISN", "atender el interés superior de la niñez", "interés superior de la niñez"),
        ("BBXA", "la Fundación Banco Bueno Xalapa Antiguo", "Banco Bueno Xalapa Antiguo"),
        ("DGAA", "La Dirección General de Atención y Ayuda", "Dirección General de Atención y Ayuda"),
        ("FAO", "la Organización para la Alimentación", ""),
        ("AIFA", "en los aeropuertos, Felipe Ángeles", ""),
    ],
)
def test_the_meaning_is_the_words_before_that_begin_like_the_letters(acronym, before, meaning):
    assert match_meaning(acronym, before) == meaning


# --- One entry ------------------------------------------------------------------------------------


def test_an_acronym_nobody_explains_is_told_once_where_it_first_stands():
    assert found_in(description="La RNPX creció.", results="La RNPX y la RNPX.") == [("notes", "RNPX")]
    [finding] = acronyms.check(entry(results="La RNPX creció."))
    assert finding.message == (
        "«RNPX» no se explica en este registro: escriba su nombre completo la primera vez."
    )


@pytest.mark.parametrize(
    "text",
    [
        "El Registro Nacional de Prueba (RNP) creció; el RNP sigue.",
        "El RNP (Registro Nacional de Prueba) creció.",
        "El Programa Extraviado (MMP, por sus siglas en inglés) creció; el MMP sigue.",
        "El Registro de Prueba, en adelante (en lo sucesivo, RP), creció.",
        "La ONU, el INM, la CURP y EE. UU.",  # known to everybody, or in the catalogue
        "En el siglo XXI, artículo IV, por la XEPUR y la XHTUMI.",
        "NOM-014-SSA2, AT&T, el estándar EC0217 y «LLAMANDO A CASA»",
        "TODO ESTE RENGLÓN VA EN MAYÚSCULAS",
    ],
)
def test_what_needs_no_explanation(text):
    assert found_in(results=text) == []


def test_the_title_may_explain_though_it_is_all_in_capitals():
    assert found_in(title="REGISTRO NACIONAL DE PRUEBA (RNP)", results="El RNP creció.") == []


def test_a_slip_of_an_acronym_of_the_same_entry_is_told_as_such():
    texts = {"title": "SISTEMA DE PRUEBA EN RED (SIPERED)", "results": "El SIPRED creció."}
    [finding] = acronyms.check(entry(**texts))
    assert finding.message == "«SIPRED» no se explica: quizá quiso escribir «SIPERED»."


def test_an_acronym_used_before_it_is_explained():
    text = "El RNP creció. El Registro Nacional de Prueba (RNP) es permanente."
    assert found_in(description=text) == [("notes", "RNP")]


def test_one_acronym_with_two_meanings_in_an_entry():
    texts = {
        "description": "El Registro Nacional de Prueba (RNP).",
        "results": "La Red Nacional Postal (RNP).",
    }
    assert found_in(**texts) == [("warns", "Red Nacional Postal (RNP)")]


def test_a_longer_form_of_the_same_meaning_is_no_other():
    texts = {"title": "RED NACIONAL POSTAL (RNP)", "results": "La Red Nacional Postal (RNP)."}
    assert found_in(**texts) == []


# --- Institutions ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "Con el Instituto de los Mexicanos en el Exterior.",
            ("notes", "Instituto de los Mexicanos en el Exterior"),
        ),
        ("La Secretaria de Gobernación (SEGOB) coordina.", ("warns", "Secretaria de Gobernación")),
        ("El Instituto Nacional de la Migración (INM).", ("warns", "Instituto Nacional de la Migración")),
    ],
)
def test_institutions_written_otherwise_than_in_the_catalogue(text, finding):
    assert found_in(results=text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        "El Instituto Nacional de Migración (INM).",
        "La Comisión Nacional de Búsqueda apoyó a Jalisco y al Estado de México.",
        "La Secretaria de Gobernación inauguró el foro.",  # the minister herself
        "El Instituto Nicaragüense de Moda (INM).",  # the same letters, another institution
    ],
)
def test_official_names_short_forms_and_others_are_left_alone(text):
    assert found_in(results=text) == []


# --- The cycle ------------------------------------------------------------------------------------


def test_what_no_entry_of_the_cycle_explains():
    contents = [entry(results="El RNP creció."), entry(results="La QWZ."), entry(results="Otra vez la QWZ.")]
    contents.append(entry(results="El Registro Nacional de Prueba (RNP)."))
    [(position, finding)] = acronyms.check_cycle(contents)
    assert (position, finding.severity, finding.quote) == (1, "warns", "QWZ")
    assert "y 2 la usan" in finding.message


def test_the_rarer_of_two_meanings_is_told_with_the_commoner():
    contents = [
        entry(results="La Red Nacional Postal (RNP)."),
        entry(results="El Registro Nacional de Prueba (RNP)."),
        entry(title="REGISTRO NACIONAL DE PRUEBA (RNP)"),
    ]
    [(position, finding)] = acronyms.check_cycle(contents)
    assert (position, finding.quote) == (0, "Red Nacional Postal (RNP)")
    assert "«Registro Nacional de Prueba»" in finding.message


def test_the_glossary_has_each_acronym_used_with_its_best_meaning():
    contents = [
        entry(title="REGISTRO NACIONAL DE PRUEBA DEL INM (RNPI)", results="El INM y la ONU. La QWZ."),
        entry(results="El Área de Servicio (AS) y la Agencia Espacial (AE)."),
        entry(results="Área de Servicio (AS). El INMUJERES participó."),
    ]
    assert acronyms.glossary(contents) == [
        ("AE", "Agencia Espacial"),
        ("AS", "Área de Servicio"),
        ("INM", "Instituto Nacional de Migración"),
        ("INMUJERES", "Instituto Nacional de las Mujeres"),
        ("ONU", "Organización de las Naciones Unidas"),
        ("RNPI", "Registro Nacional de Prueba del INM"),
    ]


def test_what_an_entry_means_by_the_letters_of_an_institution_wins():
    contents = [entry(results="El Programa Abierto (PA) creció.")]
    assert acronyms.glossary(contents) == [("PA", "Programa Abierto")]
