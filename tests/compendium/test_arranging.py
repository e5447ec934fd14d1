"""The editor's order and short edits: what is printed changes, what was approved does not."""

import pytest

from compendium import arranging
from compendium.arranging import ArrangementRefused
from compendium.freeze import freeze
from compendium.models import Placement, ShortEdit
from reporting import workflow
from reporting.content import entry_content, sha256_of
from reporting.models import Entry, Status


@pytest.fixture
def three(make_entry):
    return [make_entry(Status.APPROVED, title=f"Programa {letter}") for letter in "ABC"]


def titles(cycle):
    return [entry.title for entry in arranging.group_of(cycle, 1, 21)]


def approved_hash(entry):
    return sha256_of(entry_content(Entry.objects.with_content().get(pk=entry.pk)))


@pytest.mark.parametrize(
    ("who", "to", "expected"),
    [(2, 1, "CAB"), (0, 2, "BAC"), (0, 99, "BCA"), (1, -5, "BAC"), (1, 2, "ABC")],
)
def test_an_entry_goes_where_the_editor_puts_it(who, to, expected, cycle, three, editor):
    arranging.move(three[who], to, by=editor)
    assert titles(cycle) == [f"Programa {letter}" for letter in expected]


def test_moving_an_entry_to_where_it_stands_decides_nothing(three, editor):
    arranging.move(three[1], 2, by=editor)
    assert not Placement.objects.exists()


def test_the_order_is_printed_and_the_approved_content_stays(cycle, three, editor):
    before = [approved_hash(entry) for entry in three]
    arranging.move(three[2], 1, by=editor)
    positions = {e["title"]: e["position"] for e in freeze(cycle).snapshot().entries}
    assert positions == {"Programa C": 1, "Programa A": 2, "Programa B": 3}
    assert [approved_hash(entry) for entry in three] == before


def test_what_is_approved_later_comes_last_until_somebody_moves_it(cycle, three, make_entry, editor):
    arranging.move(three[2], 1, by=editor)
    make_entry(Status.APPROVED, title="Programa D")
    assert titles(cycle)[-1] == "Programa D"


def test_the_usual_order_comes_back(cycle, three, editor):
    arranging.move(three[2], 1, by=editor)
    arranging.forget_order(cycle, 1, 21)
    assert titles(cycle) == ["Programa A", "Programa B", "Programa C"]
    assert not Placement.objects.exists()


def test_only_approved_entries_are_ordered(make_entry, editor):
    with pytest.raises(ArrangementRefused, match="ya no está aprobado"):
        arranging.move(make_entry(Status.RETURNED), 1, by=editor)


def test_a_short_edit_is_printed_and_says_what_was_approved(cycle, three, editor):
    before = approved_hash(three[0])
    arranging.edit(three[0], "title", "Programa A, abreviado", reason="No cabía", by=editor)
    arranging.edit(three[0], "challenges.0", "<p>Faltan recursos.</p>", reason="Se repetía", by=editor)
    content = next(e for e in freeze(cycle).snapshot().entries if e["title"] == "Programa A, abreviado")
    assert content["challenges"][0]["text"] == "<p>Faltan recursos.</p>"
    assert [(e["field"], e["reason"]) for e in content["edits"]] == [
        ("challenges.0", "Se repetía"),
        ("title", "No cabía"),
    ]
    assert content["edits"][1]["approved"] == "Programa A"
    assert approved_hash(three[0]) == before


def test_an_edit_of_an_edit_replaces_it(three, editor):
    for printed in ("Uno", "Dos"):
        arranging.edit(three[0], "title", printed, reason="Más corto", by=editor)
    assert [edit.printed for edit in ShortEdit.objects.all()] == ["Dos"]


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [("Programa A", "no hay nada que ajustar"), ("Programa A de 1,204 personas", r"no se aprobó \(1,204\)")],
)
def test_an_edit_changes_words_and_no_figures(printed, sentence, three, editor):
    with pytest.raises(ArrangementRefused, match=sentence):
        arranging.edit(three[0], "title", printed, reason="x", by=editor)


def test_a_figure_may_be_left_out_or_said_elsewhere(make_entry, editor):
    entry = make_entry(Status.APPROVED, description="<p>Se atendió a 40 personas en 2025.</p>")
    arranging.edit(entry, "description", "<p>En 2025: atención.</p>", reason="x", by=editor)


def test_what_can_still_be_corrected_is_not_edited_for_print(make_entry, editor):
    with pytest.raises(ArrangementRefused, match="todavía puede corregirse"):
        arranging.edit(make_entry(Status.RETURNED), "title", "Otro", reason="x", by=editor)


def test_a_text_approved_anew_is_printed_as_it_is(cycle, three, editor):
    arranging.edit(three[0], "title", "Abreviado", reason="Más corto", by=editor)
    assert arranging.stale_edits(cycle) == []
    Entry.objects.filter(pk=three[0].pk).update(title="Programa A, corregido")
    assert [edit.field for edit in arranging.stale_edits(cycle)] == ["title"]
    entries = freeze(cycle).snapshot().entries
    assert "Programa A, corregido" in [entry["title"] for entry in entries]
    assert not any("edits" in entry for entry in entries)


def test_what_was_reopened_is_no_longer_in_the_book(cycle, three, editor):
    workflow.reopen(three[1], by=editor, reason="Errata")
    assert titles(cycle) == ["Programa A", "Programa C"]
