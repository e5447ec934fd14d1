"""A text file from an operator's disk, or a sentence that says why it is none."""

from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LARGEST = 20 * 1024 * 1024  # bytes: the book of 2025 takes 600 kB
KINDS = (
    (b"%PDF", gettext_lazy("es un PDF: conviértalo a texto, por ejemplo con pdftotext, e importe el texto")),
    (
        b"PK\x03\x04",
        gettext_lazy("es un documento de Word, Excel o ZIP: guárdelo como texto sin formato en UTF-8"),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        gettext_lazy("es un documento de Word o Excel: guárdelo como texto sin formato en UTF-8"),
    ),
    (b"\xff\xfe", gettext_lazy("está en UTF-16: guárdelo como UTF-8")),
    (b"\xfe\xff", gettext_lazy("está en UTF-16: guárdelo como UTF-8")),
)


class NotText(Exception):
    """The file cannot be read as UTF-8 text; the message is one Spanish sentence."""


def read_text(path: Path) -> str:
    """The whole text of the file at `path`."""
    data = _read_bytes(path)
    if not data.strip():
        raise _refusal(path, _("está vacío: revise que sea el archivo correcto"))
    for beginning, sentence in KINDS:
        if data.startswith(beginning):
            raise _refusal(path, sentence)
    if b"\x00" in data:
        raise _refusal(path, _("no es texto: guárdelo como texto sin formato en UTF-8"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal(path, _not_utf8(error, len(data))) from error


def _read_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise _refusal(path, _("no existe: revise la ruta"))
        if not path.is_file():
            raise _refusal(path, _("no es un archivo: escriba la ruta del texto"))
        if path.stat().st_size > LARGEST:
            raise _refusal(path, _("pesa más de 20 MB: no puede ser el texto de un libro"))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _refusal(path, _("no se puede abrir: revise la ruta y sus permisos")) from error


def _not_utf8(error: UnicodeDecodeError, size: int) -> str:
    # A character cut in two at the very end is not another encoding: the file stops too early.
    if error.end == size and "end of data" in error.reason:
        return _("está cortado a la mitad de una letra: consiga el archivo completo")
    return _("no está en UTF-8 (byte %(place)d): guárdelo como texto UTF-8") % {"place": error.start}


def _refusal(path: Path, sentence: str) -> NotText:
    return NotText(_("«%(path)s» %(sentence)s.") % {"path": path, "sentence": sentence})
