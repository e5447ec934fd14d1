"""Where each sign of a PDF stands on its sheet, read from what the pages draw and not from what a reader shows.

Programs that read text leave out what lies beside the sheet; here it counts. Lengths are in points.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pikepdf
from pikepdf import Matrix

MM = 72 / 25.4
MARGINS = re.compile(r"size: letter;\s+margin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm")
STYLE = Path(__file__).resolve().parents[2] / "static/print.css"
TOP, WIDE, BOTTOM, NARROW = (float(length) * MM for length in MARGINS.search(STYLE.read_text()).groups())
OPENER = 3 * MM  # their margin above is as much smaller
SAFE = 8 * MM  # from the edge of the sheet: what a printer may not reach
SLACK = 1  # letters lean out a little


@dataclass(frozen=True)
class Box:
    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "Box", slack: float = SLACK) -> bool:
        return (
            other.left - slack <= self.left
            and other.bottom - slack <= self.bottom
            and self.right <= other.right + slack
            and self.top <= other.top + slack
        )

    def inset(self, left: float, bottom: float, right: float, top: float) -> "Box":
        return Box(self.left + left, self.bottom + bottom, self.right - right, self.top - top)

    def cut(self, other: "Box") -> "Box":
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


@dataclass(frozen=True)
class Run:
    """Signs drawn in one go: `box` encloses them from the baseline to the height of small letters."""

    box: Box
    clip: Box
    text: str
    size: float
    is_artifact: bool


@dataclass(frozen=True)
class State:
    matrix: Matrix
    clip: Box
    font: str = ""
    size: float = 0


LETTERS = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>")


class Font:
    def __init__(self, font):
        self.is_composite = "/DescendantFonts" in font
        self.default, self.widths = 1000.0, {}
        pairs = LETTERS.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else ()
        self.letters = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs
        }
        if self.is_composite:
            [descendant] = font.DescendantFonts
            self.default = float(descendant.get("/DW", 1000))
            self._read(list(descendant.get("/W", [])))

    def _read(self, rows):
        """`first [width width …]` or `first last width`."""
        while rows:
            first = int(rows.pop(0))
            following = rows.pop(0)
            if isinstance(following, pikepdf.Array):
                self.widths |= {first + n: float(width) for n, width in enumerate(following)}
            else:
                width = float(rows.pop(0))
                self.widths |= dict.fromkeys(range(first, int(following) + 1), width)

    def codes(self, string) -> list[int]:
        data = bytes(string)
        if not self.is_composite:
            return list(data)
        return [data[n] * 256 + data[n + 1] for n in range(0, len(data), 2)]


class Sheet:
    """Everything a page draws with letters."""

    def __init__(self, page, fonts: dict):
        self.box = Box(*(float(edge) for edge in page.MediaBox))
        self.fonts = fonts
        self.runs: list[Run] = []
        self.marks: list[bool] = []
        self._draw(page, page.Resources, State(Matrix(), self.box))

    def _draw(self, content, resources, state):
        stack, path, text, waits = [], [], Matrix(), False
        for operands, operator in pikepdf.parse_content_stream(content):
            name = str(operator)
            if name == "q":
                stack.append(state)
            elif name == "Q":
                state = stack.pop()
            elif name == "cm":
                state = replace(state, matrix=Matrix(*map(float, operands)) @ state.matrix)
            elif name == "Tf":
                state = replace(state, font=str(operands[0]), size=float(operands[1]))
            elif name == "BT":
                text = Matrix()
            elif name == "Tm":
                text = Matrix(*map(float, operands))
            elif name in ("TJ", "Tj"):
                pieces = operands[0] if name == "TJ" else operands
                text = self._add(pieces, self._font(resources, state.font), state, text)
            elif name == "re":
                path.append(corners(state.matrix, *map(float, operands)))
            elif name in ("m", "l", "c", "v", "y"):
                points = list(pairwise(map(float, operands)))[::2]
                path += [corners(state.matrix, x, y, 0, 0) for x, y in points]
            elif name in ("W", "W*"):
                waits = True
            elif name in ("n", "f", "f*", "S", "s", "B", "B*", "b", "b*"):
                state = replace(state, clip=state.clip.cut(around(path))) if waits and path else state
                path, waits = [], False
            elif name in ("BDC", "BMC"):
                self.marks.append(str(operands[0]) == "/Artifact")
            elif name == "EMC":
                self.marks.pop()
            elif name == "Do":
                self._draw_form(resources.XObject[str(operands[0])], state)

    def _draw_form(self, form, state):
        if form.get("/Subtype") != "/Form":
            return
        matrix = Matrix(*map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ state.matrix
        left, bottom, right, top = map(float, form.BBox)
        clip = state.clip.cut(corners(matrix, left, bottom, right - left, top - bottom))
        self._draw(form, form.Resources, replace(state, matrix=matrix, clip=clip))

    def _font(self, resources, name):
        font = resources.Font[name]
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = Font(font)
        return self.fonts[font.objgen]

    def _add(self, pieces, font, state, text):
        """Returns where the next run begins."""
        x, reached, codes = 0.0, 0.0, []
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                drawn = font.codes(piece)
                x += sum(font.widths.get(code, font.default) for code in drawn) * state.size / 1000
                reached = max(reached, x)
                codes += drawn
            else:
                x -= float(piece) * state.size / 1000
        box = corners(text @ state.matrix, 0, 0, reached, state.size / 2)
        said = "".join(font.letters.get(code, "") for code in codes)
        self.runs.append(Run(box, state.clip, said, state.size, any(self.marks)))
        return Matrix().translated(x, 0) @ text


def corners(matrix, x, y, width, height) -> Box:
    points = [
        matrix.transform(point)
        for point in ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
    ]
    return around([Box(*point, *point) for point in points])


def around(boxes) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )


def sheets(data: bytes) -> Iterator[Sheet]:
    fonts = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            yield Sheet(page, fonts)


def text_area(number: int, sheet: Sheet) -> Box:
    """Of a page counted from 1: the wide margin is outside, which is on the right of odd pages."""
    left, right = (NARROW, WIDE) if number % 2 else (WIDE, NARROW)
    return sheet.box.inset(left, BOTTOM, right, TOP - OPENER)


def out_of_place(data: bytes, covers=(1,)) -> list[str]:
    """Runs that leave the sheet, their margins or what clips them, and runs printed over others."""
    found = []
    for number, sheet in enumerate(sheets(data), start=1):
        area, safe = text_area(number, sheet), sheet.box.inset(SAFE, SAFE, SAFE, SAFE)
        for run in sheet.runs:
            inside = safe if run.is_artifact or number in covers else area
            if not run.box.within(inside):
                found.append(f"page {number}: {run.box} leaves {inside}")
            if not run.box.within(run.clip):
                found.append(f"page {number}: {run.box} is clipped by {run.clip}")
        found += [f"page {number}: {a} over {b}" for a, b in overprinted(sheet)]
    return found


def overprinted(sheet: Sheet) -> Iterator[tuple[Box, Box]]:
    """Runs that cover one another by more than a hair."""
    boxes = sorted((run.box for run in sheet.runs), key=lambda box: box.bottom)
    for place, box in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other.bottom >= box.top - 0.5:
                break
            if min(box.right, other.right) - max(box.left, other.left) > 0.5:
                yield box, other
