"""Whole books with hostile entries in them: printed whole, within the margins, with no way out of the text.

`BOOK=2000` prints a larger one than the suite does.
"""

import os
import re
import subprocess

import pytest

from compendium.documents import compendio
from compendium.documents.printing import print_document
from compendium.documents.rich import rich
from compendium.snapshot import Snapshot
from tests.compendium.hostile import HOSTILE, PAYLOADS, outside_text_area
from tests.compendium.reading import PrintedBook, expected, missing_in_order
from tests.compendium.snapshots import entry, figure, institution, large_book, snapshot

SIZES = [int(size) for size in os.environ.get("BOOK", "50,200").split(",")]
EVERY = 25  # one hostile entry among so many
RIGHT_TO_LEFT = {
    "description": "<p>\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \U0001f469 \U0001f1f2\U0001f1fd</p>"
}


def hostile_book(size: int) -> Snapshot:
    ways = [*HOSTILE.values(), RIGHT_TO_LEFT]
    entries = list(large_book(size).entries)
    for number, place in enumerate(range(0, size, EVERY)):
        entries[place] = {**entries[place], **ways[number % len(ways)]}
    return snapshot(*entries)


@pytest.mark.parametrize("size", SIZES)
def test_a_large_book_with_hostile_entries_is_whole_and_within_its_margins(size, program, tmp_path):
    book = hostile_book(size)
    typeset = print_document("compendio", book)
    (tmp_path / "book.pdf").write_bytes(typeset.pdf)
    command = [program("pdftotext", package="poppler-utils"), "-bbox", tmp_path / "book.pdf", "-"]
    boxes = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    openers = {page for name, page in typeset.anchors.items() if name.startswith("capitulo-")}
    first = min(openers) + 1
    outside = outside_text_area(boxes, first, typeset.anchors["cierre"])
    assert [found for found in outside if found[0] not in openers] == []
    body, notes = expected(compendio.compose_chapters(book))
    read = PrintedBook(typeset.pdf)
    readable = [each for each in body if each.isascii() or "\u05e9" not in each]
    assert missing_in_order(read.body, readable) == []
    assert missing_in_order(read.note_text, notes) == []


@pytest.fixture(scope="module")
def payloads():
    """(book, typeset, read back): each payload in every plain field of an entry of its own."""
    entries = [
        entry(
            payload,
            institution(f"Instituto {n} {payload}", f"I{n}"),
            n % 23 + 1,
            figures=[figure(payload, note=payload)],
        )
        for n, payload in enumerate(PAYLOADS)
    ]
    book = snapshot(*entries)
    typeset = print_document("compendio", book)
    return book, typeset, PrintedBook(typeset.pdf)


def test_markup_in_plain_fields_is_printed_as_it_is_written(payloads):
    book, _typeset, read = payloads
    assert len(set(PAYLOADS)) == 100
    body, notes = expected(compendio.compose_chapters(book))
    assert missing_in_order(read.body, body) == []
    assert missing_in_order(read.note_text, notes) == []


def test_markup_in_plain_fields_moves_no_page(payloads):
    """As many pages as harmless words of the same length take."""
    book, typeset, _read = payloads
    harmless = [{**each, "title": "m" * len(each["title"])} for each in book.entries]
    assert abs(print_document("compendio", snapshot(*harmless)).pages - typeset.pages) <= 2


def test_no_link_action_or_file_comes_from_a_payload(payloads):
    _book, typeset, read = payloads
    for page in read.reader.pages:
        for link in page.get("/Annots", ()):
            link = link.get_object()
            action = link.get("/A", {})
            assert action.get("/URI", "https://www.politicamigratoria.gob.mx") == (
                "https://www.politicamigratoria.gob.mx"
            )
            assert "/JS" not in action
            assert link.get("/Dest", "presentacion") in typeset.anchors
    assert not read.reader.attachments
    assert b"/EmbeddedFile" not in typeset.pdf
    assert b"/JavaScript" not in typeset.pdf


@pytest.mark.parametrize("payload", PAYLOADS[:20])
def test_markup_in_rich_fields_leaves_words_and_the_tags_we_know(payload):
    page = rich(f"<p>antes {payload}</p>")
    tags = set(re.findall(r"<(\w+)", page))
    assert "antes" in page
    assert tags <= {*("p", "strong", "em", "span", "a"), "br"}
    assert set(re.findall(r"<[^>]*?(\w+)=", page)) <= {"class", "href"}
    assert not re.search(r'href="(?!https?://|mailto:)', page)
