"""Sending: against a mail server that works, that is down, that refuses, that comes back; nothing lost or doubled."""

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from reporting import outbox
from reporting.models import Message
from reporting.outbox import holding, sending

MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)


@pytest.fixture
def post(make_entry, liaison):
    """Tells Ana something that leaves at once; returns the row."""
    entry = make_entry()

    def told(key="1", to=liaison, **values):
        outbox.post(
            "extension", to=to, cycle=entry.cycle, key=key, institution="INM", until="hoy", reason="x"
        )
        return Message.objects.latest("pk")

    return told


def send_all(at=None):
    """What the sweep would do, in this process."""
    return sending.send(list(Message.objects.due(at).values_list("pk", flat=True)), at=at)


def states():
    return sorted(Message.objects.values_list("state", flat=True))


def test_a_message_arrives_with_its_words_and_says_where_to_look(smtp, post):
    message = post()
    assert send_all() == 1
    (got,) = smtp.mails
    assert (got["To"], got["Subject"]) == ("ana@inm.example", f"PMM · {message.subject}")
    assert got["From"] == "PMM <no-responder@localhost>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content().replace("\r\n", "\n").startswith(message.body)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.error) == ("sent", 1, "")


def test_a_task_that_comes_twice_sends_once(smtp, post):
    ids = [post().pk]
    assert [sending.send(ids), sending.send(ids)] == [1, 0]
    assert len(smtp.mails) == 1


def test_what_another_process_has_claimed_is_left_to_it(smtp, post):
    message = post()
    assert sending._claim(message, at=None)
    assert sending.send([message.pk]) == 0
    assert smtp.mails == []


def test_a_process_that_dies_after_its_claim_loses_nothing(smtp, post):
    assert sending._claim(post(), at=None)
    assert send_all(timezone.now() + 2 * MINUTE) == 1
    assert len(smtp.mails) == 1


def test_the_same_message_has_the_same_id_whenever_it_leaves(smtp, post):
    message = post()
    for _time in range(2):
        Message.objects.update(state="waiting", sent_at=None, attempts=0, next_attempt=timezone.now())
        send_all()
    assert len({got["Message-ID"] for got in smtp.mails}) == 1
    assert message.key not in smtp.mails[0]["Message-ID"]


def test_a_change_of_address_reaches_what_is_still_on_its_way(smtp, post, liaison):
    post()
    liaison.email = "ana.nueva@inm.example"
    liaison.save()
    send_all()
    assert smtp.addresses == ["ana.nueva@inm.example"]


def test_who_left_meanwhile_gets_no_mail(smtp, post, liaison):
    post()
    liaison.is_active = False
    liaison.save()
    assert send_all() == 0
    assert (states(), smtp.mails) == (["discarded"], [])


def test_what_carries_a_key_is_erased_once_it_has_left(smtp, db):
    words = {"by": "Eva", "institution": "INM", "role": "Enlace", "until": "hoy"}
    outbox.post("invitation", address="nueva@inm.example", key="1", path="/invitacion/secreto/", **words)
    send_all()
    message = Message.objects.get()
    assert "/invitacion/secreto/" in smtp.mails[0].get_content()
    assert (message.state, message.body, message.path) == ("sent", "", "")


def test_one_refused_address_does_not_hold_up_the_others(smtp, post, colleague):
    smtp.refuses["ana@inm.example"] = "550 No such user"
    post()
    post(to=colleague)
    assert send_all() == 1
    assert (smtp.addresses, states()) == (["beto@inm.example"], ["sent", "waiting"])
    assert "No such user" in Message.objects.get(state="waiting").error


def test_what_was_given_up_is_sent_when_an_editor_asks_again(smtp, post):
    post()
    Message.objects.update(state="failed", error="sin servidor", attempts=18)
    assert send_all() == 0
    assert holding.release(Message.objects.all()) == 1
    assert send_all() == 1


# --- The queue is lost ------------------------------------------------------------------------------


def test_the_sweep_finds_what_the_queue_lost(post, monkeypatch):
    post()
    assert sending.sweep() == 1
    assert sending.sweep(at=timezone.now() - HOUR) == 0
    assert mail.outbox == []


def test_a_broker_that_does_not_answer_is_asked_once_and_then_left_alone(post, silent_broker):
    ids = [post().pk]
    sending.publish(ids)
    rests_until = sending._broker_rests_until
    assert rests_until > 0
    sending.publish(ids)
    assert sending._broker_rests_until == rests_until
