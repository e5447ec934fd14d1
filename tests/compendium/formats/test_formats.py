"""One edition, several files: the same words and the same numbers in each, safe to open."""

import csv
import io
import json
import re
import zipfile
from html import unescape
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from docx import Document as Word
from openpyxl import load_workbook

from compendium import formats
from compendium.charts.chart import Cell, Row, Table
from compendium.documents import informe
from compendium.documents.blocks import DataTable, Heading, Paragraph, Picture, Section
from compendium.formats import data
from compendium.freeze import freeze
from compendium.snapshot import from_json, to_json
from reporting.models import Status
from tests.compendium.documents.test_informe import year

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def document():
    return informe.compose(year())


@pytest.fixture(scope="module")
def page(document):
    return formats.html.make(document).decode()


@pytest.fixture(scope="module")
def word(document):
    return Word(io.BytesIO(formats.word.make(document)))


def blocks(document, kind):
    return [
        block
        for part in document.parts
        if isinstance(part.content, Section)
        for block in part.content.blocks
        if isinstance(block, kind)
    ]


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows_of(table):
    return [list(table.head), *([row.label, *(cell.text for cell in row.cells)] for row in table.rows)]


def test_page_and_word_say_every_sentence_of_the_document(document, page, word):
    words = [paragraph.text for paragraph in word.paragraphs]
    said = plain(page)
    for block in blocks(document, Paragraph):
        assert " ".join(block.text.split()) in said
        assert block.text in words
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    for block in blocks(document, Heading):
        assert block.text in said
        assert any(heading.endswith(block.text) for heading in headings)


def test_every_table_is_the_same_in_page_word_workbook_and_text(document, page, word):
    tables = [block.table for block in blocks(document, DataTable)]
    expected = [rows_of(table) for table in tables]
    in_word = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    assert [[[" ".join(text.split()) for text in row] for row in rows] for rows in in_word] == [
        [[" ".join(text.split()) for text in row] for row in rows] for rows in expected
    ]
    in_page = [
        [
            [plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
            for row in re.findall(r"<tr[^>]*>.*?</tr>", each)
        ]
        for each in re.findall(r"<table.*?</table>", page, re.DOTALL)
    ]
    assert in_page == [[[" ".join(text.split()) for text in row] for row in rows] for rows in expected]
    book = load_workbook(io.BytesIO(data.workbook(tables)))
    for sheet, table in zip(book.worksheets, tables, strict=True):
        values = [
            [value for value in row if value is not None]
            for row in sheet.iter_rows(min_row=3, values_only=True)
        ]
        for found, row in zip(values, table.rows, strict=False):
            assert found == [
                row.label,
                *(cell.value if cell.value != "" else cell.text for cell in row.cells),
            ]
    lines = list(csv.reader(io.StringIO(data.csv_text(tables).lstrip(data.BOM)), delimiter=";"))
    assert len(lines) == sum(len(table.rows) + 3 for table in tables)
    kept = json.loads(data.json_of(document))["tables"]
    assert [each["caption"] for each in kept] == [table.caption for table in tables]


def test_every_chart_is_drawn_in_page_and_word_with_its_words(document, page):
    archive = zipfile.ZipFile(io.BytesIO(formats.word.make(document)))
    body = archive.read("word/document.xml").decode()
    for picture in blocks(document, Picture):
        drawn = ElementTree.tostring(ElementTree.fromstring(picture.chart.svg))
        kept = archive.read(f"word/media/{picture.chart.name}.svg")
        assert ElementTree.tostring(ElementTree.fromstring(kept)) == drawn
        assert f'id="{picture.chart.name}-titulo"' in page
    described = re.findall(r'<wp:docPr [^>]*descr="([^"]+)"', body)
    expected = [f"{p.chart.finding}. {p.chart.description}" for p in blocks(document, Picture)]
    assert [unescape(each) for each in described] == expected


def test_the_page_stands_alone_and_runs_nothing(page):
    assert "<script" not in page
    assert not re.findall(
        r'(?:src|href)="(?!#|data:text/css|https://www\.politicamigratoria|https?://example)', page
    )
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_word_keeps_language_title_and_repeated_heads(document, word):
    assert word.core_properties.title == document.title
    assert word.core_properties.language == "es-MX"
    heads = [table.rows[0]._tr.trPr for table in word.tables]
    assert all("tblHeader" in ElementTree.tostring(head).decode() for head in heads)


@pytest.mark.parametrize("extension", ["html", "docx", "xlsx", "csv", "json"])
def test_a_format_is_made_from_the_frozen_values_alone(extension):
    before = to_json(year())
    assert len(formats.write("informe", extension, year())) > 1000
    assert re.sub(r'"folio":"[^"]+"', "", to_json(year())) == re.sub(r'"folio":"[^"]+"', "", before)


def hostile(text):
    return Table("Prueba", ("Qué", "Cuánto"), (Row(text, (Cell("1", 1),)),))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "=HYPERLINK(1)"])
def test_no_cell_starts_a_formula(text):
    sheet = load_workbook(io.BytesIO(data.workbook([hostile(text)]))).active
    assert (sheet["A3"].data_type, sheet["A3"].value) == ("s", text)
    lines = list(csv.reader(io.StringIO(data.csv_text([hostile(text)]).lstrip(data.BOM)), delimiter=";"))
    assert lines[2][0] == f"'{text}"


def test_sheet_names_are_what_excel_takes():
    name = data.sheet_name(12, "Acciones por objetivo: [Poder] 'Legislativo'/Judicial*?")
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\'")


@pytest.mark.parametrize("extension", ["html", "docx", "xlsx"])
def test_the_command_writes_each_format(extension, cycle, make_entry, tmp_path, capsys):
    make_entry(Status.APPROVED)
    freeze(cycle)
    out = tmp_path / f"informe.{extension}"
    call_command("build", "2025", "informe", out=out, format=extension, json=True)
    answer = json.loads(capsys.readouterr().out)
    assert (answer["document"], answer["pages"], out.stat().st_size > 1000) == ("informe", None, True)


def test_a_format_that_a_document_has_not_is_refused_in_one_sentence(cycle, make_entry, tmp_path):
    make_entry(Status.APPROVED)
    freeze(cycle)
    with pytest.raises(CommandError, match="El documento «informe» no se hace como csv-plano"):
        call_command("build", "2025", "informe", out=tmp_path / "x.csv", format="csv-plano")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["compendio", "informe"])
def test_an_editor_downloads_each_format(kind, client, cycle, make_entry, editor):
    make_entry(Status.APPROVED)
    edition = freeze(cycle)
    client.force_login(editor)
    for key, chosen in formats.FORMATS[kind].items():
        answer = client.get(reverse("document_download", args=[edition.pk, kind, key]))
        assert (answer.status_code, answer["Content-Type"]) == (200, chosen.content_type)
        assert f'"{kind}-2025-1.0{chosen.ending}"' in answer["Content-Disposition"]
    assert client.get(reverse("document_download", args=[edition.pk, kind, "exe"])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "key"), [(kind, key) for kind, each in formats.FORMATS.items() for key in each]
)
def test_the_same_edition_gives_the_same_bytes(kind, key):
    once = from_json(to_json(year()))
    assert formats.write(kind, key, once) == formats.write(kind, key, from_json(to_json(once)))


def test_files_of_a_document_have_names_of_their_own():
    for each in formats.FORMATS.values():
        assert len({chosen.ending for chosen in each.values()}) == len(each)
