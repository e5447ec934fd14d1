"""What a page has besides its text: page numbers and running heads, set apart before anything is read."""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from reporting.catalogues import fold

from .headings import chapter_heading, objective_heading, section_heading, sector_named
from .lines import Line

PAGE_NUMBER = re.compile(r"[-–—|\s]*(\d{1,3})[-–—|\s]*")
HEAD_WORDS = ("compendio general", "pacto mundial", "migracion segura ordenada y regular")
OFTEN = 3  # times a running head stands
LONGEST_HEAD = 110
FEWEST_LINES = 5  # between two page numbers


def set_furniture_apart(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The text's own lines, each told when a page ended before it, and the furniture of the pages."""
    lone = {i: int(found[1]) for i, line in enumerate(lines) if (found := PAGE_NUMBER.fullmatch(line.text))}
    numbers = _page_numbers(lines, lone)
    heads = _running_heads(lines, numbers)
    furniture = numbers | heads | {i for i in lone if i - 1 in heads or i + 1 in heads}
    kept, apart, was_apart = [], [], False
    for i, line in enumerate(lines):
        if i in furniture:
            apart.append(line)
        else:
            kept.append(replace(line, gap=max(line.gap, 1), cut=True) if was_apart else line)
        was_apart = i in furniture
    return kept, apart


def _page_numbers(lines: list[Line], lone: dict[int, int]) -> set[int]:
    """Of the lone numbers those beside a page break, and those that count on from the one before or after."""
    numbers = {i for i in lone if lines[i].cut or (i + 1 < len(lines) and lines[i + 1].cut)}
    for (i, value), (j, following) in pairwise(lone.items()):
        if 1 <= following - value <= 2 and j - i >= FEWEST_LINES:
            numbers |= {i, j}
    return numbers


def _running_heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Short lines that come again and again, with the book's name or beside the edge of a page."""
    places = defaultdict(list)
    for i, line in enumerate(lines):
        if (
            i not in numbers
            and len(line.text) <= LONGEST_HEAD
            and line.text[-1] not in ".:;,"
            and "\t" not in line.text
        ):
            places[_without_numbers(line.text)].append(i)
    heads: set[int] = set()
    for text, at in places.items():
        if len(at) >= OFTEN and text and not _is_structure(lines[at[0]].text):
            named = any(word in text for word in HEAD_WORDS) or sector_named(text)[0]
            beside = sum(_is_at_edge(lines, numbers, i) for i in at)
            if named or beside >= 0.6 * len(at):
                heads.update(at)
    return heads


def _without_numbers(text: str) -> str:
    return " ".join(word for word in fold(text).split() if not word.isdecimal())


def _is_structure(text: str) -> bool:
    """Headings that repeat for good reason; those of chapters and objectives the outline tells apart itself."""
    return bool(section_heading(text) or chapter_heading(text) or objective_heading(text))


def _is_at_edge(lines: list[Line], numbers: set[int], i: int) -> bool:
    if lines[i].cut or i - 1 in numbers or i + 1 in numbers:
        return True
    return i + 1 < len(lines) and lines[i + 1].cut
