"""Sentences as rows of quantities with the words between them; what stands in brackets is a row of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from .counting import is_counted
from .numbers import Number, Value, read_numbers
from .text import Line, RichText
from .vocabulary import fold

MOST_NUMBERS = 400  # in one text: whoever writes more writes no prose
MOST_IN_A_SENTENCE = 60
DEEPEST = 6  # brackets within brackets

SENTENCE_END = re.compile(r"[.!?…](?=[”»\")]?\s+[¿¡“\"«(]?[A-ZÁÉÍÓÚÑ0-9])")
ABBREVIATION = re.compile(
    r"(?:\b[A-Za-zÁÉÍÓÚÑ]|\b(?:EE|DD|n[uú]ms?|no|arts?|tels?|av|col|cd|gral|dra?|lic|ing|mtr[oa]|p[aá]gs?|vol|fracc|"
    r"ext|aprox|sr|sra|esq|edo|mpio|prof))$",
    re.IGNORECASE,
)
# "EE. UU." and "DD. HH." end no clause.
POINT = r"(?<!\bee)(?<!\buu)(?<!\bdd)(?<!\bhh)\."
MARK = re.compile(rf"[,;:()]|{POINT}(?=\s|$)")
HEDGE = re.compile(
    r"(?:\b(?:mas de|menos de|cerca de|casi|alrededor de|aproximad[oa] de|aproximadamente|aprox\.?|unos|unas|hasta|"
    r"al menos|por lo menos|superior a|arriba de|en torno a|minimo|maximo|como minimo|poco mas de|estimad[oa] de|"
    r"(?:capacidad|cupo|aforo|meta)(?: maxim[oa])? (?:de|para))"
    r"(?:\s+(?:los|las|un|una|total de|a))?)\s*$"
)
HEDGE_AFTER = re.compile(r"\s*(?:\w+\s+)?(?:aproximadamente|aprox|en promedio)\b")
A_TOTAL = re.compile(r"\s*(?:[-•»]\s*)?(?:gran )?total\b", re.IGNORECASE)
SHORT = 80  # characters of a line that says one figure
BREAK = "\n"
REACH = 32  # characters before and after a number that may hedge it

Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts something, with the percentage printed beside it, if any."""

    number: Number
    start: int
    end: int
    share: Number | None = None
    is_hedged: bool = False
    is_bracketed: bool = False

    @property
    def value(self) -> Value:
        return self.number.value

    @property
    def is_percentage(self) -> bool:
        return self.number.is_percentage


@dataclass(slots=True)
class Row:
    """Quantities in order; `between[i]` is the folded text before the i-th one, `between[-1]` what follows the last.

    Brackets are left out of `between` and kept in `brackets`, each with the number of quantities before it and
    the length that `between` had there. A line's end is BREAK.
    """

    quantities: list[Quantity] = field(default_factory=list)
    between: list[str] = field(default_factory=lambda: [""])
    brackets: list["Bracket"] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.between[-1] += text

    def add(self, quantity: Quantity) -> None:
        self.quantities.append(quantity)
        self.between.append("")

    def after(self, at: int) -> str:
        """The words right after the quantity `at`, up to the next one or a bracket."""
        offsets = [bracket.offset for bracket in self.brackets if bracket.before == at + 1]
        return self.between[at + 1][: offsets[0]] if offsets else self.between[at + 1]


@dataclass(frozen=True, slots=True)
class Bracket:
    row: Row
    before: int
    offset: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a lead with the list it announces (`pieces` are its lines)."""

    pieces: Pieces
    row: Row
    is_list: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def read_sentences(text: RichText) -> list[Sentence]:
    """The sentences of `text` that hold quantities, in order; a lead and its list once more as one."""
    numbers = _numbers(text)
    starts = [number.start for number in numbers]
    folded = fold(text.prose)
    found = []
    for pieces, is_list in _spans(text, starts):
        within = range(bisect_left(starts, pieces[0][0]), bisect_left(starts, pieces[-1][1]))
        if 0 < len(within) <= MOST_IN_A_SENTENCE:
            found.append(Sentence(pieces, _read_row(folded, pieces, numbers, starts), is_list))
    return found


def _spans(text: RichText, starts: list[int]) -> Iterator[tuple[Pieces, bool]]:
    """The spans of sentences that may hold numbers; each lead and its list come as one as well."""
    items = _items_of_leads(text.lines)
    for at, line in enumerate(text.lines):
        has_numbers = bisect_left(starts, line.start) < bisect_left(starts, line.end)
        if line.kind == "row" or not (has_numbers or at in items):
            continue
        sentences = list(_split(text.prose, line))
        if has_numbers:
            yield from (((span,), False) for span in sentences)
        if at in items and sentences:
            yield (sentences[-1], *items[at]), True
    for run in _runs_with_a_total(text, starts):
        # No lead: an empty one stands before the first line.
        yield ((run[0][0], run[0][0]), *run), True


def _items_of_leads(lines: tuple[Line, ...]) -> dict[int, list[tuple[int, int]]]:
    """The bullets right below each line and one level deeper, by the line's place."""
    items: dict[int, list[tuple[int, int]]] = {}
    leads: list[int] = []
    for at, line in enumerate(lines):
        while leads and lines[leads[-1]].level >= line.level:
            leads.pop()
        if line.kind == "item" and leads and lines[leads[-1]].level == line.level - 1:
            items.setdefault(leads[-1], []).append((line.start, line.end))
        leads = [] if line.kind == "row" else [*leads[-DEEPEST:], at]
    return items


def _runs_with_a_total(text: RichText, starts: list[int]) -> Iterator[Pieces]:
    """Short lines that each have a number, one after the other, one of them called total."""
    run: list[tuple[int, int]] = []
    for line in (*text.lines, None):
        if line is not None and _is_short(line, starts):
            run.append((line.start, line.end))
            continue
        if len(run) > 2 and any(A_TOTAL.match(text.prose, start, end) for start, end in run):
            yield tuple(run)
        run = []


def _is_short(line: Line, starts: list[int]) -> bool:
    has_numbers = bisect_left(starts, line.start) < bisect_left(starts, line.end)
    return line.kind != "row" and line.end - line.start <= SHORT and has_numbers


def _split(prose: str, line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for end in SENTENCE_END.finditer(prose, line.start, line.end):
        if ABBREVIATION.search(prose[max(start, end.start() - 8) : end.start()]):
            continue
        yield start, end.end()
        start = end.end()
    if start < line.end:
        yield start, line.end


def _numbers(text: RichText) -> list[Number]:
    """The numbers of the prose that count something, in order."""
    return [
        number
        for number, line in islice(_numbers_of_lines(text), MOST_NUMBERS)
        if is_counted(number, text.prose, line.start, line.end)
    ]


def _numbers_of_lines(text: RichText) -> Iterator[tuple[Number, Line]]:
    for line in text.lines:
        if line.kind != "row":
            for number in read_numbers(text.prose, line.start, line.end):
                yield number, line


def _read_row(folded: str, pieces: Pieces, numbers: list[Number], starts: list[int]) -> Row:
    stack = [(Row(), 0)]
    for number, (start, end) in enumerate(pieces):
        if number:
            _close_all(stack, start)
            stack[0][0].write(BREAK)
        at = start
        of_line = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        for sign in _signs(folded, start, end, of_line):
            row = stack[-1][0]
            row.write(folded[at : _start(sign)])
            at = _end(sign)
            _take(sign, stack, folded)
        stack[-1][0].write(folded[at:end])
    _close_all(stack, pieces[-1][1])
    return stack[0][0]


def _signs(folded: str, start: int, end: int, numbers: list[Number]) -> list[Number | re.Match]:
    """Numbers and marks in order; the points and commas inside numbers are no marks."""
    taken = {at for number in numbers for at in range(number.start, number.end)}
    marks = [mark for mark in MARK.finditer(folded, start, end) if mark.start() not in taken]
    return sorted([*numbers, *marks], key=_start)


def _start(sign: Number | re.Match) -> int:
    return sign.start if isinstance(sign, Number) else sign.start()


def _end(sign: Number | re.Match) -> int:
    return sign.end if isinstance(sign, Number) else sign.end()


def _take(sign: Number | re.Match, stack: list[tuple[Row, int]], folded: str) -> None:
    row = stack[-1][0]
    if isinstance(sign, Number):
        row.add(Quantity(sign, sign.start, sign.end, is_hedged=_is_hedged(row.between[-1], folded, sign.end)))
    elif sign[0] == "(" and len(stack) < DEEPEST:
        stack.append((Row(), sign.start()))
    elif sign[0] == ")" and len(stack) > 1:
        _close(stack, sign.end())
    else:
        row.write(sign[0])


def _is_hedged(before: str, folded: str, end: int) -> bool:
    return bool(HEDGE.search(before[-REACH:]) or HEDGE_AFTER.match(folded[end : end + REACH]))


def _close_all(stack: list[tuple[Row, int]], end: int) -> None:
    while len(stack) > 1:
        _close(stack, end)


def _close(stack: list[tuple[Row, int]], end: int) -> None:
    """Ends a bracket: "(20%)" is the share of the number before it, "(110)" counts what stands before it."""
    inner, start = stack.pop()
    row = stack[-1][0]
    if len(inner.quantities) == 1 and not inner.brackets and not "".join(inner.between).strip(" ."):
        quantity = inner.quantities[0]
        if quantity.is_percentage and row.quantities and not MARK.search(row.between[-1]):
            row.quantities[-1] = replace(row.quantities[-1], share=quantity.number)
            return
        if row.between[-1].strip():
            row.add(replace(quantity, start=start, end=end, is_bracketed=True))
            return
        if row.quantities and row.quantities[-1].is_percentage != quantity.is_percentage:
            row.quantities[-1] = _paired(row.quantities[-1], quantity, end)
            return
    if inner.quantities or row.quantities:
        row.brackets.append(Bracket(inner, len(row.quantities), len(row.between[-1]), start, end))


def _paired(outer: Quantity, inner: Quantity, end: int) -> Quantity:
    """ "40% (100)" or "100 (40%)": the count, with its share."""
    count, share = (inner, outer) if outer.is_percentage else (outer, inner)
    return Quantity(count.number, outer.start, end, share.number, outer.is_hedged)
