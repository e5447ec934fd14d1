"""An entry's story for both sides: who did what, when and why; and who holds it now."""

import datetime
import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import suggesting
from reporting.models import (
    Amendment,
    ChallengeCategory,
    Correction,
    Entry,
    Event,
    Kind,
    Observation,
    Remark,
    Status,
    Suggestion,
    User,
)
from reporting.observing import about


@dataclass(frozen=True)
class Happening:
    """`what` is a phrase, `why` the words of who did it, `link` the place on the entry's page."""

    entry: Entry
    at: datetime.datetime
    by: User | None
    what: str
    why: str = ""
    version: int | None = None
    link: str = ""
    is_internal: bool = False


@dataclass(frozen=True)
class Holder:
    """Whose turn it is, and for how many days; nobody's when the entry is approved."""

    who: str
    days: int


def timeline_of(entry: Entry, user: User) -> list[Happening]:
    """All that happened to the entry and `user` may know, oldest first, in a fixed number of queries."""
    observations = Observation.objects.visible_to(user).filter(entry=entry)
    return list(happenings([entry], observations))


def happenings(entries: Iterable[Entry], observations: QuerySet) -> Iterator[Happening]:
    """What happened to `entries`, with what was remarked in `observations`, one after the other."""
    names = _Names()
    told = (_told(source, entries, observations, names) for source in SOURCES)
    return heapq.merge(*told, key=attrgetter("at"))


def _told(source: "Source", entries, observations, names) -> Iterator[Happening]:
    for row in source.rows(entries, observations).iterator(chunk_size=500):
        yield source.tell(row, names)


def holder_of(entry: Entry, at=None) -> Holder | None:
    if entry.status == Status.APPROVED:
        return None
    is_theirs = entry.status in (Status.DRAFT, Status.RETURNED)
    who = entry.institution.short_name if is_theirs else str(entry.assigned_to or _("UPMRIP"))
    return Holder(who, ((at or timezone.now()) - entry.status_since).days)


class _Names:
    """The names of what amendments hold as keys, asked for when the first one comes."""

    known: dict | None = None

    def __call__(self, keys) -> str:
        if isinstance(keys, str):
            return f"«{keys}»" if keys else _("nada")
        if self.known is None:
            rows = (
                *Kind.objects.values_list("key", "name"),
                *ChallengeCategory.objects.values_list("key", "name"),
            )
            self.known = dict(rows)
        return "; ".join(self.known.get(key, key) or _("sin categoría") for key in keys) or _("ninguno")


def _event(event: Event, names) -> Happening:
    return Happening(event.entry, event.at, event.by, str(event.label), event.reason, event.version)


def _remark(remark: Remark, names) -> Happening:
    observation = remark.observation
    return Happening(
        observation.entry,
        remark.at,
        remark.by,
        _("%(what)s sobre «%(field)s»") % {"what": remark.get_kind_display(), "field": about(observation)},
        remark.text,
        link=f"#{observation.anchor}",
        is_internal=observation.is_internal,
    )


def _amendment(amendment: Amendment, names) -> Happening:
    what = _("%(what)s: antes %(before)s; ahora %(after)s") % {
        "what": amendment.get_what_display(),
        "before": names(amendment.before),
        "after": names(amendment.after),
    }
    return Happening(amendment.entry, amendment.at, amendment.by, what, amendment.reason, amendment.version)


def _correction(correction: Correction, names) -> Happening:
    what = _("Redacción aceptada en «%s»") if correction.suggestion_id else _("Corrección de estilo en «%s»")
    field = suggesting.label(correction.field)
    return Happening(
        correction.entry, correction.at, correction.by, what % field, correction.reason, correction.version
    )


def _suggestion(suggestion: Suggestion, names) -> Happening:
    what = _("Redacción sugerida en «%s»") % suggesting.label(suggestion.field)
    return Happening(
        suggestion.entry, suggestion.at, suggestion.by, what, suggestion.reason, suggestion.version
    )


class Source(NamedTuple):
    """A table of what happens: its rows in order of time, and how one of them is told."""

    rows: Callable[[Iterable[Entry], QuerySet], QuerySet]
    tell: Callable[[object, _Names], Happening]


def _of(model) -> Callable:
    def rows(entries, observations):
        found = model.objects.filter(entry__in=entries).select_related("by", *WITH_ENTRY)
        return found.order_by("at", "pk")

    return rows


def _remarks(entries, observations):
    found = Remark.objects.filter(observation__in=observations, observation__entry__in=entries)
    with_entry = (f"observation__{name}" for name in WITH_ENTRY)
    return found.select_related("by", *with_entry).order_by("at", "pk")


WITH_ENTRY = ("entry__cycle", "entry__institution__parent", "entry__objective")
SOURCES = (
    Source(_of(Event), _event),
    Source(_remarks, _remark),
    Source(_of(Amendment), _amendment),
    Source(_of(Correction), _correction),
    Source(_of(Suggestion), _suggestion),
)
