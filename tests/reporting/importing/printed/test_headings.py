"""What is a heading, and what only looks like one."""

import pytest

from reporting.importing.printed.headings import (
    chapter_heading,
    is_back_matter,
    objective_heading,
    objective_titled,
    section_heading,
    sector_named,
    state_named,
    without_page,
)

from .books import TITLES


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CAPÍTULO 2", 2),
        ("Capítulo 2.", 2),
        ("CAPITULO II", 2),
        ("CAPÍTULO SEGUNDO", 2),
        ("# CAPÍTULO 4", 4),
        ("**Capítulo 6**", 6),
        ("C A P Í T U L O 3", 3),
        ("CAPÍTULO 2. ENTIDADES FEDERATIVAS", 2),
        ("CAPÍTULO 4 Poder Judicial 213", 4),
    ],
)
def test_a_chapter_is_told_in_digits_roman_numerals_or_words(text, number):
    assert chapter_heading(text)[0] == number


@pytest.mark.parametrize(
    "text", ["Capítulo 2 de la Ley de Migración", "CAPÍTULOS", "El capítulo 2", "CAPÍTULO ANTERIOR"]
)
def test_a_sentence_about_a_chapter_is_no_heading(text):
    assert chapter_heading(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OBJETIVO 4", (4, "", True)),
        ("Objetivo 4:", (4, "", False)),
        ("OBJETIVO NÚM. 12", (12, "", True)),
        ("OBJETIVO IV", (4, "", True)),
        ("### OBJETIVO 23", (23, "", True)),
        ("Objetivo 7. Abordar las vulnerabilidades", (7, "Abordar las vulnerabilidades", False)),
        ("OBJETIVO", (None, "", True)),
    ],
)
def test_an_objective_has_a_number_and_perhaps_its_title(text, expected):
    assert objective_heading(text) == expected


def test_titles_are_known_in_spite_of_slips():
    assert objective_titled(TITLES[15].replace("acceso", "accesos") + ".") == (15, pytest.approx(99, abs=1))
    assert objective_titled("Abordar y reducir vulnerabilidades en la migracion")[0] == 7
    assert objective_titled("Abordar los retos de la ciudad")[0] is None
    assert sector_named("ORGANISMOS CONSTITUCIONALES AUTONOMOS") == (5, 100)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RESULTADOS", "results"),
        ("RESULTADO", "results"),
        ("Resultados", "results"),
        ("**RETOS**", "challenges"),
        ("RETOS.", "challenges"),
        ("R E T O S", "challenges"),
        ("RETO", "challenges"),
        ("RESUTADOS", "results"),
        ("RETSO", "challenges"),
        ("RETOS Y DESAFÍOS", "challenges"),
        ("PRINCIPALES RESULTADOS", "results"),
        ("RETOS 2026", "challenges"),
        ("DESCRIPCIÓN", "description"),
    ],
)
def test_a_section_word_may_be_singular_decorated_or_misspelt(text, name):
    assert section_heading(text).name == name


def test_text_may_follow_a_section_word_in_capitals():
    assert section_heading("RESULTADOS: Se abrió una oficina.").rest == "Se abrió una oficina."


@pytest.mark.parametrize(
    "text",
    [
        "retos.",
        "Resultados de la encuesta",
        "Retos: faltan manos",
        "REDES",
        "TABLA",
        "RESULTADOS DEL AÑO EN CURSO",
    ],
)
def test_a_sentence_with_a_section_word_is_no_heading(text):
    assert section_heading(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BAJA CALIFORNIA", "02"),
        ("Baja California Sur", "03"),
        ("GOBIERNO DEL ESTADO DE SONORA", "26"),
        ("Coahuila de Zaragoza", "05"),
        ("ESTADO DE MÉXICO", "15"),
        ("CIUDAD DE MÉXICO", "09"),
        ("MÉXICO", None),
        ("GOBIERNO DE MÉXICO", None),
        ("SONORA Y CHIAPAS", None),
    ],
)
def test_a_state_is_named_and_nothing_else(text, code):
    assert state_named(text) == code


def test_closing_matter_is_in_capitals():
    assert is_back_matter("A N E X O S")
    assert is_back_matter("GLOSARIO DE INSTITUCIONES")
    assert not is_back_matter("Conclusiones del taller")


def test_a_line_of_the_contents_loses_its_page():
    assert without_page("Poder Judicial ......... 213") == "Poder Judicial"
    assert without_page("Agenda2030") == "Agenda2030"
