"""A document as one accessible web page that needs nothing else: styles inside, charts as SVG, no script."""

import base64
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import E

from compendium.documents.parts import Document
from compendium.formats import tree
from compendium.formats.tree import Element, Leaf

STYLES = Path(__file__).resolve().parents[2] / "static" / "formats" / "page.css"
IN_FOOTER = "legal"


def make(document: Document) -> bytes:
    with translation.override(document.language):
        leaves = tree.leaves_of(document)
        contents = tree.contents_of(leaves)
        make_readable(leaves)
        style = f"data:text/css;base64,{base64.b64encode(STYLES.read_bytes()).decode()}"
        page = shell(document, style=style, contents=contents)
    for leaf in leaves:
        tree.shift_headings(leaf.root, 1)  # the first level is the document's title
        page.find(".//footer" if leaf.name == IN_FOOTER else ".//main").append(leaf.root)
    return written(page)


def shell(document: Document, **values) -> Element:
    """A page of the document without its text: header, contents or ways to other pages, an empty <main>."""
    return tree.parse(render_to_string("compendium/formats/page.html", {"document": document, **values}))


def written(page: Element) -> bytes:
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!doctype html>")


def make_readable(leaves: list[Leaf]) -> None:
    """Notes with numbers and ways back, tables that scroll on a phone, a lasting address for each entry."""
    tree.gather_notes(leaves)
    for leaf in leaves:
        for table in list(leaf.root.iter("table")):
            _let_scroll(table)
        for article in leaf.root.iter("article"):
            _give_address(article)


def _let_scroll(table: Element) -> None:
    caption = table.find("caption")
    name = tree.text_of(caption) if caption is not None else _("Tabla")
    frame = E.div({"class": "scroll", "tabindex": "0", "role": "group", "aria-label": name})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)


def _give_address(article: Element) -> None:
    heading = article.find("h3")
    if anchor := article.get("id"):
        name = _("Enlace a este registro: %(title)s") % {"title": tree.text_of(heading)}
        heading.append(E.a("#", {"class": "permalink", "href": f"#{anchor}", "aria-label": name}))
