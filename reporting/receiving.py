"""What a file must be before it is kept as evidence: of a known type, small, readable, and what it says it is.

Files are judged by their content, never by the type a browser declares. A picture is drawn anew, which leaves
behind where it was taken and whatever else hides in it; other files are kept as they came, and nobody's browser
ever opens them on our pages.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageFile, ImageOps

from reporting import richtext

MEGABYTE = 1024 * 1024
MAX_FILE = 10 * MEGABYTE
MAX_NAME = 120
MAX_PIXELS = 50_000_000
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 100
MAX_MEMBERS = 5_000

PDF_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_PASSWORD = "EncryptedPackage".encode("utf-16-le")
FLAG_ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class FileRefused(Exception):
    """The file is not kept; the message is a Spanish sentence that says what to do."""


@dataclass(frozen=True)
class Received:
    """A file that may be kept: its clean name, the key of its kind, its bytes."""

    name: str
    kind: str
    data: bytes


@dataclass(frozen=True)
class Kind:
    key: str
    word: object
    extensions: tuple[str, ...]
    media_type: str
    read: Callable[[bytes, "Kind"], bytes]  # what to keep; raises FileRefused
    part: str = ""  # that a document of this kind always has
    picture: str = ""  # Pillow's name


def receive(name: str, data: bytes) -> Received:
    """The file as it may be kept. Raises FileRefused, whose sentence names the cause."""
    kind = _kind_of(name)
    if not data:
        raise FileRefused(_("El archivo está vacío: ábralo, guárdelo de nuevo y súbalo."))
    if len(data) > MAX_FILE:
        # Rounded up: "10.0 MB, and the limit is 10 MB" would explain nothing.
        raise FileRefused(too_big(f"{-(-len(data) * 10 // MEGABYTE) / 10:,.1f}"))
    return Received(clean_name(name, kind), kind.key, kind.read(data, kind))


def too_big(megabytes: str) -> str:
    return _(
        "El archivo pesa %(size)s MB y el límite son %(most)d MB: comprímalo, divídalo o ponga un enlace."
    ) % {"size": megabytes, "most": MAX_FILE // MEGABYTE}


def clean_name(name: str, kind: Kind) -> str:
    """One line without folders or deceiving characters, short, with an extension that tells the truth."""
    stem, extension = _halves(name)
    extension = f".{extension if extension in kind.extensions else kind.extensions[0]}"
    return (stem or _("archivo"))[: MAX_NAME - len(extension)] + extension


def _halves(name: str) -> tuple[str, str]:
    """(what it is called, its extension in small letters), both without what deceives."""
    last = richtext.clean_line(name.replace("\\", "/").rpartition("/")[2])
    stem, dot, extension = last.rpartition(".")
    return (stem.strip(" ."), extension.lower()) if dot else (last, "")


def _kind_of(name: str) -> Kind:
    extension = _halves(name)[1]
    for kind in KINDS.values():
        if extension in kind.extensions:
            return kind
    if extension in OLD_OFFICE:
        raise FileRefused(
            _("Es del formato antiguo de Office (.%(old)s): guárdelo como .%(new)s y súbalo de nuevo.")
            % {"old": extension, "new": f"{extension}x"}
        )
    if extension in WITH_MACROS:
        raise FileRefused(_with_macros())
    raise FileRefused(_("Ese tipo de archivo no se recibe: suba %(kinds)s.") % {"kinds": kinds_in_words()})


def kinds_in_words() -> str:
    *first, last = (str(kind.word) for kind in KINDS.values())
    return _("%(first)s o %(last)s") % {"first": ", ".join(first), "last": last}


def _read_pdf(data: bytes, kind: Kind) -> bytes:
    if not data.startswith(b"%PDF-"):
        raise FileRefused(_pretends(kind))
    if b"startxref" not in data or b"%%EOF" not in data[-2048:]:
        raise FileRefused(_broken(kind))
    if PDF_ENCRYPTED.search(data):
        raise FileRefused(_with_password())
    return data


def _read_document(data: bytes, kind: Kind) -> bytes:
    """A zip with the part that makes it what it says; looked at, not unpacked."""
    if data.startswith(OLE_MARK):
        raise FileRefused(_with_password() if OLE_PASSWORD in data else _pretends(kind))
    if not data.startswith(b"PK\x03\x04"):
        raise FileRefused(_pretends(kind))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except UNREADABLE as error:
        raise FileRefused(_broken(kind)) from error
    names = {member.filename for member in members}
    if any(member.flag_bits & FLAG_ENCRYPTED for member in members):
        raise FileRefused(_with_password())
    if kind.part not in names:
        raise FileRefused(_pretends(kind))
    if any("vbaproject" in name.lower() for name in names):
        raise FileRefused(_with_macros())
    if _is_bomb(members):
        raise FileRefused(_("El archivo se descomprime a un tamaño que no es el de un documento."))
    return data


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(member.file_size for member in members)
    dense = (m for m in members if m.file_size > MEGABYTE and m.file_size > MAX_RATIO * m.compress_size)
    return len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or any(dense)


def _read_picture(data: bytes, kind: Kind) -> bytes:
    """The same picture drawn anew; its size is judged before it is unpacked."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process when it is imported
    try:
        with Image.open(
            io.BytesIO(data), formats=[each.picture for each in KINDS.values() if each.picture]
        ) as image:
            if image.format != kind.picture:
                raise FileRefused(_pretends(kind))
            if image.width * image.height > MAX_PIXELS:
                raise FileRefused(_too_many_pixels())
            return _drawn_anew(image, kind)
    except Image.UnidentifiedImageError as error:
        raise FileRefused(_pretends(kind)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(_too_many_pixels()) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise FileRefused(_broken(kind)) from error


def _drawn_anew(image: Image.Image, kind: Kind) -> bytes:
    upright = ImageOps.exif_transpose(image)
    if kind.picture == "JPEG":
        upright = upright.convert("RGB")
    elif upright.mode not in ("1", "L", "LA", "RGB", "RGBA", "P"):
        upright = upright.convert("RGBA")
    bare = upright.copy()
    bare.info = {name: value for name, value in upright.info.items() if name == "transparency"}
    file = io.BytesIO()
    bare.save(file, kind.picture, **({"quality": 90} if kind.picture == "JPEG" else {"optimize": False}))
    return file.getvalue()


def _too_many_pixels() -> str:
    return _("La imagen tiene demasiados puntos: redúzcala a menos de 7,000 por lado.")


def _pretends(kind: Kind) -> str:
    return _("El archivo no es lo que dice su extensión: ábralo y guárdelo como %(word)s.") % {
        "word": kind.word
    }


def _broken(kind: Kind) -> str:
    return _("El archivo está dañado: ábralo, guárdelo de nuevo como %(word)s y súbalo.") % {
        "word": kind.word
    }


def _with_password() -> str:
    return _("El archivo tiene contraseña o restricciones: quíteselas, guárdelo y súbalo de nuevo.")


def _with_macros() -> str:
    return _("El archivo trae macros: guárdelo sin ellas (.docx, .xlsx o .pptx) y súbalo de nuevo.")


OLD_OFFICE = ("doc", "xls", "ppt")
WITH_MACROS = ("docm", "xlsm", "pptm", "dotm", "xltm", "xlsb")
OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    kind.key: kind
    for kind in (
        Kind("pdf", "PDF", ("pdf",), "application/pdf", _read_pdf),
        Kind(
            "docx",
            gettext_lazy("Word (.docx)"),
            ("docx",),
            f"{OFFICE}.wordprocessingml.document",
            _read_document,
            part="word/document.xml",
        ),
        Kind(
            "xlsx",
            gettext_lazy("Excel (.xlsx)"),
            ("xlsx",),
            f"{OFFICE}.spreadsheetml.sheet",
            _read_document,
            part="xl/workbook.xml",
        ),
        Kind(
            "pptx",
            gettext_lazy("PowerPoint (.pptx)"),
            ("pptx",),
            f"{OFFICE}.presentationml.presentation",
            _read_document,
            part="ppt/presentation.xml",
        ),
        Kind("jpg", "JPG", ("jpg", "jpeg"), "image/jpeg", _read_picture, picture="JPEG"),
        Kind("png", "PNG", ("png",), "image/png", _read_picture, picture="PNG"),
    )
}
