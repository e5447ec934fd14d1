"""From approved entries to an edition that never changes."""

import json

import pytest
from django.core.management import CommandError, call_command

from compendium.freeze import FreezeRefused, freeze
from compendium.models import Edition
from compendium.snapshot import from_json, to_json
from reporting import workflow
from reporting.content import entry_content, sha256_of
from reporting.models import Entry, Institution, Status


def content_of(entry):
    return entry_content(Entry.objects.with_content().get(pk=entry.pk))


def test_only_approved_entries_are_frozen_and_the_others_counted(cycle, make_entry, editor):
    approved = make_entry(Status.APPROVED)
    for status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED):
        make_entry(status, title=status)
    edition = freeze(cycle, by=editor)
    assert [row.content for row in edition.entries.all()] == [content_of(approved)]
    assert (edition.label, edition.left_out, edition.by) == ("2025-1.0", 3, editor)


def test_the_manifest_is_the_hash_of_all_that_is_frozen(cycle, make_entry):
    edition = freeze(cycle) if make_entry(Status.APPROVED) else None
    hashes = [sha256_of(row.content) for row in edition.entries.order_by("entry")]
    assert [row.sha256 for row in edition.entries.order_by("entry")] == hashes
    assert edition.manifest == sha256_of({"context": edition.context, "entries": hashes})


def test_an_edition_does_not_see_later_changes(cycle, make_entry, institution):
    entry = make_entry(Status.APPROVED)
    edition = freeze(cycle)
    before = to_json(edition.snapshot())
    Institution.objects.filter(pk=institution.pk).update(name="Instituto con otro nombre")
    Entry.objects.filter(pk=entry.pk).update(title="Otro título")
    assert to_json(Edition.objects.get().snapshot()) == before


def test_a_snapshot_survives_json(cycle, make_entry):
    make_entry(Status.APPROVED)
    text = to_json(freeze(cycle).snapshot())
    assert to_json(from_json(text)) == text


def test_nothing_approved_is_refused_with_what_to_do(cycle, make_entry):
    make_entry(Status.SUBMITTED)
    with pytest.raises(FreezeRefused, match="apruebe al menos uno"):
        freeze(cycle)
    assert not Edition.objects.exists()


def test_the_same_content_is_not_frozen_twice(cycle, make_entry, editor):
    entry = make_entry(Status.APPROVED)
    freeze(cycle)
    with pytest.raises(FreezeRefused, match="Nada cambió desde la edición 2025-1.0"):
        freeze(cycle)
    workflow.reopen(entry, by=editor, reason="Errata")
    make_entry(Status.APPROVED, title="Otro programa")
    assert freeze(cycle).label == "2025-1.1"


def test_the_number_of_queries_does_not_grow_with_the_entries(
    cycle, make_entry, django_assert_max_num_queries
):
    for number in range(12):
        make_entry(Status.APPROVED, title=f"Programa {number}")
    with django_assert_max_num_queries(42):
        freeze(cycle)


def test_the_command_answers_with_the_contracts_json(cycle, make_entry, editor, capsys):
    make_entry(Status.APPROVED)
    call_command("freeze", "2025", by=editor.email, json=True)
    edition = Edition.objects.get()
    assert json.loads(capsys.readouterr().out) == {
        "edition": "2025-1.0",
        "entries": 1,
        "left_out": 0,
        "manifest": edition.manifest,
    }
    assert edition.by == editor


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2031"], "No existe el ejercicio «2031». Ejercicios: 2025."),
        (["2025"], "no tiene registros aprobados"),
        (["2025", "--by", "nadie@x.example"], "Ninguna cuenta activa usa el correo"),
        (["2025", "--rapido"], "Las opciones no se entienden"),
        ([], "Las opciones no se entienden"),
    ],
)
def test_wrong_orders_get_one_sentence(arguments, sentence, cycle):
    with pytest.raises(CommandError, match=sentence) as caught:
        call_command("freeze", *arguments)
    assert "\n" not in str(caught.value)
