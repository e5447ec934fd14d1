"""Footnotes: each taken from where it was printed to where its mark stands."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from .book import Anomaly
from .joins import resumes
from .lines import LOWERED, NOTE_SIGN, SUPERSCRIPTS, Line
from .titles import is_capitals, numbered, separators

RAISED_RUN = re.compile(f"(?<![{SUPERSCRIPTS}])[{SUPERSCRIPTS}]{{1,3}}(?![{SUPERSCRIPTS}])")
UNIT_BEFORE = re.compile(r"(?:^|[\d\s/])[kcdhm]?m$")
ADDRESS = r"(?:<|https?://|www\.|[\w.-]+@[\w.-]+\.\w|[\w-]+(?:\.[\w-]+)+/)"
ADDRESSED = re.compile(ADDRESS, re.IGNORECASE)
NOTE_START = re.compile(
    rf"(?:(\d{{1,3}})(?:[.)](?!\d)(?:[-–]\s)?\s*|\s+(?={ADDRESS}))|([{SUPERSCRIPTS}]{{1,3}})[.)]?\s*)(\S.*)"
)
BULLET_START = re.compile(r"[-–•·»›*]\s")
SIGN = re.compile(rf"{NOTE_SIGN}(\d+){NOTE_SIGN}")


@dataclass(frozen=True)
class Note:
    number: int
    text: str
    lines: tuple[Line, ...]  # as printed
    mark_line: int


@dataclass(frozen=True)
class Noted:
    """The lines without the notes; where a mark stood, the private sign with the note's index."""

    lines: list[Line]
    notes: list[Note]
    anomalies: list[Anomaly]


def take_notes(lines: list[Line], *, is_wrapped: bool) -> Noted:
    """Match each note with the nearest mark before it that still waits for one: numbering may start again."""
    return _Reader(lines, is_wrapped).read()


def restored(text: str, notes: list[Note]) -> str:
    """`text` with its marks as they were printed."""
    return SIGN.sub(lambda found: _raised(notes[int(found[1])].number), text)


def notes_in(text: str, notes: list[Note]) -> list[Note]:
    """The notes whose signs stand in `text`."""
    return [notes[int(found[1])] for found in SIGN.finditer(text)]


def tell_notes_elsewhere(notes: list[Note], entry_lines: list[int]) -> Iterator[Anomaly]:
    """The notes printed inside another entry than the one with their mark; entries are known by their first lines."""
    for note in notes:
        printed = note.lines[0].number
        if bisect(entry_lines, printed) != bisect(entry_lines, note.mark_line):
            message = _(
                "La nota %(number)d está impresa dentro de otro registro: se llevó al de su llamada, en la línea "
                "%(line)d."
            )
            yield Anomaly(
                printed, "note-elsewhere", message % {"number": note.number, "line": note.mark_line}
            )


class _Reader:
    def __init__(self, lines: list[Line], is_wrapped: bool):
        self.lines = lines
        self.is_wrapped = is_wrapped
        self.kept: list[Line] = []
        self.notes: list[Note] = []
        self.anomalies: list[Anomaly] = []
        self.waiting: dict[int, list[tuple[int, int, int]]] = defaultdict(list)  # place in kept, start, end
        self.found: list[tuple[int, int, int, int]] = []  # the same, and the note's index
        self.was_note = False

    def read(self) -> Noted:
        i = 0
        while i < len(self.lines):
            taken = self._note_at(i)
            if not taken:
                self._keep(self.lines[i])
            i += taken or 1
            self.was_note = bool(taken)
        self._report_marks_alone()
        return Noted(self._signed(), self.notes, self.anomalies)

    def _keep(self, line: Line) -> None:
        if self.was_note:
            line = replace(line, gap=max(line.gap, 1), cut=True)
        self.kept.append(line)
        for found in RAISED_RUN.finditer(line.text):
            number = int(found[0].translate(LOWERED))
            if number and not _is_power(line.text, found.start()):
                self.waiting[number].append((len(self.kept) - 1, found.start(), found.end()))

    def _note_at(self, i: int) -> int:
        """How many lines from `i` on are a note that a mark waits for; 0 when it is none."""
        start = NOTE_START.fullmatch(self.lines[i].text)
        if not start:
            return 0
        number, text = int(start[1] or start[2].translate(LOWERED)), start[3]
        is_raised = not start[1]
        is_address = bool(ADDRESSED.match(text))
        if not (is_raised or is_address) and (self._is_heading(text) or self._is_listed(i, number)):
            return 0
        if not self.waiting[number]:
            return self._note_alone(i, number) if is_raised or is_address else 0
        end = i + 1
        while end < len(self.lines) and self._goes_on(text, self.lines[end]):
            text = f"{text} {self.lines[end].text}"
            end += 1
        self._match(number, text, tuple(self.lines[i:end]))
        return end - i

    def _match(self, number: int, text: str, lines: tuple[Line, ...]) -> None:
        place, start, end = self.waiting[number].pop()
        self.found.append((place, start, end, len(self.notes)))
        self.notes.append(Note(number, text, lines, self.kept[place].number))

    def _note_alone(self, i: int, number: int) -> int:
        """A note that no mark refers to stays as a paragraph, after the one it interrupts."""
        line = self.lines[i]
        message = _(
            "Ninguna llamada remite a la nota %(number)d: quedó como párrafo del registro donde está impresa."
        )
        self.anomalies.append(Anomaly(line.number, "note-without-mark", message % {"number": number}))
        rest = self.lines[i + 1 : i + 2]
        if rest and self.kept and resumes(self.kept[-1].text, rest[0].text):
            self._keep(replace(rest[0], gap=1, cut=True))
            self.kept.append(replace(line, gap=1))
            return 2
        self.kept.append(replace(line, gap=max(line.gap, 1)))
        return 1

    def _goes_on(self, note: str, line: Line) -> bool:
        """Whether `line`, which touches the note's last, belongs to the note."""
        if line.gap or line.cut or "\t" in line.text or BULLET_START.match(line.text) or numbered(line.text):
            return False
        if is_capitals(line.text) or line.text[0] in SUPERSCRIPTS:
            return False
        # Unwrapped, it does only where it takes up the note's sentence, and not the one that the note interrupts.
        is_of_text = bool(self.kept) and resumes(self.kept[-1].text, line.text)
        return self.is_wrapped or (resumes(note, line.text) and not is_of_text)

    def _is_heading(self, text: str) -> bool:
        return is_capitals(text) and (len(text.split()) > 2 or bool(separators(text)))

    def _is_listed(self, i: int, number: int) -> bool:
        """Whether it stands in a run 1, 2, 3… whose other numbers no mark waits for."""
        return self._is_item(i + 1, number + 1) or (not self.was_note and self._is_item(i - 1, number - 1))

    def _is_item(self, i: int, number: int) -> bool:
        if not 0 <= i < len(self.lines):
            return False
        start = NOTE_START.fullmatch(self.lines[i].text)
        if not start or not start[1] or int(start[1]) != number:
            return False
        return not (self.waiting[number] or self._is_heading(start[3]) or ADDRESSED.match(start[3]))

    def _report_marks_alone(self) -> None:
        for number, places in sorted(self.waiting.items()):
            for place, _start, _end in places:
                message = _("La llamada %(number)d no tiene nota: se conservó el número.") % {
                    "number": number
                }
                self.anomalies.append(Anomaly(self.kept[place].number, "mark-without-note", message))

    def _signed(self) -> list[Line]:
        """The kept lines with the found marks replaced, the last of a line first so that places hold."""
        lines = list(self.kept)
        for place, start, end, index in sorted(self.found, reverse=True):
            text = lines[place].text
            sign = f"{NOTE_SIGN}{index}{NOTE_SIGN}"
            lines[place] = replace(lines[place], text=text[:start] + sign + text[end:])
        return lines


def _is_power(text: str, start: int) -> bool:
    """Whether the raised number is that of m² or km³."""
    return text[start] in "²³" and bool(UNIT_BEFORE.search(text[max(0, start - 4) : start]))


def _raised(number: int) -> str:
    return "".join(SUPERSCRIPTS[int(digit)] for digit in str(number))
