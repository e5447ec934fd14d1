"""The parts that follow a point of a sentence: a number and its label each, whichever comes first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .labels import Label, has_meaning, read_label
from .numbers import Value
from .phrases import ANOTHER_MATTER, CONJUNCTION, DID, LAST_OPEN, REMAINDER, TWICE
from .sentences import BREAK, POINT, Quantity, Row

MARKS = re.compile(rf"[,;:\n]|{POINT}")
OUTER_MARK = re.compile(r"[;\n]")
PEOPLE = r"(?:niñ[oa]s?|adolescentes?|jovenes|mujer(?:es)?|hombres?|menores|bebes)"
# "niñas, niños y adolescentes" is one label, in spite of its comma.
COMPANIONS = re.compile(rf"(?:\s*,\s*{PEOPLE}\b)*(?:\s*,?\s*[yeo]\s+(?:l[oa]s\s+)?{PEOPLE}\b)?")
SEVERAL_PEOPLE = re.compile(rf"\b{PEOPLE}\s*,\s*(?:l[oa]s\s+)?{PEOPLE}\b")
ALL_PEOPLE = re.compile(rf"\s*(?:l[oa]s\s+)?{PEOPLE}(?:(?:\s*,\s*|\s+[yeo]\s+)(?:l[oa]s\s+)?{PEOPLE})*\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a breakdown; its words end at `end`."""

    quantity: Quantity
    label: Label
    end: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts in order.

    `is_open`: the list says that more follows; `has_gaps`: something in it has no number; `has_remainder`: "los 9
    restantes"; `did_something`: a verb follows, so that they may be only those who did it; `is_shared`: what follows
    says that some belong to several parts.
    """

    parts: tuple[Part, ...] = ()
    is_open: bool = False
    has_gaps: bool = False
    has_remainder: bool = False
    did_something: bool = False
    is_shared: bool = False

    @property
    def sum(self) -> Value:
        return sum(part.quantity.value for part in self.parts)


def read_parts(row: Row, first: int, lead: str, end: int | None = None) -> Parts:
    """The coordinated parts from the quantity `first` on, before the quantity `end`.

    `lead` is the text between their announcement and the first of them.
    """
    ending = len(row.quantities) if end is None else end
    if first >= ending:
        return Parts()
    is_list = BREAK in lead
    label_first = _comes_label_first(row, first, lead)
    taken = list(_coordinated(row, first, ending, label_first, is_list))
    parts = tuple(_part(row, at, lead if at == first else row.between[at], label_first) for at in taken)
    joints = [row.between[at] for at in taken[1:]]
    texts = (*joints, row.between[taken[-1] + 1])
    return Parts(
        parts,
        is_open=any(LAST_OPEN.search(text) for text in texts),
        has_gaps=not is_list and any(_has_gap(joint) for joint in joints),
        has_remainder=any(REMAINDER.search(text) for text in texts),
        did_something=bool(DID.search(texts[-1])),
        is_shared=bool(TWICE.search(" ".join(row.between[taken[-1] + 1 :]))),
    )


def start_of_run(row: Row, end: int) -> int:
    """Where the run of coordinated quantities begins that goes up to the quantity `end`."""
    start = end - 1
    while start > 0 and is_joint(row.between[start]) and ":" not in row.between[start]:
        start -= 1
    return start


def is_joint(between: str) -> bool:
    """Whether a new part begins right after `between`, its number first: "mujeres y ", "hombres; "."""
    last = _after_the_last_joint(between)
    return last is not None and not has_meaning(last)


def _coordinated(row: Row, first: int, end: int, label_first: bool, is_list: bool) -> Iterator[int]:
    """The indexes of the parts.

    Numbers inside a part's words ("300 mujeres de 5 municipios") and a part's own parts ("30: 20 directas y 10
    indirectas; los 9 restantes") are left out.
    """
    yield first
    is_inner = False
    for at in range(first + 1, end):
        between = row.between[at]
        is_inner = not label_first and (":" in between or is_inner and not OUTER_MARK.search(between))
        if is_inner:
            continue
        if not _is_separate(between, label_first, is_list):
            if not (is_list or label_first) and _after_the_last_joint(between) is not None:
                return  # "20 hombres y hubo 5": a new clause
            continue
        before_its_label = MARKS.split(between)[0] if label_first else between
        if ANOTHER_MATTER.search(before_its_label):
            return
        if row.quantities[at].is_percentage != row.quantities[first].is_percentage:
            return
        yield at


def _part(row: Row, at: int, before: str, label_first: bool) -> Part:
    quantity = row.quantities[at]
    if label_first:
        return Part(quantity, read_label(_label_before(before)), quantity.end)
    text = _label_after(row.after(at))
    return Part(quantity, read_label(text), quantity.end + len(text.rstrip()))


def label_of(row: Row, at: int) -> Label:
    """The label of one quantity that stands alone: the words after it, or those before it."""
    after = "" if row.quantities[at].is_bracketed else _label_after(row.after(at))
    if has_meaning(after):
        return read_label(after)
    return read_label(_label_before(row.between[at]))


def _comes_label_first(row: Row, first: int, lead: str) -> bool:
    before = MARKS.split(lead.rstrip(" :"))[-1]
    after = CONJUNCTION.split(MARKS.split(row.between[first + 1])[0])[0]
    return has_meaning(before) and (not has_meaning(after) or lead.rstrip().endswith(":"))


def _is_separate(between: str, label_first: bool, is_list: bool) -> bool:
    """Whether a new part begins in `between`: a mark or an "y" stands there, and in a list a new line."""
    if is_list:
        return BREAK in between
    if label_first:
        return bool(MARKS.search(between.rstrip(" :")) or CONJUNCTION.search(between))
    return is_joint(between)


def _after_the_last_joint(between: str) -> str | None:
    ends = [joint.end() for pattern in (MARKS, CONJUNCTION) for joint in pattern.finditer(between)]
    return between[max(ends) :] if ends else None


def _label_after(between: str) -> str:
    """The words after a number up to the next mark: "35,817, hombres" has its comma before the label."""
    mark = MARKS.search(between)
    if mark is None:
        return CONJUNCTION.split(between)[0] if is_joint(between) else between
    text = between[: mark.start()]
    if mark[0] == "," and not has_meaning(text):
        rest = MARKS.split(between[mark.end() :])[0]
        if not has_meaning(rest):
            return text
        text = between[: mark.end()] + CONJUNCTION.split(rest)[0]
    return text + _companions(between, text)


def _companions(between: str, text: str) -> str:
    """What goes on with a label that has named only some people yet: "niñas" + ", niños y adolescentes"."""
    found = COMPANIONS.match(between, len(text))
    return found[0] if found and ALL_PEOPLE.fullmatch(text.strip(" ,")) else ""


def _label_before(between: str) -> str:
    whole = re.split(r"[;:.\n]", between.rstrip(" :"))[-1]
    if people := SEVERAL_PEOPLE.search(whole):
        return whole[people.start() :]
    return CONJUNCTION.split(MARKS.split(whole)[-1])[-1]


def _has_gap(between: str) -> bool:
    """Whether something with words but no number stands between two parts."""
    pieces = [piece for piece in re.split(r"[,;]", between) if has_meaning(piece)]
    return len(pieces) > 1 and not all(ALL_PEOPLE.fullmatch(piece) for piece in pieces[:2])
