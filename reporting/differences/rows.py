"""Figures and challenges compared: which row was changed, moved, gone or new, and by how many per cent."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reporting.catalogues import UNITS, fold
from reporting.models import Figure

from .alignment import Pair, align, word_for
from .reading import blocks_of
from .texts import TextDifference, rich_difference
from .words import Piece, Word, differences, words_of

NUMBERS = ("total", *Figure.BREAKDOWN)
UNIT_WORDS = dict(UNITS)


class _Part(NamedTuple):
    key: tuple
    name: str
    words: tuple[Word, ...]
    row: dict
    kind: str = "row"


@dataclass(frozen=True)
class NumberChange:
    """One number of a figure, written as people read it; empty where there was or is none."""

    label: str
    before: str
    after: str
    percent: str = ""

    @property
    def is_same(self) -> bool:
        return self.before == self.after


class _Told:
    """A row and what became of it, by `Pair.state`."""

    state: str

    @property
    def word(self) -> str:
        return word_for(self.state)


@dataclass(frozen=True)
class ShownFigure(_Told):
    state: str
    what: list[Piece]
    unit_before: str
    unit: str
    numbers: list[NumberChange]
    note: list[Piece]


@dataclass(frozen=True)
class ShownChallenge(_Told):
    state: str
    text: TextDifference
    category_before: str
    category: str


@dataclass(frozen=True)
class RowsDifference:
    rows: list

    @property
    def is_same(self) -> bool:
        return all(row.state == "same" for row in self.rows)

    def shortened(self) -> "RowsDifference":
        """The same without the rows that stay."""
        return RowsDifference([row for row in self.rows if row.state != "same"])


def figures_difference(before: list[dict], after: list[dict]) -> RowsDifference:
    """Two lists of figures by the names of `drafting.FIGURE_COLUMNS`."""
    old, new = (list(map(_figure_part, rows)) for rows in (before, after))
    return RowsDifference([_shown_figure(pair) for pair in align(old, new)])


def challenges_difference(before: list[dict], after: list[dict]) -> RowsDifference:
    """Two lists of challenges: rich `text` and the `category` in words."""
    old, new = (list(map(_challenge_part, rows)) for rows in (before, after))
    return RowsDifference([_shown_challenge(pair) for pair in align(old, new)])


def change_in_percent(before: Decimal | None, after: Decimal | None) -> str:
    """As "+8 %", to one decimal below one per cent; empty where nothing or nought is compared with."""
    if not before or after is None or before == after:
        return ""
    share = 100 * (Decimal(after) - Decimal(before)) / Decimal(before)
    step = Decimal("1") if abs(share) >= 1 else Decimal("0.1")
    rounded = share.quantize(step, ROUND_HALF_UP)
    sign = "+" if share > 0 else "−"
    if not rounded:
        return _("%(sign)s menos de 0.1 %%") % {"sign": sign}
    return f"{sign}{number_format(abs(rounded))} %"


def _figure_part(row: dict) -> _Part:
    key = (row["what"], row["unit"], *(row[name] for name in NUMBERS), row["note"])
    return _Part(key, fold(row["what"]), words_of(row["what"]), row)


def _challenge_part(row: dict) -> _Part:
    words = tuple(word for block in blocks_of(row["text"]) for word in block.words)
    return _Part((row["text"], row["category"]), row["text"], words, row)


def _shown_figure(pair: Pair) -> ShownFigure:
    old, new = _rows(pair)
    return ShownFigure(
        pair.state,
        _line(pair, "what"),
        UNIT_WORDS.get((old or new)["unit"], ""),
        UNIT_WORDS.get((new or old)["unit"], ""),
        list(_numbers(old, new)),
        _line(pair, "note"),
    )


def _numbers(old: dict | None, new: dict | None):
    """The numbers that either row tells; the per cent only where both count the same."""
    is_one_thing = bool(old and new) and fold(old["what"]) == fold(new["what"]) and old["unit"] == new["unit"]
    for name in NUMBERS:
        before, after = (row[name] if row else None for row in (old, new))
        if before is None and after is None:
            continue
        label = str(Figure._meta.get_field(name).verbose_name)
        percent = change_in_percent(before, after) if is_one_thing else ""
        yield NumberChange(label, _number(before), _number(after), percent)


def _number(value) -> str:
    return "" if value is None else number_format(Decimal(value).normalize())


def _shown_challenge(pair: Pair) -> ShownChallenge:
    old, new = _rows(pair)
    text = rich_difference(old["text"] if old else "", new["text"] if new else "")
    return ShownChallenge(pair.state, text, (old or new)["category"], (new or old)["category"])


def _line(pair: Pair, name: str) -> list[Piece]:
    old, new = (words_of(row[name]) if row else () for row in _rows(pair))
    return differences(old, new)


def _rows(pair: Pair) -> tuple[dict | None, dict | None]:
    return pair.old.row if pair.old else None, pair.new.row if pair.new else None
