"""A cycle's calendar: opening from the last one, changing its dates, extending, closing, reopening.

Each verb is one conditional update, one event and one row of the audit log, together or not at all.
`Cycle.closes_for` tells what holds then.
"""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting import audit, calendar_news, calling
from reporting.models import Cycle, CycleEvent, Extension, Institution, User

DATES = ("period_start", "period_end", "opens_at", "soft_deadline", "closes_at")
What = CycleEvent.What


class ScheduleRefused(Exception):
    """Nothing changed; the message is a Spanish sentence for the person who tried."""


def next_cycle(last: Cycle | None, at=None) -> Cycle:
    """An unsaved cycle a year after `last`; without one, this year's with the usual calendar."""
    if last is None:
        return Cycle.of_year(str(timezone.localdate(at).year))
    return Cycle(
        name=str(int(last.name[:4]) + 1), **{name: _a_year_later(getattr(last, name)) for name in DATES}
    )


def last_cycle() -> Cycle | None:
    return Cycle.objects.filter(is_rehearsal=False).order_by("-name").first()


def open_cycle(cycle: Cycle, *, by: User, call_as: Cycle | None = None, at=None) -> Cycle:
    """Save the new cycle and call the institutions that `call_as` called and that are still active."""
    with transaction.atomic():
        cycle.save()
        if call_as:
            calling.call(cycle, call_as.called.filter(is_active=True))
        _record(cycle, What.OPENED, by=by, at=at)
    return cycle


def change(cycle: Cycle, dates: dict, *, reason: str, by: User, at=None) -> None:
    """Write the five dates of a cycle that has not closed."""
    _refuse_past(dates["closes_at"], at or timezone.now())
    with transaction.atomic():
        _update(cycle, at, is_closed=False, **dates)
        _record(cycle, What.CHANGED, by=by, reason=reason, at=at)


def close(cycle: Cycle, *, reason: str = "", by: User, at=None) -> None:
    """Close now, whatever outages took; extensions that were given keep their date."""
    now = at or timezone.now()
    if cycle.opens_at >= now:
        raise ScheduleRefused(_("El ejercicio todavía no abre: cambie sus fechas en lugar de cerrarlo."))
    soft = max(min(cycle.soft_deadline, now), cycle.opens_at + datetime.timedelta(microseconds=1))
    with transaction.atomic():
        _update(cycle, now, is_closed=False, soft_deadline=soft, closes_at=now, is_closed_by_hand=True)
        _record(cycle, What.CLOSED, by=by, reason=reason, at=now)


def reopen(cycle: Cycle, until, *, reason: str, by: User, at=None) -> None:
    """Let all institutions write again until then, and say why."""
    now = at or timezone.now()
    _refuse_past(until, now)
    # Closing by hand brought it forward: what comes in until the new close is on time again.
    soft = until if cycle.soft_deadline == cycle.closes_at else cycle.soft_deadline
    with transaction.atomic():
        _update(cycle, now, is_closed=True, soft_deadline=soft, closes_at=until, is_closed_by_hand=False)
        _record(cycle, What.REOPENED, by=by, reason=reason, at=now)


def extend(cycle: Cycle, institution: Institution, until, *, reason: str, by: User, at=None) -> Extension:
    """Give one institution more time than the others, calling it if nobody has."""
    now = at or timezone.now()
    _refuse_past(until, now)
    if until <= cycle.closes_at:
        raise ScheduleRefused(
            _("La prórroga debe pasar del cierre de todas, que es el %(date)s: escriba una fecha posterior.")
            % {"date": _said(cycle.closes_at)}
        )
    with transaction.atomic():
        calling.call(cycle, [institution])
        extension, _created = Extension.objects.update_or_create(
            cycle=cycle, institution=institution, defaults={"until": until, "reason": reason}
        )
        _record(cycle, What.EXTENDED, by=by, reason=reason, institution=institution, closes_at=until, at=now)
    return extension


def withdraw_extension(extension: Extension, *, by: User, at=None) -> None:
    """The institution closes with the others."""
    with transaction.atomic():
        if Extension.objects.filter(pk=extension.pk).delete()[0]:
            _record(extension.cycle, What.SHORTENED, by=by, institution=extension.institution, at=at)


def _update(cycle: Cycle, at, *, is_closed: bool, **dates) -> None:
    """Write the dates unless somebody else changed the close meanwhile, or it is past when it should not be."""
    still = Cycle.objects.filter(pk=cycle.pk, closes_at=cycle.closes_at)
    has_closed = cycle.closes_for_all() <= (at or timezone.now())
    if has_closed != is_closed or not still.update(**dates):
        raise ScheduleRefused(_what_happened(cycle))
    for name, value in dates.items():
        setattr(cycle, name, value)


def _what_happened(cycle: Cycle) -> str:
    closes_at = Cycle.objects.get(pk=cycle.pk).closes_for_all()
    if closes_at <= timezone.now():
        return _("El ejercicio cerró el %(date)s: reábralo con su motivo.") % {"date": _said(closes_at)}
    return _("El ejercicio está abierto y cierra el %(date)s: vea si alguien cambió sus fechas.") % {
        "date": _said(closes_at)
    }


def _record(cycle: Cycle, what: str, *, by: User, at=None, reason="", institution=None, closes_at=None):
    event = CycleEvent.objects.create(
        cycle=cycle,
        what=what,
        institution=institution,
        closes_at=closes_at or cycle.closes_at,
        reason=reason,
        by=by,
        at=at or timezone.now(),
    )
    calendar_news.changed(event)
    about = {"institution": institution.name} if institution else {}
    audit.record(
        "cycle_changed",
        by=by,
        about=cycle,
        at=at,
        what=str(What(what).label),
        closes_at=_said(closes_at or cycle.closes_at),
        reason=reason,
        **about,
    )


def _refuse_past(until, now) -> None:
    if until <= now:
        raise ScheduleRefused(_("Esa fecha ya pasó: escriba una posterior."))


def _said(moment) -> str:
    return date_format(timezone.localtime(moment), "j \\d\\e F \\d\\e Y, H:i")


def _a_year_later(moment):
    """The same day and local hour next year; 29 February becomes the 28th."""
    if isinstance(moment, datetime.datetime):
        moment = timezone.localtime(moment)
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return moment.replace(year=moment.year + 1, day=28)
