"""Whom a move is told to: the receipt once, decisions to the institution, nothing of what was undone."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import workflow
from reporting.models import Membership, Message, Status
from reporting.outbox import sending
from tests.mailserver import use
from tests.servers import free_port


def told(kind=None):
    messages = Message.objects.filter(**({"kind": kind} if kind else {}))
    return sorted(messages.values_list("kind", "to__email"))


def people_told(kind):
    """All who report for INM, and nobody from elsewhere."""
    inm = Membership.objects.filter(institution__acronym="INM").values_list("user__email", flat=True)
    assert "dora@sre.example" not in inm
    return sorted((kind, email) for email in inm)


@pytest.fixture
def sent(make_entry, liaison, head, colleague, stranger):
    entry = make_entry()
    workflow.submit(entry, by=liaison)
    return entry


def test_the_receipt_goes_to_who_sent_it_and_to_the_heads(sent, liaison, head):
    checkpoint = sent.checkpoints.get()
    assert told() == [("receipt", liaison.email), ("receipt", head.email)]
    message = Message.objects.get(to=head)
    assert f"Acuse: {checkpoint.folio}\n" in message.body
    assert f"Huella SHA-256: {checkpoint.sha256}\n" in message.body
    assert f"Envió: {liaison}\n" in message.body
    assert message.path == reverse("entry_receipt", args=[sent.pk, 1])


@pytest.mark.parametrize(
    ("move", "kind", "reason"),
    [("return_", "returned", "Falta el total."), ("approve", "approved", None)],
)
def test_a_decision_is_told_to_all_of_the_institution_and_nobody_else(move, kind, reason, sent, reviewer):
    extra = {"reason": reason} if reason else {}
    getattr(workflow, move)(sent, by=reviewer, **extra)
    assert told(kind) == people_told(kind)
    bodies = Message.objects.filter(kind=kind).values_list("body", flat=True)
    assert all((reason or "aprobó") in body for body in bodies)


def test_a_reopening_is_told_with_its_reason(sent, reviewer, editor):
    workflow.approve(sent, by=reviewer)
    workflow.reopen(sent, by=editor, reason="La cifra cambió.")
    assert told("reopened") == people_told("reopened")
    assert "La cifra cambió." in Message.objects.filter(kind="reopened").first().body


def test_who_returned_an_entry_is_told_when_it_comes_back(sent, reviewer, liaison):
    workflow.return_(sent, by=reviewer, reason="Falta el total.")
    workflow.submit(sent, by=liaison)
    assert told("resubmitted") == [("resubmitted", reviewer.email)]


def test_a_decision_is_mailed_only_when_it_can_no_longer_be_undone(sent, reviewer):
    workflow.return_(sent, by=reviewer, reason="Falta el total.")
    minute, now = datetime.timedelta(minutes=1), timezone.now()
    returned = Message.objects.filter(kind="returned")
    assert not (Message.objects.due(now + 9 * minute) & returned).exists()
    assert (Message.objects.due(now + 11 * minute) & returned).count() == 4


def test_an_undone_decision_is_told_to_nobody(sent, reviewer, liaison):
    workflow.undo(workflow.return_(sent, by=reviewer, reason="Falta el total."), by=reviewer)
    assert set(Message.objects.filter(kind="returned").values_list("state", flat=True)) == {"discarded"}
    assert [each.kind for each in Message.objects.told_to(liaison)] == ["receipt"]


def test_a_refused_move_tells_nobody(sent, reviewer, colleague):
    with pytest.raises(workflow.MoveRefused):
        workflow.submit(sent, by=colleague)
    assert len(told()) == 2


def test_a_book_that_was_printed_tells_nobody(make_entry):
    workflow.adopt([make_entry()])
    assert told() == []


@pytest.mark.django_db(transaction=True)
def test_T05_a_double_submit_is_one_submission_one_mail_and_one_event(client, make_entry, liaison, smtp):
    entry = make_entry()
    client.force_login(liaison)
    data = {"version": entry.version}
    answers = [client.post(reverse("entry_submit", args=[entry.pk]), data) for _click in range(2)]
    assert answers[0].url == answers[1].url == reverse("entry_receipt", args=[entry.pk, 1])
    for _task in range(2):
        sending.send(list(Message.objects.values_list("pk", flat=True)))
    assert smtp.addresses == [liaison.email]
    assert (entry.checkpoints.count(), entry.events.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_T27_submitting_is_not_touched_by_a_mail_server_or_a_queue_that_is_down(
    client, make_entry, liaison, settings, silent_broker
):
    use(settings, free_port())
    entry = make_entry()
    client.force_login(liaison)
    answer = client.post(reverse("entry_submit", args=[entry.pk]), {"version": entry.version})
    assert answer.url == reverse("entry_receipt", args=[entry.pk, 1])
    entry.refresh_from_db()
    assert (entry.status, told()) == (Status.SUBMITTED, [("receipt", liaison.email)])
