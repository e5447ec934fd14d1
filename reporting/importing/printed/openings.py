"""Where entries begin: numbered and in capitals as a rule, otherwise where all the rest speaks for it."""

from dataclasses import dataclass
from typing import NamedTuple

from .headings import section_heading, state_named, without_page
from .joins import Vocabulary, join
from .lookahead import LONGEST_HEADING, Lookahead, opens_part
from .titles import (
    DASHES,
    Heading,
    institution_key,
    is_capitals,
    may_continue,
    numbered,
    read_heading,
    separators,
)

LONGEST_INSTITUTION_LINE = 120  # characters


class EntryOpening(NamedTuple):
    heading: Heading
    size: int  # lines


@dataclass(frozen=True)
class Progress:
    """Where the reading stands: the numbers the next entry may have, and what was read of the current one."""

    expected: int
    may_restart: bool = False  # a state's part has just begun
    seen: tuple[str, ...] | None = None  # the sections read; None before the first entry
    start: int = 0  # the line after the current entry's heading

    def fits(self, number: int | None) -> bool:
        return number == self.expected or (self.may_restart and number == 1)

    @property
    def is_over(self) -> bool:
        """Whether the current entry may end here: its results were read, or there is none."""
        return self.seen is None or "results" in self.seen


class Openings:
    """Says whether an entry begins at a line."""

    def __init__(self, ahead: Lookahead, vocabulary: Vocabulary):
        self.ahead = ahead
        self.lines = ahead.lines
        self.vocabulary = vocabulary
        self.known = self._unmistakable_institutions()

    def entry_at(self, i: int, progress: Progress) -> EntryOpening | None:
        if self.ahead.candidates[i]:
            return self._in_capitals(i, progress)
        text = self.lines[i].text
        if len(text) > LONGEST_HEADING or "\t" in text or not separators(text):
            return None
        return self._in_lower_case(i, progress) if numbered(text) else self._without_number(i, progress)

    def _in_capitals(self, i: int, progress: Progress) -> EntryOpening | None:
        text, size = self._whole_heading(i)
        heading = read_heading(text, self.known)
        fits, has_section = progress.fits(heading.number), bool(self.ahead.section_after(i + size))
        if without_page(text) != text and not has_section:
            return None  # a line of the contents
        if progress.seen == () and self._is_listed(i, heading.number, fits, progress):
            return None
        if fits or (heading.institution and has_section):
            return EntryOpening(heading, size)
        return None

    def _is_listed(self, i: int, number: int, fits: bool, progress: Progress) -> bool:
        """Whether it belongs to a list in capitals inside a description."""
        follows_another = i - 1 >= progress.start and self.ahead.candidates[i - 1]
        return follows_another or (number < progress.expected and not fits)

    def _in_lower_case(self, i: int, progress: Progress) -> EntryOpening | None:
        heading = read_heading(self.lines[i].text, self.known)
        if not (progress.fits(heading.number) and progress.is_over):
            return None
        if not (is_capitals(heading.title) or _has_acronym(heading.institution)):
            return None
        return EntryOpening(heading, 1) if self.ahead.section_after(i + 1) == "results" else None

    def _without_number(self, i: int, progress: Progress) -> EntryOpening | None:
        """A heading that lost its number: after the results of an entry, before other results."""
        text = self.lines[i].text
        if not progress.is_over or not may_continue(text) or not (text[0].isalnum() or text[0] in '“"¿¡'):
            return None
        if self.ahead.section_after(i + 1) != "results":
            return None
        text, size = self._whole_heading(i)
        return EntryOpening(read_heading(text, self.known), size)

    def _whole_heading(self, i: int) -> tuple[str, int]:
        """The heading that starts at `i`, and how many lines it takes."""
        text, end = self.lines[i].text, i + 1
        while end < self.ahead.end and len(text) < LONGEST_HEADING and self._goes_on(text, end):
            text, _cut = join(text, self.lines[end].text, self.vocabulary)
            end += 1
        return text, end - i

    def _goes_on(self, text: str, i: int) -> bool:
        line = self.lines[i]
        if text[-1] in DASHES and text[-2:-1] == " ":
            return len(line.text) <= LONGEST_INSTITUTION_LINE and not section_heading(line.text)
        if not may_continue(line.text) or opens_part(line.text):
            return False
        if not line.gap and not line.cut:
            return True
        if line.gap > 2 or state_named(line.text):
            return False
        return not separators(text) or (not text.endswith(".") and bool(separators(line.text)))

    def _unmistakable_institutions(self) -> set[str]:
        """The institutions of the headings that have one dash only, folded."""
        headings = (self._whole_heading(i)[0] for i, is_one in enumerate(self.ahead.candidates) if is_one)
        found = (read_heading(text).institution for text in headings if len(separators(text)) == 1)
        return {institution_key(institution) for institution in found} - {""}


def _has_acronym(institution: str) -> bool:
    return any(len(word) > 1 and word.isupper() for word in institution.split())
