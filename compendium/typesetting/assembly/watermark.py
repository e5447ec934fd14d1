"""The word across every page of what is not published: outlines, so that neither text nor a font is added."""

import math
from functools import lru_cache
from io import BytesIO

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from compendium.typesetting import files

WEIGHT = 700
SPACING = 40  # between letters, in the font's units
LENGTH = 0.72  # of the page's diagonal
PALE = b"0.925 0.902 0.870 rg"  # under the text of a page
LIGHT = b"0.902 0.820 0.580 RG"  # over a page whose colour covers the sheet


class Outline(BasePen):
    """Writes the outline of glyphs as PDF has it; `x` is where the next one stands."""

    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.x = 0
        self.drawn = []

    def _write(self, operator, *points):
        numbers = " ".join(f"{x + self.x:g} {y:g}" for x, y in points)
        self.drawn.append(f"{numbers} {operator}".encode())

    def _moveTo(self, point):
        self._write("m", point)

    def _lineTo(self, point):
        self._write("l", point)

    def _curveToOne(self, *points):
        self._write("c", *points)

    def _closePath(self):
        self.drawn.append(b"h")


@lru_cache(maxsize=4)
def outline(word: str) -> tuple[bytes, float, float]:
    """(path, width, height of a capital) in the font's units."""
    font = TTFont(BytesIO(files.read("pmm://font/normal")[0]))
    glyphs, names = font.getGlyphSet(location={"wght": WEIGHT}), font.getBestCmap()
    pen = Outline(glyphs)
    for letter in word:
        glyph = glyphs[names[ord(letter)]]
        glyph.draw(pen)
        pen.x += glyph.width + SPACING
    return b"\n".join(pen.drawn), pen.x - SPACING, font["OS/2"].sCapHeight


def drawing(word: str, box: tuple[float, ...], *, is_over: bool) -> bytes:
    """The word from corner to corner of the box (left, bottom, right, top), as an artifact."""
    path, width, height = outline(word)
    left, bottom, right, top = box
    scale = LENGTH * math.hypot(right - left, top - bottom) / width
    angle = math.atan2(top - bottom, right - left)
    cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
    # The middle of the word comes to the middle of the page.
    x = (left + right) / 2 - cosine * width / 2 + sine * height / 2
    y = (bottom + top) / 2 - sine * width / 2 - cosine * height / 2
    place = f"{cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f} {x:.4f} {y:.4f} cm".encode()
    colour, paint = (b"%s 6 w" % LIGHT, b"S") if is_over else (PALE, b"f")
    start = b"/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
    return b"\n".join((start, b"q", colour, place, path, paint, b"Q", b"EMC"))
