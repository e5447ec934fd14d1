"""A preview in words: each changed cell before and after, for the page that asks to confirm."""

from dataclasses import dataclass

from reporting import drafting
from reporting.differences import FieldDifference, field_difference
from reporting.readable import lines_of, said

from .apply import conflict_name
from .columns import sheets
from .preview import Change


@dataclass(frozen=True)
class ShownChange:
    row: int
    title: str
    entry: int
    fields: list[FieldDifference]


@dataclass(frozen=True)
class ShownConflict:
    name: str
    row: int
    title: str
    label: str
    mine: list[str]
    theirs: list[str]
    difference: FieldDifference


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
        _field(conflict.name, conflict.theirs, conflict.mine),
    )


def label(value_name: str) -> str:
    """The column's heading, or the title of the list's sheet."""
    first, *lists = sheets()
    headings = {column.value_name: column.header for column in first.columns}
    return (headings | {sheet.name: sheet.title for sheet in lists})[value_name]


def _field(name, before, after) -> FieldDifference:
    return field_difference(name, label(name), said(name, before), said(name, after)).shortened()
