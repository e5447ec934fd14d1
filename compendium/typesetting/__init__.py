"""Complete HTML in, PDF out: the only door to WeasyPrint, opened as late as possible."""

from collections.abc import Callable

from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Typeset

__all__ = ["Typeset", "TypesettingError", "render"]


def render(html: str, *, progress: Callable[[str, int], None] | None = None) -> Typeset:
    """Typeset one complete HTML document, whose addresses are all of `compendium.typesetting.files`.

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
