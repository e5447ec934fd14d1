"""Parts of HTML in, one PDF out. WeasyPrint is loaded by the processes that set parts, never by who asks them."""

from collections.abc import Callable

from compendium.typesetting.composing import PartFailed, failures, prepare, typeset
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import About, Count, Progress, Source, Typeset

__all__ = [
    "About",
    "Count",
    "PartFailed",
    "Progress",
    "Source",
    "Typeset",
    "TypesettingError",
    "failures",
    "prepare",
    "render",
    "typeset",
]


def render(html: str, *, progress: Callable[[str, int], None] | None = None) -> Typeset:
    """Typeset one complete HTML document in a single call: the yardstick that `typeset` is measured with.

    progress(stage, pages) is told the stage in Spanish and how many pages there are so far.
    Raises TypesettingError, whose text is a Spanish sentence, on any failure and on any warning.
    """
    # Imported here: WeasyPrint loads Pango at import, and whoever only counts entries needs no Pango.
    try:
        from compendium.typesetting import engine
    except OSError as error:
        raise TypesettingError.missing_library(error) from error
    except ImportError as error:
        raise TypesettingError.missing_package(error) from error
    return engine.render(html, progress=progress)
