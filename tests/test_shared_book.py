"""The real thing: the shared printed Compendio, imported, frozen, built and read back, against answers read by hand."""

import json
import re
import subprocess
from collections import Counter
from html import unescape

import pytest
from django.core.management import call_command
from django.db import transaction

from compendium.documents import compendio, printing
from compendium.documents.printing import print_document
from compendium.models import Edition
from compendium.snapshot import participants
from compendium.typesetting.single import render
from reporting import richtext
from reporting.models import Checkpoint, Entry, Event, Institution
from tests.compendium import accessible, measuring
from tests.compendium.reading import PrintedBook, bare, expected, missing_in_order

FIELDS = (
    "chapter",
    "objective",
    "number",
    "title",
    "institution",
    "challenges",
    "tables",
    "footnotes",
    "line",
)

pytestmark = pytest.mark.django_db


class Undo(Exception):
    """Leaves the database as it was found."""


@pytest.fixture(scope="module")
def source(shared):
    return shared / "sources/compendio_2025_chapters_1_3_4_5.txt"


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "gold/compendio_entries.json").read_text())


@pytest.fixture(scope="module")
def made(source, django_db_setup, django_db_blocker):
    """Every value the tests read, made once: the import's answer, the snapshot, the typeset book."""
    values = {}
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                values["imported"] = run("import_printed", source, cycle="2025", approved=True)
                values["kept"] = state()
                values["again"] = run("import_printed", source, cycle="2025", approved=True)
                values["kept_again"] = state()
                values["frozen"] = run("freeze", "2025")
                values["snapshot"] = Edition.objects.get().snapshot()
                raise Undo
        except Undo:
            pass
    values["typeset"] = print_document("compendio", values["snapshot"])
    values["book"] = PrintedBook(values["typeset"].pdf)
    return values


def run(name, *arguments, **options):
    return json.loads(call_command(name, *arguments, json=True, **options))


def state():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Entry, Institution, Checkpoint, Event)
    }


def test_the_import_finds_what_was_read_by_hand(made, gold):
    imported = made["imported"]
    assert imported["entries"] == gold["total"] == 279
    assert imported["by_chapter"] == {"1": 246, "3": 3, "4": 10, "5": 20}
    assert imported["by_chapter_and_objective"] == {c: v["objectives"] for c, v in gold["chapters"].items()}
    found = [{name: item[name] for name in FIELDS} for item in imported["items"]]
    assert found == [{name: item[name] for name in FIELDS} for item in gold["entries"]]


def test_importing_twice_changes_nothing(made):
    assert made["kept_again"] == made["kept"]
    assert (made["again"]["created"], made["again"]["existing"]) == (0, 279)


def test_every_entry_is_approved_with_its_checkpoint_and_event(made):
    kept = made["kept"]
    assert Counter(entry["status"] for entry in kept["Entry"]) == {"approved": 279}
    assert len(kept["Checkpoint"]) == len(kept["Event"]) == 279


def test_every_word_of_the_chapters_is_in_an_entry(made, source):
    """Nothing is lost: what is neither in an entry nor named as unowned would be missing here."""
    text = source.read_text()
    unowned = {item["line"] for item in made["imported"]["unowned_lines"]}
    # A misprinted title of an objective is told as an anomaly, and the official one takes its place.
    unowned |= {a["line"] + 2 for a in made["imported"]["anomalies"] if a["kind"] == "objective-title"}
    owned = "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number not in unowned)
    kept = " ".join(map(everything_of, made["snapshot"].entries))
    missing = words(owned) - words(kept)
    # Objectives and section headings are structure; the two halves of a cut word are joined.
    structure = {"OBJETIVO", "RESULTADOS", "RESULTADO", "RETOS", "RETO", "CAPÍTULO"}
    assert sorted(w for w in missing if w.upper() not in structure and not is_structure(w, made)) == []


def everything_of(entry):
    texts = [
        entry["title"],
        entry["description"],
        entry["results"],
        *(c["text"] for c in entry["challenges"]),
    ]
    links = re.findall(r'href="([^"]+)"', " ".join(texts))
    names = [f"{i['name']} {i['acronym']} {(i['parent'] or {}).get('acronym')}" for i in participants(entry)]
    return " ".join([*map(richtext.plain, texts), *map(unescape, links), *names])


def words(text):
    return set(re.findall(r"[^\W\d_⁰¹²³⁴-⁹]{4,}", text))


def is_structure(word, made):
    """A word of a heading that the catalogues replace, or a half of a word cut by a page break."""
    headings = " ".join(item["institution"] for item in made["imported"]["items"])
    titles = " ".join(f"{o['title']}" for o in made["snapshot"].catalogues["objectives"])
    sectors = " ".join(s["name"] for s in made["snapshot"].catalogues["sectors"])
    joined = [a["message"] for a in made["imported"]["anomalies"] if "cortada" in a["message"]]
    return word in words(f"{headings} {titles} {sectors}") or any(word in message for message in joined)


def test_every_word_of_every_entry_is_printed_in_order(made):
    body, notes = expected(compendio.compose_chapters(made["snapshot"]))
    assert len(body) > 279 * 4
    assert missing_in_order(made["book"].body, body) == []
    assert missing_in_order(made["book"].note_text, notes) == []


def test_entries_are_printed_in_the_order_of_the_source(made, gold):
    headings = [bare(item["title"]) for item in gold["entries"]]
    assert missing_in_order(made["book"].body, headings) == []


def test_every_number_of_the_presentation_and_the_table_is_a_recount(made):
    entries, typeset, book = made["snapshot"].entries, made["typeset"], made["book"]
    everyone = {i["name"]: i for entry in entries for i in participants(entry)}
    instances = sum(i["sector"] != 2 for i in everyone.values())
    presentation = bare(book.text(typeset.anchors["presentacion"]))
    assert f"{len(entries)}accionesde{instances}instancias" in presentation
    by_chapter = Counter(entry["institution"]["sector"] for entry in entries)
    for chapter, count in by_chapter.items():
        name = next(s["name"] for s in made["snapshot"].catalogues["sectors"] if s["number"] == chapter)
        assert bare(f"{chapter}. {name}{count}") in presentation
    matrix = bare(book.text(typeset.anchors["matriz"]))
    cells = Counter((entry["objective"], entry["institution"]["sector"]) for entry in entries)
    for objective in made["snapshot"].catalogues["objectives"]:
        row = [cells[objective["number"], sector] for sector in range(1, 7)]
        printed = f"{objective['number']}{objective['label']}{''.join(map(str, row))}{sum(row)}"
        assert bare(printed) in matrix
    assert bare(f"Total{''.join(str(by_chapter[s]) for s in range(1, 7))}{len(entries)}") in matrix


NUMBER = re.compile(r"\d[\d,]*")
OBJECTIVES = 23  # numbers of objectives and sectors are this or less


def test_every_number_of_front_matter_and_annexes_is_a_statistic(made):
    """Presentation, openers and table: nothing is printed there that a recount or a date of the cycle does not give."""
    snapshot, typeset, book = made["snapshot"], made["typeset"], made["book"]
    page = {part.name: part.content for part in compendio.compose(snapshot).parts}["presentation"]
    allowed = recounted(snapshot) | set(NUMBER.findall(page["period"] + page["dateline"]))
    allowed |= {str(number) for number in range(OBJECTIVES + 1)}
    places = [name for name in typeset.anchors if name in ("presentacion", "matriz") or is_chapter(name)]
    assert len(places) == 6
    for place in places:
        number = typeset.anchors[place]
        found = {each.rstrip(",") for each in NUMBER.findall(book.text(number))}
        assert found <= allowed | {str(number)}, place


def is_chapter(name):
    return bool(re.fullmatch(r"capitulo-\d", name))


def recounted(snapshot) -> set[str]:
    entries = snapshot.entries
    counts = [len(entries), len({(i["sector"], i["name"]) for e in entries for i in participants(e)})]
    for key in (
        lambda e: e["institution"]["sector"],
        lambda e: e["objective"],
        lambda e: (e["objective"], e["institution"]["sector"]),
    ):
        counts += Counter(map(key, entries)).values()
    for sector in range(1, 7):
        mine = [e for e in entries if e["institution"]["sector"] == sector]
        counts += [
            len({e["objective"] for e in mine}),
            len({i["name"] for e in mine for i in participants(e)}),
        ]
    everyone = {(i["sector"], i["name"]) for e in entries for i in participants(e)}
    counts += [sum(sector != 2 for sector, _name in everyone)]
    return {f"{count:,}" for count in counts}


def test_contents_give_the_pages_where_the_headings_stand(made):
    typeset, book = made["typeset"], made["book"]
    first = typeset.anchors["contenido"]
    contents = bare("".join(book.text(page) for page in range(first, typeset.anchors["presentacion"])))
    for chapter in compendio.compose_chapters(made["snapshot"]):
        page = typeset.anchors[chapter.anchor]
        assert bare(chapter.title) in bare(book.text(page))
        assert bare(f"{chapter.title}{page}") in contents
        for objective in chapter.objectives:
            page = typeset.anchors[objective.anchor]
            assert bare(f"OBJETIVO {objective.number}{objective.title}") in book.body_of(page)
            assert bare(f"{objective.label}{page}") in contents


def test_the_index_gives_the_page_where_each_entry_stands(made):
    """Each institution's line, and each entry's heading on the page that the line names."""
    typeset, book = made["typeset"], made["book"]
    chapters = compendio.compose_chapters(made["snapshot"])
    pages = range(typeset.anchors["indice"], typeset.pages + 1)
    index = bare("".join(book.body_of(page) for page in pages))
    rows = compendio.annexes.index(made["snapshot"], chapters)["rows"]
    lines = [
        bare(
            f"{group['title']}: "
            + ", ".join(f"{e.number} ({typeset.anchors[e.anchor]})" for e in group["entries"])
        )
        for row in rows
        for group in row["groups"]
    ]
    assert missing_in_order(index, lines) == []
    for each in compendio.entries_of(chapters):
        assert bare(each.heading)[:40] in book.body_of(typeset.anchors[each.anchor])


def test_a_blind_reader_lacks_nothing(made):
    assert accessible.faults(made["typeset"].pdf) == []


def test_every_sign_stands_on_its_page_and_over_no_other(made):
    assert measuring.out_of_place(made["typeset"].pdf) == []


def test_no_page_of_the_chapters_holds_a_stray_line(made):
    typeset, book = made["typeset"], made["book"]
    openers = {typeset.anchors[chapter.anchor] for chapter in compendio.compose_chapters(made["snapshot"])}
    pages = set(range(typeset.anchors["capitulo-1"], typeset.anchors["cierre"])) - openers
    lengths = {page: len(book.body_of(page)) for page in pages}
    assert {page: length for page, length in lengths.items() if 0 < length < 120} == {}


def test_the_book_joined_from_parts_is_the_book_of_a_single_call(made, program, tmp_path):
    single = render(printing.to_html(compendio.compose(made["snapshot"])))
    joined = made["typeset"]
    assert joined.parts.total > 40
    assert (joined.pages, joined.anchors, joined.bookmarks) == (
        single.pages,
        single.anchors,
        single.bookmarks,
    )
    texts = []
    for name, typeset in (("joined", joined), ("single", single)):
        (tmp_path / name).write_bytes(typeset.pdf)
        command = [program("pdftotext", package="poppler-utils"), "-layout", tmp_path / name, "-"]
        texts.append(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\f"))
    assert texts[0] == texts[1]
