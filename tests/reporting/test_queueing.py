"""Which entries a reviewer finds, in which order, and that two of them never take the same one."""

import datetime
import threading

import pytest
from django.db import connections
from django.utils import timezone

from reporting import queueing
from reporting.models import Entry, Membership, Role, Seen, Status, User
from tests.cast import make_user

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def make_waiting(make_entry):
    """Makes entries that wait, each an hour longer than the next."""

    def make(count, **fields):
        entries = [make_entry(Status.SUBMITTED, title=f"Programa {n}", **fields) for n in range(count)]
        for number, entry in enumerate(entries):
            since = timezone.now() - (count - number) * HOUR
            Entry.objects.filter(pk=entry.pk).update(status_since=since)
        return [Entry.objects.get(pk=entry.pk) for entry in entries]

    return make


@pytest.fixture
def other(db):
    return make_user("otra@upmrip.example", Role.REVIEWER)


def queue_of(user, cycle):
    return queueing.entries_for(user, cycle)


def test_the_one_that_waits_longest_is_first_and_drafts_are_nobodys(
    make_waiting, make_entry, reviewer, cycle
):
    make_entry()
    entries = make_waiting(3)
    assert list(queue_of(reviewer, cycle)) == entries


def test_a_line_knows_the_version_this_person_has_seen_and_the_open_warnings(
    make_entry, reviewer, other, cycle
):
    entry = make_entry(Status.SUBMITTED, results="<p>Se atendió a 10: 3 mujeres y 4 hombres.</p>")
    Seen.objects.mark(entry, other)
    (line,) = queue_of(reviewer, cycle)
    assert (line.seen_version, line.warnings) == (None, entry.checked.open_findings)
    Seen.objects.mark(entry, reviewer)
    assert queue_of(reviewer, cycle).get().seen_version == entry.version


def test_an_older_version_never_replaces_the_newer_one_seen(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    for version in (3, 2):
        entry.version = version
        Seen.objects.mark(entry, reviewer)
    assert Seen.objects.get().version == 3


def test_taking_gives_the_oldest_free_one_and_never_another_persons(make_waiting, reviewer, other, cycle):
    first, second, third = make_waiting(3)
    assert queueing.take_next(queue_of(reviewer, cycle), by=reviewer) == first
    assert queueing.take_next(queue_of(other, cycle), by=other) == second
    Seen.objects.mark(first, reviewer)
    assert queueing.take_next(queue_of(reviewer, cycle), by=reviewer) == third
    Seen.objects.mark(third, reviewer)
    # Nothing is free any more: back to the oldest one in the own hands.
    assert queueing.take_next(queue_of(reviewer, cycle), by=reviewer) == first
    assert list(Entry.objects.order_by("pk").values_list("assigned_to", flat=True)) == [
        reviewer.pk,
        other.pk,
        reviewer.pk,
    ]


def test_what_was_assigned_to_me_and_i_have_not_opened_comes_by_its_age(make_waiting, reviewer, cycle):
    _first, second = make_waiting(2)
    Entry.objects.exclude(pk=second.pk).update(assigned_to=make_user("x@x.example", Role.REVIEWER))
    Entry.objects.filter(pk=second.pk).update(assigned_to=reviewer)
    assert queueing.take_next(queue_of(reviewer, cycle), by=reviewer) == second


def test_nobody_takes_what_they_may_not_decide(make_waiting, reviewer, institution, cycle):
    make_waiting(1)
    Membership.objects.create(user=reviewer, role=Role.LIAISON, institution=institution)
    person = User.objects.get(pk=reviewer.pk)
    assert queueing.take_next(queue_of(person, cycle), by=person) is None


def test_after_a_decision_comes_the_next_one_and_at_the_end_the_first(make_waiting, reviewer, cycle):
    first, second, third = make_waiting(3)
    queue = queue_of(reviewer, cycle)
    assert queueing.next_after(second, queue, by=reviewer) == third
    assert queueing.next_after(third, queue, by=reviewer) == first
    assert queueing.next_after(first, queue.filter(pk=first.pk), by=reviewer) is None


def test_the_next_one_is_taken_unless_the_list_is_somebody_elses(make_waiting, reviewer, other, cycle):
    first, second, third = make_waiting(3)
    Entry.objects.filter(pk=second.pk).update(assigned_to=other)
    queue = queue_of(reviewer, cycle)
    assert queueing.next_after(first, queue, by=reviewer) == third
    assert Entry.objects.get(pk=third.pk).assigned_to == reviewer
    assert queueing.next_after(first, queue, by=reviewer, whosever=True) == second
    assert Entry.objects.get(pk=second.pk).assigned_to == other


def test_an_entry_knows_its_place_and_neighbours(make_waiting, reviewer, cycle):
    first, second, third = make_waiting(3)
    queue = queue_of(reviewer, cycle)
    assert queueing.place_of(second, queue) == (2, 3, first.pk, third.pk)
    assert queueing.place_of(first, queue) == (1, 3, None, second.pk)
    assert queueing.place_of(first, queue.exclude(pk=first.pk)) == (None, 2, None, second.pk)
    assert queueing.place_of(first, queue.none()) == (None, 0, None, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after_a_decision", [False, True])
def test_reviewers_who_ask_at_once_never_get_the_same_entry(after_a_decision, make_waiting, cycle):
    """Real threads and connections, on whichever database the suite runs."""
    people = [make_user(f"r{n}@x.example", Role.REVIEWER) for n in range(3)]
    each = 6
    start, *entries = make_waiting(len(people) * each + 1)
    if not after_a_decision:
        Entry.objects.filter(pk=start.pk).update(status=Status.APPROVED)
    taken, barrier = [[] for _ in people], threading.Barrier(len(people))

    def take(number):
        person = people[number]
        try:
            for _ in range(each):
                barrier.wait(timeout=60)
                queue = queueing.entries_for(person, cycle).filter(status=Status.SUBMITTED)
                if after_a_decision:
                    entry = queueing.next_after(start, queue.exclude(assigned_to=person), by=person)
                else:
                    entry = queueing.take_next(queue, by=person)
                    Seen.objects.mark(entry, person)
                taken[number].append(entry.pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[number]) for number in range(len(people))]
    [thread.start() for thread in threads]
    [thread.join(timeout=120) for thread in threads]
    assert [len(mine) for mine in taken] == [each] * len(people)
    assert sorted(pk for mine in taken for pk in mine) == [entry.pk for entry in entries]
    held = {person.pk: sorted(mine) for person, mine in zip(people, taken, strict=True)}
    for person, mine in held.items():
        assert sorted(Entry.objects.filter(assigned_to=person).values_list("pk", flat=True)) == mine
