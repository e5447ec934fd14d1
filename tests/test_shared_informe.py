"""The Informe of the real thing: the shared Compendio, imported, frozen, counted again, built and read back."""

import io
import json
import re
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import transaction
from docx import Document as Word
from pypdf import PdfReader

from compendium import formats
from compendium.documents import informe
from compendium.documents.blocks import DataTable, Section
from compendium.documents.printing import print_document
from compendium.models import Edition
from compendium.snapshot import participants
from compendium.statistics.ranking import shares
from tests.compendium import accessible, measuring

pytestmark = pytest.mark.django_db
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Undo(Exception):
    """Leaves the database as it was found."""


@pytest.fixture(scope="module")
def made(shared, django_db_setup, django_db_blocker):
    values = {}
    source = shared / "sources/compendio_2025_chapters_1_3_4_5.txt"
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                call_command("import_printed", source, cycle="2025", approved=True, json=True)
                call_command("freeze", "2025", json=True)
                values["statistics"] = json.loads(call_command("statistics", "2025", json=True))
                values["live"] = json.loads(call_command("statistics", "2025", live=True, json=True))
                values["snapshot"] = Edition.objects.get().snapshot()
                raise Undo
        except Undo:
            pass
    values["document"] = informe.compose(values["snapshot"])
    values["typeset"] = print_document("informe", values["snapshot"])
    return values


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "gold/compendio_entries.json").read_text())


def test_the_figures_are_those_read_by_hand(made, gold):
    counted = made["statistics"]
    assert counted["total"] == gold["total"]
    by_sector = Counter(item["chapter"] for item in gold["entries"])
    assert counted["by_sector"] == {str(n): by_sector[n] for n in range(1, 7)}
    by_objective = Counter(item["objective"] for item in gold["entries"])
    assert counted["by_objective"] == {str(n): by_objective[n] for n in range(1, 24)}
    both = Counter((item["objective"], item["chapter"]) for item in gold["entries"])
    assert counted["by_objective_and_sector"] == {
        str(o): {str(s): both[o, s] for s in range(1, 7)} for o in range(1, 24)
    }
    assert counted["challenges"]["total"] == sum(item["challenges"] for item in gold["entries"])


def test_who_takes_part_is_a_recount_of_the_entries(made):
    counted, everyone = made["statistics"], {}
    for entry in made["snapshot"].entries:
        for each in participants(entry):
            everyone.setdefault((each["sector"], each["name"]), set()).add(entry["folio"])
    found = {(row["sector"], row["name"]): row["actions"] for row in counted["institutions"]["list"]}
    assert found == {key: len(folios) for key, folios in everyone.items()}
    by_sector = Counter(sector for sector, _name in everyone)
    assert counted["institutions_by_sector"] == {str(n): by_sector[n] for n in range(1, 7)}


def test_live_and_frozen_agree_but_for_the_label(made):
    frozen, live = dict(made["statistics"]), dict(made["live"])
    assert (frozen.pop("edition"), live.pop("edition")) == ("2025-1.0", "2025 en vivo")
    assert frozen == live


def flat(values):
    if isinstance(values, dict):
        return [leaf for value in values.values() for leaf in flat(value)]
    if isinstance(values, list):
        return [leaf for value in values for leaf in flat(value)]
    return [values]


def sources(made):
    """Every number that may be written: the statistics, the percentages that follow from them, the edition's own."""
    counted = made["statistics"]
    numbers = {f"{value:,}" for value in flat(counted) if isinstance(value, int)}
    objectives = counted["by_objective_and_sector"]
    groups = [counted["by_sector"], counted["by_objective"], counted["challenges"]["by_sector"]]
    groups += [{o: row[s] for o, row in objectives.items()} for s in counted["by_sector"]]
    groups += [
        {name: counted[field][name] for name in ("yes", "no", "unanswered")}
        for field in ("focus_women", "focus_disability")
    ]
    return (
        numbers
        | {str(share) for group in groups for share in shares(group).values()}
        | {"2024", "2025", "100"}
    )


def test_every_number_of_the_pdf_is_one_of_the_statistics(made):
    reader, allowed, checked = PdfReader(io.BytesIO(made["typeset"].pdf)), sources(made), 0
    first, last = made["typeset"].anchors["preambulo"], made["typeset"].anchors["colofon"]
    structure = len(reader.pages)  # charts, pages, objectives and goals are numbered below this
    for page in reader.pages[first - 1 : last - 1]:
        for number in NUMBER.findall(page.extract_text()):
            number = number.rstrip(",.")
            if "," in number or float(number) > structure:
                assert number in allowed, number
                checked += 1
    assert checked > 60


def test_one_edition_three_documents_the_same_figures(made):
    """The cells of every table, read back from the composed document, the page and Word."""
    document = made["document"]
    blocks = [b for p in document.parts if isinstance(p.content, Section) for b in p.content.blocks]
    tables = [block.table for block in blocks if isinstance(block, DataTable)]
    expected = [
        cell.text.replace("\u00a0", " ") for table in tables for row in table.rows for cell in row.cells
    ]
    page = formats.html.make(document).decode().replace("\u00a0", " ")
    assert re.findall(r'<td class="number">(.*?)</td>', page) == expected
    word = Word(io.BytesIO(formats.word.make(document)))
    in_word = [cell.text for table in word.tables for row in table.rows[1:] for cell in row.cells[1:]]
    assert [text.replace("\u00a0", " ") for text in in_word] == expected
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(made["typeset"].pdf)).pages)
    assert len(expected) > 300
    in_pdf = Counter(re.findall(r"\d[\d,]*(?: ?%)?", text.replace("\u00a0", " ")))
    cells = Counter(re.match(r"\d[\d,]*(?: ?%)?", each)[0].strip() for each in expected)
    assert {each for each in cells - in_pdf if len(each) > 2} == set()


def test_every_entry_of_an_objective_is_behind_its_sentence(made, gold):
    by_objective = Counter(item["objective"] for item in gold["entries"])
    text = " ".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(made["typeset"].pdf)).pages).split()
    )
    for objective, many in by_objective.items():
        assert re.search(rf"El objetivo {objective} reúne ({many}|\w+) acci", text), objective


def test_a_blind_reader_lacks_nothing(made):
    assert accessible.faults(made["typeset"].pdf) == []


def test_every_sign_stands_on_its_page_and_over_no_other(made):
    assert measuring.out_of_place(made["typeset"].pdf) == []
