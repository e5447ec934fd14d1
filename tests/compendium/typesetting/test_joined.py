"""A document joined from its parts is the document that a single call makes, and lacks nothing that it has."""

import io
import re
import subprocess

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PdfReader

from compendium.documents import compendio, printing
from compendium.documents.printing import print_document
from compendium.typesetting.single import render
from tests.compendium import accessible
from tests.compendium.snapshots import entry, large_book, snapshot

PICTURES = 10


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """(joined, single, folder with joined.pdf and single.pdf, snapshot) of one book."""
    book = large_book(60)
    joined = print_document("compendio", book)
    single = render(printing.to_html(compendio.compose(book)))
    folder = tmp_path_factory.mktemp("both")
    (folder / "joined.pdf").write_bytes(joined.pdf)
    (folder / "single.pdf").write_bytes(single.pdf)
    return joined, single, folder, book


@pytest.fixture(scope="module")
def opened(both):
    with pikepdf.open(io.BytesIO(both[0].pdf)) as pdf:
        yield pdf


def test_the_text_is_the_same_page_by_page(both, program):
    joined, single, folder, _book = both
    assert joined.pages == single.pages > 50
    tool = program("pdftotext", package="poppler-utils")
    texts = [
        subprocess.run([tool, "-layout", folder / f"{name}.pdf", "-"], capture_output=True, check=True).stdout
        for name in ("joined", "single")
    ]
    assert texts[0].decode().split("\f") == texts[1].decode().split("\f")


def test_ten_pages_look_the_same(both, program):
    joined, _single, folder, _book = both
    tool = program("pdftoppm", package="poppler-utils")
    step = joined.pages // PICTURES
    for page in range(1, joined.pages + 1, step):
        pictures = []
        for name in ("joined", "single"):
            target = folder / f"{name}-{page}"
            command = [
                tool,
                "-r",
                "50",
                "-gray",
                "-singlefile",
                "-f",
                str(page),
                folder / f"{name}.pdf",
                target,
            ]
            subprocess.run(command, check=True)
            pictures.append(Image.open(f"{target}.pgm"))
        difference = ImageChops.difference(*pictures)
        # Half a shade in the edge of a letter where the sheet of a left-hand page is moved.
        assert ImageStat.Stat(difference).mean[0] < 0.05, page


def test_places_and_bookmarks_are_the_same(both):
    joined, single, _folder, _book = both
    assert joined.anchors == single.anchors
    assert joined.bookmarks == single.bookmarks


def test_qpdf_finds_nothing_wrong(opened):
    assert opened.check_pdf_syntax() == []


def test_links_land_on_the_page_of_their_anchor(both, opened):
    joined = both[0]
    names = pikepdf.NameTree(opened.Root.Names.Dests)
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
    assert {str(name): pages[place[0].objgen] for name, place in names.items()} == joined.anchors
    links = [str(link.Dest) for page in opened.pages for link in page.get("/Annots", ()) if "/Dest" in link]
    assert len(links) > 100
    assert set(links) <= set(joined.anchors)


def test_the_outline_leads_where_the_headings_stand(both, opened):
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, start=1)}
    found = []

    def walk(items, level):
        for item in items:
            found.append((level, item.title, pages[item.destination[0].objgen]))
            walk(item.children, level + 1)

    with opened.open_outline() as outline:
        walk(outline.root, 1)
    assert tuple(found) == both[0].bookmarks


def test_the_file_says_title_language_and_standard(opened):
    assert str(opened.Root.Lang) == "es-MX"
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith("Compendio General 2025.")
        assert metadata["{https://pmm.politicamigratoria.gob.mx/ns/1.0/}edition"] == "2025-1.0"


def test_there_is_one_tree_of_tags_and_every_mark_on_a_page_is_in_it(opened):
    root = opened.Root.StructTreeRoot
    assert [str(each.S) for each in root.K] == ["/Document"]
    tree = pikepdf.NumberTree(root.ParentTree)
    for page in opened.pages:
        if "/StructParents" not in page:
            assert "/Contents" not in page  # a blank page
            continue
        elements = tree[int(page.StructParents)]
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", content(page))]
        assert marks == list(range(len(elements)))
        for mark, element in enumerate(elements):
            assert mark in kids_on(element, page)


def content(page):
    parts = page.Contents if isinstance(page.Contents, pikepdf.Array) else [page.Contents]
    return b"\n".join(part.read_bytes() for part in parts)


def kids_on(element, page):
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    assert element.Pg.objgen == page.obj.objgen
    return [int(kid) for kid in kids if not isinstance(kid, pikepdf.Object)]


def test_whatever_is_not_tagged_is_marked_as_an_artifact(opened):
    """Text is only drawn inside marked content; what bears no number is decoration."""
    for page in opened.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page) if "/Contents" in page else ():
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(operator), 0)
            if str(operator) in ("TJ", "Tj", "f", "S"):
                assert depth > 0, operands


def test_tags_lead_up_to_the_document(opened):
    seen = set()

    def walk(element):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen
                assert kid.objgen not in seen
                seen.add(kid.objgen)
                walk(kid)

    walk(opened.Root.StructTreeRoot.K[0])
    assert len(seen) > 1000


def test_heads_of_tables_have_names_of_their_own(opened):
    names = pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree)
    headers = {str(name) for name in names}
    assert len(headers) > 20
    assert all(str(names[name].ID) == name for name in headers)


def test_links_know_their_tags(opened):
    tree = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
    links = [link for page in opened.pages for link in page.get("/Annots", ())]
    for link in links:
        element = tree[int(link.StructParent)]
        assert str(element.S) == "/Link"
        assert link.objgen in {kid.Obj.objgen for kid in accessible.objects_of(element)}
    assert len({int(link.StructParent) for link in links}) == len(links)


def test_each_face_is_there_once(opened):
    fonts = {
        font.objgen: str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()
    }
    assert len(fonts) == len(set(fonts.values())) <= 8


def test_a_left_hand_page_has_its_wide_margin_inside(both, program):
    """The same as the single call's: the words of each page stand at the same places of the sheet."""
    _joined, _single, folder, _book = both
    tool = program("pdftotext", package="poppler-utils")
    boxes = []
    for name in ("joined", "single"):
        out = subprocess.run(
            [tool, "-bbox", folder / f"{name}.pdf", "-"], capture_output=True, check=True, text=True
        ).stdout
        boxes.append([float(x) for x in re.findall(r'<word xMin="([\d.-]+)"', out)])
    assert len(boxes[0]) == len(boxes[1]) > 10_000
    assert max(abs(a - b) for a, b in zip(*boxes, strict=True)) < 0.01


def test_the_same_book_gives_the_same_bytes_from_an_empty_store_too(both, settings, tmp_path):
    settings.PARTS_DIR = tmp_path / "empty"
    again = print_document("compendio", both[3])
    assert again.parts.reused == 0
    assert again.pdf == both[0].pdf


def test_notes_are_numbered_on_from_the_part_before(settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    note = '<p>Uno<span class="note">Nota del {}.</span>.</p>'
    book = [entry(f"Número {n}", objective=n, description=note.format(n)) for n in (1, 2, 3)]
    text = all_text(print_document("compendio", snapshot(*book)))
    assert re.findall(r"(\d)\. Nota del (\d)", text) == [("1", "1"), ("2", "2"), ("3", "3")]
    # Another note at the beginning: the later parts that have notes are set again, those without are not.
    two = note.format(1) + '<p>Dos<span class="note">Otra.</span></p>'
    changed = [{**book[0], "description": two}, *book[1:]]
    text = all_text(print_document("compendio", snapshot(*changed)))
    assert re.findall(r"(\d)\. Nota del (\d)", text) == [("1", "1"), ("3", "2"), ("4", "3")]


def all_text(typeset):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(typeset.pdf)).pages)


def test_an_edit_sets_one_part_and_what_counts_it(settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    book = [entry(f"Número {n}", objective=n) for n in range(1, 9)]
    first = print_document("compendio", snapshot(*book))
    assert first.parts.reused == 0
    edited = {**book[3], "description": "<p>Con otras palabras.</p>"}
    second = print_document("compendio", snapshot(*book[:3], edited, *book[4:]))
    assert (second.parts.total, second.parts.rendered) == (first.parts.total, 1)
    assert print_document("compendio", snapshot(*book)).parts.rendered == 0


def test_signs_without_a_drawing_keep_their_text_in_every_part(program, tmp_path):
    book = snapshot(
        *(entry(objective=n, description=f"<p>Signos {sign}</p>") for n, sign in ((1, "👩"), (2, "🇲🇽")))
    )
    (tmp_path / "book.pdf").write_bytes(print_document("compendio", book).pdf)
    tool = program("pdftotext", package="poppler-utils")
    said = subprocess.run(
        [tool, tmp_path / "book.pdf", "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "Signos 👩" in said
    assert "Signos 🇲🇽" in said
