"""What an erratum says of the edition it replaces: computed from the two snapshots, printed in both documents."""

import pytest

from compendium import changes
from compendium.documents import compendio, erratum, informe
from compendium.freeze import FreezeRefused, freeze
from compendium.models import CycleText, Publication
from reporting import workflow
from reporting.models import Entry, Status
from tests.compendium.snapshots import SRE, challenge, entry, figure, snapshot

KEPT, GONE, NEW = entry("Queda"), entry("Se va", SRE), entry("Llega", SRE, 2)


def test_the_same_content_differs_in_nothing():
    assert changes.is_nothing(changes.between(snapshot(KEPT), snapshot(KEPT)))


def test_entries_added_removed_and_changed_are_told_apart():
    after = {**KEPT, "title": "Queda, corregido", "figures": [figure()], "edits": [{"field": "title"}]}
    found = changes.between(snapshot(KEPT, GONE), snapshot(after, NEW))
    assert [row["title"] for row in found["added"]] == ["Llega"]
    assert [row["title"] for row in found["removed"]] == ["Se va"]
    assert [(row["title"], row["fields"]) for row in found["changed"]] == [
        ("Queda, corregido", ["title", "figures"])
    ]


def test_texts_and_general_data_count_too():
    before = snapshot(KEPT, texts={"closing": "<p>Uno</p>", "credits": "<p>Igual</p>"})
    after = snapshot(
        KEPT,
        texts={"closing": "<p>Dos</p>", "credits": "<p>Igual</p>", "address": "Otra calle"},
        authorities=({"name": "Ana", "post": "Titular"},),
    )
    found = changes.between(before, after)
    assert (found["texts"], found["matter"]) == (["address", "closing"], ["authorities"])


def test_every_field_of_an_entry_has_a_word(make_entry):
    from reporting.content import entry_content

    content = entry_content(Entry.objects.with_content().get(pk=make_entry().pk))
    assert set(content) - changes.UNSAID == set(erratum.FIELDS)
    assert set(changes.MATTER) == set(erratum.MATTER)


def replacing():
    after = {**KEPT, "results": "<p>Otros.</p>", "challenges": [challenge()]}
    found = changes.between(snapshot(KEPT, GONE), snapshot(after, NEW))
    found["texts"] = ["closing", "address"]
    return snapshot(after, NEW, replaces={"edition": "2025-1.0", "number": "1.0", "changes": found})


def test_the_compendio_leads_to_each_changed_entry():
    parts = {part.name: part.content for part in compendio.compose(replacing()).parts}
    told = parts["cambios"]
    assert told["title"] == "Cambios respecto de la edición 1.0"
    assert "1 registro agregado, 1 registro modificado, 1 registro retirado y 2 textos" in told["lead"]
    added, changed, removed = told["groups"]
    assert [row["anchor"] for group in (added, changed, removed) for row in group["rows"]] == [
        "objetivo-1-2-1",
        "objetivo-1-1-1",
        "",
    ]
    assert changed["rows"][0]["fields"] == "resultados y retos"
    assert told["matter"] == ["Consideraciones finales del Compendio", "Domicilio"]
    assert parts["legal"]["colophon"]["replaces"] == "2025-1.0"
    assert parts["contents"]["changed"][0].name == "cambios"


def test_the_informe_has_the_same_list_as_a_section():
    names = [part.name for part in informe.compose(replacing()).parts]
    assert names.index("cambios") == names.index("contents") + 1


def test_a_first_edition_has_no_such_page():
    for document in (compendio, informe):
        assert "cambios" not in [part.name for part in document.compose(snapshot(KEPT)).parts]


@pytest.fixture
def published(cycle, make_entry, editor):
    entry = make_entry(Status.APPROVED)
    edition = freeze(cycle, by=editor)
    Publication.objects.create(edition=edition, by=editor)
    return entry


def test_an_erratum_keeps_what_it_replaces_and_what_changed(cycle, published, make_entry, editor):
    make_entry(Status.APPROVED, title="Otro programa")
    CycleText.objects.create(cycle=cycle, name="closing", text="<p>Nuevo</p>")
    replaces = freeze(cycle, by=editor).snapshot().replaces
    assert (replaces["edition"], [r["title"] for r in replaces["changes"]["added"]]) == (
        "2025-1.0",
        ["Otro programa"],
    )
    assert replaces["changes"]["texts"] == ["closing"]


def test_an_erratum_of_nothing_is_refused(cycle, published, editor):
    with pytest.raises(FreezeRefused, match="no hay errata que congelar"):
        freeze(cycle, by=editor)


def test_what_was_only_frozen_is_not_replaced(cycle, make_entry, editor):
    entry = make_entry(Status.APPROVED)
    freeze(cycle, by=editor)
    workflow.reopen(entry, by=editor, reason="Errata")
    make_entry(Status.APPROVED, title="Otro programa")
    assert freeze(cycle, by=editor).snapshot().replaces == {}
