"""From a snapshot to a PDF: compose the document, fill its templates, typeset, and name the entry that fails."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from compendium import documents
from compendium.documents.parts import TEMPLATES, Document, Part
from compendium.snapshot import Snapshot
from compendium.statistics import Statistics
from compendium.typesetting import workers
from compendium.typesetting.composing import PartFailed, failures, prepare, typeset
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import About, Count, Progress, Source, Typeset

Tell = Callable[[Progress], None]


class EntryError(TypesettingError):
    """One entry is what cannot be typeset; the message names it."""

    def __init__(self, entry, cause):
        sentence = _("El registro %(folio)s, «%(title)s», no se puede componer. %(cause)s")
        values = {"folio": entry.folio, "title": entry.source["title"], "cause": cause}
        super().__init__(sentence % values, detail=cause.detail)
        self.folio = entry.folio
        self.title = entry.source["title"]


def print_document(
    name: str, snapshot: Snapshot, *, statistics: Statistics | None = None, progress: Tell | None = None
) -> Typeset:
    """The PDF of one document of `documents.DOCUMENTS`.

    progress(step) is told in Spanish what is being done, how many parts are done and how many pages there are.
    Raises TypesettingError (EntryError when one entry is to blame) and SnapshotError.
    """
    compose = documents.DOCUMENTS[name].compose
    return print_composed(lambda: compose(snapshot, statistics), snapshot, progress=progress)


def print_composed(
    compose: Callable[[], Document],
    snapshot: Snapshot,
    *,
    watermark: str = "",
    marks: dict[str, str] | None = None,
    progress: Tell | None = None,
) -> Typeset:
    """The PDF of what `compose()` returns; `marks` are added to those by which `verify` knows it again."""
    tell = progress or (lambda step: None)
    tell(Progress(_("Reuniendo el contenido")))
    workers.pool().warm()  # it starts while the document is being composed
    document = compose()
    described = about(document, snapshot)
    described = replace(described, watermark=watermark, marks={**described.marks, **(marks or {})})
    try:
        return typeset(sources(document), described, progress=tell)
    except PartFailed as failure:
        raise _with_entry(document, failure, tell) from failure


def prepare_document(name: str, snapshot: Snapshot, *, progress: Tell | None = None) -> Count:
    """Set the parts that are not in the store, so that printing the document later mostly joins them."""
    document = documents.DOCUMENTS[name].compose(snapshot)
    try:
        return prepare(sources(document), progress=progress)
    except PartFailed as failure:
        raise _with_entry(document, failure, progress or (lambda step: None)) from failure


def about(document: Document, snapshot: Snapshot) -> About:
    return About(
        title=f"{document.title}. {document.subtitle}",
        author=document.author,
        subject=document.subtitle,
        language=document.language,
        created=document.created,
        marks={
            "edition": snapshot.edition["label"],
            "document": document.name,
            "manifest": snapshot.edition["manifest"],
        },
    )


def sources(document: Document) -> Iterator[Source]:
    """What is set together, as complete HTML. The book has a language of its own, whoever prints it."""
    for flow in document.flows:
        yield Source(flow[0].name, _flow_to_html(document, flow), document.styles)


def _flow_to_html(document, flow):
    with translation.override(document.language):
        parts = [_located(part) for part in flow]
        return render_to_string(f"{TEMPLATES}/part.html", {"document": document, "parts": parts})


def to_html(document: Document) -> str:
    """The whole document as one page of HTML, for setting it in a single call: a yardstick, not the product."""
    with translation.override(document.language):
        parts = [_located(part) for part in document.parts]
        return render_to_string(f"{TEMPLATES}/book.html", {"document": document, "parts": parts})


def _located(part):
    template = f"{TEMPLATES}/{part.template}"
    return {"name": part.name, "template": template, "content": part.content, "runs_on": part.runs_on}


def _with_entry(document, failure: PartFailed, tell: Tell) -> TypesettingError:
    """The error to raise: that of the first entry of the part that fails when it is set apart, else the one given."""
    entries = _entries_of(document, failure.part)
    if not failure.may_be_an_entry or not entries:
        return failure
    tell(Progress(_("Buscando el registro que impide la composición")))
    found = failures(_apart(document, entries))
    culprit = next((entry for entry in entries if entry.folio in found), None)
    return EntryError(culprit, found[culprit.folio]) if culprit else failure


def _entries_of(document, name):
    flow = next(flow for flow in document.flows if flow[0].name == name)
    return [entry for part in flow for entry in getattr(part.content, "entries", ())]


def _apart(document: Document, entries: Iterable) -> Iterator[Source]:
    for entry in entries:
        part = Part(entry.folio, "_entries.html", {"entries": [entry]})
        yield from sources(replace(document, parts=(part,)))
