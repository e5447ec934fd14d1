"""The editor's hand on the outbox: what leaves now, what waits, what does not leave at all."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from reporting.models import Message
from reporting.models.message import STOPPABLE
from reporting.outbox import sending
from reporting.outbox.kinds import KINDS

State = Message.State
SECRET = [kind.name for kind in KINDS.values() if kind.is_secret]


PENDING, ALL = "", "all"  # beside the states themselves
UNSENT = [State.HELD, State.WAITING, State.DIGEST, State.FAILED]


def matching(*, state: str = PENDING, kind: str = "", text: str = "") -> QuerySet:
    """The messages an editor looks for: at first what has not left. What is only read in the application never does."""
    rows = Message.objects.exclude(state=State.INSIDE).select_related("to", "entry__institution", "digest")
    if state != ALL:
        rows = rows.filter(state__in=[state] if state else UNSENT)
    if kind:
        rows = rows.filter(kind=kind)
    if text:
        named = Q(to__name__icontains=text) | Q(to__email__icontains=text) | Q(address__icontains=text)
        rows = rows.filter(named | Q(subject__icontains=text))
    return rows


def stoppable(rows: QuerySet) -> int:
    """How many of them the verbs below can still do something to."""
    return rows.filter(state__in=STOPPABLE).count()


def release(rows: QuerySet, *, at=None) -> int:
    """Send now what was held, what had a later hour, and what was given up. Returns how many leave."""
    now = at or timezone.now()
    ids = _ids(rows, *STOPPABLE)
    with transaction.atomic():
        leaving = Message.objects.filter(pk__in=ids, state__in=STOPPABLE)
        many = leaving.update(state=State.WAITING, waiting_since=now, next_attempt=now, attempts=0)
        transaction.on_commit(lambda: sending.publish(ids))
    return many


def hold(rows: QuerySet) -> int:
    """Keep back what has not left, until an editor releases it."""
    return _change(rows, State.HELD, State.WAITING)


def discard(rows: QuerySet) -> int:
    """Never send it, nor show it to whom it was for."""
    return _change(rows, State.DISCARDED, *STOPPABLE)


def _change(rows: QuerySet, to: str, *starts: str) -> int:
    """What carries a key belongs to the person it is for: no editor stops it."""
    mine = Message.objects.filter(pk__in=_ids(rows, *starts), state__in=starts)
    return mine.exclude(kind__in=SECRET).update(state=to)


def _ids(rows: QuerySet, *starts: str) -> list[int]:
    return list(rows.filter(state__in=starts).values_list("pk", flat=True))
