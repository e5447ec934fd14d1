"""T67, the part of the files: what PDF/UA-1 asks, read from the PDF itself.

The pages of the product are judged by axe in tests/test_accessibility.py; the whole real books by
tests/test_shared_book.py and tests/test_shared_informe.py with the same checks.
"""

import io

import pikepdf
import pytest

from compendium.documents.printing import print_document
from tests.compendium import accessible
from tests.compendium.snapshots import book_of_everything, entry, snapshot


@pytest.fixture(scope="module")
def files():
    return {kind: print_document(kind, book_of_everything()).pdf for kind in ("compendio", "informe")}


@pytest.mark.parametrize("kind", ["compendio", "informe"])
def test_t67_a_document_has_no_fault(kind, files):
    assert accessible.faults(files[kind]) == []


def first(pdf, name):
    return next(each for each in accessible.walk(pdf.Root.StructTreeRoot.K[0]) if str(each.S) == name)


def lose_language(pdf):
    del pdf.Root.Lang


def lose_title(pdf):
    with pdf.open_metadata() as metadata:
        del metadata["dc:title"]


def plant_a_second_tree(pdf):
    pdf.Root.StructTreeRoot.K.append(first(pdf, "/Sect"))


def skip_a_heading(pdf):
    first(pdf, "/H2").S = pikepdf.Name.H4


def take_the_body_of_an_item(pdf):
    first(pdf, "/LBody").S = pikepdf.Name.P


def put_an_item_outside_its_list(pdf):
    first(pdf, "/L").S = pikepdf.Name.Div


def forget_what_a_head_heads(pdf):
    del first(pdf, "/TH").A.Scope


def forget_the_heads_of_a_cell(pdf):
    first(pdf, "/TD").A.Headers = pikepdf.Array()


def silence_a_figure(pdf):
    first(pdf, "/Figure").Alt = pikepdf.String(" ")


def unname_a_note(pdf):
    del first(pdf, "/Note").ID


def untag_a_link(pdf):
    first(pdf, "/Link").S = pikepdf.Name.Span


def draw_beside_the_tags(pdf):
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.contents_add(b"0 0 9 9 re f")


def mark_twice(pdf):
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.contents_add(b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC")


def lose_the_letters_of_a_font(pdf):
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font.ToUnicode


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lose_language, "the file has no language"),
        (lose_title, "the metadata lack standard or title"),
        (plant_a_second_tree, "there is not one tree"),
        (skip_a_heading, "H4 after H1"),
        (take_the_body_of_an_item, "/P in /LI"),
        (put_an_item_outside_its_list, "/LI outside its place"),
        (forget_what_a_head_heads, "a head that says not what it heads"),
        (forget_the_heads_of_a_cell, "a cell without its heads"),
        (silence_a_figure, "a figure without words"),
        (unname_a_note, "notes without a name of their own"),
        (untag_a_link, "a link that is not tagged as one"),
        (draw_beside_the_tags, "1 drawn outside all marks"),
        (mark_twice, " marks [0"),
        (lose_the_letters_of_a_font, "signs without their letters"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_t67_each_fault_would_be_found(damage, fault, files):
    kind = "informe" if damage is silence_a_figure else "compendio"
    with pikepdf.open(io.BytesIO(files[kind])) as pdf:
        damage(pdf)
        damaged = io.BytesIO()
        pdf.save(damaged)
    assert any(fault in each for each in accessible.faults(damaged.getvalue()))


def test_t67_a_note_is_tagged_as_one_and_called_by_a_reference(files):
    with pikepdf.open(io.BytesIO(files["compendio"])) as pdf:
        tree = list(accessible.walk(pdf.Root.StructTreeRoot.K[0]))
        notes = [each for each in tree if str(each.S) == "/Note"]
        calls = [each for each in tree if str(each.S) == "/Reference"]
        assert len(notes) == len(calls) == 3
        assert all(str(accessible.kids_of(note)[0].S) == "/Lbl" for note in notes)


def test_t67_a_link_of_several_pieces_is_one_element(files):
    """The line of the contents, for one: number, name and page each have an annotation."""
    with pikepdf.open(io.BytesIO(files["compendio"])) as pdf:
        links = [each for each in accessible.walk(pdf.Root.StructTreeRoot.K[0]) if str(each.S) == "/Link"]
        assert max(len(accessible.objects_of(link)) for link in links) >= 3
        assert not any(str(inner.S) == "/Link" for link in links for inner in list(accessible.walk(link))[1:])


@pytest.mark.parametrize(("sign", "part"), [("é", "2"), ("\U00012000", None)])
def test_t67_the_file_is_for_the_archive_unless_a_sign_has_no_drawing(sign, part):
    """PDF/A-2a beside PDF/UA-1: colours are defined and every property of the metadata is explained."""
    made = print_document("compendio", snapshot(entry(description=f"<p>Signo {sign}</p>")))
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf, pdf.open_metadata() as metadata:
        [intent] = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
        assert metadata.get("pdfaid:part") == part
        assert metadata["pdfuaid:part"] == "1"
        assert all(int(link.F) == 4 for page in pdf.pages for link in page.get("/Annots", ()))
