"""Files in one zip that is the same, byte for byte, whenever and wherever it is made."""

import io
import re
import zipfile
from collections.abc import Iterable

CORE = "docProps/core.xml"
TIME = re.compile(rb"(?<=W3CDTF\">)[^<]+")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier time, and none is meant


def packed(files: Iterable[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> bytes:
    """The zip's bytes, with the (name, content) pairs in their order; those named in `stored` uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, EARLIEST)
            about.external_attr = 0o644 << 16
            about.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
    return out.getvalue()


def repacked(data: bytes, *, made: str = "") -> bytes:
    """A zip that a library wrote, without the time of its making; in an Office file that becomes `made` (ISO)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    if made:
        moment = f"{made[:19]}Z".encode()
        files = [(name, TIME.sub(moment, content) if name == CORE else content) for name, content in files]
    return packed(files)
