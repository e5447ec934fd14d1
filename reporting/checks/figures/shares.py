"""Percentages: shares of one whole that exceed it, and shares that their own counts contradict."""

from collections.abc import Iterator
from decimal import Decimal

from .claims import Claim
from .doubts import Doubt, share_differs, shares_exceed
from .judging import possible_sums
from .labels import BOTH, Sex
from .numbers import Number
from .parts import Part, read_parts
from .sentences import Row

HUNDRED = 100


def excessive_shares(row: Row) -> Iterator[Doubt]:
    """Women and men that make more than 100 %, beyond what rounding explains."""
    first = 0
    while first < len(row.quantities):
        parts = read_parts(row, first, "").parts if row.quantities[first].is_percentage else ()
        people = tuple(part for part in parts if part.label.sexes & BOTH in (Sex.WOMEN, Sex.MEN))
        if len(people) > 1 and len(people) == len(parts):
            yield from _exceed(people)
        first += max(1, len(parts))
    for bracket in row.brackets:
        yield from excessive_shares(bracket.row)


def _exceed(parts: tuple[Part, ...]) -> Iterator[Doubt]:
    cells = {(part.label.sexes, part.label.ages) for part in parts}
    values = tuple(part.quantity.value for part in parts)
    rounding = sum((unit_of_last_place(part.quantity.number) for part in parts), Decimal(0)) / 2
    crosses = any(part.label.is_crossing or part.quantity.is_hedged for part in parts)
    if len(cells) == len(parts) and not crosses and sum(values) > HUNDRED + rounding:
        message = shares_exceed(values, sum(values))
        yield Doubt(True, parts[0].quantity.start, parts[-1].end, message, HUNDRED, values, sum(values))


def contradicted_shares(claim: Claim) -> Iterator[Doubt]:
    """ "70% (150)" of 250, when the counts do add up to the 250."""
    total = claim.total
    if total is None or total.quantity.value <= 0 or total.quantity.value not in possible_sums(claim):
        return
    for part in claim.parts.parts:
        share = part.quantity.share
        if share is None or not share.is_well_formed or part.quantity.value > total.quantity.value:
            continue
        actual = Decimal(part.quantity.value) * HUNDRED / Decimal(total.quantity.value)
        unit = unit_of_last_place(share)
        if abs(actual - share.value) >= unit:
            values = (part.quantity.value, total.quantity.value)
            actual = actual.quantize(unit)
            message = share_differs(share.value, *values, actual)
            start = min(total.quantity.start, part.quantity.start)
            yield Doubt(True, start, max(part.end, part.quantity.end), message, share.value, values, actual)


def unit_of_last_place(share: Number) -> Decimal:
    """1 for "20%", 0.1 for "20.5%"."""
    return Decimal(1).scaleb(-len(share.raw.partition(".")[2]))
