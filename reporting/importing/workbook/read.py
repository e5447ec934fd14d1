"""An uploaded workbook as rows of text, cell by cell: what it says, before anybody asks whether it is right."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import openpyxl
from django.utils.translation import gettext as _

from reporting.catalogues import fold

from . import safety
from .cells import text_of
from .columns import KEY, VERSION, Sheet, sheets
from .refusal import Refused

MAX_COLUMNS = 60
MAX_LINES = 4 * safety.MAX_ROWS  # empty ones, too
MARK, FORMAT = "PMM", 1


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, one row or one sheet, and what to write instead."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self):
        places = [
            _("hoja «%s»") % self.sheet,
            *([_("fila %d") % self.row] if self.row else []),
            *([_("columna %s") % self.column] if self.column else []),
        ]
        return f"{', '.join(places)}: {self.message[0].lower()}{self.message[1:]}"

    @property
    def sentence(self) -> str:
        """For a list of its own."""
        return f"{str(self)[0].upper()}{str(self)[1:]}"


@dataclass
class Row:
    """One row with something in it; `cells` are what Excel keeps, `texts` what they say, by the column's name."""

    number: int
    key: str
    cells: dict[str, object]
    texts: dict[str, str]

    @property
    def is_empty(self) -> bool:
        return not any(self.texts.values())


@dataclass
class Book:
    cycle: str
    institution: int
    seals: dict[str, dict[str, str]]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(file: BinaryIO) -> Book:
    """The workbook's rows. Raises Refused when it cannot be one of ours."""
    safety.inspect(file)
    try:
        return _read(file)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever a malformed part makes it stumble over
        raise Refused(safety.broken()) from error


def _read(file) -> Book:
    workbook = openpyxl.load_workbook(file, read_only=True, keep_links=False)
    try:
        book = _version(workbook)
        for sheet in sheets():
            book.rows[sheet.name] = list(_rows(workbook, sheet, book.problems))
        return book
    finally:
        workbook.close()


def _version(workbook) -> Book:
    """The hidden sheet: which cycle and institution, and what each field said when it was downloaded."""
    if VERSION not in workbook.sheetnames:
        raise Refused(
            _("El libro no es la plantilla de este sistema: descárguela aquí y copie en ella sus renglones.")
        )
    rows = [[text_of(cell.value) for cell in row] for _number, row in _lines(workbook[VERSION])]
    facts = {row[0]: row[1] for row in rows[:4] if len(row) > 1}
    if facts.get(MARK) != str(FORMAT) or not facts.get("institution", "").isdecimal():
        raise Refused(
            _(
                "El libro es de otra versión de la plantilla: descárguela de nuevo y copie en ella sus renglones."
            )
        )
    names = rows[4][1].split() if len(rows) > 4 else []
    seals = {row[0]: dict(zip(names, row[1].split(), strict=False)) for row in rows[5:]}
    return Book(facts.get("cycle", ""), int(facts["institution"]), seals)


def _rows(workbook, sheet: Sheet, problems: list[Problem]) -> Iterator[Row]:
    if sheet.title not in workbook.sheetnames:
        problems.append(
            Problem(
                sheet.title, 0, "", _("Falta en el libro: descárguelo de nuevo y copie en él sus renglones.")
            )
        )
        return
    lines = _lines(workbook[sheet.title])
    number, header = next(lines, (0, ()))
    places = _places(header if number == 1 else (), sheet, problems)
    if places is None:
        return
    found = 0
    for number, line in lines:
        row = _row(number, line, places, sheet, problems)
        if not row.key and row.is_empty:
            continue
        found += 1
        if found > safety.MAX_ROWS:
            raise Refused(safety.too_much())
        yield row


def _lines(worksheet) -> Iterator[tuple[int, tuple]]:
    """The rows that hold something, with their numbers."""
    worksheet.reset_dimensions()  # what the file says of its own size is not to be trusted
    blank, seen = None, 0
    for number, line in enumerate(worksheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        if line is blank:  # openpyxl hands out one and the same tuple for each row of a gap of a million
            continue
        seen += 1
        if seen > MAX_LINES:
            raise Refused(safety.too_much())
        if any(cell.value is not None for cell in line):
            yield number, line
        else:
            blank = line


def _places(header, sheet: Sheet, problems: list[Problem]) -> dict[str, int] | None:
    """Where each column stands, by its heading: columns may be moved, and others may stand between them."""
    found = [fold(text_of(cell.value)) for cell in header]
    wanted = {"key": KEY, **{column.name: column.header for column in sheet.columns}}
    complaint = _("Falta esta columna, o está dos veces: deje los encabezados de la fila 1 como venían.")
    wrong = [heading for heading in wanted.values() if found.count(fold(heading)) != 1]
    problems += [Problem(sheet.title, 1, heading, complaint) for heading in wrong]
    return None if wrong else {name: found.index(fold(heading)) for name, heading in wanted.items()}


def _row(number, line, places, sheet: Sheet, problems: list[Problem]) -> Row:
    headers = {"key": KEY, **{column.name: column.header for column in sheet.columns}}
    cells = {}
    for name, place in places.items():
        cell = line[place]
        cells[name] = getattr(cell.value, "text", cell.value)
        if complaint := _complaint(cell):
            problems.append(Problem(sheet.title, number, headers[name], complaint))
    key = text_of(cells.pop("key"))
    return Row(number, key, cells, {name: text_of(value) for name, value in cells.items()})


def _complaint(cell) -> str:
    if cell.data_type == "f":
        return _("Es una fórmula: copie el resultado y péguelo como valor.")
    if cell.data_type == "e":
        return _("Excel muestra un error en esta celda: escriba el valor.")
    return ""
