"""A typeset part as it is kept: PDF objects that name each other by numbers of their own, and what stands where."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from typing import Any

MAGIC = b"PMMpart1"
# In the text of an object: where a reference goes, and where one object ends.
REFERENCE, END = b"\x00", b"\x01"


class Damaged(ValueError):
    """The bytes are not a whole fragment."""


@dataclass
class Fragment:
    """Numbers inside `references`: 0 the document's element, 1 its fonts, then the pages, then what follows.

    objects: their text in order, joined by END, with REFERENCE for each of `references`; the ids begin after the
    pages'. streams: (text of the dictionary, data), ids after the objects'. After those, one number for each of
    `annotations`: not a reference, but the key under which the annotation finds its element.
    pages: {"box", "type", "blank", "content", "resources", "annotations", "elements"}, ids in the last four.
    """

    pages: list[dict] = field(default_factory=list)
    objects: bytes = b""
    object_count: int = 0
    streams: list[tuple[bytes, bytes]] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    stream_references: list[list[int]] = field(default_factory=list)
    annotations: list[int] = field(default_factory=list)  # the element each annotation belongs to
    top: list[int] = field(default_factory=list)  # elements that hang from the document's
    ids: dict[str, int] = field(default_factory=dict)  # elements by their identifier
    anchors: dict[str, list] = field(default_factory=dict)  # name: [page from 0, x, y]
    links: list[str] = field(default_factory=list)  # names of anchors that links lead to
    bookmarks: list[list] = field(default_factory=list)  # [level, label, page from 0, x, y]
    faces: list[dict] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)  # fonts that are not the product's own, by hash
    missing_glyphs: list[str] = field(default_factory=list)
    starts: str = "page"  # or "right"
    font: list = field(default_factory=list)  # where the fragment is one font: its name on pages, and its id

    @property
    def first_object(self) -> int:
        return 2 + len(self.pages)


SMALL = (
    *("pages", "object_count", "references", "stream_references", "annotations", "top", "ids", "anchors"),
    *("links", "bookmarks", "faces", "missing_glyphs", "starts", "font"),
)


def pack(fragment: Fragment) -> bytes:
    """One string of bytes, the same for the same fragment, that says by its hash whether it is whole."""
    blobs = [
        fragment.objects,
        *(blob for pair in fragment.streams for blob in pair),
        *fragment.files.values(),
    ]
    header: dict[str, Any] = {name: getattr(fragment, name) for name in SMALL}
    header["streams"], header["files"] = len(fragment.streams), list(fragment.files)
    header["lengths"] = [len(blob) for blob in blobs]
    head = json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode()
    rest = b"".join((len(head).to_bytes(8, "big"), head, *blobs))
    return MAGIC + _digest(rest) + rest


def unpack(data: bytes) -> Fragment:
    """Raises Damaged."""
    start = len(MAGIC) + 32
    if data[: len(MAGIC)] != MAGIC or data[len(MAGIC) : start] != _digest(memoryview(data)[start:]):
        raise Damaged
    place = start + 8
    end = place + int.from_bytes(data[start:place], "big")
    header = json.loads(data[place:end])
    blobs = []
    for length in header.pop("lengths"):
        blobs.append(data[end : end + length])
        end += length
    streams, names = header.pop("streams"), header.pop("files")
    pairs = blobs[1 : 1 + 2 * streams]
    files = dict(zip(names, blobs[1 + 2 * streams :], strict=True))
    try:
        return Fragment(
            objects=blobs[0], streams=list(zip(pairs[::2], pairs[1::2], strict=True)), files=files, **header
        )
    except TypeError as error:  # whole, but of a version that kept other things
        raise Damaged from error


def _digest(data) -> bytes:
    return hashlib.blake2b(data, digest_size=32).digest()


def without_files(fragment: Fragment) -> Fragment:
    return replace(fragment, files={})
