"""`manage.py statistics`: every figure by name, frozen or live."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compendium.freeze import edition_context, freeze
from compendium.live import live_snapshot
from compendium.snapshot import from_dict
from compendium.statistics import count
from compendium.statistics.counting import NAMES
from reporting.content import entry_content
from reporting.models import Cycle, Entry, Kind, Population, State, Status

KEYS = {
    "total",
    "by_sector",
    "by_objective",
    "by_objective_and_sector",
    "institutions",
    "states",
    "challenges",
    "people_reached",
}


def asked(*arguments, **options):
    return json.loads(call_command("statistics", *arguments, json=True, **options))


def test_the_answer_has_the_contracts_keys_and_every_statistic(cycle, make_entry):
    make_entry(Status.APPROVED)
    freeze(cycle)
    answer = asked("2025")
    assert set(answer) == {"edition", *NAMES} >= KEYS
    assert (answer["edition"], answer["total"], answer["by_objective"]["21"]) == ("2025-1.0", 1, 1)
    assert list(answer["by_objective"]) == [str(number) for number in range(1, 24)]


def test_live_counts_what_is_approved_now_and_the_edition_stays(cycle, make_entry):
    make_entry(Status.APPROVED)
    freeze(cycle)
    make_entry(Status.APPROVED, title="Otro programa")
    make_entry(Status.SUBMITTED, title="Sin aprobar")
    assert (asked("2025")["total"], asked("2025", live=True)["total"]) == (1, 2)


def test_live_and_frozen_count_alike(cycle, make_entry, institution, elsewhere):
    rich = make_entry(Status.APPROVED, focus_women=True, sdg_targets=["10.7"], objective=4)
    rich.partners.add(elsewhere)
    rich.secondary_objectives.add(3, 4)
    rich.kinds.add(*Kind.objects.all()[:2])
    rich.populations.add(*Population.objects.all()[:2])
    rich.states.add(*State.objects.all()[:3])
    make_entry(Status.APPROVED, title="Otro", lead=elsewhere, focus_disability=False)
    frozen, live = freeze(cycle).snapshot(), live_snapshot(cycle, Entry.objects.all())
    assert count(live) == count(frozen)
    whole = [entry_content(entry) for entry in Entry.objects.with_content().order_by("pk")]
    full = from_dict({"edition": {}, **edition_context(cycle), "entries": whole})
    assert count(live) == count(full)


def test_the_number_of_queries_is_the_same_for_1_and_30_entries(cycle, make_entry):
    def queries(size):
        chosen = Entry.objects.filter(pk__in=list(Entry.objects.values_list("pk", flat=True)[:size]))
        with CaptureQueriesContext(connection) as asked:
            assert count(live_snapshot(cycle, chosen)).total == size
        return len(asked)

    for number in range(30):
        make_entry(Status.APPROVED, title=f"Programa {number}")
    assert queries(1) == queries(30)


def test_an_edition_keeps_what_earlier_cycles_had(cycle, make_entry):
    before = Cycle.of_year("2024")
    before.save()
    entry = make_entry(Status.APPROVED)
    Entry.objects.filter(pk=entry.pk).update(cycle=before)
    freeze(before)
    same = make_entry(Status.APPROVED, title="Continúa")
    Entry.objects.filter(pk=same.pk).update(programme=entry.programme)
    make_entry(Status.APPROVED, title="Nuevo")
    edition = freeze(cycle)
    expected = {"previous": "2024", "new": 1, "continued": 1, "ended": 0, "programmes": 2}
    assert count(edition.snapshot()).continuity == expected
    # A later correction of the earlier cycle changes nothing here.
    Entry.objects.filter(pk=entry.pk).update(title="Corregido")
    assert freeze(before).label == "2024-1.1"
    edition.refresh_from_db()
    assert [each["edition"] for each in edition.snapshot().earlier] == ["2024-1.0"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2031"], "No existe el ejercicio «2031»"),
        (["2025"], "no tiene ediciones"),
        (["2025", "--edition", "7.0"], "no tiene la edición 7.0"),
    ],
)
def test_wrong_orders_get_one_sentence(arguments, sentence, cycle):
    with pytest.raises(CommandError, match=sentence):
        call_command("statistics", *arguments)
