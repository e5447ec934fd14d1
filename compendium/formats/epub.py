"""A document as an e-book (EPUB 3): the pages of the web book, in the order of the print."""

from django.utils import translation
from django.utils.translation import gettext as _
from lxml import etree
from lxml.builder import ElementMaker

from compendium.documents.parts import Document
from compendium.formats import site
from compendium.formats.packing import packed
from compendium.formats.site import FONT, STYLE, Page
from compendium.formats.tree import Element, Place

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
OPF, DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
xhtml = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
opf = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
dc = ElementMaker(namespace=DC)
# What the book offers to whoever cannot see it, in the words of schema.org.
ACCESS = {
    "schema:accessMode": "textual",
    "schema:accessModeSufficient": "textual",
    "schema:accessibilityFeature": "structuralNavigation",
    "schema:accessibilityHazard": "none",
}


def make(document: Document) -> bytes:
    book = site.book_of(document, extension="xhtml")
    with translation.override(document.language):
        navigation = _navigation(document, book.contents)
    files = [
        ("package.opf", _written(_package(document, book.pages))),
        ("nav.xhtml", _written(navigation)),
        *((page.name, _page(page.content)) for page in book.pages),
        *site.looks(),
    ]
    first = [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", CONTAINER.encode())]
    return packed([*first, *((f"EPUB/{name}", content) for name, content in files)], stored=("mimetype",))


def _page(page: Element) -> bytes:
    for element in page.iter(etree.Element):
        if not element.tag.startswith("{"):
            element.tag = f"{{{XHTML}}}{element.tag}"
    etree.cleanup_namespaces(page, top_nsmap={None: XHTML})
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def _written(root: Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _package(document: Document, pages: list[Page]) -> Element:
    about = opf.metadata(
        dc.identifier(f"urn:pmm:{document.name}:{document.created}", id="id"),
        dc.title(f"{document.title}. {document.subtitle}"),
        dc.language(document.language),
        dc.creator(document.author),
        opf.meta(f"{document.created[:19]}Z", property="dcterms:modified"),
        *(opf.meta(value, property=name) for name, value in ACCESS.items()),
    )
    manifest = opf.manifest(
        opf.item(id="nav", href="nav.xhtml", properties="nav", **{"media-type": "application/xhtml+xml"}),
        opf.item(id="style", href=STYLE, **{"media-type": "text/css"}),
        opf.item(id="font", href=FONT, **{"media-type": "font/woff2"}),
        *(_item(number, page) for number, page in enumerate(pages)),
    )
    spine = opf.spine(*(opf.itemref(idref=f"p{number}") for number in range(len(pages))))
    language = {"{http://www.w3.org/XML/1998/namespace}lang": document.language}
    return opf.package(about, manifest, spine, {"version": "3.0", "unique-identifier": "id", **language})


def _item(number: int, page: Page) -> Element:
    drawn = (
        {"properties": "svg"} if page.content.find(".//{http://www.w3.org/2000/svg}svg") is not None else {}
    )
    about = {"id": f"p{number}", "href": page.name, "media-type": "application/xhtml+xml", **drawn}
    return opf.item(about)


def _navigation(document: Document, contents: list[Place]) -> Element:
    listed = xhtml.nav(xhtml.h1(_("Contenido")), _list(contents, 2), {f"{{{OPS}}}type": "toc"})
    return xhtml.html(xhtml.head(xhtml.title(document.title)), xhtml.body(listed))


def _list(places: list[Place], levels: int) -> Element:
    items = [
        xhtml.li(
            xhtml.a(place.text, href=place.address),
            *([_list(place.under, levels - 1)] if place.under and levels > 1 else []),
        )
        for place in places
    ]
    return xhtml.ol(*items)
