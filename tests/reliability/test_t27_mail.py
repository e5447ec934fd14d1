"""T27: a mail server that is down or does not encrypt: sending an entry is as always, no mail is lost or readable."""

import contextlib
import datetime
import socket

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import outbox
from reporting.models import Entry, Message, Status
from reporting.outbox import sending
from tests.mailserver import mail_server, use
from tests.servers import free_port

MINUTE, HOUR = datetime.timedelta(minutes=1), datetime.timedelta(hours=1)


@pytest.fixture
def post(make_entry, liaison):
    """Tells Ana something that leaves at once; returns the row."""
    entry = make_entry()

    def told(key="1"):
        outbox.post(
            "extension", to=liaison, cycle=entry.cycle, key=key, institution="INM", until="hoy", reason="x"
        )
        return Message.objects.latest("pk")

    return told


@pytest.fixture(params=["up", "down", "no STARTTLS", "STARTTLS refused", "silent"])
def server(request, settings):
    """A mail server in a state of its own; the product encrypts, or sends nothing."""
    if request.param in ("down", "silent"):
        with mute_server() if request.param == "silent" else contextlib.nullcontext(free_port()) as port:
            use(settings, port, tls=True)
            settings.EMAIL_TIMEOUT = 0.5
            yield request.param
        return
    refuses = {"STARTTLS": "454 TLS not available"} if request.param == "STARTTLS refused" else {}
    with mail_server(refuses=refuses) as postbox:
        use(settings, postbox.port, tls=request.param != "up")
        yield request.param


@contextlib.contextmanager
def mute_server():
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def send_all(at=None) -> int:
    return sending.send(list(Message.objects.values_list("pk", flat=True)), at=at)


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_sending_an_entry_is_as_always(
    server, make_entry, liaison, client, django_capture_on_commit_callbacks
):
    entry = make_entry()
    client.force_login(liaison)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("entry_submit", args=[entry.pk]), {"version": entry.version})
    assert response["Location"] == reverse("entry_receipt", args=[entry.pk, 1])
    assert client.get(response["Location"]).status_code == 200
    assert Entry.objects.get().status == Status.SUBMITTED
    message = Message.objects.get(kind="receipt", to=liaison)
    sending.send([message.pk])
    message.refresh_from_db()
    assert message.state == ("sent" if server == "up" else "waiting")
    assert bool(message.error) is (server != "up")


def test_mail_is_tried_again_ever_more_seldom_for_24_hours_and_then_given_up(settings, post):
    use(settings, free_port())
    message, tries, now = post(), [], timezone.now()
    while message.state == "waiting":
        assert sending.send([message.pk], at=now) == 0
        tries.append(now - message.created_at)
        message.refresh_from_db()
        now = message.next_attempt
    gaps = [round((later - earlier) / MINUTE) for earlier, later in zip(tries, tries[1:], strict=False)]
    assert gaps[:8] == [1, 2, 4, 8, 16, 32, 64, 120]
    assert set(gaps[7:]) == {120}
    assert tries[-2] < 24 * HOUR <= tries[-1] < 26 * HOUR
    assert "Connection refused" in message.error


def test_a_mail_server_that_is_down_loses_none(settings, post):
    with mail_server() as first:
        use(settings, first.port)
        post("before")
        send_all()
    now = timezone.now()
    for key in range(30):
        post(key)
    for hours in range(20):
        assert send_all(now + hours * HOUR) == 0
    with mail_server(first.port) as back:
        post("after")
        assert send_all(now + 23 * HOUR) == 31
        assert len({got["Message-ID"] for got in back.mails}) == len(back.mails) == 31
    assert states() == ["sent"] * 32


@pytest.mark.parametrize("answer", [None, "454 TLS not available due to temporary reason", "502 no"])
def test_nothing_is_said_in_clear_when_starttls_is_refused(answer, settings, post):
    with mail_server(refuses={"STARTTLS": answer} if answer else {}) as postbox:
        use(settings, postbox.port, tls=True)
        post()
        post("2")
        assert send_all() == 0
    assert states() == ["waiting", "waiting"]
    heard = {line.split()[0].lower() for line in postbox.heard.splitlines()}
    assert heard <= {b"ehlo", b"starttls", b"quit"}
    assert (b"inm.example" in postbox.heard, postbox.mails) == (False, [])
