"""The joining itself: what a plain append of pages would lose is made for the whole document."""

import zlib
from collections.abc import Iterator

from compendium.typesetting import heads
from compendium.typesetting.assembly import outline, trees, watermark
from compendium.typesetting.assembly.about import catalogue_entries, colours, information, metadata
from compendium.typesetting.assembly.moved import Moved
from compendium.typesetting.assembly.writer import Writer, reference
from compendium.typesetting.fragment import Fragment
from compendium.typesetting.plan import Plan
from compendium.typesetting.result import About

# On left-hand pages the wide margin is on the other side: the sheet moves, not what is printed on it.
SHIFT = 12 * 72 / 25.4
BLEEDING = {"cover", "opener"}  # named pages whose colour covers the whole sheet


def join(plan: Plan, fonts: list[Fragment], drawn_heads: Fragment, wanted: list, about: About) -> bytes:
    """The document's PDF: a function of what it is given and of nothing else."""
    book = Book(plan, fonts, about.watermark)
    book.put_parts()
    book.put_pages(pen(drawn_heads, wanted))
    return book.finish(about)


def pen(fragment: Fragment, wanted: list) -> heads.Pen:
    first = fragment.first_object + fragment.object_count
    streams = [fragment.streams[page["content"] - first][1] for page in fragment.pages]
    known = heads.read(wanted, b"\n".join(map(zlib.decompress, streams)))
    return heads.Pen(known, fragment.faces, fragment.pages[0]["box"][3])


class Book:
    def __init__(self, plan: Plan, fonts: list[Fragment], watermark: str = ""):
        self.plan = plan
        self.watermark = watermark
        self.stamps: dict[tuple, int] = {}
        self.writer = Writer()
        self.root, self.keys, self.document = (self.writer.reserve() for _each in range(3))
        self.catalogue, self.page_tree = self.writer.reserve(), self.writer.reserve()
        self.fonts = self._put_fonts(fonts)
        self.parts: list[Moved] = []
        self.page_numbers: list[int] = []

    def _put_fonts(self, fonts):
        """One dictionary that serves all pages."""
        entries = []
        for fragment in fonts:
            moved = Moved(self.writer, fragment, document=0, fonts=0, first_key=0)
            moved.put()
            name, own = fragment.font
            entries.append(b"/%s %s" % (name.encode(), reference(moved.numbers[own])))
        return self.writer.add(b"<<%s>>" % b"".join(entries))

    def put_parts(self) -> None:
        key = self.plan.pages
        for placed in self.plan.placed:
            moved = Moved(
                self.writer, placed.fragment, document=self.document, fonts=self.fonts, first_key=key
            )
            moved.put()
            key += len(moved.elements)
            self.parts.append(moved)

    def put_pages(self, pen: heads.Pen) -> None:
        shown = heads.of(self.plan)
        for placed, moved in zip(self.plan.placed, self.parts, strict=True):
            if placed.blank:
                next(shown)
                self._put_blank(placed.fragment.pages[0])
            for page, number in zip(placed.fragment.pages, moved.pages, strict=True):
                self._put_page(page, number, moved, next(shown), pen)

    def _put_blank(self, page):
        number = self.writer.reserve()
        sheet, fonts = self._sheet(page, number), reference(self.fonts)
        contents = self._stamped([], self._box(page))
        drawn = b"/Contents %s" % array(contents) if contents else b""
        self.writer.put(number, b"<<%s%s/Resources <</Font %s>>>>" % (sheet, drawn, fonts))

    def _put_page(self, page, number, moved, head, pen):
        contents = [moved.numbers[page["content"]]]
        if head:
            contents.append(self.writer.add_stream(pen.draw(head)))
        annotations = [moved.numbers[own] for own in page["annotations"]]
        key = len(self.page_numbers)
        entries = (
            self._sheet(page, number),
            b"/Contents %s" % array(self._stamped(contents, self._box(page), page["type"] in BLEEDING)),
            b"/Resources %s" % reference(moved.numbers[page["resources"]]),
            b"/StructParents %d/Tabs /S" % key,
            b"/Annots %s" % array(annotations) if annotations else b"",
        )
        self.writer.put(number, b"<<%s>>" % b"".join(entries))

    def _sheet(self, page, number):
        """What all pages have; counts the page."""
        self.page_numbers.append(number)
        box = b"[%s]" % b" ".join(b"%g" % edge for edge in self._box(page))
        return b"/Type /Page/Parent %s/MediaBox %s/TrimBox %s" % (reference(self.page_tree), box, box)

    def _box(self, page):
        """Of the page counted last."""
        is_left = len(self.page_numbers) % 2 == 0
        shift = SHIFT if is_left and page["type"] not in BLEEDING else 0
        left, bottom, right, top = page["box"]
        return tuple(round(edge, 3) for edge in (left - shift, bottom, right - shift, top))

    def _stamped(self, contents, box, is_over=False):
        """With the watermark under the page, or over it where a colour covers the sheet. One drawing serves all."""
        if not self.watermark:
            return contents
        if (box, is_over) not in self.stamps:
            data = watermark.drawing(self.watermark, box, is_over=is_over)
            self.stamps[box, is_over] = self.writer.add_stream(data)
        stamp = self.stamps[box, is_over]
        return [*contents, stamp] if is_over else [stamp, *contents]

    def finish(self, about: About) -> bytes:
        self._put_page_tree()
        self._put_structure()
        entries = [
            b"/Type /Catalog/Pages %s" % reference(self.page_tree),
            b"/StructTreeRoot %s" % reference(self.root),
            b"/Names <</Dests %s>>" % reference(trees.names(self.writer, self._places())),
            b"/Outlines %s" % reference(outline.put(self.writer, list(self._bookmarks()))),
            b"/Metadata %s" % reference(metadata(self.writer, about, is_archival=self._is_archival())),
            colours(self.writer),
            catalogue_entries(about),
        ]
        self.writer.put(self.catalogue, b"<<%s>>" % b"".join(entries))
        return self.writer.finish(self.catalogue, information(self.writer, about))

    def _is_archival(self):
        """PDF/A forbids signs that no font draws; whoever wrote one in an entry has the book without that claim."""
        return not any(fragment.missing_glyphs for fragment in self.plan.fragments)

    def _put_page_tree(self):
        kids, count = array(self.page_numbers), len(self.page_numbers)
        self.writer.put(self.page_tree, b"<</Type /Pages/Kids %s/Count %d>>" % (kids, count))

    def _put_structure(self):
        """One tree: the parts' branches hang from one document element, in order."""
        top = [moved.numbers[own] for moved in self.parts for own in moved.fragment.top]
        element = b"<</Type /StructElem/S /Document/K %s/P %s>>"
        self.writer.put(self.document, element % (array(top), reference(self.root)))
        self.writer.put(self.keys, trees.keys(self._elements()))
        named = sorted(
            (name, moved.numbers[own]) for moved in self.parts for name, own in moved.fragment.ids.items()
        )
        root = b"<</Type /StructTreeRoot/K [%s]/ParentTree %s/ParentTreeNextKey %d%s>>"
        identifiers = b"/IDTree %s" % reference(trees.names(self.writer, named)) if named else b""
        following = self.plan.pages + sum(len(moved.elements) for moved in self.parts)
        values = (reference(self.document), reference(self.keys), following, identifiers)
        self.writer.put(self.root, root % values)

    def _elements(self) -> Iterator[tuple[int, int]]:
        """(key, number of the object it leads to): first the pages', then the annotations'."""
        for placed, moved in zip(self.plan.placed, self.parts, strict=True):
            for place, page in enumerate(placed.fragment.pages):
                yield placed.first + place - 1, moved.numbers[page["elements"]]
        elements = (number for moved in self.parts for number in moved.elements)
        yield from enumerate(elements, start=self.plan.pages)

    def _places(self):
        found = {}
        for moved in self.parts:
            for name, (page, x, y) in moved.fragment.anchors.items():
                found.setdefault(name, b"[%s /XYZ %g %g 0]" % (reference(moved.pages[page]), x, y))
        return sorted(found.items())

    def _bookmarks(self):
        for moved in self.parts:
            for level, label, page, x, y in moved.fragment.bookmarks:
                yield level, label, b"[%s /XYZ %g %g 0]" % (reference(moved.pages[page]), x, y)


def array(numbers: list[int]) -> bytes:
    return b"[%s]" % b" ".join(map(reference, numbers))
