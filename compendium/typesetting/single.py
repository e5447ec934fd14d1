"""The whole document in a single call of the engine: the yardstick that setting in parts is measured with."""

from collections.abc import Callable

from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Typeset


def render(html: str, *, progress: Callable[[str, int], None] | None = None) -> Typeset:
    """Typeset one complete HTML document.

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
