"""Files as people send them, good and bad, each made here."""

import io
import zipfile

from docx import Document
from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
LOCKED_PDF = PDF.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 2 0 R")
PLACE = "19.4326 N, 99.1332 W"


def _saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word() -> bytes:
    return _saved(Document())


def excel() -> bytes:
    return _saved(Workbook())


def powerpoint() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def picture(kind: str, size=(40, 20), mode="RGB") -> bytes:
    """With a place where it was taken, and the device, in its metadata."""
    image = Image.new(mode, size)
    exif = Image.Exif()
    exif[0x010E] = PLACE
    file = io.BytesIO()
    image.save(file, kind, exif=exif)
    return file.getvalue()


def huge_picture() -> bytes:
    """A few kilobytes that unpack to a hundred million points."""
    file = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(file, "PNG")
    return file.getvalue()
