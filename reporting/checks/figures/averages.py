"""Monthly averages held against the total that they are the average of."""

import re
from collections.abc import Iterator

from .claims import total_of
from .doubts import Doubt, average_differs
from .sentences import Quantity, Row

A_MONTH_BEFORE = re.compile(r"\bpromedio (?:mensual|al mes|por mes)(?: fue)?(?: de| es de)?\s*$")
A_MONTH_AFTER = re.compile(r"^[^,.;:]{0,40}\b(?:al mes|por mes|mensuales|cada mes|mensual)\b")
SO_TO_SAY = re.compile(r"\bes decir\b|\bquiere decir\b|\bpromedio\b|\bequival\w+|\bo sea\b")
MOST_MONTHS = 24
ROUNDING = 0.02


def impossible_averages(row: Row) -> Iterator[Doubt]:
    """An average that no whole number of months gives."""
    for at in range(1, len(row.quantities)):
        total, average = row.quantities[at - 1 : at + 1]
        before, after = row.between[at], row.between[at + 1]
        if not (A_MONTH_BEFORE.search(before) or A_MONTH_AFTER.match(after)) or not _goes_on(before):
            continue
        if total_of(row, at - 1).unit != total_of(row, at).unit:
            continue
        if _is_countable(total) and _is_countable(average) and not _is_average(total, average):
            message = average_differs(total.value, average.value)
            yield Doubt(False, total.start, average.end, message, average.value, (total.value,), total.value)


def _goes_on(between: str) -> bool:
    """Whether the average is said of the number before: "24,000 visitas, o sea 2,000 al mes"."""
    return ";" not in between and bool(SO_TO_SAY.search(between))


def _is_countable(quantity: Quantity) -> bool:
    return not (quantity.is_percentage or quantity.is_hedged) and quantity.number.is_well_formed


def _is_average(total: Quantity, average: Quantity) -> bool:
    leeway = max(1, float(average.value) * ROUNDING)
    return any(
        abs(float(total.value) / months - float(average.value)) <= leeway
        for months in range(1, MOST_MONTHS + 1)
    )
