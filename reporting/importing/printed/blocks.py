"""The lines of a section as paragraphs, list items and table rows, rejoined where a page cut them."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .book import Anomaly
from .joins import Vocabulary, closes_bracket, is_unfinished, join, resumes
from .lines import Line

# Converters write "- » text" for a bullet; other conversions have the glyph or the dash alone. An "o" is one
# only before a tab: elsewhere it is the Spanish word.
GLYPHS = "»•●■▪◾❖➢➤✓✔·∙◦○›❯►▶*+–—-"
MINOR_GLYPHS = "›❯◦○·–—-+o"
BULLET = re.compile(rf"(?:[-*+]\s+)?([{GLYPHS}]|o(?=\t))(?:\s+(.*)|$)")
LISTED = re.compile(
    r"(?:-\s+)?\(?"
    r"(?:(?P<number>\d{1,2})(?:\)\.?|\.)(?:[-–]\s)?\s*(?!\d)|(?P<letter>[a-z]|[ivx]{2,5})(?:\)\.?|\.)\s+)"
    r"(?P<text>\S.*)"
)
FULL_LINE = 0.6  # of the wrap width: a shorter line that ends a sentence ends its paragraph


@dataclass
class Block:
    """Grows while lines go on with it."""

    line: int
    text: str


class Paragraph(Block):
    pass


@dataclass
class Item(Block):
    marker: str = ""  # the glyph, "3" for "3)" and "3.", "b)" for "b)" and "b."
    indent: int = 0


@dataclass
class Row(Block):
    cells: list[str] = field(default_factory=list)
    gap: int = 0


@dataclass(frozen=True)
class Page:
    """What is known of the whole text: its words, and the width it is wrapped at (0 when it is not)."""

    vocabulary: Vocabulary
    wrap_width: int = 0


def read_blocks(lines: list[Line], page: Page, anomalies: list[Anomaly]) -> list[Block]:
    """The blocks of a section's lines; what was rejoined is told in `anomalies`."""
    blocks: list[Block] = []
    before: Line | None = None
    for line in lines:
        block = _new_block(line)
        current = blocks[-1] if blocks else None
        is_plain = isinstance(block, Paragraph) and current and _goes_on(current, before, line, page)
        if is_plain or _looks_like_item(current, block, line, page):
            _extend(current, line, page, anomalies)
        else:
            blocks.append(block)
        before = line
    return [block for block in blocks if block.text or isinstance(block, Row)]


def wrap_width(lines: list[Line]) -> int:
    """The width the text was broken at, or 0 when each paragraph is one line."""
    if len(lines) < 20:
        return 0
    touching = sum(not line.gap and isinstance(_new_block(line), Paragraph) for line in lines)
    widths = sorted(len(line.text) for line in lines)
    width = widths[len(widths) * 95 // 100]
    return width if width <= 130 and touching >= 0.3 * len(lines) else 0


def _new_block(line: Line) -> Block:
    """The block `line` would open."""
    listed = LISTED.fullmatch(line.text)
    if listed and "\t" not in listed["text"]:
        return Item(line.number, listed["text"], listed["number"] or listed["letter"] + ")", line.indent)
    bullet = BULLET.fullmatch(line.text)
    if bullet:
        return Item(line.number, (bullet[2] or "").replace("\t", " "), bullet[1], line.indent)
    if "\t" in line.text:
        return Row(line.number, "", line.text.split("\t"), line.gap)
    return Paragraph(line.number, line.text)


def _looks_like_item(current: Block | None, block: Block, line: Line, page: Page) -> bool:
    """Whether what seems to open an item belongs to the sentence before: "5)" of a bracket, a dash that was wrapped."""
    if not isinstance(block, Item) or isinstance(current, Row | None):
        return False
    if line.text[0].isdigit() and closes_bracket(current.text, line.text):
        return True
    is_dash = page.wrap_width > 0 and not line.gap and block.marker in "–—" and block.text[:1].islower()
    return is_dash and isinstance(current, Paragraph) and is_unfinished(current.text)


def _goes_on(current: Block, before: Line, line: Line, page: Page) -> bool:
    """Whether a line without a mark of its own belongs to the block before it."""
    if isinstance(current, Row):
        return not line.gap and line.text[0].islower()
    if not current.text:
        return True  # a bullet alone on its line
    if line.gap or line.cut or not page.wrap_width:
        return resumes(current.text, line.text)
    return is_unfinished(current.text) or len(before.text) >= FULL_LINE * page.wrap_width


def _extend(current: Block, line: Line, page: Page, anomalies: list[Anomaly]) -> None:
    if isinstance(current, Row):
        current.cells[-1] = f"{current.cells[-1]} {line.text}".strip()
        return
    if not current.text:
        current.text = line.text
        return
    current.text, word = join(current.text, line.text, page.vocabulary)
    if line.gap or line.cut:
        anomalies.append(_rejoined(line, word))


def _rejoined(line: Line, word: str) -> Anomaly:
    if word:
        message = _("La palabra «%(word)s» estaba cortada por un cambio de página: se unió.") % {"word": word}
        return Anomaly(line.number, "word-cut", message)
    return Anomaly(
        line.number, "paragraph-cut", _("El párrafo estaba cortado por un cambio de página: se unió.")
    )
