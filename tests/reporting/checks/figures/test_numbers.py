"""Numbers as they are written in Mexico, and those that count nothing."""

from decimal import Decimal

import pytest

from reporting.checks.figures.counting import is_counted
from reporting.checks.figures.numbers import read_digits, read_numbers


def values(text):
    return [number.value for number in read_numbers(text)]


def counted(text):
    return [number.raw for number in read_numbers(text) if is_counted(number, text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,635", 12635),
        ("1,872.33", Decimal("1872.33")),
        ("12 635", 12635),
        ("1'234,567", 1234567),
        ("1.234.567", 1234567),
        ("3597", 3597),
        ("8 mil 891", 8891),
        ("mil 431", 1431),
        ("520 mil", 520_000),
        ("1.5 millones", 1_500_000),
        ("1,7 millones", 1_700_000),
        ("un millón 733 mil 419", 1_733_419),
        ("ciento veinte", 120),
        ("treinta y dos mil cuatrocientas cinco", 32405),
        ("veintitrés", 23),
        ("dos", 2),
    ],
)
def test_one_number(text, value):
    assert values(text) == [value]


def test_neighbours_stay_apart():
    assert values("dos y tres, 4 y 5") == [2, 3, 4, 5]
    assert values("100 mil 200 mil") == [100_200, 1000]


def test_percentages_take_their_sign_along():
    assert [(n.value, n.is_percentage, n.end) for n in read_numbers("45% y 38 por ciento")] == [
        (45, True, 3),
        (38, True, 19),
    ]


def test_rounded_numbers_know_what_they_leave_out():
    assert [n.step for n in read_numbers("520 mil; 1.5 millones; 8 mil 891; 520")] == [1000, 100_000, 1, 1]


def test_an_odd_comma_leaves_two_readings():
    assert read_digits("8,41") == (841, Decimal("8.41"))
    assert read_digits("12.635") == (Decimal("12.635"), 12635)
    assert [n.readings for n in read_numbers("32, 305 personas")] == [(32,), (305, 32305)]


@pytest.mark.parametrize("raw", ["7.2.8", "9" * 5000, "1" + ",000" * 30])
def test_what_is_no_number_has_no_reading(raw):
    assert read_digits(raw) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Del 3 al 18 de marzo de 2025, y los días 23 y 24 de enero",
        "Entre 2021 y 2025, en el ejercicio fiscal 2024, PMM 2024",
        "De 10:00 a 14:00 horas, durante 3 meses o 15 años",
        "Ley 464, artículos 89, 90 y 92, fracción 5, NOM 035",
        "Tel. 667 758 7000, ext. 1203; folio 45-2025, C.P. 06500",
        "EC1366, H-2A, COVID-19, 24/7, 81/2024, 3er lugar",
        "de 0 a 17 años, de 12 a 17 años, 20-30 personas",
        "Objetivo 7 y meta 10.7",
        "7 de cada 10",
        "un taller y una jornada que corresponde a una mujer",
    ],
)
def test_names_dates_times_and_ranges_count_nothing(text):
    assert counted(text) == []


def test_what_counts_something():
    assert counted(
        "El 5 de mayo, 43 mujeres y un hombre; 2025 personas y 1,204 solicitudes (46 en total)"
    ) == [
        "43",
        "un",
        "2025",
        "1,204",
        "46",
    ]
