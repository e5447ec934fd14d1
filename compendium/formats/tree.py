"""A document's parts as trees of elements: the web page, the book of pages, the e-book and Word are made from them."""

import re
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import E

from compendium.documents.parts import TEMPLATES, Document, Part

Element = etree._Element
# What only paper needs: a page has a header of its own, and contents without page numbers.
ON_PAPER = ("_cover.html", "_title.html", "_contents.html", "_outline.html")
FOR_PAPER = ("data-page", "data-running", "data-bookmark")
LISTED = ("h1", "h2", "h3")
EMPTY = re.compile(r"<(br|meta|link)\b([^<>]*?)\s*/?>")
HEADINGS = ("h1", "h2", "h3", "h4")
SPACE = re.compile(r"\s+")


@dataclass
class Place:
    """A heading of level 1 to 3 in the words of the contents, and what stands under it.

    `address` is what links to it from any page: "#anchor" until the format says otherwise.
    """

    level: int
    anchor: str
    text: str
    under: list["Place"] = field(default_factory=list)
    address: str = ""

    def __post_init__(self):
        self.address = f"#{self.anchor}"


@dataclass(frozen=True)
class Leaf:
    """One part: `root` is its outermost element, `places` are its headings; one that `runs_on` opens no page."""

    name: str
    root: Element
    places: tuple[Place, ...]
    runs_on: bool = False


def leaves_of(document: Document) -> list[Leaf]:
    """The parts in their order, as they are printed but for what only paper needs; an entry's id is its folio."""
    with translation.override(document.language):
        return [_leaf(document, part) for part in document.parts if part.template not in ON_PAPER]


def parse(markup: str) -> Element:
    """Our templates and the cleaner write well-formed markup: what is not is a fault of ours, and raises."""
    closed = EMPTY.sub(r"<\1\2/>", markup.strip()).replace("&nbsp;", "\u00a0")
    return etree.fromstring(closed, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))


def contents_of(leaves: list[Leaf]) -> list[Place]:
    """The headings of all parts, each under the one it belongs to."""
    top = Place(0, "", "")
    open_ = [top]
    for leaf in leaves:
        for place in leaf.places:
            place.under.clear()
            while open_[-1].level >= place.level:
                open_.pop()
            open_[-1].under.append(place)
            open_.append(place)
    return top.under


def text_of(element: Element) -> str:
    """What an element says on one line, without its notes."""
    texts = element.xpath(".//text()[not(ancestor::span[@class='note'])]")
    return SPACE.sub(" ", "".join(texts)).strip()


def shift_headings(root: Element, by: int) -> None:
    """Let the headings fit the page they come into; their look keeps to the level they had in print."""
    for heading in list(root.iter(*HEADINGS)):
        level = int(heading.tag[1])
        heading.set("class", f"{heading.get('class', '')} level-{level}".strip())
        heading.tag = f"h{level + by}"


def gather_notes(leaves: list[Leaf]) -> None:
    """Number the notes through the document, and list each below its entry or at the end of its part."""
    last = 0
    for leaf in leaves:
        for home in (*leaf.root.iter("article"), leaf.root):
            notes = home.xpath(".//span[@class='note']")
            if notes:
                items = [_numbered(note, number) for number, note in enumerate(notes, start=last + 1)]
                listed = E.ol(*items, start=str(last + 1))
                home.append(E.div(listed, {"class": "notes", "role": "group", "aria-label": _("Notas")}))
                last += len(notes)


def _leaf(document: Document, part: Part) -> Leaf:
    values = {"document": document, "content": part.content}
    root = parse(render_to_string(f"{TEMPLATES}/{part.template}", values))
    for element in root.xpath("//*[contains(concat(' ', @class, ' '), ' paper ')]"):
        _drop(element)
    for article in root.xpath("//article[@data-folio]"):
        article.set("id", f"registro-{article.attrib.pop('data-folio')}")
    for number, heading in enumerate(root.iter(*HEADINGS), start=1):
        if not heading.get("id"):
            heading.set("id", f"{part.name}-titulo-{number}")
    places = tuple(
        Place(int(heading.tag[1]), heading.get("id"), heading.get("data-running") or text_of(heading))
        for heading in root.iter(*LISTED)
    )
    for name in FOR_PAPER:
        for element in root.xpath(f"//*[@{name}]"):
            del element.attrib[name]
    return Leaf(part.name, root, places, part.runs_on)


def _drop(element: Element) -> None:
    """Remove an element, but not the text that follows it."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _numbered(note: Element, number: int) -> Element:
    """Puts a number where the note stood; returns the note as the item of a list, with the way back."""
    call = E.sup(E.a(str(number), href=f"#nota-{number}", id=f"llamada-{number}", role="doc-noteref"))
    call.tail, note.tail = note.tail, None
    note.getparent().replace(note, call)
    back = {"href": f"#llamada-{number}", "role": "doc-backlink"}
    way = E.a("↩", {**back, "aria-label": _("Volver a la llamada %(number)d") % {"number": number}})
    return E.li(note.text or "", *note, " ", way, id=f"nota-{number}")
