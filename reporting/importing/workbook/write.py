"""The institution's year as a workbook: what is downloaded, filled in offline and uploaded again."""

import secrets
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import zip_longest

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from reporting import drafting
from reporting.models import Cycle, Entry, Institution, User
from reporting.permissions import EDITABLE

from . import looks
from .cells import cell_of, fitting, written
from .columns import ERRORS, INSTRUCTIONS, KEY, LISTS, STATE, VERSION, Column, Sheet, all_choices, sheets
from .instructions import paragraphs
from .read import FORMAT, MARK, Book, Problem
from .rows import row_forms
from .safety import MAX_ROWS

BLANK_ROWS = 50


class Words:
    """How values are written in cells; the names of all catalogues, read once."""

    def __init__(self):
        self.choices = all_choices()

    def cells_of(self, sheet: Sheet, values: dict, where: str = "") -> dict[str, object]:
        """A row's cells by the column's name, from values by `drafting.values_of`."""
        return {
            column.name: self._cell(sheet, column, values[column.value_name], f"{where} · {column.header}")
            for column in sheet.columns
        }

    def _cell(self, sheet, column: Column, value, where):
        if column.kind == "rich":
            return cell_of(written(value), where)
        if column.kind == "many":
            labels = self.choices[sheet.name, column.name].labels
            return cell_of("\n".join(labels[item] for item in labels if item in set(value)), where)
        if column.kind == "one" and value is not None:
            return self.choices[sheet.name, column.name].labels.get(value)
        return cell_of(value, where)


def export(cycle: Cycle, institution: Institution, *, by: User) -> BytesIO:
    """The workbook of one institution in one cycle. Raises Refused when a text does not fit a cell."""
    entries = Entry.objects.filter(cycle=cycle, institution=institution).with_content()
    values = {entry: drafting.values_of(entry) for entry in entries}
    words, mark = Words(), secrets.token_hex(2).upper()
    blanks = [f"N-{mark}-{number:02d}" for number in range(1, BLANK_ROWS + 1)]
    rows = {
        sheet.name: _entry_rows(words, sheet, values, blanks)
        if sheet.name == "entries"
        else _list_rows(words, sheet, values)
        for sheet in sheets()
    }
    seals = {entry.folio: drafting.seals_of(each) for entry, each in values.items()}
    return _workbook(rows, row_forms(by, cycle, institution), cycle.name, institution, seals)


def with_errors(
    book: Book, problems: list[Problem], cycle: Cycle, institution: Institution, *, by: User
) -> BytesIO:
    """The rows as they were sent, with one more column that says what to correct."""
    by_row: dict[tuple, list[str]] = {}
    for problem in problems:
        text = f"{problem.column}: {problem.message}" if problem.column else problem.message
        by_row.setdefault((problem.sheet, problem.row), []).append(text)
    rows = {sheet.name: _sent_rows(sheet, book, by_row) for sheet in sheets()}
    return _workbook(
        rows, row_forms(by, cycle, institution), cycle.name, institution, book.seals, extra=ERRORS
    )


def _entry_rows(words, sheet, values, blanks) -> Iterator[dict]:
    for entry, each in values.items():
        state = entry.get_status_display()
        state = f"{state} ({_('sólo lectura')})" if entry.status not in EDITABLE else state
        yield {KEY: entry.folio, STATE: state, **words.cells_of(sheet, each, entry.folio)}
    yield from ({KEY: key} for key in blanks)


def _list_rows(words, sheet, values) -> Iterator[dict]:
    for entry, each in values.items():
        for row in each[sheet.name]:
            yield {KEY: entry.folio, **words.cells_of(sheet, row, entry.folio)}


def _sent_rows(sheet, book, by_row) -> Iterator[dict]:
    for row in book.rows.get(sheet.name, ()):
        errors = "\n".join(by_row.get((sheet.title, row.number), ()))
        yield {KEY: row.key, ERRORS: errors, **row.cells}


def _workbook(rows, forms, cycle: str, institution, seals, extra=STATE) -> BytesIO:
    workbook = Workbook(write_only=True)
    looks.add_to(workbook)
    _write_instructions(workbook.create_sheet(INSTRUCTIONS), cycle, institution)
    lists = {
        (sheet.name, column.name): list(forms[sheet.name].fields[column.name].choices.labels.values())
        for sheet in sheets()
        for column in sheet.columns
        if column.is_chosen
    }
    for sheet in sheets():
        has_extra = sheet.name == "entries" or extra == ERRORS
        _write_rows(
            workbook.create_sheet(sheet.title), sheet, rows[sheet.name], extra if has_extra else "", lists
        )
    _write_lists(workbook.create_sheet(LISTS), lists)
    _write_version(workbook.create_sheet(VERSION), cycle, institution, seals)
    file = BytesIO()
    workbook.save(file)
    file.seek(0)
    return file


def _write_rows(worksheet, sheet: Sheet, rows: Iterable[dict], extra: str, lists) -> None:
    names = [KEY, *([extra] if extra else []), *(column.name for column in sheet.columns)]
    headers = [*names[: -len(sheet.columns)], *(column.header for column in sheet.columns)]
    kinds = ["key", *(["error" if extra == ERRORS else "quiet"] if extra else [])]
    kinds += [column.kind for column in sheet.columns]
    worksheet.freeze_panes = f"{get_column_letter(len(names) - len(sheet.columns) + 1)}2"
    for place, kind in enumerate(kinds, start=1):
        looks.set_column(worksheet, get_column_letter(place), kind)
    for place, column in enumerate(sheet.columns, start=len(names) - len(sheet.columns) + 1):
        if column.is_chosen:
            _offer(worksheet, get_column_letter(place), column, lists, (sheet.name, column.name))
    if sheet.name != "entries":
        keys = f"{sheets()[0].title}!$A$2:$A${MAX_ROWS + 1}"
        _menu(worksheet, "A", keys, _("Elija la clave de un renglón de la primera hoja."), is_strict=True)
    worksheet.append([cell(worksheet, header, "header") for header in headers])
    for row in rows:
        worksheet.append(
            [cell(worksheet, row.get(name), kind) for name, kind in zip(names, kinds, strict=True)]
        )


def cell(worksheet, value, kind: str):
    """A cell that shows what it is given: text is text even when it looks like a formula."""
    if value is None or value == "":
        return None  # its column says how it looks
    made = WriteOnlyCell(worksheet, fitting(value, "") if isinstance(value, str) else value)
    made.style = looks.STYLES[kind]
    if isinstance(value, str):
        made.data_type = "s"
        # Excel keeps such a cell as text when somebody edits it; no character is added to the text.
        made.quotePrefix = True
    elif kind == "date":
        made.number_format = looks.DATE
    return made


def _offer(worksheet, letter: str, column: Column, lists, place) -> None:
    """A drop-down of the list. Several may be written in one cell, so there other text is let through."""
    number = list(lists).index(place) + 1
    source = f"{LISTS}!${get_column_letter(number)}$2:${get_column_letter(number)}${len(lists[place]) + 1}"
    _menu(worksheet, letter, source, _("Elija una opción de la lista."), is_strict=column.kind == "one")


def _menu(worksheet, letter: str, source: str, error: str, *, is_strict: bool) -> None:
    menu = DataValidation("list", source, allow_blank=True, showErrorMessage=is_strict, error=error)
    menu.add(f"{letter}2:{letter}{MAX_ROWS + 1}")
    worksheet.data_validations.append(menu)


def _write_instructions(worksheet, cycle, institution) -> None:
    looks.set_column(worksheet, "A", "page")
    title = _("Registros de %(institution)s, ejercicio %(cycle)s") % {
        "institution": institution,
        "cycle": cycle,
    }
    worksheet.append([cell(worksheet, title, "title")])
    for paragraph in paragraphs():
        worksheet.append([cell(worksheet, paragraph, "page")])


def _write_lists(worksheet, lists) -> None:
    headers = {(sheet.name, column.name): column.header for sheet in sheets() for column in sheet.columns}
    for place in range(1, len(lists) + 1):
        looks.set_column(worksheet, get_column_letter(place), "line")
    worksheet.append([cell(worksheet, headers[place], "header") for place in lists])
    for labels in zip_longest(*lists.values()):
        worksheet.append([cell(worksheet, label, "line") for label in labels])


def _write_version(worksheet, cycle: str, institution, seals: dict[str, dict[str, str]]) -> None:
    """What an upload is compared with: `read` reads these rows by their place."""
    worksheet.sheet_state = "hidden"
    names = list(next(iter(seals.values()), {}))
    when = date_format(timezone.localtime(), "Y-m-d H:i")
    lines = [[MARK, FORMAT], ["cycle", cycle], ["institution", institution.pk], ["downloaded", when]]
    lines.append([KEY, " ".join(names)])
    lines += [[key, " ".join(each.get(name, "-") for name in names)] for key, each in seals.items()]
    for line in lines:
        worksheet.append([cell(worksheet, str(value), "line") for value in line])
