"""An entry's heading: its number, its title in capitals, a dash and the institution."""

import re
from collections.abc import Container
from typing import NamedTuple

from reporting.catalogues import fold

from .headings import bare, section_heading, state_named
from .lines import NOTE_SIGN, SUPERSCRIPTS

NUMBERED = re.compile(r"(\d{1,3})(?:\s*[.)](?!\d)\s*(?:[-–—]\s+)?|\s+[-–—]\s+|\s+)(\S.*)")
DASHES = "-‐‑–—―−"
LONG_DASHES = "–—―"
OPENING, CLOSING = "(“«[", ")”»]"
CAPITALS = 0.8  # of the letters of a heading
MARKS = re.compile(rf"[{SUPERSCRIPTS}]+|{NOTE_SIGN}\d+{NOTE_SIGN}")
INSTITUTION = re.compile(
    r"(?:(?:SUB)?SECRETAR[ÍI]A|INSTITUTO|COMISI[ÓO]N|CONSEJO|COORDINACI[ÓO]N|DIRECCI[ÓO]N|DEPARTAMENTO|OFICINA|UNIDAD|"
    r"SISTEMA|DIF|FISCAL[ÍI]A|PROCURADUR[ÍI]A|GOBIERNO|AYUNTAMIENTO|JEFATURA|DELEGACI[ÓO]N)\b"
)
ABBREVIATION = re.compile(r"(?:\b\w{1,2}\.\s?)+$")


class Heading(NamedTuple):
    number: int | None
    title: str
    separator: str  # between title and institution, as printed
    institution: str
    marks: str  # of notes, in the order they stood


def numbered(text: str) -> tuple[int, str] | None:
    """The number a line begins with, and the rest."""
    found = NUMBERED.fullmatch(bare(text))
    return (int(found[1]), found[2]) if found else None


def is_capitals(text: str) -> bool:
    upper = sum(c.isupper() for c in text)
    lower = sum(c.islower() for c in text)
    return upper >= 3 and upper >= CAPITALS * (upper + lower)


def read_heading(text: str, known: Container[str] = ()) -> Heading:
    """The parts of a heading's whole text. `known` are folded institutions, to choose among several dashes."""
    number, rest = numbered(text) or (None, bare(text))
    marks = "".join(MARKS.findall(rest))
    rest = " ".join(MARKS.sub("", rest).replace("*", "").split())
    places = separators(rest)
    start, end = _choose(rest, places, known) if places else _without_dash(rest, known)
    if end == len(rest):
        return Heading(number, rest, "", "", marks)
    title = _without_stop(rest[:start].strip())
    return Heading(number, title, rest[len(title) : end], rest[end:].strip(), marks)


def separators(text: str) -> list[tuple[int, int]]:
    """Where a dash may part title and institution: spaced at one side at least, best outside brackets."""
    places, inside, depth = [], [], 0
    for i, c in enumerate(text):
        depth += (c in OPENING) - (c in CLOSING)
        if c not in DASHES or not text[:i].strip() or not text[i + 1 :].strip():
            continue
        if text[i - 1].isspace() or text[i + 1].isspace() or text[i - 1] in CLOSING + '"':
            (places if depth <= 0 else inside).append(_around(text, i))
    return places or inside or _glued(text)


def institution_key(institution: str) -> str:
    return fold(institution).replace(" ", "")


def _around(text: str, i: int) -> tuple[int, int]:
    """The dash at `i` with its spaces."""
    return len(text[:i].rstrip()), len(text) - len(text[i + 1 :].lstrip())


def _glued(text: str) -> list[tuple[int, int]]:
    """As a last resort, a long dash between letters."""
    return [(i, i + 1) for i, c in enumerate(text) if c in LONG_DASHES and 0 < i < len(text) - 1]


def _choose(text: str, places: list[tuple[int, int]], known: Container[str]) -> tuple[int, int]:
    """The last dash, unless it parts an institution from its state, or another one leaves a known institution."""
    if len(places) == 1:
        return places[0]
    last, before = places[-1], places[-2]
    if state_named(text[last[1] :]) and INSTITUTION.match(text[before[1] :]):
        return before
    return next((place for place in reversed(places) if institution_key(text[place[1] :]) in known), last)


def _without_dash(text: str, known: Container[str]) -> tuple[int, int]:
    """Where the dash is missing: before the longest end of the text that is a known institution."""
    for space in re.finditer(r"\s+", text if known else ""):
        if institution_key(text[space.end() :]) in known:
            return space.span()
    return len(text), len(text)


def _without_stop(title: str) -> str:
    """`title` without the stops and the lone quotation mark that a slip left before the dash."""
    while title and _ends_in_slip(title):
        title = title[:-1].rstrip()
    return title


def _ends_in_slip(title: str) -> bool:
    if title[-1] == ".":
        return not ABBREVIATION.search(title)
    return title[-1] in ",;:" or (title[-1] == '"' and title.count('"') % 2 == 1)


def may_continue(text: str) -> bool:
    """Whether a line may be the second line of a heading: "(PA)." is too short to be capitals by itself."""
    if "\t" in text or numbered(text) or section_heading(text):
        return False
    return is_capitals(text) or text.isupper()
