"""The same document in other formats: web page, book of pages, e-book, Word, and its data."""

from collections.abc import Callable
from typing import NamedTuple

from compendium.documents import DOCUMENTS
from compendium.documents.parts import Document
from compendium.formats import data, entries, epub, html, site, word
from compendium.snapshot import Snapshot


class Format(NamedTuple):
    """make(document, snapshot) gives the file's bytes; `key` is the format's name in addresses and commands."""

    key: str
    extension: str
    title: str
    content_type: str
    make: Callable[[Document, Snapshot], bytes]

    @property
    def ending(self) -> str:
        """Of the file's name: ".docx", or "-plano.csv" where two formats share an extension."""
        return f"{self.key.removeprefix(self.extension)}.{self.extension}"


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def _of_text(make: Callable[[Document], bytes]) -> Callable[[Document, Snapshot], bytes]:
    """A format that needs nothing beside the document."""
    return lambda document, snapshot: make(document)


READ = (
    Format("html", "html", "HTML", "text/html; charset=utf-8", _of_text(html.make)),
    Format("zip", "zip", "HTML sin conexión", "application/zip", _of_text(site.make)),
    Format("epub", "epub", "EPUB", "application/epub+zip", _of_text(epub.make)),
    Format("docx", "docx", "Word", WORD, _of_text(word.make)),
)
# For each document the formats it has beside the PDF, by key.
FORMATS = {
    "compendio": (
        *READ,
        Format("xlsx", "xlsx", "Excel", EXCEL, entries.workbook_of),
        Format("csv", "csv", "CSV para Excel", CSV, entries.csv_for_excel),
        Format("csv-plano", "csv", "CSV plano", CSV, entries.csv_for_machines),
        Format("json", "json", "JSON", "application/json", entries.json_of),
    ),
    "informe": (
        *READ,
        Format("xlsx", "xlsx", "Excel", EXCEL, _of_text(data.workbook_of)),
        Format("csv", "csv", "CSV", CSV, _of_text(data.csv_of)),
        Format("json", "json", "JSON", "application/json", _of_text(data.json_of)),
    ),
}
FORMATS = {kind: {each.key: each for each in formats} for kind, formats in FORMATS.items()}
EXTENSIONS = tuple(dict.fromkeys(key for formats in FORMATS.values() for key in formats))


def write(document: str, key: str, snapshot: Snapshot) -> bytes:
    """The file of a document in one of its formats. Raises KeyError when it has none such, and SnapshotError."""
    return FORMATS[document][key].make(DOCUMENTS[document].compose(snapshot), snapshot)
