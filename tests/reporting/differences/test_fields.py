"""Figures, challenges and lists before and after: rows are followed, numbers tell their change in per cent."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from reporting.differences import change_in_percent, field_difference
from reporting.models import Figure
from tests.reporting.differences.texts import RICH


def figure(what="personas atendidas", total=461, unit="people", note="", **parts):
    return {
        "what": what,
        "unit": unit,
        "total": Decimal(total),
        **dict.fromkeys(Figure.BREAKDOWN),
        **parts,
        "note": note,
    }


def compared(name, before, after):
    return field_difference(name, name, before, after)


def rendered(difference):
    return " ".join(render_to_string(difference.template, {"said": difference.said}).split())


FIGURES = st.lists(
    st.builds(
        figure,
        what=st.sampled_from(
            ["personas atendidas", "documentos entregados", "personas atendidas en frontera"]
        ),
        total=st.integers(0, 3),
        women=st.sampled_from([None, 0, 1]),
    ),
    max_size=5,
)
CHALLENGES = st.lists(
    st.fixed_dictionaries(
        {"text": RICH.filter(bool), "category": st.sampled_from(["", "Obstáculos legales"])}
    ),
    max_size=4,
)


def is_there(row, kind):
    return row.state not in {"gone": ("new", "here"), "new": ("gone", "away")}[kind]


def figure_of(row, kind):
    """What a shown figure says that there was ("gone") or is ("new")."""
    what, note = (
        "".join(piece.text for piece in pieces if piece.kind in ("same", kind)).strip()
        for pieces in (row.what, row.note)
    )
    numbers = [(n.label, n.before if kind == "gone" else n.after) for n in row.numbers]
    return what, note, [pair for pair in numbers if pair[1]]


@given(FIGURES, FIGURES)
def test_the_old_figures_and_the_difference_make_the_new_ones(before, after):
    difference = compared("figures", before, after).said
    for kind, rows in (("gone", before), ("new", after)):
        whole = compared("figures", rows, rows).said.rows
        shown = [figure_of(row, kind) for row in difference.rows if is_there(row, kind)]
        assert shown == [figure_of(row, kind) for row in whole]


@given(CHALLENGES, CHALLENGES)
def test_the_old_challenges_and_the_difference_make_the_new_ones(before, after):
    left, made = list(before), []
    for row in compared("challenges", before, after).said.rows:
        if is_there(row, "gone"):
            old = left.pop(0)
            assert row.category_before == old["category"]
        if is_there(row, "new"):
            made.append(row.category)
    assert (left, made) == ([], [row["category"] for row in after])


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (461, 498, "+8 %"),
        (498, 461, "−7 %"),
        (1000, 1004, "+0.4 %"),
        (100_000, 100_001, "+ menos de 0.1 %"),
        (1, 3, "+200 %"),
        (0, 5, ""),
        (None, 5, ""),
        (5, None, ""),
        (5, 5, ""),
    ],
)
def test_the_change_is_told_in_per_cent(before, after, said):
    assert change_in_percent(before and Decimal(before), after and Decimal(after)) == said


def test_a_figure_shows_before_after_and_per_cent():
    page = rendered(compared("figures", [figure(total=12461)], [figure(total=12498, women=249)]))
    assert "12,461<" in page
    assert "12,498<" in page
    assert "+0.3 %" in page
    assert "249" in page


def test_figures_of_different_things_have_no_per_cent():
    difference = compared("figures", [figure(total=461)], [figure("documentos", 20, unit="documents")])
    assert [number.percent for row in difference.said.rows for number in row.numbers] == [""]


def test_a_figure_that_changed_its_place_and_its_total_is_followed():
    before = [figure("personas atendidas", 1), figure("documentos entregados", 2)]
    after = [figure("documentos entregados", 4), figure("personas atendidas", 1)]
    rows = compared("figures", before, after).said.rows
    moved = [row for row in rows if row.state == "here"]
    assert [[number.percent for number in row.numbers] for row in moved] == [["+100 %"]]


def test_a_challenge_shows_its_changed_words_and_category():
    before = [{"text": "<p>Faltan recursos.</p>", "category": "Obstáculos legales"}]
    after = [{"text": "<p>Faltan traductores.</p>", "category": ""}]
    page = rendered(compared("challenges", before, after))
    assert "recursos" in page
    assert "traductores" in page
    assert "sin categoría" in page


def test_items_of_a_list_are_kept_gone_or_new():
    said = compared("kinds", ["Salud", "Educación"], ["Educación", "Refugio"]).said
    assert (said.kept, said.gone, said.new) == (["Educación"], ["Salud"], ["Refugio"])
    assert not said.is_same


def test_one_value_is_shown_before_and_after():
    page = rendered(compared("starts", "1 de enero de 2024", ""))
    assert "1 de enero de 2024" in page
    assert "(vacío)" in page


@pytest.mark.parametrize("name", ["title", "description", "kinds", "figures", "challenges", "starts"])
def test_what_stayed_is_the_same_and_may_be_empty(name):
    empty = [] if name in ("kinds", "figures", "challenges") else ""
    difference = compared(name, empty, empty)
    assert (difference.is_same, difference.is_empty) == (True, True)
