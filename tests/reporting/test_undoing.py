"""Taking back one's own decision: for ten minutes, and only while nobody has acted on it."""

import datetime
import threading

import pytest
from django.db import connections
from django.utils import timezone

from reporting import drafting, observing, workflow
from reporting.models import Entry, Event, Membership, Role, Status, User
from tests.cast import make_user

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def waiting(make_entry):
    return make_entry(Status.SUBMITTED)


def decide(entry, by, move="approve", **more):
    if move == "approve":
        return workflow.approve(entry, by=by, **more)
    function = {"return": workflow.return_, "reopen": workflow.reopen}[move]
    return function(entry, by=by, reason="Falta el periodo.", **more)


@pytest.mark.parametrize(
    ("status", "move"), [("submitted", "approve"), ("submitted", "return"), ("approved", "reopen")]
)
def test_an_undone_decision_leaves_the_entry_where_it_was(status, move, make_entry, reviewer):
    entry = make_entry(status)
    before = Entry.objects.get()
    undone = workflow.undo(decide(entry, reviewer, move), by=reviewer)
    after = Entry.objects.get()
    assert (after.status, after.status_since, after.version) == (status, before.status_since, before.version)
    assert (undone.move, undone.after, undone.by, undone.label) == ("undo", status, reviewer, "Deshecho")


def test_the_place_in_the_queue_comes_back_the_second_time_too(waiting, reviewer):
    since = Entry.objects.get().status_since
    for _ in range(2):
        workflow.undo(decide(Entry.objects.get(), reviewer), by=reviewer)
    assert Entry.objects.get().status_since == since


def test_after_ten_minutes_a_decision_stands(waiting, reviewer):
    event = decide(waiting, reviewer)
    assert list(workflow.undoable(reviewer, at=event.at + 10 * MINUTE)) == [event]
    late = event.at + 10 * MINUTE + datetime.timedelta(seconds=1)
    assert not workflow.undoable(reviewer, at=late)
    with pytest.raises(workflow.MoveRefused, match="más de diez minutos"):
        workflow.undo(event, by=reviewer, at=late)
    assert Entry.objects.get().status == Status.APPROVED


def test_nobody_undoes_what_another_decided(waiting, reviewer):
    event = decide(waiting, reviewer)
    other = make_user("otra@x.example", Role.REVIEWER)
    assert not workflow.undoable(other)
    with pytest.raises(workflow.NotAllowed, match="Sólo quien tomó la decisión"):
        workflow.undo(event, by=other)


def test_who_is_no_longer_a_reviewer_undoes_nothing(waiting, reviewer):
    event = decide(waiting, reviewer)
    Membership.objects.filter(user=reviewer).delete()
    with pytest.raises(workflow.NotAllowed):
        workflow.undo(event, by=User.objects.get(pk=reviewer.pk))


def test_a_submission_is_not_undone(waiting):
    event = waiting.events.get()
    with pytest.raises(workflow.NotAllowed):
        workflow.undo(event, by=event.by)


def test_a_return_that_the_institution_has_begun_to_correct_stands(waiting, reviewer, liaison):
    event = decide(waiting, reviewer, "return")
    entry = Entry.objects.with_content().get()
    seals = drafting.seals_of(drafting.values_of(entry))
    drafting.save(entry, {"title": "Ya corregido"}, seals=seals, by=liaison)
    assert not workflow.undoable(reviewer)
    with pytest.raises(workflow.StaleMove):
        workflow.undo(event, by=reviewer)
    assert Entry.objects.get().status == Status.RETURNED


def test_a_return_that_was_answered_by_sending_again_stands(waiting, reviewer, liaison):
    event = decide(waiting, reviewer, "return")
    workflow.submit(Entry.objects.get(), by=liaison)
    with pytest.raises(workflow.StaleMove, match="lo movió Ana"):
        workflow.undo(event, by=reviewer)


def test_a_return_to_which_somebody_answered_in_a_thread_stands(waiting, reviewer, liaison):
    observation = observing.open_(waiting, by=reviewer, text="¿De qué periodo?", field="results")
    event = decide(waiting, reviewer, "return")
    observing.reply(observation, by=reviewer, text="Me refiero a la cifra.")
    assert workflow.undoable(reviewer).exists()
    observing.reply(observation, by=liaison, text="Ya lo corregimos.")
    assert not workflow.undoable(reviewer).exists()
    with pytest.raises(workflow.StaleMove, match="Alguien ya respondió"):
        workflow.undo(event, by=reviewer)
    assert Entry.objects.get().status == Status.RETURNED


def test_an_approval_that_another_reopened_stands(waiting, reviewer, editor):
    event = decide(waiting, reviewer)
    decide(Entry.objects.get(), editor, "reopen")
    with pytest.raises(workflow.StaleMove):
        workflow.undo(event, by=reviewer)
    assert Entry.objects.get().status == Status.RETURNED


def test_an_older_decision_is_not_undone_through_a_newer_one_alike(waiting, reviewer):
    first = decide(waiting, reviewer, at=timezone.now() - MINUTE)
    workflow.undo(first, by=reviewer)
    decide(Entry.objects.get(), reviewer)
    with pytest.raises(workflow.StaleMove):
        workflow.undo(first, by=reviewer)


@pytest.mark.django_db(transaction=True)
def test_undoing_and_correcting_at_once_have_one_winner(make_entry, reviewer, liaison):
    """The reviewer takes a return back while the institution sends again: one of both, never half of each."""
    rounds = 10
    events = [
        decide(make_entry(Status.SUBMITTED, title=f"Programa {n}"), reviewer, "return") for n in range(rounds)
    ]
    outcomes = [{} for _ in events]
    barrier = threading.Barrier(2)

    def undo(event):
        workflow.undo(Event.objects.select_related("entry").get(pk=event.pk), by=reviewer)

    def send(event):
        workflow.submit(Entry.objects.get(pk=event.entry_id), by=liaison)

    def run(name, act):
        try:
            for number, event in enumerate(events):
                barrier.wait(timeout=60)
                try:
                    act(event)
                    outcomes[number][name] = "won"
                except workflow.MoveRefused:
                    outcomes[number][name] = "lost"
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in (("undo", undo), ("send", send))]
    [thread.start() for thread in threads]
    [thread.join(timeout=120) for thread in threads]
    for outcome, event in zip(outcomes, events, strict=True):
        moves = list(event.entry.events.values_list("move", flat=True))
        assert sorted(outcome.values()) == ["lost", "won"]
        assert moves[2:] == ["undo" if outcome["undo"] == "won" else "submit"]
        assert Entry.objects.get(pk=event.entry_id).status == Status.SUBMITTED
