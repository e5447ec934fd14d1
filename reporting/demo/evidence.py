"""Evidence of the sample entries: links as they are, files made here, so that the repository holds no document."""

import io

from docx import Document

from reporting.keeping import kept
from reporting.models import Entry, EvidenceFile, EvidenceLink
from reporting.receiving import receive


def create(entries: list[Entry], rows: list[dict], liaisons: dict) -> None:
    """What backs each entry; the person who reports for its institution sent it."""
    EvidenceLink.objects.bulk_create(
        EvidenceLink(entry=entry, position=position, **link)
        for entry, row in zip(entries, rows, strict=True)
        for position, link in enumerate(row.get("links", ()))
    )
    for entry, row in zip(entries, rows, strict=True):
        for file in row.get("files", ()):
            received = receive(file["name"], _document(file["title"]))
            with kept(received, institution=entry.institution, by=liaisons[row["institution"]]) as upload:
                EvidenceFile.objects.create(
                    entry=entry, upload=upload, title=file["title"], is_public=file["is_public"]
                )


def _document(title: str) -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_heading(title)
    document.add_paragraph("Archivo de ejemplo.")
    document.save(file)
    return file.getvalue()
