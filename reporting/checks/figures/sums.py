"""Totals and parts in prose: finds what does not add up, after every reading that would."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from .claims import Claim, Link, Total, find_claims, total_of
from .judging import Verdict, agree, judge
from .numbers import Value
from .parts import Part
from .sentences import Row, Sentence

Claimed = tuple[int, Claim]

BACK = 3  # earlier sentences in which the total of "de ellas" may stand
STEM = 5  # letters by which "servicio" and "servicios" are one noun


@dataclass(frozen=True, slots=True)
class Whole:
    """A breakdown that adds up, or of which nothing can be said: where, and its total."""

    at: int
    total: Total
    parts: tuple[Part, ...]


def read_claims(sentences: list[Sentence]) -> list[Claimed]:
    """All that the sentences claim, each with the place of its sentence."""
    return [(at, claim) for at, sentence in enumerate(sentences) for claim in find_claims(sentence)]


def examine(sentences: list[Sentence], claims: list[Claimed]) -> tuple[list[Whole], list[Verdict]]:
    """The breakdowns that add up, and what is to be said of those that do not, each once."""
    sound: set[int] = set()
    wholes: list[Whole] = []
    verdicts: list[Verdict] = []
    for at, claim in claims:
        totals = _totals(claim, at, sentences, sound)
        whole = next((total for total in totals if agree(claim, [total])), None)
        if whole is not None or _states_the_sum(sentences[at].row, claim) or _sums_several(claim):
            parts = _parts_of(claim, whole)
            sound.update(part.quantity.start for part in parts)
            wholes += [Whole(at, whole, parts)] if whole else []
        elif verdict := _judge(claim, totals):
            verdicts.append(verdict)
    return wholes, list(_each_once(verdicts, sound))


def _totals(claim: Claim, at: int, sentences: list[Sentence], sound: set[int]) -> list[Total]:
    """The quantities that may be the whole, likeliest first; parts of something else are none."""
    if claim.total is not None:
        return [claim.total, *claim.others]
    earlier = [
        total_of(sentence.row, index)
        for sentence in reversed(sentences[max(0, at - BACK) : at])
        for index, quantity in enumerate(sentence.row.quantities)
        if not (sentence.is_list or quantity.is_percentage or quantity.start in sound)
    ]
    return sorted(earlier, key=lambda total: not _is_named(total, claim))


def _is_named(total: Total, claim: Claim) -> bool:
    """Whether the claim takes the total up by its noun: "Del total de servicios" and "900 servicios"."""
    stem = claim.noun[:STEM]
    return len(stem) == STEM and total.label.noun.startswith(stem)


def _states_the_sum(row: Row, claim: Claim) -> bool:
    """Whether what the parts add up to is written in the same sentence: then that is their total."""
    return len(claim.parts.parts) > 1 and claim.parts.sum in _values(row)


def _sums_several(claim: Claim) -> bool:
    """ "500 personas en 2024 y 300 en 2025: 400 mujeres y 400 hombres"."""
    totals = [claim.total, *claim.others] if claim.total else []
    return claim.parts.sum in accumulate(total.quantity.value for total in totals)


def _parts_of(claim: Claim, whole: Total | None) -> tuple[Part, ...]:
    """The first parts that make the whole: what follows them in the sentence is of something else."""
    parts = claim.parts.parts
    sums = list(accumulate(part.quantity.value for part in parts))
    return parts[: sums.index(whole.quantity.value) + 1] if whole and whole.quantity.value in sums else parts


def _values(row: Row) -> set[Value]:
    values = {quantity.value for quantity in row.quantities}
    for bracket in row.brackets:
        values |= _values(bracket.row)
    return values


def _judge(claim: Claim, totals: list[Total]) -> Verdict | None:
    if not totals:
        return None
    if claim.link is Link.EARLIER:
        totals = [total for total in totals if total.unit != "other"] or totals
        named = [total for total in totals if _is_named(total, claim)]
        # Which quantity is meant is only certain when it is named or there is no other.
        return judge(claim, totals[0], is_certain=len(named or totals) == 1)
    # "120 personas en 3 municipios (70 mujeres y 50 hombres)": places are passed over.
    meant = [total for total in totals if total.unit != "other"] or totals
    is_one_of_several = claim.is_one_of_several and len(meant) > 1 and meant[0].unit == meant[1].unit
    return judge(claim, meant[0], is_certain=claim.link is Link.BRACKETS or not is_one_of_several)


def _each_once(verdicts: list[Verdict], sound: set[int]) -> Iterator[Verdict]:
    told: set[int] = set()
    for verdict in sorted(verdicts, key=lambda verdict: (not verdict.is_plain, verdict.total.quantity.start)):
        starts = {part.quantity.start for part in verdict.parts}
        if not starts <= sound and not starts & told:
            told |= starts
            yield verdict
