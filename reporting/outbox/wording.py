"""The words of messages in an editor's hand: changed, looked at with real values, put back."""

from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting.models import Cycle, Entry, Event, MessageTemplate, User
from reporting.outbox import writing
from reporting.outbox.kinds import FIELDS, KINDS, Kind
from reporting.outbox.texts import Words


class WordingRefused(Exception):
    """Nothing was saved; the message is a Spanish sentence that says what happened."""


class Place(NamedTuple):
    """One kind as a list shows it; `row` is None while its words are the product's."""

    kind: Kind
    row: MessageTemplate | None


def places() -> list[Place]:
    """Every kind whose words may be changed."""
    rows = {row.kind: row for row in MessageTemplate.objects.select_related("by")}
    return [Place(kind, rows.get(kind.name)) for kind in KINDS.values() if kind.is_editable]


def row_of(kind: Kind) -> MessageTemplate | None:
    return MessageTemplate.objects.filter(kind=kind.name).select_related("by").first()


def seal_of(row: MessageTemplate | None) -> str:
    """What tells whether the words are still those that somebody read."""
    return row.updated_at.isoformat() if row else ""


def save(kind: Kind, words: Words, *, by: User, seal: str, at=None) -> None:
    """Over the words that `seal` is of. Raises WordingRefused when somebody changed them meanwhile."""
    values = {**words._asdict(), "by": by, "updated_at": at or timezone.now()}
    row = row_of(kind)
    if seal != seal_of(row):
        raise _changed(row)
    if row:
        mine = MessageTemplate.objects.filter(pk=row.pk, updated_at=row.updated_at)
        if not mine.update(**values):
            raise _changed(row_of(kind))
        return
    try:
        with transaction.atomic():
            MessageTemplate.objects.create(kind=kind.name, **values)
    except IntegrityError:
        raise _changed(row_of(kind)) from None


def restore(kind: Kind) -> bool:
    """Back to the product's own words; says whether there were others."""
    deleted, _rows = MessageTemplate.objects.filter(kind=kind.name).delete()
    return bool(deleted)


def preview(kind: Kind, words: Words, reader: User) -> Words:
    """As `reader` would get it: of the latest entry and the last reason given, the rest by example."""
    values = {**writing.samples(kind), **_real(kind), FIELDS["person"].word: str(reader)}
    return writing.write(words, values)


def _real(kind: Kind) -> dict[str, str]:
    """What the database knows of the fields that the kind has."""
    cycle = Cycle.objects.current()
    entry = Entry.objects.filter(cycle=cycle).with_names().order_by("-updated_at").first()
    last = Event.objects.exclude(reason="").select_related("by").last()
    known = writing.about_entry(entry) if "title" in kind.about else {}
    known |= {"cycle": cycle.name, "closes": writing.moment(cycle.closes_for_all())} if cycle else {}
    known |= {"by": last.by, "reason": last.reason} if last else {}
    known["link"] = writing.absolute(writing.page_of(kind, entry))
    values = {FIELDS[name].word: str(value) for name, value in known.items()}
    return {word: value for word, value in values.items() if word in kind.fields}


def _changed(row: MessageTemplate | None) -> WordingRefused:
    if row is None:
        return WordingRefused(
            _("Otra persona volvió a las palabras del sistema: copie las suyas y abra de nuevo.")
        )
    moment = timezone.localtime(row.updated_at)
    sentence = _(
        "%(who)s guardó esta plantilla a las %(hour)s: copie la suya, vuelva a abrir la página y únalas."
    )
    return WordingRefused(sentence % {"who": row.by, "hour": f"{moment:%H:%M}"})
