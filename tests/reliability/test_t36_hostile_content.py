"""T36: whatever people paste is printed whole, inside its page, over nothing else and in time.

Also books of 50 and 500 entries with all of it; `make long` prints one of 2,000.
"""

import os

import pytest

from compendium.documents import compendio
from compendium.documents.printing import print_document
from tests.compendium import accessible, measuring
from tests.compendium.hostile import HOSTILE, hostile_book
from tests.compendium.reading import PrintedBook, bare, expected, missing_in_order
from tests.compendium.snapshots import entry, snapshot

SIZES = [int(size) for size in os.environ.get("BOOK", "50,500").split(",")]


def assert_whole_and_in_place(book, typeset):
    """All words in order, each sign on its page, no tag lost."""
    body, notes = expected(compendio.compose_chapters(book))
    read = PrintedBook(typeset.pdf)
    # The reader turns round what runs from right to left.
    assert missing_in_order(read.body, [each for each in body if "\u05e9" not in each]) == []
    assert missing_in_order(read.note_text, notes) == []
    assert measuring.out_of_place(typeset.pdf) == []


@pytest.mark.parametrize("size", SIZES)
def test_t36_a_large_book_with_hostile_entries(size, settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    book = hostile_book(size)
    typeset = print_document("compendio", book)
    print(f"{size} entries, {typeset.pages} pages, {len(typeset.pdf) / 2**20:.1f} MB")
    assert_whole_and_in_place(book, typeset)
    assert accessible.faults(typeset.pdf) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_t36_one_hostile_entry_among_others(name, settings):
    settings.TYPESETTING_SECONDS = 10  # of the processor, enforced by the system
    book = snapshot(entry(), entry(**HOSTILE[name]), entry())
    assert_whole_and_in_place(book, print_document("compendio", book))


def test_t36_forty_notes_are_on_the_page_of_their_calls_or_follow_it(settings):
    """As many as have room stand under their words; none is lost, none is printed over another."""
    typeset = print_document("compendio", snapshot(entry(**HOSTILE["many notes"])))
    read = PrintedBook(typeset.pdf)
    first = typeset.anchors["objetivo-1-1"]
    assert sum(note.count("Notanúmero") for note in map(bare, read.notes[first - 1 : first + 1])) == 40
