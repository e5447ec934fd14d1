"""The files a document may use, by their internal address; there are no others.

"pmm://static/print.css" is a file of the product's own static folder; "pmm://font/normal" and
"pmm://font/italic" are the two faces of Noto Sans, each with its whole range of weights.
"""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from compendium.typesetting.errors import TypesettingError

SCHEME = "pmm"
STATIC = Path(__file__).resolve().parents[2] / "static"
KINDS = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png"}
FONT = "Noto Sans"
FONT_STYLES = ("normal", "italic")


def read(address: str) -> tuple[bytes, str]:
    """The bytes and the media type behind an internal address. Raises TypesettingError for any other."""
    parts = urlsplit(address)
    if parts.scheme != SCHEME or parts.query:
        raise TypesettingError.unknown_address(address)
    if parts.netloc == "font":
        return font(address, parts.path.strip("/"))
    if parts.netloc == "static":
        return static(address, unquote(parts.path).lstrip("/"))
    raise TypesettingError.unknown_address(address)


def static(address, name):
    path = (STATIC / name).resolve()
    if not path.is_relative_to(STATIC) or path.suffix not in KINDS or not path.is_file():
        raise TypesettingError.unknown_address(address)
    return path.read_bytes(), KINDS[path.suffix]


def font(address, style):
    if style not in FONT_STYLES:
        raise TypesettingError.unknown_address(address)
    try:
        import fontpkg

        return fontpkg.path(FONT, style=style).read_bytes(), "font/ttf"
    except (ImportError, LookupError, OSError) as error:
        raise TypesettingError.missing_font(error) from error
