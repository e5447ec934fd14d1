"""Tables: rows and columns called total, held against the cells that they are the total of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from .doubts import Doubt, sum_differs
from .labels import BOTH, Sex, read_label
from .numbers import Value, read_digits
from .text import Cell, RichText
from .vocabulary import fold

MOST_ROWS = 400
MOST_COLUMNS = 40
MOST_CHILDREN = 12
MOST_TOTALS = 3  # columns called total in one table
MOST_TOGETHER = 8  # columns that may make one total

TOTAL = re.compile(r"^(?:gran |sub)?total(?:es)?\b|^suma\b|^total general\b")
NO_SUM = re.compile(
    r"%|\bporcentaje|\bpromedio|\btasa|\bindice|\bvariacion|\bacumulad|\bedad|\baño|\bmeta\b|\bnum\b|\bno\.?$"
)
NOTHING = frozenset(("", "-", "–", "—", "n/a", "n.a.", "nd", "n/d", "s/d", "0"))
IN_A_CELL = re.compile(r"\$?\s*(?P<number>\d[\d,.'’ \u00a0]*\d|\d)\s*(?P<percent>%)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell in its place: its text, and its value when it is a number; `is_nothing` for an empty one or a dash."""

    cell: Cell
    text: str
    value: Value | None
    is_percentage: bool
    is_nothing: bool


NO_ENTRY = Entry(Cell(0, 0, 1, 1), "", None, is_percentage=False, is_nothing=True)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total's cell and the cells that may make it."""

    total: Entry
    cells: tuple[Entry, ...]

    @property
    def value(self) -> Value:
        return sum(cell.value or 0 for cell in self.cells)

    @property
    def agrees(self) -> bool:
        return self.value == self.total.value


def wrong_tables(text: RichText) -> Iterator[Doubt]:
    """The totals of all tables that their cells contradict."""
    for table in text.tables:
        grid = grid_of(table, text.prose)
        first = _first_row_of_numbers(grid)
        if first < len(grid):
            header = _header(grid[:first])
            yield from _wrong_rows(header, grid[first:])
            yield from _wrong_columns(header, grid[first:])


def column_of_numbers(grid: list[list[Entry]]) -> list[Entry]:
    """The numbers of a table that has one column of them and no total; else nothing."""
    columns = [[row[column] for row in grid] for column in range(len(grid[0]) if grid else 0)]
    columns = [[entry for entry in column if entry.value is not None] for column in columns]
    columns = [column for column in columns if column]
    has_total = any(TOTAL.search(entry.text) for row in grid for entry in row)
    if (
        len(columns) != 1
        or has_total
        or len(columns[0]) < 2
        or any(entry.is_percentage for entry in columns[0])
    ):
        return []
    return columns[0]


def grid_of(table: Sequence[Sequence[Cell]], prose: str) -> list[list[Entry]]:
    """Rows of equal length; a cell that covers several places stands in its first and is nothing in the others."""
    rows: list[dict[int, Entry]] = []
    covered: dict[int, int] = {}  # columns that a cell above still covers, and for how many rows
    for cells in table[:MOST_ROWS]:
        row: dict[int, Entry] = {}
        below = {column: rows_left - 1 for column, rows_left in covered.items() if rows_left > 1}
        column = 0
        for cell in cells:
            while column in covered:
                column += 1
            if column >= MOST_COLUMNS:
                break
            row[column] = _entry(cell, prose)
            after = min(column + cell.columns, MOST_COLUMNS)
            below |= {taken: cell.rows - 1 for taken in range(column, after) if cell.rows > 1}
            column = after
        rows.append(row)
        covered = below
    width = max((max(row) + 1 for row in rows if row), default=0)
    return [[row.get(column, NO_ENTRY) for column in range(width)] for row in rows]


def _entry(cell: Cell, prose: str) -> Entry:
    text = " ".join(prose[cell.start : cell.end].split())
    found = IN_A_CELL.fullmatch(text)
    readings = read_digits(found["number"].strip()) if found else ()
    value = readings[0] if len(readings) == 1 else None
    is_percentage = bool(found and found["percent"])
    return Entry(cell, fold(text), value, is_percentage, text.lower() in NOTHING)


def _first_row_of_numbers(grid: list[list[Entry]]) -> int:
    """Where the header ends: the first row is always of it, even when it names years."""
    for number, row in enumerate(grid[1:], start=1):
        if any(entry.value is not None for entry in row):
            return number
    return len(grid)


def _header(rows: list[list[Entry]]) -> list[str]:
    """The lowest words above each column."""
    return [
        next((entry.text for entry in reversed(column) if entry.text), "")
        for column in zip(*rows, strict=True)
    ]


# --- Rows: a column called total ------------------------------------------------------------------


def _wrong_rows(header: list[str], rows: list[list[Entry]]) -> Iterator[Doubt]:
    totals = [column for column, name in enumerate(header) if TOTAL.search(name) and not NO_SUM.search(name)]
    for total in totals[:MOST_TOTALS]:
        sums = _best_sums(header, rows, total)
        # When no row adds up, the total may be of more than these columns.
        is_plain = len(sums) == 1 or _agreeing(sums) > 0
        yield from (_doubt(found, is_plain) for found in sums if not found.agrees)


def _best_sums(header: list[str], rows: list[list[Entry]], total: int) -> list[Sum]:
    """Each row's total with the cells that make it: the columns that do so in most rows, or women and men."""
    most: list[Sum] = []
    people: list[Sum] = []
    for columns in _choices(header, total):
        sums = [found for row in rows if (found := _sum(row[total], [row[column] for column in columns]))]
        if sums and _agreeing(sums) == len(sums):
            return []
        if _agreeing(sums) >= max(2, len(sums) / 2) and _agreeing(sums) > _agreeing(most):
            most = sums
        if _tells_everybody([header[column] for column in columns]) and len(columns) * len(rows) > len(
            people
        ):
            people = sums
    return most or people


def _agreeing(sums: list[Sum]) -> int:
    return sum(found.agrees for found in sums)


def _choices(header: list[str], total: int) -> Iterator[tuple[int, ...]]:
    """The columns that may make a total: some that stand together before it, or after it."""
    usable = [column for column, name in enumerate(header) if not (NO_SUM.search(name) or TOTAL.search(name))]
    before = [column for column in usable if column < total][-MOST_TOGETHER:]
    after = [column for column in usable if column > total][:MOST_TOGETHER]
    for columns in (before, after):
        for start, end in combinations(range(len(columns) + 1), 2):
            if end - start > 1:
                yield tuple(columns[start:end])


def _tells_everybody(names: list[str]) -> bool:
    """Whether the columns are women and men, in ages or not, each once."""
    labels = [read_label(name) for name in names]
    sexes = [label.sexes & BOTH for label in labels]
    cells = {(label.sexes, label.ages) for label in labels}
    return (
        set(sexes) == {Sex.WOMEN, Sex.MEN}
        and len(cells) == len(labels)
        and not any(x.is_crossing for x in labels)
    )


# --- Columns: a row called total ------------------------------------------------------------------


def _wrong_columns(header: list[str], rows: list[list[Entry]]) -> Iterator[Doubt]:
    totals = [number for number, row in enumerate(rows) if number and _is_total(row)]
    for above, number in pairwise([-1, *totals]):
        found = [
            (_down(rows, above, number, column), column)
            for column, name in enumerate(header)
            if column and not NO_SUM.search(name)
        ]
        sums = [(sum_, _adds_up(rows, sum_, number, column)) for sum_, column in found if sum_]
        wrong = [sum_ for sum_, adds_up in sums if not adds_up]
        # When most columns do not add up, the row is no sum of them.
        is_plain = len(wrong) == 1 or len(sums) >= 2 * len(wrong)
        yield from (_doubt(sum_, is_plain) for sum_ in wrong)


def _is_total(row: list[Entry]) -> bool:
    label = next((entry.text for entry in row if not entry.is_nothing and entry.value is None), "")
    return bool(TOTAL.search(label))


def _down(rows: list[list[Entry]], above: int, total: int, column: int) -> Sum | None:
    return _sum(rows[total][column], [row[column] for row in rows[above + 1 : total]])


def _adds_up(rows: list[list[Entry]], found: Sum, total: int, column: int) -> bool:
    """Whether the cells above give the total: those since the last total, all of them, or only the totals."""
    values = [row[column].value or 0 for row in rows[:total] if not _is_total(row)]
    subtotals = [row[column].value or 0 for row in rows[:total] if _is_total(row)]
    of_their_own = _without_children([entry.value or 0 for entry in found.cells])
    return found.agrees or found.total.value in (sum(values), sum(subtotals), of_their_own)


def _without_children(values: list[Value]) -> Value:
    """The sum of rows whose value is not yet told by a row above: "Personas 100, Mujeres 60, Hombres 40"."""
    whole: Value = 0
    at = 0
    while at < len(values):
        whole += values[at]
        at += 1 + _children(values, at)
    return whole


def _children(values: list[Value], at: int) -> int:
    of_them: Value = 0
    for count, value in enumerate(values[at + 1 : at + 1 + MOST_CHILDREN], start=1):
        of_them += value
        if count > 1 and of_them == values[at] > 0:
            return count
    return 0


# --- Both -----------------------------------------------------------------------------------------


def _sum(total: Entry, cells: list[Entry]) -> Sum | None:
    """Two numbers or more with their total; nothing when a cell cannot be read or shares are mixed with counts."""
    numbers = [cell for cell in cells if cell.value is not None]
    if total.value is None or len(numbers) < 2:
        return None
    if any(cell.value is None and not cell.is_nothing for cell in cells):
        return None
    if total.is_percentage or any(cell.is_percentage for cell in numbers):
        return None
    return Sum(total, tuple(numbers))


def _doubt(found: Sum, is_plain: bool) -> Doubt:
    parts = tuple(cell.value or 0 for cell in found.cells)
    stated = found.total.value or 0
    cells = [found.total.cell, *(cell.cell for cell in found.cells)]
    message = sum_differs(stated, parts, found.value, is_plain)
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return Doubt(is_plain, start, end, message, stated, parts, found.value)
