"""The year around the sample reports: who is called, one with more time, one with nothing, one outage."""

import datetime

from reporting import calling, scheduling
from reporting.demo.people import SONORA, People
from reporting.models import Cycle, Entry, Institution, Outage

DAY = datetime.timedelta(days=1)


def fill(past: Cycle, current: Cycle, institutions: dict[str, Institution], who: People, now) -> None:
    """Everything an editor did in `current` until `now`, as if it had been done from the pages."""
    calling.call(current, past.called.all())
    Outage.objects.create(
        starts_at=current.opens_at + 9 * DAY,
        ends_at=current.opens_at + 9 * DAY + datetime.timedelta(hours=3),
        reason="Falló el suministro eléctrico del centro de datos.",
        by=who.editor,
        noted_at=current.opens_at + 10 * DAY,
    )
    if current.closes_at <= now:
        return
    scheduling.extend(
        current,
        institutions[SONORA],
        current.closes_at + 5 * DAY,
        reason="Cambió la persona enlace a mitad del ejercicio.",
        by=who.editor,
        at=now - DAY,
    )
    _answer_nothing(current, who, now)


def _answer_nothing(current: Cycle, who: People, now) -> None:
    """The first liaison whose institution has not begun says that there is nothing to report."""
    begun = Entry.objects.filter(cycle=current).values("institution")
    silent = current.calls.exclude(institution__in=begun).select_related("institution", "cycle")
    for call in silent.order_by("institution__name"):
        if liaison := who.liaisons.get(call.institution.short_name):
            why = "El programa que atendía a personas migrantes concluyó en 2024."
            calling.answer_nothing(call, by=liaison, why=why, at=now - 2 * DAY)
            return
