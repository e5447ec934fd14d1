"""The book's outline: which chapter, objective, entry and section each line belongs to."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from .book import Anomaly
from .headings import USUAL_WORDS, section_heading
from .joins import Vocabulary
from .lines import Line
from .lookahead import Lookahead
from .openings import Openings, Progress
from .parts import ChapterOpening, ObjectiveOpening, Parts
from .titles import Heading

SECTIONS = ("description", "results", "challenges")


@dataclass
class Draft:
    """An entry while its lines are gathered."""

    chapter: int
    objective: int
    number: int
    heading: Heading
    line: int
    place: str
    sections: dict[str, list[Line]] = field(default_factory=lambda: {name: [] for name in SECTIONS})
    seen: tuple[str, ...] = ()  # the sections whose words were read


@dataclass
class Outline:
    drafts: list[Draft] = field(default_factory=list)
    anomalies: list[Anomaly] = field(default_factory=list)
    unowned: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    owners: dict[int, int] = field(default_factory=dict)  # line → index of the draft it stands in
    # Number and line of each chapter's heading, those of the contents included.
    announced: list[tuple[int, int]] = field(default_factory=list)
    ends_in_heading: bool = False  # the text stops after an objective's heading


def read_outline(lines: list[Line], vocabulary: Vocabulary) -> Outline:
    return _Walk(lines, vocabulary).outline()


class _Walk:
    """Goes through the lines once, each taken by the first reader that knows it."""

    def __init__(self, lines: list[Line], vocabulary: Vocabulary):
        self.lines = lines
        ahead = Lookahead(lines)
        self.parts = Parts(ahead)
        self.openings = Openings(ahead, vocabulary)
        self.result = Outline()
        self.chapter: int | None = None
        self.objective: int | None = None
        self.place = ""
        self.place_holds_objectives = False
        self.start = 0
        self.heading_end = 0  # the line after the last objective's heading
        self.draft: Draft | None = None
        self.section = "description"
        self.last_number: dict[tuple[int, int, str], int] = defaultdict(int)

    def outline(self) -> Outline:
        readers = (self._chapter, self._objective, self._entry, self._place, self._section, self._text)
        i = 0
        while i < len(self.lines):
            taken = next(size for reader in readers if (size := reader(i)))
            if self.draft:
                owner = len(self.result.drafts) - 1
                self.result.owners.update((line.number, owner) for line in self.lines[i : i + taken])
            i += taken
        self.result.ends_in_heading = self.draft is None and self.heading_end == len(self.lines)
        return self.result

    # --- Readers: how many lines from `i` on they take, 0 for none ---------------------------------

    def _chapter(self, i: int) -> int:
        opening = self.parts.chapter_at(i)
        # Without its word, only a title that comes next in the fixed order is a chapter's.
        if not opening or (opening.printed is None and opening.number <= (self.chapter or 0)):
            return 0
        self._head(i, opening.size)
        if opening.number == self.chapter:  # a running head
            return opening.size
        self._tell_chapter(opening, self.lines[i])
        self.result.announced.append((opening.number, self.lines[i].number))
        self.chapter, self.objective, self.draft = opening.number, None, None
        self.place, self.place_holds_objectives = "", False
        return opening.size

    def _objective(self, i: int) -> int:
        opening = self.parts.objective_at(i) if self.chapter else None
        if not opening:
            return 0
        self._head(i, opening.size)
        if opening.number == self.objective and self.draft:  # a running head
            return opening.size
        self._tell_objective(opening, self.lines[i])
        self.objective, self.draft = opening.number, None
        self.heading_end = i + opening.size
        if not self.place_holds_objectives:
            self.place = ""
        return opening.size

    def _entry(self, i: int) -> int:
        if not self.objective:
            return 0
        progress = self._progress()
        opening = self.openings.entry_at(i, progress)
        if not opening:
            return 0
        heading, line = opening.heading, self.lines[i]
        if not progress.fits(heading.number):
            self._tell_number(heading.number, progress.expected, line)
        number = heading.number or progress.expected
        self.draft = Draft(self.chapter, self.objective, number, heading, line.number, self.place)
        self.result.drafts.append(self.draft)
        self.section, self.start = "description", i + opening.size
        self.last_number[self._series()] = number
        return opening.size

    def _place(self, i: int) -> int:
        opening = self.parts.place_at(i) if self.chapter else None
        if not opening or not (self.objective or opening.holds_objectives):
            return 0
        self._head(i, 1)
        if opening.name != self.place:
            self.place, self.place_holds_objectives, self.draft = *opening, None
        return 1

    def _progress(self) -> Progress:
        last = self.last_number[self._series()]
        if self.draft:
            return Progress(last + 1, seen=self.draft.seen, start=self.start)
        return Progress(last + 1, may_restart=bool(self.place))

    def _series(self) -> tuple[int, int, str]:
        """What the numbers run through: an objective's entries in a chapter, or in a state's part of it."""
        return self.chapter, self.objective, self.place if self.place_holds_objectives else ""

    def _section(self, i: int) -> int:
        line = self.lines[i]
        section = section_heading(line.text) if self.draft else None
        if not section:
            return 0
        if not section.is_usual:
            message = _("Dice «%(word)s» donde se espera «%(usual)s».")
            self._tell(
                line, "section-word", message % {"word": section.word, "usual": USUAL_WORDS[section.name]}
            )
        self.section = section.name
        self.draft.seen += (section.name,)
        self.result.headings.append(replace(line, text=section.word))
        if section.rest:
            self.draft.sections[self.section].append(replace(line, text=section.rest))
        return 1

    def _text(self, i: int) -> int:
        if self.draft and self.parts.is_closing_at(i):
            self.chapter = self.objective = self.draft = None
        owned = self.draft.sections[self.section] if self.draft else self.result.unowned
        owned.append(self.lines[i])
        return 1

    # --- What is told -----------------------------------------------------------------------------

    def _head(self, i: int, size: int) -> None:
        self.result.headings.extend(self.lines[i : i + size])

    def _tell(self, line: Line, kind: str, message: str) -> None:
        self.result.anomalies.append(Anomaly(line.number, kind, message))

    def _tell_chapter(self, opening: ChapterOpening, line: Line) -> None:
        if opening.printed is None:
            message = _("El título del capítulo %(number)d está impreso sin la palabra «CAPÍTULO».")
        elif opening.printed != opening.number:
            message = _(
                "Dice «CAPÍTULO %(printed)d», pero el título es el del capítulo %(number)d: se tomó el título."
            )
        else:
            return
        self._tell(line, "chapter-number", message % opening._asdict())

    def _tell_objective(self, opening: ObjectiveOpening, line: Line) -> None:
        values = opening._asdict()
        if not opening.likeness:
            message = _("El objetivo %(number)d está impreso sin su título oficial: se tomó el número.")
            self._tell(line, "objective-title", message % values)
        elif opening.printed is None:
            message = _("El título del objetivo %(number)d está impreso sin «OBJETIVO %(number)d».")
            self._tell(line, "objective-number", message % values)
        elif opening.printed != opening.number:
            message = _(
                "Dice «OBJETIVO %(printed)d», pero el título es el del objetivo %(number)d: se tomó el título."
            )
            self._tell(line, "objective-number", message % values)
        if 0 < opening.likeness < 100:
            message = _("El título impreso del objetivo %(number)d difiere del oficial.")
            self._tell(line, "objective-title", message % values)

    def _tell_number(self, number: int | None, expected: int, line: Line) -> None:
        if number is None:
            message = _("El registro está impreso sin número: se le dio el %(expected)d.")
        elif number < expected:
            message = _("El registro lleva el número %(number)d, que ya pasó; se esperaba el %(expected)d.")
        else:
            message = _("El registro lleva el número %(number)d; se esperaba el %(expected)d.")
        self._tell(line, "numbering", message % {"number": number, "expected": expected})
