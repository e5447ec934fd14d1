"""The data of a Compendio: its entries, figures and challenges as tables, with a dictionary and the licence."""

import csv
import io
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from compendium.documents.compendio import Chapter, Objective
from compendium.documents.parts import Document
from compendium.formats.columns import ENTRIES, TABLES, Row
from compendium.formats.packing import repacked
from compendium.snapshot import Snapshot
from pmm.spreadsheet import BOM, safe

WIDTHS = {"titulo": 60, "descripcion": 80, "resultados": 80, "institucion": 40, "objetivo_titulo": 40}


def workbook_of(document: Document, snapshot: Snapshot) -> bytes:
    """An Excel file: what it is and under which licence, the three tables, the dictionary."""
    book = Workbook(write_only=True)
    _sheet(book, _("Léame"), ["", ""], about(document, snapshot))
    for _key, title, columns, items in TABLES:
        rows = list(rows_of(document, snapshot, items))
        _sheet(book, title, [column.title for column in columns], _values(columns, rows), columns)
    _sheet(book, _("Diccionario"), [_("Tabla"), _("Columna"), _("Título"), _("Qué dice")], dictionary())
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue(), made=document.created)


def csv_for_excel(document: Document, snapshot: Snapshot) -> bytes:
    """The entries with byte order mark and semicolons; no cell starts a formula."""
    return (BOM + _csv(document, snapshot, [column.title for column in ENTRIES], ";", safe)).encode()


def csv_for_machines(document: Document, snapshot: Snapshot) -> bytes:
    """The entries as RFC 4180 has them: UTF-8, commas, the keys of the dictionary as heads."""
    return _csv(document, snapshot, [column.key for column in ENTRIES], ",", lambda value: value).encode()


def json_of(document: Document, snapshot: Snapshot) -> bytes:
    value = {
        **{key: str(said) for key, said in about(document, snapshot)},
        "diccionario": [
            dict(zip(("tabla", "columna", "titulo", "que_dice"), map(str, row), strict=True))
            for row in dictionary()
        ],
        **{
            key: [
                {column.key: column.value(row) for column in columns}
                for row in rows_of(document, snapshot, items)
            ]
            for key, _title, columns, items in TABLES
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def about(document: Document, snapshot: Snapshot) -> list[tuple]:
    """What the data are, of which edition, how to cite them and what one may do with them."""
    colophon = next(part.content["colophon"] for part in document.parts if part.name == "colophon")
    licence = snapshot.licences.get("data", {})
    return [
        ("documento", document.title),
        ("edicion", colophon["label"]),
        ("congelada", snapshot.edition["frozen_at"]),
        ("huella_sha256", colophon["manifest"]),
        ("licencia", licence.get("name") or colophon["texts"]["data_licence"]),
        ("licencia_url", licence.get("url", "")),
        ("como_citar", colophon["citation"]),
    ]


def dictionary() -> list[tuple]:
    return [
        (key, column.key, column.title, column.meaning)
        for key, _title, columns, _items in TABLES
        for column in columns
    ]


def rows_of(document: Document, snapshot: Snapshot, items: str | None = None) -> Iterator[Row]:
    """The entries as printed; with `items` each of their figures or challenges."""
    names = _names(snapshot.catalogues)
    chapter = None
    for content in (part.content for part in document.parts):
        chapter = content if isinstance(content, Chapter) else chapter
        if isinstance(content, Objective):
            for entry in content.entries:
                row = Row(chapter, content, entry, names)
                yield from _items(row, entry.source.get(items, ())) if items else [row]


def _items(row: Row, items) -> Iterator[Row]:
    for number, item in enumerate(items, start=1):
        yield row._replace(number=number, item=item)


def _names(catalogues: dict) -> dict[str, dict]:
    keyed = {
        name: {item["key"]: item["name"] for item in catalogues.get(name, ())}
        for name in ("kinds", "population", "challenge_categories")
    }
    return {**keyed, "states": {state["code"]: state["name"] for state in catalogues["states"]}}


def _values(columns, rows) -> Iterator[list]:
    for row in rows:
        yield [column.value(row) for column in columns]


def _csv(document, snapshot, heads, delimiter, made_safe) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(heads)
    rows = rows_of(document, snapshot)
    writer.writerows([made_safe(value) for value in values] for values in _values(ENTRIES, rows))
    return out.getvalue()


def _sheet(book, title, heads, rows, columns=()) -> None:
    sheet = book.create_sheet(str(title))
    sheet.freeze_panes = "A2" if any(heads) else None
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.key, 16)
    if any(heads):
        sheet.append([_cell(sheet, str(head), is_bold=True) for head in heads])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet, value, *, is_bold=False):
    is_number = isinstance(value, int | float)
    cell = WriteOnlyCell(sheet, value if is_number or value is None else str(value))
    if not is_number and value is not None:
        cell.data_type = "s"  # else a text that begins with = would be a formula
    if is_bold:
        cell.font = Font(bold=True)
    return cell
