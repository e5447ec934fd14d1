"""Tables without a total of their own, held against the total that their lead announces."""

from collections.abc import Iterator

from .claims import Total, total_of
from .doubts import Doubt, sum_differs
from .numbers import Value
from .phrases import DISTRIBUTION
from .sentences import Sentence
from .tables import Entry, column_of_numbers, grid_of
from .text import RichText
from .vocabulary import fold, words

BACK = 3  # sentences before the lead in which the total may stand
NEAR = 0.05


def wrong_leads(text: RichText, sentences: list[Sentence], parts: set[int]) -> Iterator[Doubt]:
    """Leads like "900 casos, desglosados de la siguiente manera:" whose table adds up to something else.

    `parts` are the starts of quantities that are parts of something else.
    """
    for table in text.tables:
        entries = column_of_numbers(grid_of(table, text.prose))
        start = min((entry.cell.start for entry in entries), default=-1)
        lead = _lead(text, table[0][0].start) if entries else ""
        if lead.rstrip().endswith(":"):
            before = [sentence for sentence in sentences if not sentence.is_list and sentence.end <= start][
                -BACK:
            ]
            totals = [total for sentence in before for total in _totals(sentence, parts)]
            yield from _compare(entries, lead, totals)


def _lead(text: RichText, start: int) -> str:
    """The line right above a table."""
    line = next((line for line in reversed(text.lines) if line.end < start), None)
    return text.prose[line.start : line.end] if line and line.kind != "row" else ""


def _totals(sentence: Sentence, parts: set[int]) -> list[Total]:
    return [
        total_of(sentence.row, at)
        for at, quantity in enumerate(sentence.row.quantities)
        if not quantity.is_percentage and quantity.start not in parts
    ]


def _compare(entries: list[Entry], lead: str, totals: list[Total]) -> Iterator[Doubt]:
    values = tuple(entry.value or 0 for entry in entries)
    whole = sum(values)
    meant = next((total for total in reversed(totals) if _is_meant(total, lead)), None)
    if (
        meant is None
        or not DISTRIBUTION.search(fold(lead))
        or any(total.quantity.value == whole for total in totals)
    ):
        return
    if meant.quantity.is_hedged or not meant.quantity.number.is_well_formed:
        return
    stated: Value = meant.quantity.value
    if abs(whole - stated) <= max(1, float(stated) * NEAR):
        message = sum_differs(stated, values, whole, is_plain=True)
        yield Doubt(True, meant.quantity.start, entries[-1].cell.end, message, stated, values, whole)


def _is_meant(total: Total, lead: str) -> bool:
    return total.label.noun in words(lead)
