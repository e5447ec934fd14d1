"""What a file must be before any library opens it as a workbook: small, honest, plain and without commands.

A workbook is a zip of XML parts, and both can be made to hurt: a few kilobytes that unpack to gigabytes,
entities that multiply or read files, macros, other files inside. All of it is refused from the zip's directory
and one pass over the bytes, in memory that does not grow with the file.
"""

import re
import zipfile
import zlib
from typing import BinaryIO
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

import openpyxl
from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import create_parser
from django.core.exceptions import ImproperlyConfigured
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .refusal import Refused

MEGABYTE = 1024 * 1024
MAX_FILE = 5 * MEGABYTE
MAX_UNPACKED = 25 * MEGABYTE
MAX_RATIO = 100
MAX_MEMBERS = 200
MAX_ROWS = 5_000
# openpyxl makes an object of each tag, and of some parts all at once: this bounds its time and memory.
MAX_TAGS = 600_000
MAX_TAGS_AT_ONCE = 20_000  # in one row, and in parts that are neither a sheet nor its texts
CHUNK = 64 * 1024

ZIP_MARK, OLE_MARK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_PASSWORD = "EncryptedPackage".encode("utf-16-le")
# What zipfile raises over a file that is not what it says.
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, RuntimeError, ValueError),
)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
FLAG_ENCRYPTED = 0x1
ROW = re.compile(rb"</?(?:\w+:)?row[\s/>]")
XML_PARTS = (".xml", ".rels", ".vml")
BOOK, CONTENT_TYPES = "xl/workbook.xml", "[Content_Types].xml"

if not openpyxl.DEFUSEDXML:
    raise ImproperlyConfigured("openpyxl no usa defusedxml: instale defusedxml y quite OPENPYXL_DEFUSEDXML.")


def inspect(file: BinaryIO) -> None:
    """Raises Refused unless the file may be opened; leaves it at its beginning."""
    _check_size(file)
    _check_mark(file)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_directory(archive)
            _check_members(archive)
    except UNREADABLE as error:
        raise Refused(broken()) from error
    file.seek(0)


def _check_size(file: BinaryIO) -> None:
    size = file.seek(0, 2)
    if size == 0:
        raise Refused(_("El archivo está vacío: guarde el libro en Excel y súbalo de nuevo."))
    if size > MAX_FILE:
        raise Refused(
            _(
                "El archivo pesa %(size)s y el límite es 5 MB: quite imágenes y hojas que no son de la plantilla."
            )
            % {"size": filesizeformat(size)}
        )


def _check_mark(file: BinaryIO) -> None:
    file.seek(0)
    content = file.read(MAX_FILE)
    if content.startswith(ZIP_MARK):
        return
    if not content.startswith(OLE_MARK):
        raise Refused(_no_workbook())
    if OLE_PASSWORD in content:
        raise Refused(_with_password())
    raise Refused(
        _("El libro está en el formato antiguo de Excel (.xls): guárdelo como «Libro de Excel (.xlsx)».")
    )


def _check_directory(archive: zipfile.ZipFile) -> None:
    """What the zip says of itself, before any of it is unpacked."""
    members = archive.infolist()
    names = [member.filename for member in members]
    if _is_bomb(members):
        raise Refused(_unpacks_too_big())
    if any(member.flag_bits & FLAG_ENCRYPTED for member in members):
        raise Refused(_with_password())
    if len(set(names)) < len(names) or any(map(_is_odd, names)):
        raise Refused(broken())
    if any(member.compress_type not in METHODS for member in members):
        raise Refused(broken())
    if any("vbaproject" in name.lower() for name in names):
        raise Refused(_with_macros())
    if BOOK not in names:
        raise Refused(_no_workbook())


def _is_bomb(members: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(member.file_size for member in members)
    dense = (m for m in members if m.file_size > CHUNK and m.file_size > MAX_RATIO * m.compress_size)
    return len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or any(dense)


def _is_odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def _check_members(archive: zipfile.ZipFile) -> None:
    """Every member to its end, which proves its size and its sum."""
    tags = 0
    for member in archive.infolist():
        with archive.open(member) as part:
            tags += _check_part(member.filename, part)
        if tags > MAX_TAGS:
            raise Refused(too_much())


def _check_part(name: str, part: BinaryIO) -> int:
    """The number of tags in a part that is XML; refuses what is neither XML nor harmless."""
    head = part.read(CHUNK)
    if not name.lower().endswith(XML_PARTS):
        if head.startswith((ZIP_MARK, OLE_MARK)):
            raise Refused(_("El libro trae otro archivo dentro: quítelo en Excel y súbalo de nuevo."))
        while part.read(CHUNK):
            pass
        return 0
    _check_prologue(head)
    if name == CONTENT_TYPES and b"macroEnabled" in head:
        raise Refused(_with_macros())
    return _count_tags(name, head, part)


def _count_tags(name: str, head: bytes, part: BinaryIO) -> int:
    most = MAX_TAGS if name.startswith(("xl/worksheets/", "xl/sharedStrings")) else MAX_TAGS_AT_ONCE
    tags = run = 0  # all of them, and those since the last row began or ended
    while head:
        tags += head.count(b"<")
        since_row, *in_rows = (piece.count(b"<") for piece in ROW.split(head))
        longest = max(run + since_row, *in_rows, 0)
        run = in_rows[-1] if in_rows else longest
        if tags > most or (longest > MAX_TAGS_AT_ONCE and name.startswith("xl/worksheets/")):
            raise Refused(too_much())
        head = part.read(CHUNK)
    return tags


def _check_prologue(head: bytes) -> None:
    """Only what stands before the first element can declare a type or an entity, in whatever encoding it is."""
    # A comment as long as a book before the first element is nobody's: the prologue ends in the first chunk.
    reached = _Reached()
    parser = create_parser(forbid_dtd=True)
    parser.setContentHandler(reached)
    try:
        parser.feed(head)
    except DefusedXmlException as error:
        raise Refused(
            _("El libro trae instrucciones que una hoja de datos no necesita (DTD o entidades): no se abrió.")
        ) from error
    except (SAXParseException, ValueError, LookupError) as error:
        raise Refused(broken()) from error
    if not reached.an_element:
        raise Refused(broken())


class _Reached(ContentHandler):
    an_element = False

    def startElement(self, name, attrs):
        self.an_element = True


def _no_workbook() -> str:
    return _("El archivo no es un libro de Excel: suba el .xlsx que descargó de esta página.")


def _with_password() -> str:
    return _("El libro tiene contraseña: quítela en Excel, guárdelo y súbalo de nuevo.")


def _unpacks_too_big() -> str:
    return _(
        "El libro se descomprime a un tamaño que no es el de una hoja de datos y no se abrió: "
        "descargue la plantilla otra vez y copie en ella sus renglones."
    )


def broken() -> str:
    return _("El libro está dañado o no lo guardó Excel: ábralo, guárdelo como .xlsx y súbalo de nuevo.")


def _with_macros() -> str:
    return _("El libro trae macros (.xlsm): guárdelo como «Libro de Excel (.xlsx)» y súbalo de nuevo.")


def too_much() -> str:
    return _("El libro trae más celdas de las que caben en la plantilla (5,000 renglones): divídalo en dos.")
