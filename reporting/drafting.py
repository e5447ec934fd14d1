"""Writing an entry's content: the only way it changes, field by field, while it may be edited.

Two people (or two tabs) may write in one entry. Each field travels with the seal of the text its writer had
before them: a field nobody else touched is written, the same field touched by both is handed back with both texts.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting import calling
from reporting.content import sha256_of
from reporting.keeping import release_unused
from reporting.models import (
    Challenge,
    Cycle,
    Entry,
    EvidenceFile,
    EvidenceLink,
    Figure,
    Institution,
    Programme,
    Status,
    User,
)
from reporting.permissions import EDITABLE

COLUMNS = (
    *("title", "unit", "objective_id", "description", "results", "starts", "ends", "is_permanent"),
    *("focus_women", "focus_women_how", "focus_disability", "focus_disability_how", "sdg_targets"),
)
LINKS = ("partners", "secondary_objectives", "kinds", "populations", "states", "principles")
FIGURE_COLUMNS = ("what", "unit", "total", *Figure.BREAKDOWN, "note")
CHALLENGE_COLUMNS = ("text", "category_id")
ROWS = {
    "figures": (Figure, FIGURE_COLUMNS),
    "challenges": (Challenge, CHALLENGE_COLUMNS),
    "links": (EvidenceLink, ("url", "title", "is_public")),
    "files": (EvidenceFile, ("upload_id", "title", "is_public")),
}


class DraftRefused(Exception):
    """Nothing was saved; the message is a Spanish sentence for the person who tried."""


@dataclass(frozen=True)
class Conflict:
    """One field that somebody else changed meanwhile: both values, neither of them lost."""

    name: str
    mine: object
    theirs: object


@dataclass
class Saved:
    version: int
    written: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def why_read_only(entry: Entry, at=None, opened_at=None) -> str:
    """The sentence that says why nobody can edit the entry now; empty while it can be edited."""
    if entry.status == Status.SUBMITTED:
        return _("Sólo lectura: el registro está enviado y lo revisa UPMRIP.")
    if entry.status == Status.APPROVED:
        return _("Sólo lectura: el registro está aprobado. Si debe corregirse, pida a UPMRIP que lo reabra.")
    if not entry.cycle.accepts(entry.institution, at, opened_at):
        closed = date_format(timezone.localtime(entry.cycle.closes_for(entry.institution)), "j \\d\\e F, H:i")
        return _("Sólo lectura: el ejercicio cerró el %(date)s. Pida una prórroga a UPMRIP.") % {
            "date": closed
        }
    return ""


def values_of(entry: Entry) -> dict:
    """What a writer may change, by name: columns, ids of links, and figures and challenges as lists of dicts.

    Read the entry through `Entry.objects.with_content()`.
    """
    return {
        **{name: getattr(entry, name) for name in COLUMNS},
        **{name: sorted(item.pk for item in getattr(entry, name).all()) for name in LINKS},
        **{
            name: [{column: getattr(row, column) for column in columns} for row in getattr(entry, name).all()]
            for name, (_model, columns) in ROWS.items()
        },
    }


def seal(value) -> str:
    """A short hash that tells whether a field still says what its writer saw."""
    return sha256_of(_plain(value))[:16]


def seals_of(values: dict) -> dict[str, str]:
    return {name: seal(value) for name, value in values.items()}


def create(
    values: dict, *, cycle: Cycle, institution: Institution, by: User, programme=None, at=None
) -> Entry:
    """A new draft, and the programme it begins unless it continues one. `values` needs a title and an objective."""
    if not cycle.accepts(institution, at):
        raise DraftRefused(_("El ejercicio %(cycle)s no está abierto: no se guardó.") % {"cycle": cycle.name})
    with transaction.atomic():
        programme = programme or Programme.objects.create(title=values["title"], institution=institution)
        columns = {name: value for name, value in values.items() if name in COLUMNS}
        entry = Entry.objects.create(cycle=cycle, programme=programme, institution=institution, **columns)
        _write(entry, {name: value for name, value in values.items() if name not in COLUMNS})
        calling.call(cycle, [institution])  # who reports uncalled is expected from now on
    return entry


def save(entry: Entry, values: dict, *, seals: dict[str, str], by: User, at=None, opened_at=None) -> Saved:
    """Write the fields of `values` that nobody changed since their `seals`; hand back the others.

    Raises DraftRefused, with nothing written, when the entry cannot be edited any more.
    """
    with _held(entry, at, opened_at) as current:
        mine, conflicts = merge(values, values_of(current), seals)
        if mine:
            _bump(current)
            _write(current, mine)
            confirm(current, list(mine))
    return Saved(current.version, list(mine), conflicts)


def append(entry: Entry, name: str, row: dict, *, by: User, at=None, opened_at=None):
    """One more row at the end of a list. It takes nothing away from anybody, so it needs no seal."""
    model, _columns = ROWS[name]
    with _held(entry, at, opened_at) as current:
        _bump(current)
        return model.objects.create(entry=entry, position=getattr(current, name).count(), **row)


def mark_unconfirmed(entry: Entry, names: list[str]) -> None:
    """Note that these fields hold last year's text: the entry is not sent before each is confirmed or changed."""
    entry.unconfirmed = names
    entry.save(update_fields=["unconfirmed"])


def confirm(entry: Entry, names: list[str]) -> None:
    """Their writer says that these copied fields are right this year, too."""
    with transaction.atomic():
        left = Entry.objects.select_for_update().get(pk=entry.pk).unconfirmed
        left = [name for name in left if name not in names]
        Entry.objects.filter(pk=entry.pk).update(unconfirmed=left)


def finish_section(entry: Entry, key: str, *, is_finished: bool) -> None:
    """Note that the section's writer calls it finished, or not any more: no part of the content."""
    with transaction.atomic():
        finished = set(Entry.objects.select_for_update().get(pk=entry.pk).finished_sections)
        finished = finished | {key} if is_finished else finished - {key}
        Entry.objects.filter(pk=entry.pk).update(finished_sections=sorted(finished))


def merge(values: dict, theirs: dict, seals: dict[str, str]) -> tuple[dict, list[Conflict]]:
    """(what to write, what both changed): only fields that differ from what their writer saw are theirs to write."""
    mine, conflicts = {}, []
    for name, value in values.items():
        written, seen, kept = seal(value), seals.get(name), seal(theirs[name])
        if written in (seen, kept):
            continue
        if seen == kept:
            mine[name] = value
        else:
            conflicts.append(Conflict(name, value, theirs[name]))
    return mine, conflicts


@contextmanager
def _held(entry: Entry, at, opened_at):
    """The entry as it is now, which nobody else changes before the transaction ends; refused when read-only."""
    with transaction.atomic():
        # PostgreSQL locks the row; SQLite's transactions begin by locking the file.
        Entry.objects.select_for_update().filter(pk=entry.pk).first()
        current = Entry.objects.with_content().get(pk=entry.pk)
        if reason := why_read_only(current, at, opened_at):
            raise DraftRefused(reason)
        yield current


def _bump(entry: Entry) -> None:
    entry.version += 1
    entry.updated_at = timezone.now()
    still = Entry.objects.filter(pk=entry.pk, status__in=EDITABLE)
    if not still.update(version=entry.version, updated_at=entry.updated_at):
        raise DraftRefused(_("El registro se envió mientras usted escribía: no se guardó lo último."))


def _write(entry: Entry, values: dict) -> None:
    columns = [name for name in values if name in COLUMNS]
    for name in columns:
        setattr(entry, name, values[name])
    if columns:
        entry.save(update_fields=columns)
    for name in (name for name in values if name in LINKS):
        getattr(entry, name).set(values[name])
    for name in (name for name in values if name in ROWS):
        model, _columns = ROWS[name]
        getattr(entry, name).all().delete()
        model.objects.bulk_create(
            model(entry=entry, position=position, **row) for position, row in enumerate(values[name])
        )
    if "files" in values:
        release_unused(entry)


def _plain(value):
    """The value as JSON has it, so that what a form says and what the database holds compare."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if hasattr(value, "isoformat") else value
