"""The Compendio as web pages and e-book: whole, linked, readable, the same words as in print."""

import io
import re
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree, html

from compendium import formats
from compendium.documents import compendio
from tests.compendium.hostile import HOSTILE
from tests.compendium.snapshots import book_of_everything, entry, snapshot
from tests.test_accessibility import RULES

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def document():
    return compendio.compose(book_of_everything())


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def site(document):
    return {
        name.removeprefix("compendio/"): content
        for name, content in unpacked(formats.site.make(document)).items()
    }


@pytest.fixture(scope="module")
def page(document):
    return html.document_fromstring(formats.html.make(document).decode())


def said(element):
    return " ".join(element.text_content().split())


def entries_of(document):
    return [e for part in document.parts for e in getattr(part.content, "entries", ())]


def test_one_page_holds_every_entry_under_its_folio(document, page):
    for each in entries_of(document):
        (article,) = page.xpath(f"//article[@id='registro-{each.folio}']")
        assert " ".join(each.heading.split()) in said(article).replace("–\u00a0", "– ")
        (link,) = article.xpath(".//a[@class='permalink']")
        assert link.get("href") == f"#registro-{each.folio}"


def test_headings_never_skip_a_level(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_notes_are_numbered_and_lead_there_and_back(page):
    calls = page.xpath("//a[@role='doc-noteref']")
    assert [call.text for call in calls] == [str(n) for n in range(1, len(calls) + 1)]
    assert len(calls) >= 2
    for number, call in enumerate(calls, start=1):
        (note,) = page.xpath(f"//li[@id='{call.get('href')[1:]}']")
        assert note.xpath(".//a[@role='doc-backlink']/@href") == [f"#llamada-{number}"]
    assert page.xpath("//span[@class='note']") == []


def test_nothing_about_pages_of_paper_is_left(page):
    text = said(page.find("body"))
    assert "la página donde comienza" not in text
    assert page.xpath("//*[@data-page or @data-running or @data-bookmark or @data-folio]") == []


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_makes_whole_pages(name):
    document = compendio.compose(snapshot(entry(**HOSTILE[name])))
    page = html.document_fromstring(formats.html.make(document).decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert formats.epub.make(document)
    assert formats.site.make(document)


def test_every_link_of_the_folder_leads_to_a_page_and_a_place_in_it(site):
    pages = {
        name: html.document_fromstring(content.decode()) for name, content in site.items() if ".html" in name
    }
    places = {name: set(tree.xpath("//@id")) for name, tree in pages.items()}
    for name, tree in pages.items():
        for href in tree.xpath("//a/@href"):
            if re.match(r"https?:|mailto:", href):
                continue
            target, _, anchor = href.partition("#")
            assert not anchor or anchor in places[target or name], (name, href)
            assert not target or target in pages, (name, href)


def test_the_folder_needs_nothing_from_outside(site):
    assert set(site) >= {"index.html", "estilo.css", "noto-sans.woff2", "objetivo-1-1.html"}
    for name, content in site.items():
        if name.endswith(".html"):
            tree = html.document_fromstring(content.decode())
            assert tree.xpath("//link/@href") == ["estilo.css"]
            assert tree.xpath("//script|//@style|//img") == []
    assert b"http" not in site["estilo.css"]


def test_each_page_has_one_title_of_the_first_level_and_ways_to_its_neighbours(site):
    for name, content in site.items():
        if name.endswith(".html"):
            tree = html.document_fromstring(content.decode())
            assert len(tree.xpath("//h1")) == 1, name
            assert tree.xpath("//a[@rel='next']|//a[@rel='prev']"), name


def test_the_e_book_lists_all_it_holds_and_nothing_else(document):
    files = unpacked(formats.epub.make(document))
    assert next(iter(files)) == "mimetype"
    assert files["mimetype"] == b"application/epub+zip"
    package = etree.fromstring(files["EPUB/package.opf"])
    listed = {item.get("href") for item in package.iter("{*}item")}
    held = {name.removeprefix("EPUB/") for name in files if name.startswith("EPUB/")}
    assert listed == held - {"package.opf"}
    identifiers = [item.get("id") for item in package.iter("{*}item")]
    assert {item.get("idref") for item in package.iter("{*}itemref")} <= set(identifiers)
    ids = {}
    for name in (each for each in held if each.endswith(".xhtml")):
        tree = etree.fromstring(files[f"EPUB/{name}"])
        assert tree.tag == f"{XHTML}html"
        ids[name] = tree.xpath("//@id")
        assert len(ids[name]) == len(set(ids[name])), name
    for href in etree.fromstring(files["EPUB/nav.xhtml"]).xpath("//@href"):
        target, _, anchor = href.partition("#")
        assert anchor in ids[target]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 375])
def test_pages_violate_no_rule_of_accessibility(chromium, tmp_path, document, site, width):
    for name, content in {**site, "una.html": formats.html.make(document)}.items():
        (tmp_path / name).write_bytes(content)
    for name in ("index.html", "objetivo-1-1.html", "indice.html", "matriz.html", "una.html"):
        window = chromium.new_page(viewport={"width": width, "height": 900})
        window.goto((tmp_path / name).as_uri())
        found = Axe().run(window, options={**RULES, "preload": False})
        assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (name, wide)
        window.close()
