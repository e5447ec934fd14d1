"""A document as a folder of web pages in one zip: opens without network, with an address for each entry."""

from dataclasses import dataclass

from django.utils import translation

from compendium.documents.parts import Document
from compendium.formats import html, tree
from compendium.formats.packing import packed
from compendium.formats.tree import Element, Leaf, Place
from pmm import webfont

STYLE, FONT = "estilo.css", "noto-sans.woff2"
FACE = (
    f'@font-face {{ font-family: "Noto Sans"; src: url("{FONT}") format("woff2"); font-weight: 400 700 }}\n'
)


@dataclass(frozen=True)
class Page:
    name: str
    content: Element


@dataclass(frozen=True)
class Book:
    """Its pages in their order, the contents first, and the places they lead to."""

    pages: list[Page]
    contents: list[Place]


def make(document: Document) -> bytes:
    """The zip's bytes: index.html, a page for each part, one style sheet and the font."""
    pages = [(page.name, html.written(page.content)) for page in book_of(document).pages]
    return packed((f"{document.name}/{name}", content) for name, content in (*pages, *looks()))


def looks() -> list[tuple[str, bytes]]:
    """What the pages need to look as they should: (name, content) of style sheet and font."""
    return [(STYLE, FACE.encode() + html.STYLES.read_bytes()), (FONT, webfont.cut())]


def book_of(document: Document, *, extension: str = "html") -> Book:
    """A page for each part; every link leads to the page on which its place now stands."""
    with translation.override(document.language):
        leaves = tree.leaves_of(document)
        contents = tree.contents_of(leaves)
        html.make_readable(leaves)
        legal = next(leaf for leaf in leaves if leaf.name == html.IN_FOOTER)
        leaves.remove(legal)
        home = f"index.{extension}"
        _lead_home(leaves, extension)
        first = html.shell(document, style=STYLE, contents=contents, next=_way(leaves, 0))
        first.find(".//footer").append(legal.root)
        pages = [Page(home, first)]
        pages += [_page(document, leaves, number, home, extension) for number in range(len(leaves))]
    return Book(pages, contents)


def _page(document: Document, leaves: list[Leaf], number: int, home: str, extension: str) -> Page:
    leaf = leaves[number]
    title = leaf.places[0].text if leaf.places else document.title
    ways = {"previous": _way(leaves, number - 1), "next": _way(leaves, number + 1)}
    page = html.shell(document, style=STYLE, title=title, home=home, **ways)
    if leaf.places:
        tree.shift_headings(leaf.root, 1 - leaf.places[0].level)
    page.find(".//main").append(leaf.root)
    return Page(f"{leaf.name}.{extension}", page)


def _way(leaves: list[Leaf], number: int) -> Place | None:
    """What leads to a neighbour: its first heading."""
    return leaves[number].places[0] if 0 <= number < len(leaves) and leaves[number].places else None


def _lead_home(leaves: list[Leaf], extension: str) -> None:
    """Links inside the document lead to pages; those inside a page stay as they are."""
    page_of = {
        element.get("id"): leaf.name for leaf in leaves for element in leaf.root.iter() if element.get("id")
    }
    for leaf in leaves:
        for place in leaf.places:
            place.address = f"{leaf.name}.{extension}#{place.anchor}"
        for link in leaf.root.iter("a"):
            anchor = link.get("href", "")[1:]
            if link.get("href", "").startswith("#") and page_of.get(anchor, leaf.name) != leaf.name:
                link.set("href", f"{page_of[anchor]}.{extension}#{anchor}")
