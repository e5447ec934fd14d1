"""The figures of an entry's table of results: their own breakdown, and what the prose says of the same thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from reporting.richtext import plain

from .claims import total_of
from .doubts import Doubt, breakdown_differs, prose_differs
from .numbers import Value
from .sentences import Quantity, Sentence
from .vocabulary import EMPTY_WORDS, words

ADULTS = ("women", "men")
MINORS = ("girls", "boys", "adolescents")
LARGEST = 10**15  # what the table of figures can hold
STEM = 5  # letters by which "atendidas" and "atendió" are one word


@dataclass(frozen=True, slots=True)
class Declared:
    """A row of the table: what it counts, its total and the breakdown that was filled in."""

    what: str
    total: Value
    breakdown: Mapping[str, int]
    has_note: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity of the prose with the stems of its noun and of its sentence."""

    field: str
    quantity: Quantity
    noun: str
    stems: frozenset[str]
    is_part: bool


def read_declared(figure: Mapping) -> Declared | None:
    """The row as values; nothing when its total is no number."""
    try:
        total = Decimal(str(figure.get("total")))
    except InvalidOperation:
        return None
    if not total.is_finite() or abs(total) >= LARGEST:
        return None
    names = (*ADULTS, *MINORS, "unspecified")
    breakdown = {name: figure[name] for name in names if isinstance(figure.get(name), int)}
    what, note = str(figure.get("what") or ""), str(figure.get("note") or "")
    return Declared(plain(what), _whole(total), breakdown, bool(note.strip()))


def wrong_breakdown(declared: Declared) -> Doubt | None:
    """A breakdown that exceeds its total, or that leaves part of it out although both sexes are told."""
    values = tuple(declared.breakdown.values())
    if declared.has_note or len(values) < 2 or declared.total in _possible_totals(declared.breakdown):
        return None
    whole = sum(values)
    tells_both = all(name in declared.breakdown for name in ADULTS) or all(
        name in declared.breakdown for name in ("girls", "boys")
    )
    if whole < declared.total and not tells_both:
        return None
    message = breakdown_differs(declared.total, values, whole)
    return Doubt(True, 0, len(declared.what), message, declared.total, values, whole)


def contradicting_statement(declared: Declared, statements: Sequence[Statement]) -> tuple[str, Doubt] | None:
    """What the prose says of the same thing when it never says the table's total, with its field."""
    if any(declared.total in statement.quantity.number.readings for statement in statements):
        return None
    stems = _stems(declared.what)
    noun = next((word for word in words(declared.what) if word not in EMPTY_WORDS), "")[:STEM]
    same = [
        statement
        for statement in statements
        if noun and statement.noun[:STEM] == noun and stems <= statement.stems and not statement.is_part
    ]
    if not same or any(statement.quantity.is_hedged for statement in same):
        return None
    found = same[0].quantity
    is_plain = len({statement.quantity.value for statement in same}) == 1 and len(stems) > 1
    message = prose_differs(declared.what, declared.total, found.value, is_plain)
    doubt = Doubt(is_plain, found.start, found.end, message, declared.total, (found.value,), found.value)
    return same[0].field, doubt


def read_statements(field: str, sentences: Sequence[Sentence], parts: set[int]) -> Iterator[Statement]:
    """The quantities of a text as what they are said of; `parts` are the starts of those that are parts."""
    for sentence in sentences:
        if sentence.is_list:
            continue
        row = sentence.row
        for at, quantity in enumerate(row.quantities):
            if not quantity.is_percentage:
                stems = frozenset(_stems(f"{row.between[at]} {row.between[at + 1]}"))
                noun = total_of(row, at).label.noun
                yield Statement(field, quantity, noun, stems, quantity.start in parts)


def _possible_totals(breakdown: Mapping[str, int]) -> set[int]:
    """Girls, boys and adolescents may be told apart from women and men or be among them."""
    sums = {sum(value for name, value in breakdown.items() if name not in MINORS)}
    for names in (("girls", "boys"), ("adolescents",)):
        sums |= {value + sum(breakdown.get(name, 0) for name in names) for value in sums}
    if not all(name in breakdown for name in ADULTS):
        sums = {sum(breakdown.values())}
    return sums


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in words(text) if word not in EMPTY_WORDS and len(word) > 3}


def _whole(value: Decimal) -> Value:
    return int(value) if value == int(value) else value
