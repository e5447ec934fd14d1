"""The figures filled in beside the text: their own breakdown, and what the text says of the same thing."""

import pytest

from reporting.checks.figures import check


def figure(**fields):
    return {"what": "personas atendidas", "unit": "people", "total": "461", "note": ""} | fields


def told(content):
    return [(f.severity, f.field, f.quote, f.stated, f.sum) for f in check(content)]


def test_a_breakdown_that_does_not_add_up_is_a_warning():
    content = {"figures": [figure(), figure(women=212, men=239)]}
    assert told(content) == [("warns", "figures.1", "personas atendidas", 461, 451)]
    assert check(content)[0].message == (
        "El total es 461, pero el desglose (212 + 239) suma 451: 10 de menos. "
        "Corrija la cifra o explique la diferencia en la nota."
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"women": 212, "men": 249},
        {"women": 200, "men": 249, "unspecified": 12},
        {"women": 212, "men": 249, "girls": 30, "boys": 20},
        {"women": 182, "men": 229, "girls": 30, "boys": 20},
        {"women": 212, "men": 239, "note": "Diez personas no lo dijeron."},
        {"women": 212},
        {"women": 212, "girls": 100},
        {"women": None, "men": None},
    ],
)
def test_a_breakdown_that_may_be_right_is_left_alone(fields):
    assert told({"figures": [figure(**fields)]}) == []


def test_more_parts_than_the_whole_is_a_warning_even_when_one_is_missing():
    assert told({"figures": [figure(women=300, girls=200)]}) == [
        ("warns", "figures.0", "personas atendidas", 461, 500)
    ]


def test_the_text_says_another_total():
    content = {"results": "<p>Hubo 416 personas atendidas en el módulo.</p>", "figures": [figure()]}
    assert told(content) == [("warns", "results", "416", 461, 416)]
    assert (
        "En las cifras se registran 461 (personas atendidas), pero el texto dice 416."
        in check(content)[0].message
    )


@pytest.mark.parametrize(
    "results",
    [
        "Hubo 461 personas atendidas.",
        "Hubo 500 personas inscritas.",
        "Hubo más de 400 personas atendidas.",
        "Fueron atendidas 200 personas en Tijuana y 261 personas en Tecate, en total 461.",
        "",
    ],
)
def test_the_text_says_the_same_or_something_else(results):
    assert told({"results": results, "figures": [figure()]}) == []


def test_several_totals_in_the_text_are_only_asked_about():
    content = {
        "results": "Se registró a 400 personas atendidas y luego a 90 personas atendidas.",
        "figures": [figure()],
    }
    assert [f.severity for f in check(content)] == ["notes"]


@pytest.mark.parametrize("total", ["", "mucho", None, "NaN", "1e999999", "-3", "٣"])
def test_a_total_that_is_no_number_is_somebody_elses_matter(total):
    assert isinstance(check({"figures": [figure(total=total, women=1, men=2)]}), list)
