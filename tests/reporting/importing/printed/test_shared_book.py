"""The published Compendio of 2025 against the answers read by hand, and the same book converted otherwise."""

import json
import re
import textwrap
import unicodedata
from collections import Counter
from html import unescape

import pytest

from reporting.importing.printed import NotACompendio, PrintedBook, read_printed
from reporting.importing.printed.lines import normalise
from reporting.richtext import MAX_CHARACTERS, clean

from .books import everything

ROMAN = {"1": "I", "3": "III", "4": "IV", "5": "V"}


@pytest.fixture(scope="module")
def text(shared) -> str:
    return (shared / "sources" / "compendio_2025_chapters_1_3_4_5.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def gold(shared) -> list[dict]:
    return json.loads((shared / "gold" / "compendio_entries.json").read_text("utf-8"))["entries"]


@pytest.fixture(scope="module")
def printed(text) -> PrintedBook:
    return read_printed(text)


def as_gold(printed: PrintedBook, *names: str) -> list[dict]:
    counts = [{**vars(item), "challenges": len(item.challenges)} for item in printed.entries]
    return [{name: item[name] for name in names} for item in counts]


def test_every_entry_is_as_read_by_hand(printed, gold):
    assert as_gold(printed, *gold[0]) == gold


def test_every_fault_is_told_with_its_line(printed):
    assert Counter(anomaly.kind for anomaly in printed.anomalies) == {
        "dash": 37,
        "full-stop": 16,
        "paragraph-cut": 16,
        "note-elsewhere": 10,
        "word-cut": 9,
        "missing-chapter": 2,
        "section-word": 1,
        "objective-title": 1,
        "objective-number": 1,
    }


def test_every_word_of_every_line_is_kept(text, printed):
    """Letter by letter, so that words that were made whole count too; tags in cells are no words."""

    def letters(words):
        return Counter(c for c in words if c.isalpha())

    assert letters(everything(printed)) == letters(re.sub(r"</?div>", "", normalise(text)))


def test_every_line_is_found_again_as_it_stands(text, printed):
    """Line by line: its words, in their order, are in the entry, the heading or the lines left over."""
    kept = re.sub(r"\W+", "", everything(printed)).lower()
    for line in text.split("\n"):
        # A mark becomes its note, and cells of a table and pieces of a cut word are joined otherwise.
        for piece in re.split(r"[¹²³⁴⁵⁶⁷⁸⁹⁰\t]+|</?div>", line):
            words = re.sub(r"^\W*\d{1,2}[.)]\s", "", piece.rstrip())
            assert re.sub(r"\W+", "", words.removesuffix("-")).lower() in kept, line


def test_what_is_written_is_rich_text_as_it_may_be_kept(printed):
    for item in printed.entries:
        for rich in (item.description, item.results, *item.challenges):
            assert clean(rich) == rich
            assert len(rich) < MAX_CHARACTERS
            assert "¹" not in unescape(rich)


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        line
        if "\t" in line.strip()
        else textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )


def paged(text: str) -> str:
    """Page numbers and a running head every 40 lines."""
    found, page = [], 9
    for i, line in enumerate(text.split("\n")):
        found.append(line)
        if i > 125 and i % 40 == 0 and not line:
            found += [str(page), "", "Compendio General 2025", "\f"]
            page += 1
    return "\n".join(found)


def decorated(text: str) -> str:
    """As Markdown."""
    text = re.sub(r"^((?:OBJETIVO|CAPÍTULO) \d+)$", r"## \1", text, flags=re.MULTILINE)
    return re.sub(r"^(RESULTADOS|RETOS?)$", r"**\1**", text, flags=re.MULTILINE)


CONVERSIONS = {
    "DOS line ends": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" de ", "\u00a0de "),
    "other bullets": lambda text: text.replace("- » ", "• ").replace("- › ", "◦ "),
    "dashes as bullets": lambda text: re.sub(r"- [»›] ", "– ", text),
    "bullets of a symbol font": lambda text: text.replace("- » ", "\uf0b7\t"),
    "wrapped at 95": lambda text: wrapped(text, 95),
    "wrapped at 60": lambda text: wrapped(text, 60),
    "pages": paged,
    "pages, wrapped": lambda text: paged(wrapped(text, 95)),
    "no blank lines": lambda text: re.sub(r"\n+(?!Lo presentado)", "\n", text),
    "double spaced": lambda text: text.replace("\n", "\n\n"),
    "Markdown": decorated,
    "roman chapters": lambda text: re.sub(
        r"^CAPÍTULO ([1345])$", lambda m: f"CAPÍTULO {ROMAN[m[1]]}", text, flags=re.M
    ),
    "objectives in lower case": lambda text: re.sub(
        r"^OBJETIVO (\d+)\n\n", r"Objetivo \1. ", text, flags=re.M
    ),
    "sections in lower case": lambda text: text.replace("\nRESULTADOS\n", "\nResultados\n").replace(
        "\nRETOS\n", "\nRetos\n"
    ),
    "sections with their text": lambda text: text.replace("\nRESULTADOS\n\n", "\nRESULTADOS: "),
    "marks of Pandoc": lambda text: re.sub(
        "[¹²³⁴⁵⁶⁷⁸⁹⁰]+", lambda m: f"[^{unicodedata.normalize('NFKC', m[0])}]", text
    ),
}


@pytest.mark.parametrize("conversion", CONVERSIONS)
def test_the_same_book_converted_otherwise_says_the_same(text, gold, conversion):
    names = [name for name in gold[0] if name != "line"]
    printed = read_printed(CONVERSIONS[conversion](text))
    assert as_gold(printed, *names) == [{name: item[name] for name in names} for item in gold]


def test_a_piece_of_the_book_is_refused(text):
    for place in (9_001, 77_777, 120_003, 200_005, 290_007):
        with pytest.raises(NotACompendio):
            read_printed(text[:place])
