"""Figures read in the results and proposed for the table, each with its passage."""

import pytest

from reporting.checks.figures import propose

EMPTY = dict.fromkeys(("women", "men", "girls", "boys", "adolescents", "unspecified"))


def proposed(text):
    """What is proposed, without the keys that are empty."""
    figures = [proposal.figure for proposal in propose({"results": text})]
    return [{key: value for key, value in figure.items() if value not in (None, "")} for figure in figures]


def test_a_total_with_its_breakdown_and_its_passage():
    text = "<p>Durante el año se brindó asilo a 295 personas extranjeras (140 mujeres, 120 hombres y 35 niñas).</p>"
    [proposal] = propose({"results": text})
    assert proposal.figure == {
        "what": "personas extranjeras",
        "unit": "people",
        "total": "295",
        **EMPTY,
        "women": 140,
        "men": 120,
        "girls": 35,
        "note": "",
    }
    assert proposal.field == "results"
    assert proposal.quote == "295 personas extranjeras (140 mujeres, 120 hombres y 35 niñas"
    assert (proposal.start, proposal.end) == (33, 33 + len(proposal.quote))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Se otorgaron 2,416 actas de nacimiento y se impartieron 12 talleres de capacitación.",
            [
                {"what": "actas de nacimiento", "unit": "documents", "total": "2416"},
                {"what": "talleres de capacitación", "unit": "events", "total": "12"},
            ],
        ),
        (
            "Se apoyó a 180 NNA, de los cuales 84 son mujeres y 96 hombres.",
            [{"what": "NNA", "unit": "people", "total": "180", "girls": 84, "boys": 96}],
        ),
        (
            "Se entregaron 22 becas. De las cuales 10 fueron a mujeres y 12 a hombres.",
            [{"what": "becas", "unit": "services", "total": "22", "women": 10, "men": 12}],
        ),
        (
            "Se capacitó a 14 mujeres y 11 hombres.",
            [{"what": "personas", "unit": "people", "total": "25", "women": 14, "men": 11}],
        ),
        (
            "Se atendió a 375 mujeres migrantes.",
            [{"what": "mujeres migrantes", "unit": "people", "total": "375", "women": 375}],
        ),
        (
            "Personas atendidas: 24,575 (hombres: 12,735 y mujeres: 11,840).",
            [
                {
                    "what": "Personas atendidas",
                    "unit": "people",
                    "total": "24575",
                    "women": 11840,
                    "men": 12735,
                }
            ],
        ),
        ("Se ejercieron 62,500,000 pesos.", [{"what": "pesos", "unit": "pesos", "total": "62500000"}]),
    ],
)
def test_what_is_proposed(text, figures):
    assert proposed(text) == figures


def test_a_figure_told_twice_is_proposed_once():
    text = "Se atendieron 240 casos. De los 240 casos, 200 fueron de mujeres y 40 de hombres."
    assert proposed(text) == [{"what": "casos", "unit": "services", "total": "240", "women": 200, "men": 40}]


def test_parts_that_do_not_add_up_are_left_to_the_check():
    assert proposed("Se atendió a 24 personas: 14 mujeres y 4 hombres.") == [
        {"what": "personas", "unit": "people", "total": "24"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Se espera atender a 500 personas.",
        "El albergue tiene capacidad para 120 personas.",
        "Se atendió a más de 500 personas y a cerca de 2 mil familias.",
        "Desde su creación ha atendido a 9,000 personas.",
        "El 45% de las personas son mujeres.",
        "Hubo un promedio de 265 consultas mensuales.",
        "Conforme al artículo 12 de la Ley 464, el 5 de mayo de 2025.",
        "Se atendió a 8,41 personas.",
        "",
    ],
)
def test_what_is_no_result_or_not_exact_is_not_proposed(text):
    assert proposed(text) == []
