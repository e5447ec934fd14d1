"""The printed book, read back from its PDF."""

import re
import subprocess
import zlib
from dataclasses import replace

import pytest

from compendium.documents import compendio, printing
from compendium.documents.printing import EntryError, print_document
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Progress
from tests.compendium.reading import PrintedBook, bare, expected, missing_in_order
from tests.compendium.snapshots import (
    CNDH,
    INM,
    SONORA,
    book_of_everything,
    entry,
    figure,
    large_book,
    snapshot,
)


def printed(book):
    typeset = print_document("compendio", book)
    return typeset, PrintedBook(typeset.pdf)


@pytest.fixture(scope="module")
def everything():
    book = book_of_everything()
    return book, *printed(book)


@pytest.fixture(scope="module")
def many():
    book = large_book(36)
    return book, *printed(book)


def assert_whole(book, read):
    """All that the entries hold stands in the PDF in printed order."""
    body, notes = expected(compendio.compose_chapters(book))
    assert missing_in_order(read.body, body) == []
    assert missing_in_order(read.note_text, notes) == []


def test_every_word_of_every_entry_is_printed_in_order(everything, many):
    for book, _typeset, read in (everything, many):
        assert_whole(book, read)


def test_notes_are_numbered_through_the_document(many):
    _book, _typeset, read = many
    numbers = [
        int(number)
        for page in read.reader.pages
        for number in re.findall(r"^(\d+)\. Acta", page.extract_text(), re.MULTILINE)
    ]
    assert numbers == list(range(1, 6))


def test_contents_give_the_pages_where_the_headings_stand(everything, many):
    for book, typeset, read in (everything, many):
        lines = contents_lines(typeset, read)
        for chapter in compendio.compose_chapters(book):
            assert lines[typeset.anchors[chapter.anchor]] >= {bare(chapter.title)}
            assert bare(chapter.title) in read.body_of(typeset.anchors[chapter.anchor])
            for objective in chapter.objectives:
                page = typeset.anchors[objective.anchor]
                assert bare(objective.label) in lines[page]
                assert bare(f"OBJETIVO {objective.number}{objective.title}") in read.body_of(page)


def contents_lines(typeset, read):
    """{page number: names beside it} of the printed contents."""
    lines = {}
    text = "\n".join(
        read.text(page) for page in range(typeset.anchors["contenido"], typeset.anchors["presentacion"])
    )
    for name, page in re.findall(r"^\d*\s*(\D.+?)\s*\n?(\d+)$", text, re.MULTILINE):
        lines.setdefault(int(page), set()).add(bare(name))
    return lines


def test_contents_also_name_what_the_editor_adds():
    typeset, read = printed(snapshot(entry(), texts={"credits": "<p>Equipo</p>"}))
    assert "Créditos" in contents_lines(typeset, read)[typeset.anchors["creditos"]]


def test_folios_are_the_pages_of_the_file(many):
    _book, typeset, read = many
    page = typeset.anchors["matriz"]
    assert read.text(page).rstrip().endswith(str(page))


def test_the_index_gives_the_page_of_each_entry(everything):
    book, typeset, read = everything
    text = bare(read.text(typeset.anchors["indice"]))
    for row in compendio.annexes.index(book, compendio.compose_chapters(book))["rows"]:
        for group in row["groups"]:
            places = ",".join(f"{e.number}({typeset.anchors[e.anchor]})" for e in group["entries"])
            assert bare(f"{group['title']}:{places}") in text


def test_every_number_of_the_presentation_and_the_table_is_a_recount(many):
    book, typeset, read = many
    presentation = bare(read.text(typeset.anchors["presentacion"]))
    instances = {e["institution"]["name"] for e in book.entries if e["institution"]["sector"] != 2}
    assert f"documenta{len(book.entries)}accionesde{len(instances)}instancias." in presentation
    for sector in range(1, 7):
        mine = [e for e in book.entries if e["institution"]["sector"] == sector]
        name = next(s["name"] for s in book.catalogues["sectors"] if s["number"] == sector)
        assert bare(f"{sector}. {name}{len(mine)}") in presentation
    table = bare(read.text(typeset.anchors["matriz"]))
    for objective in book.catalogues["objectives"]:
        cells = [
            sum(
                (e["objective"], e["institution"]["sector"]) == (objective["number"], s) for e in book.entries
            )
            for s in range(1, 7)
        ]
        row = f"{objective['number']}{objective['label']}{''.join(map(str, cells))}{sum(cells)}"
        assert bare(row) in table


def test_chapters_open_on_a_right_hand_page_of_their_own(many):
    book, typeset, read = many
    for chapter in compendio.compose_chapters(book):
        page = typeset.anchors[chapter.anchor]
        assert page % 2 == 1
        assert bare(read.text(page)) == bare(f"Capítulo {chapter.number}{chapter.title}{chapter.summary}")
        assert typeset.anchors[chapter.objectives[0].anchor] == page + 1


def test_bookmarks_are_chapters_objectives_and_entries(everything):
    _book, typeset, _read = everything
    labels = [(level, label) for level, label, _page in typeset.bookmarks]
    start = labels.index((1, "Capítulo 1 · Dependencias de la Administración Pública Federal"))
    assert labels[start + 1 : start + 3] == [
        (2, "Objetivo 1 · Datos"),
        (3, "1. MÓDULOS DE ATENCIÓN – SECRETARÍA DE GOBERNACIÓN (SEGOB)"),
    ]


def test_running_heads_say_chapter_and_objective(many):
    _book, typeset, read = many
    objectives = [
        (name, page) for name, page in typeset.anchors.items() if re.fullmatch(r"objetivo-1-\d+", name)
    ]
    _name, left = next(item for item in objectives if item[1] % 2 == 0)
    name, right = next(item for item in objectives if item[1] % 2 == 1)
    assert "Capítulo 1 · Dependencias" in read.text(left)
    assert f"Objetivo {name.rpartition('-')[2]} · " in read.text(right)


def test_all_fonts_are_ours_and_embedded(everything):
    _book, _typeset, read = everything
    fonts = {
        descendant["/FontDescriptor"]["/FontName"]: "/FontFile2" in descendant["/FontDescriptor"]
        for page in read.reader.pages
        for font in page["/Resources"]["/Font"].values()
        for descendant in font["/DescendantFonts"]
    }
    assert fonts
    assert all(fonts.values())
    assert all(re.fullmatch(r"/[A-Z]{6}\+Compendio(-[\w-]+)?", name) for name in fonts)


def test_the_pdf_is_tagged_titled_and_in_spanish(everything):
    _book, _typeset, read = everything
    catalogue = read.reader.trailer["/Root"]
    assert catalogue["/Lang"] == "es-MX"
    assert catalogue["/MarkInfo"]["/Marked"] == "true" or catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert read.reader.metadata.title == (
        "Compendio General 2025. Pacto Mundial para una Migración Segura, Ordenada y Regular"
    )
    assert read.reader.metadata.author == "Secretaría de Gobernación"
    assert read.reader.metadata.creation_date.isoformat().startswith("2025-12-02T03:30:00")


def test_headings_lists_and_tables_are_tagged_as_such(everything):
    _book, _typeset, read = everything
    roles = {role for role, _element in structure(read.reader.trailer["/Root"]["/StructTreeRoot"])}
    assert {*("/H1", "/H2", "/H3", "/H4", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Link")} <= roles
    assert {*("/Table", "/THead", "/TR", "/TH", "/TD", "/Caption")} <= roles


def test_cells_of_tables_know_their_heads(everything):
    _book, _typeset, read = everything
    cells = [
        element["/A"].get("/Headers")
        for role, element in structure(read.reader.trailer["/Root"]["/StructTreeRoot"])
        if role == "/TD" and "/A" in element
    ]
    assert len(cells) > 100
    assert all(cells)


def structure(element):
    """(role, element) of the whole tree of tags."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object()
        if isinstance(kid, dict) and "/S" in kid:
            yield kid["/S"], kid
            yield from structure(kid)


def test_links_lead_out_or_to_a_place_in_the_book(everything):
    _book, typeset, read = everything
    out, inside = set(), set()
    for page in read.reader.pages:
        for link in page.get("/Annots", ()):
            link = link.get_object()
            if "/A" in link:
                out.add(link["/A"]["/URI"])
            else:
                inside.add(link["/Dest"])
    assert out == {
        "https://example.org/anuario",
        "https://example.org/centro",
        "https://www.politicamigratoria.gob.mx",
    }
    assert inside <= set(typeset.anchors)
    assert {"presentacion", "capitulo-1", "objetivo-1-1-1"} <= inside


def test_the_same_snapshot_gives_the_same_bytes(everything):
    book, typeset, _read = everything
    assert print_document("compendio", book).pdf == typeset.pdf


def test_progress_names_the_stage_and_counts_parts_and_pages():
    told = []
    typeset = print_document("compendio", snapshot(entry()), progress=told.append)
    assert told[0] == Progress("Reuniendo el contenido")
    assert ("Componiendo páginas", typeset.parts.total) in {(step.stage, step.done) for step in told}
    assert told[-1] == Progress("Uniendo las partes", typeset.pages, typeset.parts.total, typeset.parts.total)


def test_an_entry_without_results_or_text_says_so():
    book = snapshot(entry(description="", results=""))
    _typeset, read = printed(book)
    assert_whole(book, read)


def test_signs_no_font_can_draw_are_told_of_and_do_not_stop_the_book(program, tmp_path):
    text = "Familias 👩👧 y 🇲🇽, مرحبا"
    typeset = print_document("compendio", snapshot(entry(description=f"<p>{text}</p>")))
    (tmp_path / "book.pdf").write_bytes(typeset.pdf)
    # pypdf cannot read the encoding that missing glyphs have.
    command = [program("pdftotext", package="poppler-utils"), tmp_path / "book.pdf", "-"]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    assert "Familias 👩👧 y 🇲🇽" in said
    assert "مرحبا" in said
    assert all("(U+" in glyph for glyph in typeset.missing_glyphs)


def test_objectives_that_run_on_share_a_page():
    typeset, _read = printed(snapshot(entry(), entry(objective=2), entry(lead=SONORA, objective=3)))
    assert typeset.anchors["objetivo-1-2"] == typeset.anchors["objetivo-1-1"]
    assert typeset.anchors["objetivo-2-3"] > typeset.anchors["capitulo-2"]


LONG_LINE = "Renglón largo de la descripción. "


def test_a_short_table_of_figures_stays_on_one_page():
    entries = []
    for number in range(1, 21):
        figures = [figure(f"Cuenta {number} {letter}", total="1") for letter in "ABCDEF"]
        above = f"<p>{LONG_LINE * number * 5}</p>"
        entries.append(entry(objective=number, description=above, results="", figures=figures))
    _typeset, read = printed(snapshot(*entries))
    pages = [bare(body) for body in read.bodies]
    for number in range(1, 21):
        rows = [bare(f"Cuenta {number} {letter}1") for letter in "ABCDEF"]
        assert sum(all(row in page for row in rows) for page in pages) == 1, number


def test_a_long_table_leaves_no_row_alone():
    entries = []
    for number in range(1, 21):
        rows = "".join(f"<tr><td>Fila {number:02} {row:02}</td><td>7</td></tr>" for row in range(14))
        results = f"<p>{LONG_LINE * number * 5}</p><table><tbody>{rows}</tbody></table>"
        entries.append(entry(objective=number, results=results))
    _typeset, read = printed(snapshot(*entries))
    for number in range(1, 21):
        counts = [bare(body).count(f"Fila{number:02}") for body in read.bodies]
        assert sum(counts) == 14
        assert 1 not in counts, number


def test_a_note_stands_on_the_page_of_its_call():
    noted = (f'<p>Palabra{n:02}<span class="note">Nota{n:02}: {LONG_LINE}</span></p>' for n in range(90))
    _typeset, read = printed(snapshot(entry(description="".join(noted))))
    for body, notes in zip(read.bodies, read.notes, strict=True):
        assert re.findall(r"Palabra(\d\d)", bare(body)) == re.findall(r"Nota(\d\d)", bare(notes))


@pytest.fixture
def poison(monkeypatch):
    """Whatever says «veneno» asks for a picture from the network."""
    fill_as_usual = printing._flow_to_html

    def poisoned(document, flow):
        return fill_as_usual(document, flow).replace("veneno", '<img src="http://127.0.0.1/x.png">')

    monkeypatch.setattr(printing, "_flow_to_html", poisoned)


def test_the_entry_that_fails_is_named(poison):
    bad = entry("La que falla", INM, description="<p>veneno</p>")
    with pytest.raises(EntryError) as failure:
        print_document("compendio", snapshot(*(entry() for _ in range(5)), bad, entry()))
    assert failure.value.folio == bad["folio"]
    assert f"{bad['folio']}, «La que falla»" in str(failure.value)
    assert "http://127.0.0.1/x.png" in str(failure.value)


def test_the_entry_that_fails_is_named_wherever_its_objective_stands(poison):
    bad = entry("La que falla", objective=2, description="<p>veneno</p>")
    with pytest.raises(EntryError) as failure:
        print_document("compendio", snapshot(entry(), bad, entry(objective=3)))
    assert failure.value.folio == bad["folio"]


def test_a_part_that_fails_does_not_take_the_others_with_it(poison):
    bad = entry("La que falla", objective=2, description="<p>veneno</p>")
    others = [entry("Buena", SONORA), entry("Otra", SONORA, objective=3), entry("Tercera", CNDH)]
    with pytest.raises(EntryError):
        print_document("compendio", snapshot(*others, bad))
    # Only what the missing entry changes is set now: the sums, the contents and the index.
    again = print_document("compendio", snapshot(*others, {**bad, "description": "<p>Ya no.</p>"}))
    assert again.parts.rendered <= 3
    assert {"objetivo-2-1", "objetivo-2-3", "objetivo-5-1"} <= set(again.anchors)


def test_a_fault_that_is_no_entrys_is_not_blamed_on_one(poison):
    with pytest.raises(TypesettingError) as failure:
        print_document("compendio", snapshot(entry(), texts={"presentation": "<p>veneno</p>"}))
    assert not isinstance(failure.value, EntryError)


def test_nothing_is_embedded_but_fonts(everything):
    _book, typeset, read = everything
    assert not read.reader.attachments
    assert b"/EmbeddedFile" not in typeset.pdf
    assert all(b"passwd" not in each for each in inflated(typeset.pdf))


def inflated(pdf):
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


def test_a_rehearsal_is_printed_as_such():
    book = snapshot(entry())
    _typeset, read = printed(replace(book, cycle={**book.cycle, "is_rehearsal": True}))
    assert "ensayo" in read.text(1)
