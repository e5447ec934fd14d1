"""A preview in words: each changed cell before and after, for the page that asks to confirm."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from reporting import drafting
from reporting.readable import lines_of

from .apply import conflict_name
from .columns import sheets
from .differences import Piece, differences
from .preview import Change


@dataclass(frozen=True)
class ShownField:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class ShownChange:
    row: int
    title: str
    entry: int
    fields: list[ShownField]


@dataclass(frozen=True)
class ShownConflict:
    name: str
    row: int
    title: str
    label: str
    mine: list[str]
    theirs: list[str]


def shown(change: Change) -> ShownChange:
    fields = [_field(name, change.before[name], value) for name, value in change.values.items()]
    return ShownChange(change.row, change.title, change.entry.pk, fields)


def shown_conflict(change: Change, conflict: drafting.Conflict) -> ShownConflict:
    return ShownConflict(
        conflict_name(change, conflict.name),
        change.row,
        change.title,
        label(conflict.name),
        lines_of(conflict.name, conflict.mine),
        lines_of(conflict.name, conflict.theirs),
    )


def label(value_name: str) -> str:
    """The column's heading, or the title of the list's sheet."""
    first, *lists = sheets()
    headings = {column.value_name: column.header for column in first.columns}
    return (headings | {sheet.name: sheet.title for sheet in lists})[value_name]


def _field(name, before, after) -> ShownField:
    old, new = ("\n".join(lines_of(name, value)) for value in (before, after))
    if old == new:
        return ShownField(label(name), [Piece("same", _("Las palabras son las mismas; cambia su forma."))])
    return ShownField(label(name), differences(old, new))
