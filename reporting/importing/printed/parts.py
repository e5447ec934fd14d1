"""Where the parts of the book begin: chapters, objectives, a state's entries, the closing matter."""

from collections.abc import Callable
from typing import NamedTuple

from .headings import (
    bare,
    chapter_heading,
    is_outside,
    objective_heading,
    objective_titled,
    section_heading,
    sector_named,
    state_named,
    without_page,
)
from .lines import Line
from .lookahead import LONGEST_HEADING, Lookahead, opens_part
from .titles import is_capitals, numbered

LONGEST_TITLE_LINE = 90  # characters, of a chapter's title
MOST_TITLE_LINES = 5
OBJECTIVES = range(1, 24)
CHAPTERS = range(1, 7)
VERY_SURE = 93  # how alike a title must be that stands without its "OBJETIVO n"
WIDE_GAP = 3  # blank lines


class ChapterOpening(NamedTuple):
    number: int
    printed: int | None
    size: int  # lines


class ObjectiveOpening(NamedTuple):
    number: int
    printed: int | None
    likeness: float  # of the printed title and the official one: 0 when there is no title
    size: int  # lines


class PlaceOpening(NamedTuple):
    name: str
    holds_objectives: bool  # the state's objectives follow, rather than its entries under one objective


class Parts:
    """Says which part of the book begins at a line."""

    def __init__(self, ahead: Lookahead):
        self.ahead = ahead
        self.lines = ahead.lines
        self.wide_gap = max(WIDE_GAP, _usual_gap(ahead.lines) + 2)

    def chapter_at(self, i: int) -> ChapterOpening | None:
        """A chapter's heading; the title decides where it is not that of the number."""
        found = chapter_heading(self.lines[i].text)
        if not found:
            return self._chapter_without_word(i)
        printed, rest = found
        number, size = self._chapter_title(i + 1, rest)
        if number is None and printed not in CHAPTERS:
            return None
        return ChapterOpening(number or printed, printed, 1 + size)

    def objective_at(self, i: int) -> ObjectiveOpening | None:
        """An objective's heading; the title decides where it is not that of the number."""
        found = objective_heading(self.lines[i].text)
        if not found:
            return self._objective_without_word(i)
        number, likeness, size = self._title(i + 1, without_page(found.rest), objective_titled)
        if number:
            return ObjectiveOpening(number, found.printed, likeness, 1 + size)
        if found.is_capitals and not found.rest and found.printed in OBJECTIVES and self._is_before_entry(i):
            return ObjectiveOpening(found.printed, found.printed, 0, 1)
        return None

    def place_at(self, i: int) -> PlaceOpening | None:
        """The state whose part begins: its name alone, right before an entry or an objective."""
        line, after = self.lines[i], i + 1
        name = bare(line.text)
        if after >= self.ahead.end or not state_named(name):
            return None
        is_before_entry = self.ahead.candidates[after]
        if not (is_before_entry or self.objective_at(after)):
            return None
        # In lower case it may be the last of a list of states that has lost its bullets.
        is_apart = line.gap > 0 and not (i and state_named(self.lines[i - 1].text))
        is_heading = is_capitals(name) or name != line.text
        return PlaceOpening(name, not is_before_entry) if is_heading or is_apart else None

    def is_closing_at(self, i: int) -> bool:
        """Whether the chapter's entries are over: closing matter under its heading, or after a wide gap."""
        more = min(self.ahead.next_candidate[i], self.ahead.next_section[i])
        if more < self.ahead.next_chapter[i]:
            return False
        line = self.lines[i]
        return is_outside(line.text) or (line.gap >= self.wide_gap and line.text[0].isupper())

    def _chapter_title(self, i: int, text: str) -> tuple[int | None, int]:
        """The chapter that `text` with the lines from `i` on names, and how many of them its title takes."""
        number, _likeness, size = self._title(i, text, sector_named, LONGEST_TITLE_LINE)
        return number, size

    def _chapter_without_word(self, i: int) -> ChapterOpening | None:
        """A chapter's title alone, right before an objective."""
        line = self.lines[i]
        if len(line.text) > LONGEST_TITLE_LINE or not line.text[0].isalpha() or line.text[-1] in ".;,":
            return None
        number, size = self._chapter_title(i, "")
        after = i + size
        if not number or after >= self.ahead.end or not objective_heading(self.lines[after].text):
            return None
        return ChapterOpening(number, None, size)

    def _objective_without_word(self, i: int) -> ObjectiveOpening | None:
        """The official title alone, right before an objective's first entry."""
        after = i + 1
        if after >= self.ahead.end or not self.ahead.candidates[after]:
            return None
        number, likeness = objective_titled(self.lines[i].text)
        if likeness < VERY_SURE or numbered(self.lines[after].text)[0] != 1:
            return None
        return ObjectiveOpening(number, None, likeness, 1)

    def _title(
        self,
        i: int,
        text: str,
        titled: Callable[[str], tuple[int | None, float]],
        longest: int = LONGEST_HEADING,
    ) -> tuple[int | None, float, int]:
        """What `text` with the lines from `i` on is the title of, how alike they are, and how many lines it takes.

        `titled` says it of one text; `longest` is the longest a line of such a title may be.
        """
        number, likeness = titled(text) if text else (None, 0.0)
        size = 0
        for count, line in enumerate(self._title_lines(i), start=1):
            if len(line.text) > longest:
                break
            text = f"{text} {without_page(bare(line.text))}".strip()
            named, like = titled(text)
            if like > likeness:
                number, likeness, size = named, like, count
        return number, likeness, size

    def _title_lines(self, i: int) -> list[Line]:
        """The lines from `i` on that a title may run over."""
        found = []
        for j in range(i, min(i + MOST_TITLE_LINES, self.ahead.end)):
            text = self.lines[j].text
            if self.ahead.candidates[j] or "\t" in text or section_heading(text) or opens_part(text):
                break
            found.append(self.lines[j])
        return found

    def _is_before_entry(self, i: int) -> bool:
        candidate = self.ahead.next_candidate[i]
        return candidate - i <= MOST_TITLE_LINES + 1 and candidate < self.ahead.next_section[i]


def _usual_gap(lines: list[Line]) -> int:
    """The gap that hardly any line of the text exceeds, where no new part begins."""
    gaps = sorted(line.gap for line in lines if not (opens_part(line.text) or is_outside(line.text)))
    return gaps[(len(gaps) - 1) * 95 // 100] if gaps else 0
