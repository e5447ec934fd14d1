"""What a sentence claims: a total and the parts it is said to consist of, and how the two are joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from .labels import Label, first_unit, has_meaning, read_label
from .parts import Parts, is_joint, label_of, read_parts, start_of_run
from .phrases import (
    COPULA,
    DIRECT,
    DISTRIBUTION,
    IN_TOTAL,
    JUST_A_COMMA,
    LABEL_AFTER_A_COMMA,
    LEAD_TOTAL,
    NAMED_AGAIN,
    OF_THEM,
    OPEN_LEAD,
    PARTITIVE,
    PARTITIVE_START,
    POPULATION,
    TAKEN_UP,
    TOTAL_AFTER,
)
from .sentences import BREAK, Bracket, Quantity, Row, Sentence
from .vocabulary import Unit


class Link(Enum):
    """How a text joins a total and its parts, from the plainest to the vaguest."""

    COLON = "colon"  # 640 personas: 410 hombres y 230 mujeres
    BRACKETS = "brackets"  # 640 personas (410 hombres y 230 mujeres)
    PARTITIVE = "partitive"  # 640 personas, de las cuales 410 son hombres
    LEAD = "lead"  # De las 640 personas, 410 son hombres
    AFTER = "after"  # 410 hombres y 230 mujeres, en total 640
    APPOSITION = "apposition"  # 640 personas, 410 hombres y 230 mujeres
    EARLIER = "earlier"  # the total stands in an earlier sentence


MOST_OTHERS = 4
LONGEST_JOINT = 500  # characters between a total and its first part
TAIL = 80  # characters before a number that may announce it


@dataclass(frozen=True, slots=True)
class Total:
    quantity: Quantity
    label: Label
    unit: Unit | None

    @property
    def is_called_so(self) -> bool:
        """Whether its own words call it a total: "Total: 75"."""
        return self.label.text.strip().startswith(("total", "gran total"))


@dataclass(frozen=True, slots=True)
class Claim:
    """`total` is nothing when it stands in an earlier sentence, as the quantity of `noun` if it is named.

    `others` are the quantities before the total, and `is_one_of_several` when the nearest is coordinated with it;
    `is_direct`: "48 mujeres:", little more than its noun between the total and the colon.
    `is_announced`: "desglosadas como sigue"; `says_what_they_are`: "de las cuales 20 son mujeres", so that the parts
    are of the total's kind whatever its noun; `is_of_them`: "de ellas", "de las cuales".
    """

    link: Link
    total: Total | None
    parts: Parts
    is_announced: bool = False
    is_open: bool = False
    is_list: bool = False
    others: tuple[Total, ...] = ()
    is_one_of_several: bool = False
    is_direct: bool = False
    says_what_they_are: bool = False
    is_of_them: bool = False
    noun: str = ""


def find_claims(sentence: Sentence) -> Iterator[Claim]:
    """Everything that the sentence says of totals and parts, brackets included.

    Of a list only what goes over its lines: each of them is a sentence of its own as well.
    """
    for claim in (*_claims_of(sentence.row), *_claims_without_total(sentence.row)):
        if claim.is_list or not sentence.is_list:
            yield claim


def _claims_of(row: Row) -> Iterator[Claim]:
    inside = -1  # the last part of the list being read: its colons only join labels and numbers
    for at in range(len(row.quantities)):
        for claim, last in _claims_about(row, at, inside):
            if len(claim.parts.parts) > 1 or claim.link in (Link.PARTITIVE, Link.LEAD):
                inside = max(inside, last)
                yield claim
    for bracket in row.brackets:
        yield from _claims_of_bracket(row, bracket)


def _claims_about(row: Row, at: int, inside: int) -> Iterator[tuple[Claim, int]]:
    """The claims whose total is the quantity `at`, each with the index of its last part."""
    if TOTAL_AFTER.search(row.between[at][-TAIL:]) or _is_in_total(row, at):
        yield from _claims_before(row, at)
    between = row.between[at + 1]
    if at + 1 >= len(row.quantities) or len(between) > LONGEST_JOINT:
        return
    link, lead = _link(row, at, between, inside)
    if link is None:
        return
    parts = read_parts(row, at + 1, lead)
    last = at + len(parts.parts)
    yield _claim(row, at, link, parts, between), last


def _claim(row: Row, at: int, link: Link, parts: Parts, between: str) -> Claim:
    return Claim(
        link,
        total_of(row, at),
        parts,
        is_announced=bool(DISTRIBUTION.search(between)),
        is_open=parts.is_open or parts.has_gaps or is_open_lead(between),
        is_list=BREAK in between,
        is_one_of_several=at > 0 and is_joint(row.between[at]),
        others=_totals_before(row, at),
        is_direct=bool(DIRECT.match(between)),
        is_of_them=bool(OF_THEM.search(between)),
        says_what_they_are=bool(DISTRIBUTION.search(between)) or _has_copula(link, between, parts),
    )


def is_open_lead(lead: str) -> bool:
    """Whether a list is announced as a choice: "principalmente:", "entre los que destacan"."""
    joint = PARTITIVE.search(lead)
    announcement = lead[joint.end() :] if joint else lead
    clause = announcement.rpartition(":")[0].rpartition(",")[2] or announcement
    return bool(OPEN_LEAD.search(clause))


def _has_copula(link: Link, lead: str, parts: Parts) -> bool:
    if link not in (Link.PARTITIVE, Link.LEAD, Link.EARLIER):
        return False
    return any(COPULA.search(text) for text in (lead, *(part.label.text for part in parts.parts)))


def _link(row: Row, at: int, between: str, inside: int) -> tuple[Link | None, str]:
    """How the quantity `at` is joined to the next one, and the text from the joint on."""
    joints = list(PARTITIVE.finditer(between))
    if joints and not between[: joints[0].start()].strip():
        return None, ""  # "60 de ellos" is a part itself
    if joints:
        return Link.PARTITIVE, between[joints[-1].end() :].lstrip(": ,")
    if at <= inside:
        return None, ""
    if ":" in between and not re.search(r"[;\n].*:", between, re.DOTALL):
        return Link.COLON, between[between.index(":") + 1 :]
    if LEAD_TOTAL.search(row.between[at][-TAIL:]) and "," in between:
        return Link.LEAD, between[between.rindex(",") + 1 :]
    if DISTRIBUTION.search(between) and ";" not in between:
        return Link.COLON, ""
    if BREAK in between:
        # The total stands in the lead, or it is the first bullet of all.
        is_early = at == 0 or not any(BREAK in text for text in row.between[: at + 1])
        return (Link.APPOSITION, between[between.index(BREAK) :]) if is_early else (None, "")
    return _link_by_comma(between)


def _link_by_comma(between: str) -> tuple[Link | None, str]:
    """ "640 personas, 410 hombres" or "640 personas, hombres 410"."""
    if JUST_A_COMMA.match(between):
        return Link.APPOSITION, ""
    found = LABEL_AFTER_A_COMMA.match(between)
    return (Link.APPOSITION, found["label"]) if found and read_label(found["label"]).sexes else (None, "")


def _is_in_total(row: Row, at: int) -> bool:
    return at > 1 and bool(IN_TOTAL.match(row.between[at + 1]))


def _claims_before(row: Row, at: int) -> Iterator[tuple[Claim, int]]:
    """Parts and then their sum: the run of quantities that ends right before it."""
    if BREAK in row.between[at]:
        start = next(index for index, text in enumerate(row.between) if BREAK in text)
        parts = read_parts(row, start, BREAK + row.between[start].rpartition(BREAK)[2], end=at)
    else:
        start = start_of_run(row, at)
        parts = read_parts(row, start, _after_the_last_clause(row.between[start]), end=at)
    counts_others = any(total_of(row, index).unit == "people" for index in range(start))
    is_open = parts.has_gaps or counts_others
    yield Claim(Link.AFTER, total_of(row, at), parts, is_open=is_open, is_list=BREAK in row.between[at]), at


def _claims_of_bracket(row: Row, bracket: Bracket) -> Iterator[Claim]:
    inner = bracket.row
    yield from _claims_of(inner)
    if not bracket.before or not inner.quantities:
        return
    if len(inner.quantities) == 1:
        yield from _sum_in_bracket(row, bracket)
    elif ":" not in inner.between[1] or ":" in inner.between[0]:
        parts = read_parts(inner, 0, inner.between[0])
        is_open = parts.is_open or parts.has_gaps or bool(OPEN_LEAD.search(inner.between[0]))
        if len(parts.parts) > 1:
            total = total_of(row, bracket.before - 1)
            yield Claim(
                Link.BRACKETS, total, parts, is_open=is_open, others=_totals_before(row, bracket.before - 1)
            )


def _sum_in_bracket(row: Row, bracket: Bracket) -> Iterator[Claim]:
    """ "27 mujeres y 19 hombres (46 en total)"."""
    inner = bracket.row
    if IN_TOTAL.match(inner.between[1]) or TOTAL_AFTER.search("," + inner.between[0]):
        start = start_of_run(row, bracket.before)
        parts = read_parts(row, start, _after_the_last_clause(row.between[start]), end=bracket.before)
        if len(parts.parts) > 1:
            yield Claim(Link.AFTER, total_of(inner, 0), parts, is_open=parts.has_gaps)


def _totals_before(row: Row, at: int) -> tuple[Total, ...]:
    return tuple(total_of(row, index) for index in range(at - 1, max(-1, at - 1 - MOST_OTHERS), -1))


def _claims_without_total(row: Row) -> Iterator[Claim]:
    """ "De ellas, 20 fueron mujeres y 10 hombres": the total is to be looked for in earlier sentences."""
    lead = row.between[0]
    if not row.quantities or len(lead) > LONGEST_JOINT or LEAD_TOTAL.search(lead[-TAIL:]):
        return
    rest = _joined_to_earlier(lead)
    if rest is None:
        return
    parts = read_parts(row, 0, rest)
    if len(parts.parts) > 1:
        named = NAMED_AGAIN.match(lead)
        yield Claim(
            Link.EARLIER,
            None,
            parts,
            is_announced=bool(DISTRIBUTION.search(lead) or TAKEN_UP.match(lead)),
            is_open=parts.is_open or parts.has_gaps or bool(OPEN_LEAD.search(lead)),
            is_list=BREAK in rest,
            says_what_they_are=_has_copula(Link.EARLIER, lead, parts) and not POPULATION.match(lead),
            noun=named["noun"] if named else "",
        )


def _joined_to_earlier(lead: str) -> str | None:
    """What stands between the announcement and the first number; nothing when nothing is announced."""
    if joint := PARTITIVE_START.match(lead):
        rest = lead[joint.end() :]
        return rest[rest.index(":") + 1 :] if ":" in rest else rest.rpartition(",")[2] if "," in rest else ""
    if ":" in lead and (DISTRIBUTION.search(lead) or TAKEN_UP.match(lead)):
        return lead[lead.index(":") + 1 :]
    return None


def _after_the_last_clause(text: str) -> str:
    return re.split(r"[,;:.]", text.rstrip(" :"))[-1] if text.rstrip().endswith(":") else ""


def total_of(row: Row, at: int) -> Total:
    """The quantity `at` as a total, with what it counts: "de las cuales 18" counts what stands before it."""
    label = label_of(row, at)
    unit = label.unit or first_unit(label.text)
    if unit is None and at and not has_meaning(row.after(at)) and PARTITIVE.search(row.between[at]):
        return Total(row.quantities[at], label, total_of(row, at - 1).unit)
    return Total(row.quantities[at], label, unit)
