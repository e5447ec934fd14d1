"""Wording: what is certainly wrong is found, and nothing else."""

from datetime import date

import pytest

from reporting.checks import wording
from reporting.checks.wording.spelling import correction, is_known

from .entries import PERIOD, entry, quotes


def found_in(**texts):
    return [(finding.severity, finding.quote) for finding in wording.check(entry(**texts), **PERIOD)]


# --- Spelling -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recopiación", "recopilación"),
        ("incoporación", "incorporación"),
        ("recopirar", "recopilar"),
        ("deglosados", "desglosados"),
        ("migrnates", "migrantes"),
        ("atencion", "atención"),
        ("interinstitucinal", "interinstitucional"),
        ("reepatriación", "repatriación"),
        ("paises", "países"),
        ("publicos", "públicos"),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant(written, meant):
    assert not is_known(written)
    assert correction(written) == meant


@pytest.mark.parametrize(
    "word",
    "migrantes canalizadas georreferenciado subtemas corresponsables coadyuvando afromexicanas precargado "
    "institucionalizándose visibilizarlas reinserción tamizajes tramite".split(),
)
def test_words_of_the_trade_and_their_forms_are_no_slips(word):
    assert is_known(word) or correction(word) is None


def test_a_misspelt_heading_is_a_warning_and_a_misspelt_text_a_note():
    texts = {"title": "RECOPIACIÓN DE DATOS", "results": "Se hizo la recopiación de datos."}
    assert found_in(**texts) == [("warns", "RECOPIACIÓN")]
    assert found_in(results=texts["results"]) == [("notes", "recopiación")]


def test_the_correction_is_in_capitals_where_the_word_is():
    [finding] = wording.check(entry(title="PARA RECOPIRAR DATOS"))
    assert finding.message == "Revise «RECOPIRAR»: quizá quiso escribir «RECOPILAR»."


@pytest.mark.parametrize(
    "text",
    [
        "Se atendió en Huixtla, Guasave y Marfa.",  # names
        "El SIRENNA y la SEDATU participaron.",  # acronyms
        "Se publicó Migration and health statistics.",  # English
        "Véase www.gob.mx/recopiacion y recopiacion@inm.gob.mx #recopiacion",  # addresses
        "La organiza-\nción recibió apoyo.",  # a word parted at the end of a line
    ],
)
def test_names_acronyms_other_languages_and_addresses_are_left_alone(text):
    assert found_in(results=text) == []


def test_an_acronym_of_the_texts_is_none_of_the_headings_misspelt_words():
    assert found_in(title="REGISTRO EN EL SISTENAR", description="El SISTENAR reúne datos.") == []


# --- Signs and numbers ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Se atendió a a la niñez.", "a a"),
        ("Personal de de la red.", "de de"),
        ("Personal de la de la red.", "de la de la"),
        ("PERSONAS PERSONAS EN RETORNO", "PERSONAS PERSONAS"),
    ],
)
def test_words_written_twice(text, quote):
    assert found_in(results=text) == [("warns", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Casi casi, muy muy lejos.",
        "Bora Bora",
        "12 12",
        "Sí. Sí.",
        "<table><tr><td>no</td><td>no</td></tr></table>",
    ],
)
def test_words_that_may_stand_twice(text):
    assert found_in(results=text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Estrategia “México te abraza", "“México te abraza"),
        ("Recursos (faltan dos talleres", "(faltan dos talleres"),
        ("Faltan dos talleres) más", "Faltan dos talleres)"),
        ('Programa "Somos', 'Programa "'),
        ("En México (a través de los consulados (en línea)", "(a través de los consulados (en línea)"),
    ],
)
def test_brackets_and_quotes_left_open(text, quote):
    assert found_in(title=text) == [("notes", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "1) uno; 2) dos; a) tres; iv) cuatro",
        "(uno [dos] «tres “cuatro”»)",
        '“Así"',
        'Tubos de 5" y 6"',
        "(a) uno; (b) dos",
    ],
)
def test_list_marks_and_pairs_are_complete(text):
    assert found_in(results=text) == []


@pytest.mark.parametrize("number", ["50.1.9%", "12,63", "1,23,456", "12,6355"])
def test_numbers_nobody_can_mean(number):
    assert found_in(results=f"Se atendió a {number} personas.") == [("warns", number)]


@pytest.mark.parametrize(
    "text",
    [
        "12,635 y 1,872.33 pesos; 99.5% y 1.234.567",
        "El numeral 3.1.2 de la norma NOM-014-SSA2-1994",
        "Los artículos 3,15 y 20; los objetivos 7,15",
        "https://ejemplo.mx/1,23 y 12/05,24",
    ],
)
def test_numbers_codes_and_lists_that_can_be_meant(text):
    assert found_in(results=text) == []


def test_days_that_no_month_has():
    assert found_in(results="Terminó el 31 de junio de 2024.") == [("warns", "31 de junio de 2024")]
    assert found_in(results="Terminó el 29 de febrero de 2025.")[0] == ("warns", "29 de febrero de 2025")
    assert found_in(results="Terminó el 30 de junio de 2024.") == []


# --- Results that are none, and text of another year ----------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "Los cursos comenzarán el próximo mes.",
        "Se prevé ampliar la cobertura.",
        "Está previsto un segundo taller.",
        "Fortalecer la difusión de los servicios.",
    ],
)
def test_intentions_told_as_results(sentence):
    assert found_in(results=sentence) == [("notes", sentence)]
    assert found_in(description=sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Se capacitó a 30 personas, que atenderán los módulos.",
        "Se han instalado módulos que funcionarán todo el año.",
        "Fortalecer la red consular: 12 talleres.",
        "El equipo viajó a Teherán y a Panamá.",
    ],
)
def test_what_was_achieved_is_a_result(sentence):
    assert found_in(results=sentence) == []


def test_only_the_sentence_with_the_intention_is_quoted():
    text = "Se dieron 12 talleres en EE. UU. Los demás se darán después. Asistieron 90 personas."
    assert found_in(results=text) == [("notes", "Los demás se darán después.")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("De enero a marzo de 2023 se atendió a 90 personas.", "marzo de 2023"),
        ("Hubo 30 talleres en 2022.", "2022"),
        ("Al 8 de julio de 2025 hay 90 tarjetas.", "8 de julio de 2025"),
    ],
)
def test_dates_of_results_outside_the_period(text, quote):
    assert found_in(results=text) == [("notes", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "Hubo 30 talleres entre junio de 2024 y junio de 2025.",
        "Desde marzo de 2019 hay 30 módulos.",
        "La Ley de 2011 rige; el plan 2019–2024 terminó; oficio 512/2023.",
        "Hubo menos casos que en el periodo comparado con 2023.",
    ],
)
def test_dates_that_belong_where_they_stand(text):
    assert found_in(results=text) == []


def test_elsewhere_only_the_year_a_text_says_it_is_about():
    assert found_in(title="Anuario, edición 2022") == [("notes", "2022")]
    assert found_in(description="Durante 2021 se impartió el curso.") == [("notes", "2021")]
    assert found_in(description="Se creó en 2015 y es permanente.") == []


def test_without_a_period_no_year_is_of_another():
    assert wording.check(entry(results="Hubo 30 talleres en 2022.")) == []


def test_the_message_names_the_period():
    [finding] = wording.check(
        entry(results="Hubo 30 talleres en 2022."),
        period_start=date(2024, 6, 1),
        period_end=date(2025, 6, 30),
    )
    assert finding.message == (
        "«2022» es anterior al periodo (1 de junio de 2024 a 30 de junio de 2025): actualícelo si quedó de otro año."
    )


def test_no_rule_drowns_the_reader():
    text = " ".join(f"Taller taller {n}." for n in range(50))
    assert len(found_in(results=text.lower())) == 10


# --- The whole cycle ------------------------------------------------------------------------------

CHALLENGE = "Falta personal que hable lenguas indígenas."


def test_a_challenge_pasted_into_several_entries_is_told_in_each():
    contents = [
        entry(folio="A", challenges=["Otro reto distinto de todos.", CHALLENGE]),
        entry(folio="B", challenges=["Nada que ver con los demás."]),
        entry(folio="C", challenges=[CHALLENGE.upper()]),
    ]
    found = wording.check_cycle(contents)
    assert [(position, finding.field, finding.quote) for position, finding in found] == [
        (0, "challenges.1", CHALLENGE),
        (2, "challenges.0", CHALLENGE.upper()),
    ]
    assert found[0][1].message == "Este mismo reto está en otro registro (C): diga aquí lo propio de éste."


def test_short_challenges_and_those_of_one_entry_are_not_pasted():
    assert wording.check_cycle([entry(challenges=["Falta personal."]) for _ in range(3)]) == []
    assert wording.check_cycle([entry(challenges=[CHALLENGE, CHALLENGE]), entry()]) == []


def test_results_of_several_rules_stand_in_the_order_of_the_texts():
    content = entry(title="RECOPIACIÓN", results="Se dio de de alta.", challenges=["Falta (mucho"])
    assert quotes(wording.check(content)) == ["RECOPIACIÓN", "de de", "(mucho"]
