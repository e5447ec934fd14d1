"""An entry's heading taken apart."""

import pytest

from reporting.importing.printed.titles import Heading, is_capitals, numbered, read_heading


@pytest.mark.parametrize(
    ("text", "title", "institution"),
    [
        ("1. TALLER DE OFICIOS – INEA.", "TALLER DE OFICIOS", "INEA."),
        ("1. TALLER DE OFICIOS - INEA", "TALLER DE OFICIOS", "INEA"),
        ("1. TALLER DE OFICIOS — INEA.", "TALLER DE OFICIOS", "INEA."),
        ("1. TALLER DE OFICIOS- INEA.", "TALLER DE OFICIOS", "INEA."),
        ("1. TALLER DE OFICIOS –INEA.", "TALLER DE OFICIOS", "INEA."),
        ("1. TALLER “OFICIOS”– INEA.", "TALLER “OFICIOS”", "INEA."),
        ("1. TALLER “OFICIOS”–INEA.", "TALLER “OFICIOS”", "INEA."),
        ("1. TALLER DE OFICIOS–INEA.", "TALLER DE OFICIOS", "INEA."),
        ("1. TALLER DE OFICIOS. – INEA.", "TALLER DE OFICIOS", "INEA."),
        ('1. TALLER DE OFICIOS", – INEA.', "TALLER DE OFICIOS", "INEA."),
        ('1. "TALLER" – INEA.', '"TALLER"', "INEA."),
        ("1. CAMPAÑA EN EE. UU. – SRE.", "CAMPAÑA EN EE. UU.", "SRE."),
        ("1. CURSO-TALLER MÉXICO-CUBA – SADER.", "CURSO-TALLER MÉXICO-CUBA", "SADER."),
        ("1. RADIO (NOTICIAS - CULTURA) – INPI.", "RADIO (NOTICIAS - CULTURA)", "INPI."),
        ("1. GRUPO OIM-COMAR- CONAPRED.", "GRUPO OIM-COMAR", "CONAPRED."),
        ("1. GUÍA – SEGUNDA PARTE – SRE / AMEXCID.", "GUÍA – SEGUNDA PARTE", "SRE / AMEXCID."),
        ("1. ALBERGUE – INSTITUTO DE LA MUJER - SONORA.", "ALBERGUE", "INSTITUTO DE LA MUJER - SONORA."),
        ("1. ALBERGUE – SECRETARÍA DE SALUD – CHIAPAS.", "ALBERGUE", "SECRETARÍA DE SALUD – CHIAPAS."),
        ("1. FERIA – ETAPA FINAL - CHIAPAS.", "FERIA – ETAPA FINAL", "CHIAPAS."),
        ("1. TÍTULO SIN INSTITUCIÓN", "TÍTULO SIN INSTITUCIÓN", ""),
        ("1. GUÍA *RUTAS* – SRE.", "GUÍA RUTAS", "SRE."),
    ],
)
def test_the_last_dash_parts_title_and_institution(text, title, institution):
    heading = read_heading(text)
    assert (heading.title, heading.institution) == (title, institution)


def test_between_dashes_a_known_institution_decides():
    text = "1. FERIA – RED CASA - NORTE"
    assert read_heading(text).institution == "NORTE"
    assert read_heading(text, known={"redcasanorte"}).institution == "RED CASA - NORTE"


def test_a_heading_keeps_its_number_its_dash_and_its_marks():
    assert read_heading("12. GUÍA- SRE.¹⁶") == Heading(12, "GUÍA", "- ", "SRE.", "¹⁶")


@pytest.mark.parametrize(
    "text", ["3. GUÍA", "3.- GUÍA", "3) GUÍA", "3 GUÍA", "3.GUÍA", "3 – GUÍA", "### 3. GUÍA", "**3. GUÍA**"]
)
def test_a_number_is_written_in_many_ways(text):
    assert numbered(text) == (3, "GUÍA")


@pytest.mark.parametrize("text", ["GUÍA 3.", "3.5 MILLONES", "2,300 PERSONAS", "2025. AÑO", "3."])
def test_a_figure_is_no_number(text):
    assert numbered(text) is None


def test_capitals_may_have_a_few_small_letters():
    assert is_capitals("ATENCIÓN EN EL CIJ A.C. Y uLink")
    assert not is_capitals("Atención en el CIJ A.C.")
    assert not is_capitals("A.C.")
