"""The same document in other formats: an accessible web page, Word, and its data."""

from collections.abc import Callable
from typing import NamedTuple

from compendium.documents import DOCUMENTS
from compendium.documents.parts import Document
from compendium.formats import data, docx, html
from compendium.snapshot import Snapshot


class Format(NamedTuple):
    """make(document) gives the file's bytes."""

    extension: str
    title: str
    content_type: str
    make: Callable[[Document], bytes]


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# For each document the formats it has beside the PDF.
FORMATS = {
    "informe": {
        each.extension: each
        for each in (
            Format("html", "HTML", "text/html; charset=utf-8", html.make),
            Format("docx", "Word", WORD, docx.make),
            Format("xlsx", "Excel", EXCEL, data.workbook_of),
            Format("csv", "CSV", "text/csv; charset=utf-8", data.csv_of),
            Format("json", "JSON", "application/json", data.json_of),
        )
    },
}
EXTENSIONS = tuple(dict.fromkeys(extension for formats in FORMATS.values() for extension in formats))


def write(document: str, extension: str, snapshot: Snapshot) -> bytes:
    """The file of a document in one of its formats. Raises KeyError when it has none such, and SnapshotError."""
    return FORMATS[document][extension].make(DOCUMENTS[document].compose(snapshot))
