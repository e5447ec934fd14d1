"""What an uploaded workbook would do: created, changed, left, in conflict, wrong. Nothing is written here."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from reporting import drafting
from reporting.content import sha256_of
from reporting.models import Cycle, Entry, Institution, Status, User
from reporting.permissions import EDITABLE

from .cells import text_of
from .columns import KEY, Sheet, sheets
from .read import Book, Problem, Row
from .refusal import Refused
from .rows import row_forms
from .write import Words

FOLIO = re.compile(r"\d{4}\S*-\d{5,}\Z")
MAX_KEY = 40


@dataclass
class Change:
    """What one row does to one entry. `values` are only those that differ, by `drafting.values_of`."""

    row: int
    key: str
    title: str
    entry: Entry | None = None
    values: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)
    conflicts: list[drafting.Conflict] = field(default_factory=list)
    left_because: str = ""

    @property
    def action(self) -> str:
        if self.left_because:
            return "refuse"
        if self.entry is None:
            return "create"
        return "change" if self.values or self.conflicts else "leave"


@dataclass
class Preview:
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def by(self, action: str) -> list[Change]:
        return [change for change in self.changes if change.action == action]

    @cached_property
    def counts(self) -> Counter:
        return Counter(change.action for change in self.changes)

    @property
    def conflicts(self) -> list[tuple[Change, drafting.Conflict]]:
        return [(change, conflict) for change in self.changes for conflict in change.conflicts]

    @property
    def does_something(self) -> bool:
        return bool(self.counts["create"] or self.counts["change"])

    @cached_property
    def fingerprint(self) -> str:
        """Tells whether what is confirmed is what was seen."""
        return sha256_of(
            [
                [c.key, c.action, drafting.seals_of(c.values), drafting.seals_of(c.before)]
                + [[conflict.name, drafting.seal(conflict.theirs)] for conflict in c.conflicts]
                for c in self.changes
            ]
        )


def preview(book: Book, *, cycle: Cycle, institution: Institution, by: User) -> Preview:
    """Compares the workbook with what is saved. Raises Refused when it is another cycle's or institution's."""
    if book.institution != institution.pk or book.cycle != cycle.name:
        raise Refused(
            _("El libro es del ejercicio %(theirs)s y el que está abierto es %(ours)s: descárguelo de nuevo.")
            % {"theirs": book.cycle, "ours": cycle.name}
        )
    return _Comparison(book, cycle, institution, by).result()


def import_key(institution: Institution, key: str) -> str:
    """The stable key under which a row of the workbook becomes an entry: importing it twice finds the first."""
    return f"xlsx:{institution.pk}:{key}"


class _Comparison:
    """One workbook against one institution's cycle."""

    def __init__(self, book: Book, cycle: Cycle, institution: Institution, by: User):
        self.book, self.cycle, self.institution = book, cycle, institution
        self.forms, self.words = row_forms(by, cycle, institution), Words()
        entries = list(Entry.objects.filter(cycle=cycle, institution=institution).with_content())
        self.by_key = {entry.import_key: entry for entry in entries} | {
            entry.folio: entry for entry in entries
        }
        self.closed = drafting.why_read_only(Entry(cycle=cycle, institution=institution, status=Status.DRAFT))
        self.lists = {sheet.name: self._by_entry(sheet) for sheet in sheets()[1:]}
        self.wrong_rows = {(problem.sheet, problem.row) for problem in book.problems}
        self.problems = list(book.problems)

    def result(self) -> Preview:
        done, changes = {}, []
        for row in self._entry_rows():
            entry = self._entry(row.key)
            if first := done.get(entry or row.key):
                self._complain(
                    row, KEY, _("Esta clave ya está en la fila %d: cada registro va una vez.") % first
                )
                continue
            done[entry or row.key] = row.number
            if change := self._change(row, entry):
                changes.append(change)
        self._check_strays({self._entry(row.key) or row.key for row in self.book.rows.get("entries", ())})
        return Preview(
            changes, sorted(self.problems, key=lambda p: (p.sheet != _("Registros"), p.sheet, p.row))
        )

    def _by_entry(self, sheet: Sheet) -> dict[object, list[Row]]:
        rows = {}
        for row in self.book.rows.get(sheet.name, ()):
            if not row.is_empty:
                rows.setdefault(self._entry(row.key) or row.key, []).append(row)
        return rows

    def _entry_rows(self):
        """The rows that say something: a key alone is a row nobody has used."""
        for row in self.book.rows.get("entries", ()):
            if row.is_empty and self._entry(row.key) is None:
                if self._lists_of(row.key):
                    self._complain(
                        row, "", _("Tiene cifras o retos y nada más: escriba el título y el objetivo.")
                    )
            elif complaint := self._about_key(row.key):
                self._complain(row, KEY, complaint)
            else:
                yield row

    def _about_key(self, key: str) -> str:
        if self._entry(key):
            return ""
        if not key:
            return _(
                "Escriba una clave propia para el registro, como N-1; la misma va en sus cifras y retos."
            )
        if len(key) > MAX_KEY or "\n" in key:
            return _("La clave es muy larga: escriba una de hasta %d caracteres, como N-1.") % MAX_KEY
        if FOLIO.match(key):
            return _(
                "Su institución no tiene un registro con este folio en el ejercicio: para uno nuevo escriba N-1."
            )
        return ""

    def _entry(self, key: str) -> Entry | None:
        return self.by_key.get(key) or self.by_key.get(import_key(self.institution, key))

    def _lists_of(self, place) -> dict[str, list[Row]]:
        return {name: rows[place] for name, rows in self.lists.items() if place in rows}

    def _change(self, row: Row, entry: Entry | None) -> Change | None:
        rows = self._lists_of(entry or row.key)
        if entry is None:
            new = Change(row.number, row.key, row.texts["title"], left_because=self.closed)
            new.values = {} if self.closed else self._read(row, rows)
            return None if new.values is None else new
        theirs = drafting.values_of(entry)
        said = self._said(theirs)
        changed = self._changed(row, rows, said)
        change = Change(row.number, row.key, entry.title, entry)
        if not changed:
            return change
        if reason := drafting.why_read_only(entry) if entry.status not in EDITABLE else self.closed:
            change.left_because = reason
            return change
        if (values := self._read(row, rows)) is None:
            return None
        # What a cell says as the export says it is what is kept, whatever a form would make of it.
        mine = {name: value for name, value in values.items() if name in changed}
        seals = self.book.seals.get(entry.folio, {}) if row.key == entry.folio else {}
        change.values, change.conflicts = drafting.merge(mine, theirs, seals)
        change.before = {name: theirs[name] for name in change.values}
        return change

    def _said(self, values: dict) -> dict[str, object]:
        """What the export would say of these values: a text for each column, and the rows of the lists."""
        first, *lists = sheets()
        said = _texts(self.words.cells_of(first, values))
        for sheet in lists:
            said[sheet.name] = [_texts(self.words.cells_of(sheet, row)) for row in values[sheet.name]]
        return said

    def _changed(self, row: Row, rows: dict[str, list[Row]], said: dict) -> set[str]:
        """The names, by `drafting.values_of`, of what the workbook says differently from the database."""
        first, *lists = sheets()
        names = {column.value_name for column in first.columns if row.texts[column.name] != said[column.name]}
        for sheet in lists:
            if [each.texts for each in rows.get(sheet.name, ())] != said[sheet.name]:
                names.add(sheet.name)
        return names

    def _read(self, row: Row, rows: dict[str, list[Row]]) -> dict | None:
        """The row and its lists through the forms; None, and the problems noted, when something is wrong."""
        first, *lists = sheets()
        known = len(self.problems)
        values = self._through_form(first, row)
        for sheet in lists:
            found = [self._through_form(sheet, each) for each in rows.get(sheet.name, ())]
            values = None if values is None or None in found else {**values, sheet.name: found}
        return None if len(self.problems) > known else values

    def _through_form(self, sheet: Sheet, row: Row) -> dict | None:
        if (sheet.title, row.number) in self.wrong_rows:
            return None
        form = self.forms[sheet.name]
        if form.read(row.texts):
            return form.values() if sheet.name == "entries" else form.row()
        headers = {column.name: column.header for column in sheet.columns}
        for name, errors in form.errors.items():
            message = " ".join(errors)
            self.problems.append(Problem(sheet.title, row.number, headers.get(name, ""), message))
        return None

    def _check_strays(self, known: set) -> None:
        message = _("Ningún renglón de la hoja «%s» tiene esta clave: corríjala o quite este renglón.")
        for sheet in sheets()[1:]:
            for place, rows in self.lists[sheet.name].items():
                if place not in known:
                    self.problems += [
                        Problem(sheet.title, row.number, KEY, message % sheets()[0].title) for row in rows
                    ]

    def _complain(self, row: Row, column: str, message: str) -> None:
        self.problems.append(Problem(sheets()[0].title, row.number, column, message))


def _texts(cells: dict[str, object]) -> dict[str, str]:
    return {name: text_of(cell) for name, cell in cells.items()}
