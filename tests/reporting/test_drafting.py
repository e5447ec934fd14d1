"""Writing together: what merges, what is handed back, and that no word is ever lost."""

import datetime
import random
import threading

import pytest
from django.db import connections

from reporting import drafting, workflow
from reporting.models import Challenge, Cycle, Entry, Figure, Kind, Status
from tests.cast import make_user

FIELDS = ("title", "unit", "description", "results", "focus_women_how")


def opened(entry):
    """What somebody sees who opens the entry now: its values and their seals."""
    values = drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))
    return values, drafting.seals_of(values)


def test_only_what_was_changed_is_written(make_entry, liaison):
    entry = make_entry()
    values, seals = opened(entry)
    saved = drafting.save(entry, {**values, "title": "Otro título"}, seals=seals, by=liaison)
    assert (saved.written, saved.conflicts, saved.version) == (["title"], [], 2)


def test_saving_nothing_new_makes_no_version(make_entry, liaison):
    entry = make_entry()
    values, seals = opened(entry)
    assert drafting.save(entry, values, seals=seals, by=liaison).version == 1


def test_both_writing_the_same_is_no_conflict(make_entry, liaison):
    entry = make_entry()
    values, seals = opened(entry)
    for _ in range(2):
        saved = drafting.save(entry, {**values, "unit": "Dirección"}, seals=seals, by=liaison)
    assert (saved.conflicts, saved.version) == ([], 2)


def test_links_figures_and_challenges_are_fields_like_any_other(make_entry, liaison):
    entry = make_entry()
    values, seals = opened(entry)
    kind = Kind.objects.first()
    changed = {
        **values,
        "kinds": [kind.pk],
        "figures": [{**values["figures"][0], "total": 500, "women": 250, "men": 250}],
        "challenges": [],
    }
    saved = drafting.save(entry, changed, seals=seals, by=liaison)
    assert sorted(saved.written) == ["challenges", "figures", "kinds"]
    assert [k.pk for k in entry.kinds.all()] == [kind.pk]
    assert Figure.objects.get(entry=entry).total == 500
    assert not Challenge.objects.filter(entry=entry).exists()


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED])
def test_what_is_sent_or_approved_is_not_written(status, make_entry, liaison):
    entry = make_entry(status)
    values, seals = opened(entry)
    with pytest.raises(drafting.DraftRefused, match="Sólo lectura"):
        drafting.save(entry, {**values, "title": "Otro"}, seals=seals, by=liaison)
    assert Entry.objects.get().title == values["title"]


def test_after_the_close_nothing_is_written(make_entry, liaison, cycle):
    entry = make_entry()
    values, seals = opened(entry)
    late = cycle.closes_at + datetime.timedelta(seconds=1)
    with pytest.raises(drafting.DraftRefused, match="cerró"):
        drafting.save(entry, {**values, "title": "Otro"}, seals=seals, by=liaison, at=late)


def test_a_new_draft_needs_an_open_cycle(cycle, institution, liaison):
    Cycle.objects.update(opens_at=cycle.opens_at - datetime.timedelta(days=90))
    closed = Cycle.objects.get()
    with pytest.raises(drafting.DraftRefused, match="no está abierto"):
        drafting.create(
            {"title": "Uno", "objective_id": 1},
            cycle=closed,
            institution=institution,
            by=liaison,
            at=closed.closes_at + datetime.timedelta(days=1),
        )
    assert not Entry.objects.exists()


@pytest.mark.parametrize("seed", range(200))
def test_no_interleaving_of_two_writers_loses_a_word(seed, make_entry, liaison):
    """Each writer opens, writes one field, saves, in any order; every text is kept or handed back to its writer."""
    chance, entry = random.Random(seed), make_entry()
    seen, said, kept = {}, {}, {}
    for step in range(12):
        who = chance.choice(["Ana", "Beto"])
        if who not in seen or chance.random() < 0.4:
            seen[who] = opened(entry)
            continue
        values, seals = seen[who]
        name, text = chance.choice(FIELDS), f"{who} {step}"
        saved = drafting.save(entry, {**values, name: text}, seals=seals, by=liaison)
        now, _seals = opened(entry)
        if saved.conflicts:
            # The other's text stands, and was written after this writer last looked.
            assert [(c.name, c.mine, c.theirs) for c in saved.conflicts] == [(name, text, now[name])]
            assert said[name][0] != who or kept[name] is not values
        else:
            assert now[name] == text
            said[name], kept[name] = (who, text), values
            seen[who] = opened(entry)
    assert all(opened(entry)[0][name] == text for name, (_who, text) in said.items())


@pytest.mark.django_db(transaction=True)
def test_saving_and_sending_at_once_leaves_no_unseen_text(make_entry, liaison):
    """The receipt holds what was there when it was made; a save that comes later is refused, not swallowed."""
    colleague = make_user("colega@inm.example", "liaison", liaison.memberships.get().institution)
    for number in range(10):
        entry = make_entry(title=f"Programa {number}")
        values, seals = opened(entry)
        barrier, outcome = threading.Barrier(2), {}

        def write(entry=entry, values=values, seals=seals, barrier=barrier, outcome=outcome):
            try:
                barrier.wait(timeout=30)
                drafting.save(entry, {**values, "unit": "Unidad nueva"}, seals=seals, by=colleague)
                outcome["write"] = "saved"
            except drafting.DraftRefused:
                outcome["write"] = "refused"
            finally:
                connections.close_all()

        def send(entry=entry, barrier=barrier, outcome=outcome):
            try:
                barrier.wait(timeout=30)
                workflow.submit(Entry.objects.get(pk=entry.pk), by=liaison, version=1)
                outcome["send"] = "sent"
            except workflow.StaleMove:
                outcome["send"] = "stale"
            finally:
                connections.close_all()

        threads = [threading.Thread(target=job) for job in (write, send)]
        [thread.start() for thread in threads]
        [thread.join(timeout=60) for thread in threads]
        assert outcome in ({"write": "saved", "send": "stale"}, {"write": "refused", "send": "sent"})
