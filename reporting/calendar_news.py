"""What a cycle's calendar brings, told to those it concerns: opening, dates, extensions, outages."""

import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting import outbox
from reporting.models import INSTITUTION_ROLES, Cycle, CycleEvent, Outage, User
from reporting.outbox.writing import moment

What = CycleEvent.What
# What is said of each change; one that is not here is told to nobody, or by itself.
SAID = {
    What.CHANGED: gettext_lazy("cambiaron las fechas"),
    What.CLOSED: gettext_lazy("se cerró"),
    What.REOPENED: gettext_lazy("se reabrió"),
    What.SHORTENED: gettext_lazy("se retiró la prórroga de su institución"),
}
OPENED_LATELY = datetime.timedelta(days=7)  # older openings are no news


def changed(event: CycleEvent) -> None:
    """An event of the calendar, to everybody who was called or to the one institution it is about."""
    if event.cycle.is_rehearsal:
        return
    if event.what == What.EXTENDED:
        _extended(event)
    elif event.what in SAID:
        outbox.post(
            "calendar",
            to=outbox.reporters_of(event.institution) if event.institution else people_called(event.cycle),
            cycle=event.cycle,
            key=event.pk,
            path=reverse("entry_list"),
            text=SAID[event.what],
            closes=moment(event.closes_at),
            reason=event.reason or "–",
        )


def lost(outage: Outage) -> None:
    """An outage that touches the cycle under way; told again when its times are corrected."""
    cycle = Cycle.objects.current()
    if cycle is None or cycle.is_rehearsal or not cycle.opens_at < outage.ends_at:
        return
    closes_at = cycle.closes_for_all()
    if outage.starts_at > closes_at:
        return
    times = {"start": moment(outage.starts_at), "end": moment(outage.ends_at), "reason": outage.reason}
    outbox.post(
        "outage",
        to=people_called(cycle),
        cycle=cycle,
        key=f"{outage.pk}:{outage.starts_at:%Y%m%d%H%M}-{outage.ends_at:%Y%m%d%H%M}",
        path=reverse("outage_list"),
        text=_("El sistema no da servicio del %(start)s al %(end)s: %(reason)s") % times,
        closes=moment(closes_at),
    )


def opened(*, at=None) -> None:
    """Who reports for a cycle learns once that it is open. May run as often as one likes."""
    now = at or timezone.now()
    recent = Cycle.objects.filter(opens_at__lte=now, opens_at__gt=now - OPENED_LATELY, closes_at__gt=now)
    for cycle in recent.filter(is_rehearsal=False):
        outbox.post(
            "cycle_opened",
            to=people_called(cycle).exclude(told__kind="cycle_opened", told__cycle=cycle),
            cycle=cycle,
            key=cycle.pk,
            path=reverse("entry_list"),
            closes=moment(cycle.closes_for_all()),
            at=now,
        )


def people_called(cycle: Cycle) -> QuerySet:
    """Who reports for an institution that was called."""
    called = User.objects.filter(
        is_active=True,
        memberships__role__in=INSTITUTION_ROLES,
        memberships__institution__calls__cycle=cycle,
    )
    return called.distinct()


def _extended(event: CycleEvent) -> None:
    outbox.post(
        "extension",
        to=outbox.reporters_of(event.institution),
        cycle=event.cycle,
        key=event.pk,
        path=reverse("entry_list"),
        institution=event.institution,
        until=moment(event.closes_at),
        reason=event.reason,
    )
