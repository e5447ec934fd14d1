"""One call of WeasyPrint: own files only, every warning an error, the collector at rest meanwhile."""

import gc
import hashlib
import os
from contextlib import contextmanager

from django.utils.translation import gettext as _
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from compendium.typesetting import files
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Typeset
from compendium.typesetting.watch import listening

PDF_VARIANT = "pdf/ua-1"
# What a fault of the engine looks like. Not Exception: a time limit of the queue must pass through.
FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(NotImplementedError, OSError, RuntimeError, TypeError, ValueError),
)


class OwnFiles(URLFetcher):
    """Fetches what `files` knows; anything else stops the rendering instead of leaving a hole in a page."""

    def __init__(self):
        super().__init__(fail_on_errors=True)

    def fetch(self, url, headers=None):
        content, kind = files.read(url)
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def render(html, *, progress=None):
    tell = progress or (lambda stage, pages: None)
    composing = _("Componiendo páginas")
    with (
        collector_at_rest(),
        clock_stopped(),
        listening(lambda page: tell(composing, page)) as ear,
        translated_errors(),
    ):
        tell(composing, 0)
        document = HTML(string=html, base_url="pmm://static/", url_fetcher=OwnFiles()).render()
        refuse_warnings(ear)
        pages = len(document.pages)
        tell(_("Escribiendo el PDF"), pages)
        pdf = document.write_pdf(pdf_variant=PDF_VARIANT, pdf_identifier=identifier(html))
        refuse_warnings(ear)
        return Typeset(pdf, pages, anchors(document), bookmarks(document), ear.missing_glyphs)


def identifier(html):
    """The same text gives the same document id: the engine's own would differ at each run."""
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()[:32].encode()


def refuse_warnings(ear):
    if ear.warnings:
        raise TypesettingError.warned(ear.warnings)


def anchors(document):
    """Page of each anchor; one that spans pages counts where it begins."""
    found = {}
    for number, page in enumerate(document.pages, start=1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


def bookmarks(document):
    """(level, label, page) in the order of the outline."""
    return tuple(_flat(document.make_bookmark_tree(), level=1))


def _flat(tree, *, level):
    for label, (page, _x, _y), children, _state in tree:
        yield level, label, page + 1
        yield from _flat(children, level=level + 1)


@contextmanager
def translated_errors():
    """Whatever the engine raises becomes one TypesettingError; the fetcher's comes wrapped in a BaseException."""
    try:
        yield
    except FatalURLFetchingError as error:
        raise translated(error.__cause__) from error
    except (MemoryError, *FAULTS) as error:
        raise translated(error) from error


def translated(error):
    if isinstance(error, MemoryError):
        return TypesettingError.out_of_memory()
    return TypesettingError.failed(error) if isinstance(error, FAULTS) else error


@contextmanager
def collector_at_rest():
    """A book is millions of small objects that all live to the end: looking for garbage costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


@contextmanager
def clock_stopped():
    """Embedded fonts carry the time they were cut to size, unless this says otherwise: same text, same bytes."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
