"""From the tree of a document to the paragraphs, lists, tables and pictures of Word."""

from dataclasses import dataclass
from functools import partial

from docx.opc.constants import RELATIONSHIP_TYPE

from compendium.formats.tree import HEADINGS, Element
from compendium.formats.word.contents import bookmark
from compendium.formats.word.notes import Notes
from compendium.formats.word.numbering import Numbering
from compendium.formats.word.pictures import SVG, picture_of
from compendium.formats.word.tables import has_many_columns, table_of
from compendium.formats.word.words import INLINE, Piece, pieces_in, pieces_of, runs_of, trimmed, words
from compendium.formats.word.xml import of, paragraph, relation, w

STYLES = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3", "h4": "Heading4", "caption": "Caption"}
CLASSES = {
    "picture-title": "Caption",
    **dict.fromkeys(("key", "hash", "nothing"), "Small"),
    "name": "IndexName",
    "group": "IndexGroup",
}


@dataclass
class Look:
    """How the paragraphs of a block look: the first one, and those after it."""

    style: str = "Normal"
    then: str = ""
    number: str = ""  # of the list's numbering, for the first paragraph
    align: str = ""
    marks: frozenset = frozenset()
    depth: int = 0  # of the list it stands in

    def take(self) -> dict:
        """The look of the next paragraph."""
        taken = {"style": self.style, "number": self.number, "align": self.align}
        self.style, self.number = self.then or self.style, ""
        return taken


class Writer:
    """Writes elements at the end of a python-docx document."""

    def __init__(self, word):
        self.word, self.out = word, []
        self.notes, self.numbering = Notes(self._note), Numbering(word)
        self.links, self.bookmarks = {}, 0
        self.begins_page = False

    def add(self, elements: list[Element]) -> None:
        self.out.extend(elements)

    def begin_page(self) -> None:
        """Let the next paragraph stand on a page of its own."""
        self.begins_page = True

    def finish(self) -> None:
        properties = self.word.element.body[-1]  # of the section: they stay the last
        for element in self.out:
            properties.addprevious(element)
        self.notes.attach(self.word.part)

    def write(self, element: Element, look: Look | None = None) -> None:
        """One block with all that is in it."""
        look = look or Look()
        if element.tag == "p" or element.tag in STYLES:
            self._paragraph(element, look)
        elif element.tag in ("ul", "ol"):
            self._list(element, look.depth + 1)
        elif element.tag == "table":
            self._table(element)
        elif element.tag == f"{{{SVG}}}svg":
            self._place(picture_of(element, self.word))
        else:
            self._flow(element, look)

    def _flow(self, element, look):
        """Words and blocks mixed: the words between two blocks are one paragraph."""
        said = list(words(element.text, look.marks))
        for child in element:
            if child.tag in INLINE:
                said += pieces_of(child, look.marks)
            else:
                self._close(said, look)
                said = []
                self.write(child, look)
            said += words(child.tail, look.marks)
        self._close(said, look)

    def _paragraph(self, element, look):
        kinds = (CLASSES.get(kind) for kind in element.get("class", "").split())
        style = STYLES.get(element.tag) or (
            next(filter(None, kinds), None) if look.style == "Normal" else None
        )
        made = self._close(list(pieces_in(element, look.marks)), Look(style) if style else look)
        if made is not None and element.tag in HEADINGS:
            self._mark(made, element)

    def _close(self, said: list[Piece], look: Look) -> Element | None:
        """The paragraph that these words are; None where there are none."""
        said = trimmed(said)
        if not said:
            return None
        runs = runs_of(said, link_to=self._link, call_note=self.notes.call)
        made = paragraph(*runs, **look.take())
        self._place(made)
        return made

    def _place(self, made):
        if self.begins_page:
            made[0].insert(1, w.pageBreakBefore())
            self.begins_page = False
        self.out.append(made)

    def _mark(self, made, heading):
        """A bookmark for the heading, and one for the entry it heads."""
        for anchor in filter(None, (heading.get("id"), heading.getparent().get("id"))):
            self.bookmarks += 1
            made.insert(1, w.bookmarkStart(of(id=self.bookmarks, name=bookmark(anchor))))
            made.append(w.bookmarkEnd(of(id=self.bookmarks)))

    def _list(self, element, depth):
        style, then, number = self.numbering.begin(element.tag, depth)
        for item in element.findall("li"):
            self._flow(item, Look(style, then, number, depth=depth))

    def _table(self, element):
        if (caption := element.find("caption")) is not None:
            self._paragraph(caption, Look())
        style = "TableSmall" if has_many_columns(element) else "TableText"
        self.out.append(table_of(element, partial(self._cell, style=style)))
        self.out.append(paragraph(style="Small"))  # Word joins tables that nothing parts

    def _cell(self, cell: Element, *, style: str, is_head: bool) -> list[Element]:
        align = "right" if "number" in cell.get("class", "").split() else ""
        is_strong = is_head or cell.getparent().get("class") == "total"
        marks = frozenset({"strong"} if is_strong else ())
        around, self.out = self.out, []
        self._flow(cell, Look(style, align=align, marks=marks))
        written, self.out = self.out, around
        return written if written and written[-1].tag == w.p().tag else [*written, paragraph(style=style)]

    def _note(self, said: list[Piece]) -> list[Element]:
        """The runs of a note; its links stay words, whose addresses the print shows anyway."""
        return runs_of(trimmed(said), link_to=lambda address: None, call_note=lambda inner: w.r())

    def _link(self, address: str) -> dict[str, str]:
        if address.startswith("#"):
            return of(anchor=bookmark(address[1:]))
        if address not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.links[address] = self.word.part.relate_to(address, kind, is_external=True)
        return relation(self.links[address])
