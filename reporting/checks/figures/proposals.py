"""Figures that a text reports, proposed for the entry's table: each with the passage it was read in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from .claims import Total, total_of
from .labels import BOTH, MINORS, Age, Label, Sex, read_label
from .naming import name_of
from .numbers import Value
from .parts import Part, read_parts
from .sentences import Row, Sentence
from .sums import Claimed, Whole
from .vocabulary import PREPOSITIONS, Unit, words

COUNTED: tuple[Unit, ...] = ("people", "services", "documents", "events", "pesos")
BREAKDOWN = ("women", "men", "girls", "boys", "adolescents", "unspecified")
OF_CHILDREN = {"women": "girls", "men": "boys"}

# Sentences about something else than what was done in the period.
NOT_A_RESULT = re.compile(
    r"\bdesde (?:su|el) (?:creacion|inicio|origen)\b|\bse (?:preve|espera|proyecta|estima|pretende)\w*|\bmeta\b|"
    r"\bcapacidad (?:de|para|instalada)\b|\bbeneficiara\w*|\batendera\w*|\bpromedio\b|\bhistoric\w+|\bpotencial\b|"
    r"\bprogramad[oa]s?\b|\bpendientes?\b|\bno se (?:atendi|realiz|otorg|entreg)\w+"
)
A_RATE = re.compile(
    r"^\W*\w+ (?:diari[oa]s|mensual(?:es)?|al mes|por mes|semanales|al dia|por dia|anuales)\b"
)
A_KIND = re.compile(r"^\W*(?:tipos?|modalidades|clases)\b")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure as the entry's content holds it, and where it was read: `quote` is what stands there."""

    figure: dict
    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure read in a text: what it counts, its total and, when it was told, its breakdown."""

    what: str
    unit: Unit
    total: Value
    breakdown: dict[str, int]
    start: int
    end: int

    def repeats(self, other: "Reported") -> bool:
        """Whether `other` says the same, or the same and more."""
        is_same = (self.unit, self.total) == (other.unit, other.total)
        return is_same and self.breakdown in ({}, other.breakdown)

    def as_figure(self) -> dict:
        """As the content of an entry holds it."""
        total = int(self.total) if self.total == int(self.total) else self.total
        breakdown = {key: self.breakdown.get(key) for key in BREAKDOWN}
        return {"what": self.what, "unit": self.unit, "total": f"{total:f}" if total % 1 else str(total)} | {
            **breakdown,
            "note": "",
        }


def reported_figures(
    plain: str, sentences: Sequence[Sentence], claims: Sequence[Claimed], wholes: Sequence[Whole]
) -> list[Reported]:
    """What the sentences report as done, in order; a figure told twice comes once, with its breakdown."""
    results = [sentence for sentence in sentences if _is_result(sentence.row)]
    places = {sentence.start for sentence in results}
    broken_down = (_with_breakdown(whole, plain) for whole in wholes if sentences[whole.at].start in places)
    taken = {part.quantity.start for _, claim in claims for part in claim.parts.parts}
    alone = (
        reported
        for sentence in results
        if not sentence.is_list
        for reported in (*_listed_by_sex(sentence.row, taken), *_alone(sentence.row, taken, plain))
    )
    told: list[Reported] = []
    for reported in sorted((*filter(None, broken_down), *alone), key=lambda found: not found.breakdown):
        if not any(reported.repeats(other) for other in told):
            told.append(reported)
    return sorted(told, key=lambda reported: reported.start)


def breakdown_of(parts: Sequence[Part], total: Value, of_children: bool = False) -> dict[str, int]:
    """The parts by the fields of a figure; nothing when one fits none or they are not the whole.

    `of_children`: the women of "80 NNA" are girls.
    """
    breakdown: dict[str, int] = {}
    for part in parts:
        name = _field_of(part.label)
        if name is None or part.quantity.value % 1:
            return {}
        name = OF_CHILDREN.get(name, name) if of_children else name
        breakdown[name] = breakdown.get(name, 0) + int(part.quantity.value)
    return breakdown if sum(breakdown.values()) == total else {}


def _with_breakdown(whole: Whole, plain: str) -> Reported | None:
    total, parts = whole.total, whole.parts
    name = name_of(total.quantity, total.label, plain)
    breakdown = breakdown_of(parts, total.quantity.value, of_children=_are_children(total.label, parts))
    if not (breakdown and name and total.unit in COUNTED and _is_exact(total)):
        return None
    start = min(total.quantity.start, *(part.quantity.start for part in parts))
    end = max(total.quantity.end, *(max(part.end, part.quantity.end) for part in parts))
    return Reported(name, total.unit, total.quantity.value, breakdown, start, end)


def _are_children(label: Label, parts: Sequence[Part]) -> bool:
    """Whether a whole of children is told by sex only: "80 NNA, de los cuales 50 son mujeres"."""
    ages = label.own_ages
    return bool(ages & Age.CHILD) and not ages & ~MINORS and not any(part.label.ages for part in parts)


def _listed_by_sex(row: Row, taken: set[int]) -> Iterator[Reported]:
    """ "14 mujeres y 11 hombres" without a total: they are people, and as many as both."""
    at = 0
    while at < len(row.quantities):
        parts = () if row.quantities[at].start in taken else read_parts(row, at, "").parts
        parts = tuple(takewhile(lambda part: _field_of(part.label) is not None, parts))
        total = sum(part.quantity.value for part in parts)
        breakdown = breakdown_of(parts, total)
        if len(breakdown) > 1 and all(_is_exact(part) and not part.label.is_addressed for part in parts):
            taken |= {part.quantity.start for part in parts}
            yield Reported("personas", "people", total, breakdown, parts[0].quantity.start, parts[-1].end)
        at += max(1, len(parts))


def _alone(row: Row, taken: set[int], plain: str) -> Iterator[Reported]:
    for at, quantity in enumerate(row.quantities):
        if quantity.start in taken:
            continue
        total = total_of(row, at)
        label = total.label
        name = name_of(quantity, label, plain)
        if label.unit in COUNTED and name and _is_exact(total) and _is_amount(label):
            # Not the girls of "499,995 personas, muchas de ellas niñas".
            field = _field_of(label) if read_label(label.noun).sexes == label.sexes else None
            breakdown = {field: int(quantity.value)} if field else {}
            # A label that stands before its number adds nothing behind it.
            found = row.after(at).find(label.text)
            end = quantity.end + (found + len(label.text) if found >= 0 else 0)
            yield Reported(name, label.unit, quantity.value, breakdown, quantity.start, end)


def _is_amount(label: Label) -> bool:
    """Whether the words name what was counted, and not a rate, a kind or whom it was given to."""
    first = words(label.text)[:1]
    return not (A_RATE.match(label.text) or A_KIND.match(label.text) or PREPOSITIONS.intersection(first))


def _is_exact(counted: Total | Part) -> bool:
    quantity = counted.quantity
    is_sure = quantity.number.is_well_formed and len(quantity.number.readings) == 1 and not quantity.is_hedged
    return is_sure and quantity.number.step == 1 and not quantity.is_percentage


def _is_result(row: Row) -> bool:
    return not any(NOT_A_RESULT.search(between) for between in row.between)


def _field_of(label: Label) -> str | None:
    """The field of a figure that a label fills."""
    if label.is_crossing:
        return None
    if label.sexes == Sex.UNSAID:
        return "unspecified"
    if label.ages == Age.TEEN:
        return "adolescents"
    if label.sexes & BOTH not in (Sex.WOMEN, Sex.MEN):
        return None
    is_minor = bool(label.ages) and not label.ages & ~MINORS
    women, men = ("girls", "boys") if is_minor else ("women", "men")
    return women if label.sexes & Sex.WOMEN else men
