"""Running heads and folios: set once as lines of their own, then drawn in the margin of each page.

A left-hand page shows the chapter (the last bookmark of level 1), a right-hand page the section (of level 2), as
the first of them on the page says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from compendium.typesetting.plan import Plan

NAME = "running-heads"
QUIET = {"cover", "opener", "quiet"}  # named pages without heads
# Lines of the margin in the engine's pixels, from the upper edge; the stylesheet's margin boxes give the same.
HEAD, FOLIO = 68.881336, 1007.642793
LINE = re.compile(rb"BDC(.*?)EMC", re.DOTALL)
COLOUR = re.compile(rb"[\d. ]+ rg")
TEXT = re.compile(rb"1 0 0 -1 ([\d.-]+) [\d.-]+ Tm\n(.*?)\nET", re.DOTALL)
DIGITS = re.compile(rb"(/\S+ [\d.]+ Tf)\n\[<(\w{4})>")


@dataclass(frozen=True)
class Head:
    """What one page shows: nothing where `text` is empty and there is no folio."""

    text: str
    number: int

    @property
    def side(self) -> str:
        return "left" if self.number % 2 == 0 else "right"


def of(plan: Plan) -> Iterator[Head | None]:
    """One for each page, blank ones and quiet ones included, where it is None."""
    chapter = section = ""
    for part in plan.placed:
        if part.blank:
            yield None
        for index, page in enumerate(part.fragment.pages):
            marks = [mark for mark in part.fragment.bookmarks if mark[2] == index and mark[0] <= 2]
            first_chapter, first_section, chapter, section = _read(marks, chapter, section)
            number = part.first + index
            shown = first_chapter if number % 2 == 0 else first_section
            yield None if page["type"] in QUIET or page["blank"] else Head(shown, number)


def _read(marks, chapter, section):
    """(chapter and section that the page shows, chapter and section at its end)."""
    chapters, sections = [], []
    for level, label, *_place in marks:
        if level == 1:
            chapters.append(label)
        sections.append(label)
    return (
        chapters[0] if chapters else chapter,
        sections[0] if sections else section,
        chapters[-1] if chapters else chapter,
        sections[-1] if sections else section,
    )


def lines(plan: Plan) -> list[tuple[str, str]]:
    """(class, text) of each line that some page needs; a folio is put together from its digits."""
    wanted = {(f"{head.side}-head", head.text): True for head in of(plan) if head and head.text}
    return [*wanted, ("left-folio", "0"), *(("right-folio", str(digit)) for digit in range(10))]


def html(wanted: list[tuple[str, str]], language: str) -> str:
    rows = "\n".join(f'<p class="running {kind}">{escape(text)}</p>' for kind, text in wanted)
    head = f'<!doctype html><html lang="{escape(language)}"><head><title>-</title></head>'
    return f"{head}<body>{rows}</body></html>"


@dataclass(frozen=True)
class Line:
    colour: bytes
    x: float
    drawing: bytes


def read(wanted: list[tuple[str, str]], drawn: bytes) -> dict[tuple[str, str], Line]:
    """The lines of a set part, from its uncompressed pages."""
    found, colour = [], b""
    for line in LINE.findall(drawn):
        if colours := COLOUR.findall(line):
            colour = colours[-1]
        x, drawing = TEXT.search(line).groups()
        found.append(Line(colour, float(x), drawing))
    return dict(zip(wanted, found, strict=True))


class Pen:
    """Draws the margin of a page in the engine's pixels."""

    def __init__(self, known: dict[tuple[str, str], Line], faces: list[dict], height: float):
        self.known = known
        self.height = height
        font, glyph = DIGITS.match(known["right-folio", "0"].drawing).groups()
        name, size, _operator = font.decode().split()
        face = next(face for face in faces if f"/{face['hash']}" == name)
        # The figures of one face all have the same width, and the right margin ends where a single one ends.
        self.digit = face["widths"][str(int(glyph, 16))] * float(size) / 1000
        self.right = known["right-folio", "0"].x + self.digit
        self.left = known["left-folio", "0"].x

    def draw(self, head: Head) -> bytes:
        pieces = [f"q 0.75 0 0 -0.75 0 {self.height:g} cm".encode()]
        if head.text:
            line = self.known[f"{head.side}-head", head.text]
            pieces.append(_artifact(b"Header", line.colour, line.x, HEAD, line.drawing))
        pieces.append(self._folio(head))
        return b"\n".join((*pieces, b"Q"))

    def _folio(self, head):
        digits = [self.known["right-folio", digit] for digit in str(head.number)]
        font = DIGITS.match(digits[0].drawing)[1]
        glyphs = b"".join(DIGITS.match(digit.drawing)[2] for digit in digits)
        x = self.left if head.side == "left" else self.right - len(digits) * self.digit
        return _artifact(b"Footer", digits[0].colour, x, FOLIO, font + b"\n[<" + glyphs + b">] TJ")


def _artifact(kind, colour, x, y, drawing):
    start = b"/Artifact <</Type /Pagination /Subtype /" + kind + b">> BDC"
    place = f"1 0 0 -1 {x:.6f} {y:.6f} Tm".encode()
    return b"\n".join((start, colour, b"BT", place, drawing, b"ET EMC"))
