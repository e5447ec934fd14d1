"""Workbooks as people fill them in: what is downloaded, with some cells changed."""

from io import BytesIO

import openpyxl

from reporting.importing import workbook
from reporting.importing.workbook.columns import KEY


def edited(file, *changes) -> BytesIO:
    """The workbook with cells changed: (sheet, row, heading, value) each; row 0 adds one."""
    book = openpyxl.load_workbook(file)
    for title, row, heading, value in changes:
        sheet = book[title]
        headings = [cell.value for cell in sheet[1]]
        sheet.cell(row, headings.index(heading) + 1).value = value
    return saved(book)


def added(file, title, **cells) -> BytesIO:
    """The workbook with one more row at the end of a sheet."""
    book = openpyxl.load_workbook(file)
    sheet = book[title]
    headings = {cell.value: cell.column for cell in sheet[1]}
    row = sheet.max_row + 1
    for heading, value in cells.items():
        sheet.cell(row, headings[heading]).value = value
    return saved(book)


def saved(book) -> BytesIO:
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file


def blank_key(file) -> tuple[int, str]:
    """The first row of the template that waits for a new entry: (row, key)."""
    sheet = openpyxl.load_workbook(file)["Registros"]
    headings = [cell.value for cell in sheet[1]]
    file.seek(0)
    key, title = headings.index(KEY), headings.index("Título")
    return next((n, row[key]) for n, row in enumerate(sheet.values, 1) if row[key] and not row[title])


def seen(file, cycle, institution, by):
    return workbook.preview(workbook.read(file), cycle=cycle, institution=institution, by=by)


def confirmed(file, cycle, institution, by, **options):
    """What somebody does who reads the preview and confirms it."""
    book = workbook.read(file)
    preview = workbook.preview(book, cycle=cycle, institution=institution, by=by)
    assert [str(problem) for problem in preview.problems] == []
    options.setdefault("fingerprint", preview.fingerprint)
    return workbook.apply(book, cycle=cycle, institution=institution, by=by, **options)
