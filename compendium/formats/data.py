"""The data behind a document: every table as a sheet, a line or a value; no cell that starts a formula."""

import csv
import io
import json

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from compendium.charts.chart import Table
from compendium.documents.blocks import DataTable, Section
from compendium.documents.parts import Document
from compendium.formats.packing import repacked
from pmm.spreadsheet import BOM, safe

SHEET_NAME, WIDEST = 31, 60
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def tables_of(document: Document) -> list[Table]:
    """Every table of the document, in its order."""
    sections = [part.content for part in document.parts if isinstance(part.content, Section)]
    return [block.table for section in sections for block in section.blocks if isinstance(block, DataTable)]


def workbook_of(document: Document) -> bytes:
    return repacked(workbook(tables_of(document)), made=document.created)


def csv_of(document: Document) -> bytes:
    return csv_text(tables_of(document)).encode()


def json_of(document: Document) -> bytes:
    values = [
        {"caption": table.caption, "head": list(table.head), "rows": [_values(row) for row in table.rows]}
        for table in tables_of(document)
    ]
    return json.dumps({"document": document.title, "tables": values}, ensure_ascii=False, indent=1).encode()


def workbook(tables: list[Table]) -> bytes:
    """An Excel file with one sheet for each table; texts are texts whatever they begin with."""
    book = Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables, start=1):
        _write(book.create_sheet(sheet_name(number, table.caption)), table)
    if not tables:
        book.create_sheet(_("Sin datos"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_name(number: int, caption: str) -> str:
    """Unique by its number, short enough, without the signs Excel refuses."""
    return f"{number} {caption.translate(NOT_IN_SHEET_NAMES)}"[:SHEET_NAME].strip()


def _write(sheet, table):
    _append(sheet, [table.caption], bold=True)
    _append(sheet, list(table.head), bold=True)
    for row in table.rows:
        _append(sheet, _values(row), bold=row.is_total)
    if table.note:
        _append(sheet, [table.note])
    sheet.freeze_panes = "B3"
    labels = [len(str(row.label)) for row in table.rows] or [10]
    sheet.column_dimensions["A"].width = min(WIDEST, max(labels) + 2)
    for column in range(2, len(table.head) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 14


def _append(sheet, values, *, bold=False):
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row=row, column=column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # else a text that begins with = would be a formula
        if bold:
            cell.font = Font(bold=True)
            cell.alignment = Alignment(wrap_text=row > 1, vertical="bottom")


def csv_text(tables: list[Table], delimiter: str = ";") -> str:
    """All tables one below the other: caption, heads, rows, an empty line."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, delimiter=delimiter)
    for table in tables:
        writer.writerow([safe(table.caption)])
        writer.writerow(map(safe, table.head))
        writer.writerows([safe(value) for value in _values(row)] for row in table.rows)
        writer.writerow([])
    return out.getvalue()


def _values(row) -> list:
    return [row.label, *(cell.value if cell.value != "" else cell.text for cell in row.cells)]
