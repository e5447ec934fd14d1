"""A PDF file written object by object: the small ones packed together, a table that says where each stands."""

import hashlib
import zlib
from itertools import accumulate, islice

HEADER = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
PACK = 250  # objects that are compressed together: a reader unpacks all of them to see one
COMPRESSION = 6


def text(value: str) -> bytes:
    """As a string of PDF, whatever signs it has."""
    return b"<" + b"\xfe\xff".hex().encode() + value.encode("utf-16-be", "replace").hex().encode() + b">"


def reference(number: int) -> bytes:
    return b"%d 0 R" % number


class Writer:
    def __init__(self):
        self.count = 0
        self.small: dict[int, bytes] = {}
        self.pieces = [HEADER]
        self.length = len(HEADER)
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers."""
        first = self.count + 1
        self.count += count
        return first

    def put(self, number: int, data: bytes) -> None:
        self.small[number] = data

    def add(self, data: bytes) -> int:
        number = self.reserve()
        self.put(number, data)
        return number

    def put_stream(self, number: int, dictionary: bytes, data: bytes) -> None:
        self.places[number] = (1, self.length, 0)
        piece = b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, dictionary, data)
        self.pieces.append(piece)
        self.length += len(piece)

    def add_stream(self, data: bytes, more: bytes = b"", *, compress: bool = True) -> int:
        number = self.reserve()
        self._put_data(number, data, more, compress=compress)
        return number

    def _put_data(self, number, data, more=b"", *, compress=True):
        if compress:
            data, more = zlib.compress(data, COMPRESSION), b"/Filter /FlateDecode" + more
        self.put_stream(number, b"<<%s/Length %d>>" % (more, len(data)), data)

    def finish(self, root: int, info: int) -> bytes:
        """The whole file. Its identifier is the hash of what it holds: the same content, the same file."""
        self._pack_small()
        identifier = hashlib.sha256(b"".join(self.pieces)).hexdigest()[:32].encode()
        start, number = self.length, self.reserve()
        self.places[number] = (1, start, 0)
        rows = b"".join(
            kind.to_bytes(1, "big") + place.to_bytes(5, "big") + index.to_bytes(2, "big")
            for kind, place, index in (self.places[each] for each in range(self.count + 1))
        )
        more = b"/Type /XRef/Size %d/W [1 5 2]/Root %d 0 R/Info %d 0 R/ID [<%s> <%s>]"
        self._put_data(number, rows, more % (self.count + 1, root, info, identifier, identifier))
        self.pieces.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.pieces)

    def _pack_small(self):
        waiting = iter(sorted(self.small.items()))
        while pack := list(islice(waiting, PACK)):
            self._put_pack(pack)

    def _put_pack(self, pack):
        texts = [data for _number, data in pack]
        starts = [0, *accumulate(len(data) + 1 for data in texts)]
        index = (
            b" ".join(b"%d %d" % (number, starts[place]) for place, (number, _data) in enumerate(pack))
            + b"\n"
        )
        holder = self.reserve()
        for place, (number, _data) in enumerate(pack):
            self.places[number] = (2, holder, place)
        more = b"/Type /ObjStm/N %d/First %d" % (len(pack), len(index))
        self._put_data(holder, index + b"\n".join(texts), more)
