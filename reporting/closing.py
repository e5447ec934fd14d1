"""How near the close is to somebody who reports: said on every page of their desk from seven days before (U14)."""

import datetime
from typing import NamedTuple

from django.utils import timezone

from reporting.models import Cycle, Entry, User
from reporting.outbox.writing import days_in_words
from reporting.permissions import EDITABLE, institutions_of

NEAR = 7  # days


class Closing(NamedTuple):
    """The nearest close of a person's institutions, and what they have not sent."""

    cycle: Cycle
    closes_at: datetime.datetime
    left: str
    unsent: int


def near(user: User, *, at=None) -> Closing | None:
    """Nothing while there is time, and nothing after the close: then each page says why it is closed."""
    now, own, cycle = at or timezone.now(), institutions_of(user), Cycle.objects.current(at)
    if not own or cycle is None:
        return None
    closes_for = cycle.deadlines()
    open_ones = {pk: closes_for(pk) for pk in own if closes_for(pk) >= now}
    closes_at = min(open_ones.values(), default=None)
    if closes_at is None or (days := _days(now, closes_at)) > NEAR:
        return None
    unsent = Entry.objects.filter(cycle=cycle, institution__in=open_ones, status__in=EDITABLE).count()
    return Closing(cycle, closes_at, days_in_words(days), unsent)


def _days(now, closes_at) -> int:
    return (timezone.localdate(closes_at) - timezone.localdate(now)).days
