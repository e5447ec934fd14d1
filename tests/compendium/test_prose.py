"""The grammar of computed sentences."""

import pytest

from compendium import prose


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (999, "999"), (1204, "1,204"), ("51510000", "51,510,000"), ("2.50", "2.5"), ("1E+3", "1,000")],
)
def test_numbers_have_commas_for_thousands(value, written):
    assert prose.number(value) == written


@pytest.mark.parametrize(("value", "written"), [("1200", "$1,200"), ("1200.5", "$1,200.50")])
def test_money_has_cents_when_there_are_any(value, written):
    assert prose.money(value) == written


@pytest.mark.parametrize(
    ("quantity", "written"), [(0, "0 acciones"), (1, "1 acción"), (2, "2 acciones"), (1534, "1,534 acciones")]
)
def test_singular_only_for_one(quantity, written):
    assert prose.counted(quantity, "acción", "acciones") == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ([], ""),
        (["uno"], "uno"),
        (["uno", "dos"], "uno y dos"),
        (["uno", "dos", "tres"], "uno, dos y tres"),
        (["padres", "hijos"], "padres e hijos"),
        (["Chiapas", "Índice"], "Chiapas e Índice"),
        (["agua", "hielo"], "agua y hielo"),
        (["moléculas", "iones"], "moléculas y iones"),
        (["Oaxaca", "Yucatán"], "Oaxaca y Yucatán"),
    ],
)
def test_lists_end_in_y_or_e(words, written):
    assert prose.enumerate_words(words) == written


def test_the_alphabet_has_no_accents_and_puts_enye_after_n():
    words = ["Ñuu", "Nuño", "Árbol", "Zócalo", "Nz", "Álamo", "banco", "O"]
    assert sorted(words, key=prose.sort_key) == [
        "Álamo",
        "Árbol",
        "banco",
        "Nuño",
        "Nz",
        "Ñuu",
        "O",
        "Zócalo",
    ]


def test_days_and_periods():
    assert prose.day("2025-12-01") == "1 de diciembre de 2025"
    assert prose.period("2024-06-01", "2025-06-30") == "del 1 de junio de 2024 al 30 de junio de 2025"


@pytest.mark.parametrize("text", ["2025-12-02T03:30:00+00:00", "2025-12-02T03:30:00"])
def test_moments_are_those_of_mexico_city(text):
    assert prose.moment(text).strftime("%Y-%m-%d %H:%M") == "2025-12-01 21:30"
