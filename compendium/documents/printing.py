"""From a snapshot to a PDF: compose the document, fill its templates, typeset, and name the entry that fails."""

from collections.abc import Callable
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from compendium import documents
from compendium.documents.parts import Document, Part
from compendium.snapshot import Snapshot
from compendium.statistics import Statistics
from compendium.typesetting import Typeset, TypesettingError, render

TEMPLATES = "compendium/print"


class EntryError(TypesettingError):
    """One entry is what cannot be typeset; the message names it."""

    def __init__(self, entry, cause):
        sentence = _("El registro %(folio)s, «%(title)s», no se puede componer. %(cause)s")
        values = {"folio": entry.folio, "title": entry.source["title"], "cause": cause}
        super().__init__(sentence % values, detail=cause.detail)
        self.folio = entry.folio
        self.title = entry.source["title"]


def print_document(
    name: str,
    snapshot: Snapshot,
    *,
    statistics: Statistics | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> Typeset:
    """The PDF of one document of `documents.DOCUMENTS`.

    progress(stage, pages) is told in Spanish what is being done and how many pages there are so far.
    Raises TypesettingError (EntryError when one entry is to blame) and SnapshotError.
    """
    if progress:
        progress(_("Reuniendo el contenido"), 0)
    document = documents.DOCUMENTS[name].compose(snapshot, statistics)
    try:
        return render(to_html(document), progress=progress)
    except TypesettingError as error:
        if not error.may_be_an_entry:
            raise
        if progress:
            progress(_("Buscando el registro que impide la composición"), 0)
        raise find_culprit(document, error) from error


def to_html(document: Document) -> str:
    """Complete HTML. The language of the book is its own, whatever that of whoever prints it."""
    with translation.override(document.language):
        return render_to_string(f"{TEMPLATES}/book.html", {"document": document, "parts": _located(document)})


def _located(document):
    return [
        {"name": part.name, "template": f"{TEMPLATES}/{part.template}", "content": part.content}
        for part in document.parts
    ]


def find_culprit(document: Document, error: TypesettingError) -> TypesettingError:
    """The error to raise: that of the first entry that fails when typeset apart, else the one given."""
    entries = [entry for part in document.parts for entry in getattr(part.content, "entries", ())]
    if _failure(document, []) or not _failure(document, entries):
        return error
    while len(entries) > 1:
        half = len(entries) // 2
        entries = entries[:half] if _failure(document, entries[:half]) else entries[half:]
    cause = _failure(document, entries)
    return EntryError(entries[0], cause) if cause else error


def _failure(document, entries):
    """What typesetting says of these entries alone, None when they are fine."""
    part = Part("apart", "_entries.html", {"entries": entries})
    alone = replace(document, parts=(part,))
    try:
        render(to_html(alone))
    except TypesettingError as error:
        return error
    return None
