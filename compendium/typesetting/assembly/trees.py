"""Trees by name and by number: sorted leaves of bounded size under one root, as readers expect them."""

from collections.abc import Iterable
from itertools import islice

from compendium.typesetting.assembly.writer import Writer, reference

LEAF = 64


def names(writer: Writer, pairs: Iterable[tuple[str, bytes | int]]) -> int:
    """The number of a tree that finds a value, or the object of a number, by its name; `pairs` are sorted."""
    waiting, leaves = iter(pairs), []
    while leaf := list(islice(waiting, LEAF)):
        rows = b" ".join(_name(name) + b" " + _value(value) for name, value in leaf)
        limits = _name(leaf[0][0]) + b" " + _name(leaf[-1][0])
        leaves.append(writer.add(b"<</Limits [%s]/Names [%s]>>" % (limits, rows)))
    return writer.add(b"<</Kids [%s]>>" % b" ".join(map(reference, leaves)))


def _name(name):
    """Anchors and identifiers are ASCII, and sorted as such; what would end the string is escaped."""
    data = name.encode("ascii", "backslashreplace")
    return b"(" + data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _value(value):
    return reference(value) if isinstance(value, int) else value


def keys(pairs: Iterable[tuple[int, int]]) -> bytes:
    """The text of a tree that leads from a number to an object."""
    return b"<</Nums [%s]>>" % b" ".join(b"%d %d 0 R" % pair for pair in pairs)
