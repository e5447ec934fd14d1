"""The bookmarks beside the pages, as a tree."""

from dataclasses import dataclass, field

from compendium.typesetting.assembly.writer import Writer, reference, text


@dataclass
class Item:
    level: int
    entries: bytes = b""
    number: int = 0
    children: list["Item"] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(1 + child.count for child in self.children)


def put(writer: Writer, bookmarks: list[tuple[int, str, bytes]]) -> int:
    """The number of the outline; bookmarks are (level, label, destination) in order."""
    root = Item(0, b"/Type /Outlines", writer.reserve())
    above = [root]
    for level, label, destination in bookmarks:
        while above[-1].level >= level:
            above.pop()
        item = Item(level, b"/Title %s/Dest %s" % (text(label), destination), writer.reserve())
        above[-1].children.append(item)
        above.append(item)
    _write(writer, root)
    return root.number


def _write(writer, item):
    entries = [item.entries]
    if item.children:
        ends = (reference(item.children[0].number), reference(item.children[-1].number))
        entries.append(b"/First %s/Last %s/Count %d" % (*ends, _shown(item)))
    writer.put(item.number, b"<<%s>>" % b"".join(entries))
    for place, child in enumerate(item.children):
        child.entries += b"/Parent %s" % reference(item.number)
        if place:
            child.entries += b"/Prev %s" % reference(item.children[place - 1].number)
        if place + 1 < len(item.children):
            child.entries += b"/Next %s" % reference(item.children[place + 1].number)
        _write(writer, child)


def _shown(item):
    """Chapters stand open and objectives closed: a reader's panel with hundreds of entries would hide them."""
    if item.level == 0:
        return len(item.children) + sum(len(child.children) for child in item.children)
    return len(item.children) if item.level == 1 else -item.count
