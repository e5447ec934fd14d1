"""From the outbox to the mail server: claimed one by one, tried again until it worked or a day has passed.

The row decides, not the queue: a task may be lost, come twice or come late.
"""

import datetime
import hashlib
import logging
import time
from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F
from django.utils import timezone

from reporting.models import Message
from reporting.outbox import writing
from reporting.outbox.kinds import KINDS
from reporting.richtext import clean_line

log = logging.getLogger(__name__)
State = Message.State
FIRST_WAIT, LONGEST_WAIT = datetime.timedelta(minutes=1), datetime.timedelta(hours=2)
GIVE_UP = datetime.timedelta(hours=24)
AT_ONCE = 100  # what one task sends
BROKER_REST = 30  # seconds in which a broker that did not answer is left alone; the sweep sends meanwhile
_broker_rests_until = 0.0


def publish_due(keys: Iterable[str]) -> None:
    """After commit: hand to the workers what of `keys` may leave now; what waits longer is the sweep's."""
    publish(list(Message.objects.due().filter(key__in=keys).values_list("pk", flat=True)))


def publish(ids: list[int]) -> None:
    """Never fails and never waits long: what the queue does not get, the sweep finds."""
    global _broker_rests_until
    from reporting import tasks

    if not ids or time.monotonic() < _broker_rests_until:
        return
    try:
        for start in range(0, len(ids), AT_ONCE):
            tasks.send.delay(ids[start : start + AT_ONCE])
    except Exception:
        log.exception("messages could not be queued: the sweep will send them")
        _broker_rests_until = time.monotonic() + BROKER_REST


def sweep(*, at=None) -> int:
    """Hand on what is due and nobody sends: its task was lost, or its last attempt failed."""
    ids = list(Message.objects.due(at).order_by("next_attempt").values_list("pk", flat=True))
    publish(ids)
    return len(ids)


def send(ids: list[int], *, at=None) -> int:
    """Send those that nobody else is sending, over one connection. Returns how many left."""
    sent, connection = 0, get_connection()
    down = _open(connection)
    waiting = Message.objects.filter(pk__in=ids, state=State.WAITING).select_related("to")
    for message in waiting.order_by("pk"):
        if not _claim(message, at=at) or _has_left(message):
            continue
        try:
            if down:
                raise down
            _deliver(message, connection)
        except Exception as error:
            _failed(message, error, at=at)
            down = down or _open(connection, again=True)
        else:
            sent += _sent(message, at=at)
    _close(connection)
    return sent


def _claim(message: Message, *, at) -> bool:
    """For this process alone: the next attempt is set before this one begins, so a process that dies loses nothing."""
    wait = min(FIRST_WAIT * 2**message.attempts, LONGEST_WAIT)
    due = Message.objects.due(at).filter(pk=message.pk, attempts=message.attempts)
    return bool(due.update(attempts=F("attempts") + 1, next_attempt=(at or timezone.now()) + wait))


def _has_left(message: Message) -> bool:
    """Whether the person's account was closed meanwhile: then there is nobody to tell."""
    if message.to is None or message.to.is_active:
        return False
    return bool(Message.objects.filter(pk=message.pk).update(state=State.DISCARDED))


def _open(connection, *, again: bool = False) -> Exception | None:
    """What is wrong with the mail server, or nothing."""
    if again:
        _close(connection)
    try:
        connection.open()
    except Exception as error:
        log.warning("mail server: %s", error)
        return error
    return None


def _close(connection) -> None:
    with suppress(Exception):  # a server that went away needs no goodbye
        connection.close()


def _deliver(message: Message, connection) -> None:
    """The Message-ID is the message's own: should a mail ever leave twice, servers and readers see it is one."""
    mail = EmailMessage(
        subject=f"{settings.EMAIL_SUBJECT_PREFIX}{message.subject}",
        body=writing.mail_body(message),
        to=[message.recipient],
        headers={"Message-ID": _message_id(message), "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    mail.send()


def _message_id(message: Message) -> str:
    seal = hashlib.sha256(f"{message.pk} {message.key} {settings.SECRET_KEY}".encode()).hexdigest()[:24]
    return f"<pmm-{message.pk}-{seal}@{urlsplit(settings.SITE_URL).hostname}>"


def _sent(message: Message, *, at) -> int:
    erased = {"body": "", "path": ""} if KINDS[message.kind].is_secret else {}
    waiting = Message.objects.filter(pk=message.pk, state=State.WAITING)
    return waiting.update(state=State.SENT, sent_at=at or timezone.now(), error="", **erased)


def _failed(message: Message, error: Exception, *, at) -> None:
    """Tried again at the time the claim has set, unless a day has passed."""
    log.warning("message %s, attempt %s: %s", message.pk, message.attempts + 1, error)
    given_up = (at or timezone.now()) >= message.waiting_since + GIVE_UP
    waiting = Message.objects.filter(pk=message.pk, state=State.WAITING)
    waiting.update(
        error=(clean_line(str(error)) or type(error).__name__)[:500],
        state=State.FAILED if given_up else State.WAITING,
    )
