"""The lines of the book with what comes next after each: headings are told from text by what follows them."""

from collections.abc import Callable

from .headings import chapter_heading, objective_heading, objective_titled, section_heading
from .lines import Line
from .titles import is_capitals, numbered

LONGEST_HEADING = 1200  # characters


class Lookahead:
    """For each line the place of the next one of its kind, itself included; the end where there is none."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.end = len(lines)
        self.candidates = [is_candidate(line) for line in lines]
        self.next_candidate = self._next(is_candidate)
        self.next_section = self._next(lambda line: section_heading(line.text) is not None)
        self.next_chapter = self._next(lambda line: chapter_heading(line.text) is not None)
        self.next_part = self._next(lambda line: opens_part(line.text))

    def section_after(self, i: int) -> str:
        """The section whose word stands at `i` or later, before any other heading; nothing when there is none."""
        section = self.next_section[i]
        if section >= min(self.next_candidate[i], self.next_part[i], self.end):
            return ""
        return section_heading(self.lines[section].text).name

    def _next(self, is_one: Callable[[Line], bool]) -> list[int]:
        found = [self.end] * (self.end + 1)
        for i in reversed(range(self.end)):
            found[i] = i if is_one(self.lines[i]) else found[i + 1]
        return found


def is_candidate(line: Line) -> bool:
    """Whether `line` may be an entry's heading by its looks: numbered and in capitals."""
    if len(line.text) > LONGEST_HEADING or "\t" in line.text:
        return False
    found = numbered(line.text)
    return found is not None and is_capitals(found[1])


def opens_part(text: str) -> bool:
    """Whether `text` looks like the heading of a chapter or an objective."""
    if chapter_heading(text):
        return True
    objective = objective_heading(text)
    return objective is not None and bool(objective.printed or objective_titled(objective.rest)[0])
