"""The Compendio in Word: real headings, lists, tables, footnotes and contents, in the order Word's schema wants."""

import io
import re
import zipfile

import pytest
from docx import Document as Word
from docx.oxml.ns import qn
from lxml import etree

from compendium import formats
from compendium.documents import compendio
from tests.compendium.hostile import HOSTILE
from tests.compendium.snapshots import book_of_everything, entry, snapshot

# Of each kind of properties the order that the schema (ECMA-376, part 1) asks for, as far as we write them.
ORDER = {
    "pPr": ["pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "ind", "jc"],
    "rPr": ["rStyle", "rFonts", "b", "i", "color", "sz", "u", "vertAlign", "lang"],
    "tblPr": ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook"],
    "tcPr": ["tcW", "gridSpan", "vMerge", "shd"],
    "trPr": ["cantSplit", "tblHeader"],
}


def files_of(document):
    with zipfile.ZipFile(io.BytesIO(formats.word.make(document))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def document():
    return compendio.compose(book_of_everything())


@pytest.fixture(scope="module")
def files(document):
    return files_of(document)


@pytest.fixture(scope="module")
def word(document):
    return Word(io.BytesIO(formats.word.make(document)))


def said(paragraph):
    return " ".join(paragraph.text.split())


def of_style(word, prefix):
    return [said(each) for each in word.paragraphs if each.style.name.startswith(prefix)]


def test_every_entry_is_a_heading_with_its_text(document, word):
    headings = of_style(word, "Heading 3")
    texts = [said(each) for each in word.paragraphs]
    for each in (e for part in document.parts for e in getattr(part.content, "entries", ())):
        assert any(" ".join(each.heading.split()) in heading.replace("\u00a0", " ") for heading in headings)
    assert "Se atendió a quienes lo pidieron." in texts


def test_notes_are_footnotes_of_word(files):
    notes = etree.fromstring(files["word/footnotes.xml"])
    body = etree.fromstring(files["word/document.xml"])
    called = [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]
    assert called == [str(number) for number in range(1, len(called) + 1)]
    written = {each.get(qn("w:id")): "".join(each.itertext()) for each in notes}
    assert set(written) == {"-1", "0", *called}
    assert any("https://example.org/anuario" in text for text in written.values())
    assert b"footnotes.xml" in files["word/_rels/document.xml.rels"]


def test_contents_are_a_field_already_filled_with_links(files, word):
    body = etree.fromstring(files["word/document.xml"])
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink")) if each.get(qn("w:anchor"))]
    assert set(links) <= marks
    assert "TOC" in "".join(each.text for each in body.iter(qn("w:instrText")))
    assert [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))] == [
        "begin",
        "separate",
        "end",
    ]
    assert of_style(word, "toc 1")[0] == "Presentación"


def test_numbered_lists_begin_at_one_each():
    two = "<ol><li>uno</li><li>dos</li></ol><p>Y</p><ol><li>uno</li></ol>"
    word = Word(io.BytesIO(formats.word.make(compendio.compose(snapshot(entry(description=two))))))
    numbers = [each._p.pPr.numPr.numId.val for each in word.paragraphs if each.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_content_keeps_to_the_order_of_the_schema(name):
    files = files_of(compendio.compose(snapshot(entry(**HOSTILE[name]))))
    for part in ("word/document.xml", "word/footnotes.xml", "word/styles.xml"):
        tree = etree.fromstring(files[part])
        for kind, order in ORDER.items():
            for properties in tree.iter(qn(f"w:{kind}")):
                names = [etree.QName(each).localname for each in properties]
                known = [order.index(each) for each in names if each in order]
                assert known == sorted(known), (part, kind, names)
        for cell in tree.iter(qn("w:tc")):
            assert etree.QName(cell[-1]).localname == "p"
        for row in tree.iter(qn("w:tr")):
            spans = (cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.findall(qn("w:tc")))
            across = sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)
            assert across == len(row.getparent().find(qn("w:tblGrid")))


def test_every_part_is_named_in_the_content_types(files):
    types = files["[Content_Types].xml"].decode()
    known = set(re.findall(r'Extension="(\w+)"', types))
    for name in files:
        assert f'PartName="/{name}"' in types or name.rpartition(".")[2] in known
