"""Groups that each tell women from men, held against the women and men of the whole."""

from collections.abc import Iterator

from .doubts import Doubt, columns_differ
from .numbers import Value
from .parts import Part, read_parts
from .sentences import Row, Sentence
from .sums import Claimed

REACH = 3  # sentences from the whole to its last group
MOST_GROUPS = 10

Run = tuple[int, tuple[Part, ...]]


def disagreeing_columns(plain: str, sentences: list[Sentence], claims: list[Claimed]) -> Iterator[Doubt]:
    """Where the groups add up to the whole and yet their women do not add up to its women."""
    runs = sorted(_runs(sentences, claims), key=lambda run: run[1][0].quantity.start)
    for index, (at, whole) in enumerate(runs):
        groups = [
            parts
            for later, parts in runs[index + 1 : index + 1 + MOST_GROUPS]
            if later <= at + REACH and _names(parts) == _names(whole)
        ]
        for count in range(2, len(groups) + 1):
            if _sum(whole) == sum(_sum(group) for group in groups[:count]):
                yield from _compare(whole, groups[:count], plain)
                break


def _runs(sentences: list[Sentence], claims: list[Claimed]) -> list[Run]:
    """The breakdowns whose labels are all different, claimed or only listed, each once."""
    runs: dict[int, Run] = {}
    listed = ((at, _listed(sentence.row)) for at, sentence in enumerate(sentences) if not sentence.is_list)
    claimed = ((at, claim.parts.parts) for at, claim in claims if not sentences[at].is_list)
    for at, parts in (*claimed, *listed):
        if len(parts) > 1 and len(_names(parts)) == len(parts) and _are_plain_counts(parts):
            runs.setdefault(parts[0].quantity.start, (at, parts))
    return list(runs.values())


def _listed(row: Row) -> tuple[Part, ...]:
    lead = row.between[0].rpartition(":")[2] if row.between[0].rstrip().endswith(":") else ""
    return read_parts(row, 0, lead).parts


def _are_plain_counts(parts: tuple[Part, ...]) -> bool:
    return all(part.quantity.number.is_well_formed and not part.quantity.is_percentage for part in parts)


def _names(parts: tuple[Part, ...]) -> frozenset:
    return frozenset(_name(part) for part in parts)


def _name(part: Part) -> tuple:
    label = part.label
    return (label.sexes, label.ages) if label.names_people else (label.text.strip(" ,."),)


def _sum(parts: tuple[Part, ...]) -> Value:
    return sum(part.quantity.value for part in parts)


def _label(part: Part, plain: str) -> str:
    """The label as written; a label before its number is only known folded."""
    written = plain[part.quantity.end : part.end].strip(" ,.")
    return written or part.label.text.strip(" ,.")


def _compare(whole: tuple[Part, ...], groups: list[tuple[Part, ...]], plain: str) -> Iterator[Doubt]:
    for part in whole:
        cells = [cell for group in groups for cell in group if _name(cell) == _name(part)]
        values = tuple(cell.quantity.value for cell in cells)
        if sum(values) != part.quantity.value:
            message = columns_differ(_label(part, plain), part.quantity.value, values, sum(values))
            end = max(cell.end for cell in cells)
            yield Doubt(True, part.quantity.start, end, message, part.quantity.value, values, sum(values))
