"""Names in capitals, as prose writes them."""

import pytest

from reporting.importing.names import proper_case, read_name, without_stop
from reporting.importing.states import of_state, state_in


@pytest.mark.parametrize(
    ("printed", "name", "acronym"),
    [
        ("INSTITUTO NACIONAL DE MIGRACIÓN (INM)", "INSTITUTO NACIONAL DE MIGRACIÓN", "INM"),
        (
            "CENTROS DE INTEGRACIÓN JUVENIL, A.C. (CIJ A.C.)",
            "CENTROS DE INTEGRACIÓN JUVENIL, A.C.",
            "CIJ A.C.",
        ),
        ("Casa Refugio (CAREF)", "Casa Refugio", "CAREF"),
        ("(SRE)", "", "SRE"),
        ("CONAPO", "", "CONAPO"),
        ("CIJ A.C.", "", "CIJ A.C."),
        ("BANCO DEL BIENESTAR", "BANCO DEL BIENESTAR", ""),
        ("CASA DEL SUR (FRONTERA NORTE Y SUR)", "CASA DEL SUR (FRONTERA NORTE Y SUR)", ""),
    ],
)
def test_name_and_acronym_are_read_apart(printed, name, acronym):
    assert read_name(printed) == (name, acronym)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("SRE.", "SRE"),
        ("CASA REFUGIO, A.C.", "CASA REFUGIO, A.C."),
        ("CASA REFUGIO, I. A. P.", "CASA REFUGIO, I. A. P."),
        (" INM ; ", "INM"),
    ],
)
def test_a_full_stop_goes_that_of_a_legal_form_stays(printed, expected):
    assert without_stop(printed) == expected


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("SECRETARÍA DE LAS MUJERES", "Secretaría de las Mujeres"),
        ("EL COLEGIO DE LA FRONTERA SUR", "El Colegio de la Frontera Sur"),
        ("CASA REFUGIO, A.C.", "Casa Refugio, A.C."),
        ("SISTEMA DIF DEL SIGLO XXI", "Sistema DIF del Siglo XXI"),
        ("UNIDAD DE LA CNDH EN TIJUANA", "Unidad de la CNDH en Tijuana"),
        ("RED “CASA-NORTE”", "Red “Casa-Norte”"),
        ("Casa del Migrante", "Casa del Migrante"),
    ],
)
def test_capitals_become_proper_case(capitals, name):
    assert proper_case(capitals) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("INSTITUTO DE LA MUJER DEL ESTADO DE SONORA", "26"),
        ("Instituto Sonorense de la Mujer", "26"),
        ("SECRETARÍA DE SALUD DE BAJA CALIFORNIA SUR", "03"),
        ("DIF CDMX", "09"),
        ("Consejo Mexiquense", "15"),
        ("SECRETARÍA DE SALUD DEL ESTADO DE MÉXICO", "15"),
        ("BANCO DE MÉXICO", ""),
        ("CASA DEL MIGRANTE", ""),
    ],
)
def test_a_name_may_speak_of_a_state(name, code):
    assert state_in(name) == code


def test_a_name_is_told_by_its_state():
    assert of_state("Secretaría de Salud", "26") == "Secretaría de Salud de Sonora"
    assert of_state("Secretaría de Salud", "15") == "Secretaría de Salud del Estado de México"
