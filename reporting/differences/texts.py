"""Two texts compared: block by block, and inside each block word by word."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from .alignment import Pair, align, word_for
from .reading import Block, Cell, Row, blocks_of
from .words import Piece, differences, shortened, words_of

NEIGHBOURS = 1  # unchanged blocks kept beside a changed one in a shortened text


@dataclass(frozen=True)
class ShownCell:
    state: str
    form: str
    form_before: str
    pieces: list[Piece]

    @property
    def is_header(self) -> bool:
        return self.form.startswith("th")


@dataclass(frozen=True)
class ShownRow:
    state: str
    cells: list[ShownCell]


@dataclass(frozen=True)
class ShownBlock:
    """A block and what became of it: "same", "changed", "gone", "new", moved "away" or "here"; or "skipped"."""

    state: str
    form: str = ""
    form_before: str = ""
    pieces: tuple[Piece, ...] = ()
    rows: tuple[ShownRow, ...] = ()

    @property
    def is_table(self) -> bool:
        return self.form == "table"

    @property
    def is_bullet(self) -> bool:
        return self.form.startswith(("ul", "ol"))

    @property
    def level(self) -> str:
        return self.form.split()[-1] if " " in self.form else "0"

    @property
    def is_reshaped(self) -> bool:
        """A paragraph that became a bullet, or the other way round."""
        return self.state in ("changed", "here") and self.form != self.form_before

    @property
    def word(self) -> str:
        return word_for(self.state) or (_("Cambia de forma:") if self.is_reshaped else "")


@dataclass(frozen=True)
class TextDifference:
    """The blocks of both texts in one order. `is_same` is for words and form alike."""

    blocks: list[ShownBlock]
    is_same: bool

    @property
    def is_only_form(self) -> bool:
        return not self.is_same and all(
            block.state == "same" or (block.state == "changed" and not _has_changed_words(block))
            for block in self.blocks
        )

    def shortened(self) -> "TextDifference":
        """The same without what stays far from any change."""
        states = [block.state for block in self.blocks]
        near = {
            place + step
            for place, state in enumerate(states)
            if state != "same"
            for step in range(-NEIGHBOURS, NEIGHBOURS + 1)
        }
        kept = [
            replace(block, pieces=tuple(shortened(list(block.pieces))))
            if place in near
            else ShownBlock("skipped")
            for place, block in enumerate(self.blocks)
        ]
        return replace(self, blocks=list(_once(kept)))


def rich_difference(before: str, after: str) -> TextDifference:
    """Two cleaned rich texts."""
    return _difference(blocks_of(before), blocks_of(after), is_same=before == after)


def plain_difference(before: str, after: str) -> TextDifference:
    """Two plain texts, a block for each line."""
    old, new = ([Block("p", words_of(line)) for line in text.splitlines()] for text in (before, after))
    return _difference(old, new, is_same=before == after)


def _difference(old: list[Block], new: list[Block], *, is_same: bool) -> TextDifference:
    return TextDifference([_shown_block(pair) for pair in align(old, new)], is_same)


def _shown_block(pair: Pair) -> ShownBlock:
    old, new = pair.old or Block(pair.new.form), pair.new or Block(pair.old.form)
    pieces = _pieces(pair, old.own_words, new.own_words)
    rows = [_shown_row(each) for each in _rows(pair, old, new)]
    return ShownBlock(pair.state, new.form, old.form, tuple(pieces), tuple(rows))


def _rows(pair: Pair, old: Block, new: Block) -> Iterable[Pair]:
    if pair.state in ("changed", "same"):
        return align(old.rows, new.rows)
    return _whole(pair, pair.new.rows if pair.new else pair.old.rows)


def _whole(pair: Pair, parts: Iterable[Row | Cell]) -> list[Pair]:
    """The parts of what came, went or moved as a whole share its state."""
    if pair.is_moved:
        return [Pair(part, None if pair.new is None else part, is_moved=True) for part in parts]
    make: Callable = (lambda part: Pair(None, part)) if pair.old is None else (lambda part: Pair(part, None))
    return [make(part) for part in parts]


def _shown_row(pair: Pair) -> ShownRow:
    return ShownRow(pair.state, [_shown_cell(each) for each in _cells(pair)])


def _cells(pair: Pair) -> list[Pair]:
    if pair.state not in ("changed", "same"):
        return _whole(pair, pair.new.cells if pair.new else pair.old.cells)
    old, new = pair.old.cells, pair.new.cells
    # Cells of rows of one length stand under the same headings, whatever they say.
    return list(map(Pair, old, new)) if len(old) == len(new) else align(old, new)


def _shown_cell(pair: Pair) -> ShownCell:
    old, new = pair.old or pair.new, pair.new or pair.old
    return ShownCell(pair.state, new.form, old.form, _pieces(pair, old.words, new.words))


def _pieces(pair: Pair, old, new) -> list[Piece]:
    """What went away as a whole is one piece gone, what came is one piece new; what moved keeps its words."""
    if pair.state in ("gone", "away"):
        return [Piece("gone", old)] if old else []
    if pair.state == "new":
        return [Piece("new", new)] if new else []
    return differences(old, new)


def _has_changed_words(block: ShownBlock) -> bool:
    pieces = [*block.pieces, *(piece for row in block.rows for cell in row.cells for piece in cell.pieces)]
    gone, new = (" ".join(p.text for p in pieces if p.kind == kind).split() for kind in ("gone", "new"))
    return gone != new


def _once(blocks: list[ShownBlock]) -> Iterable[ShownBlock]:
    """One mark for any number of skipped blocks."""
    for place, block in enumerate(blocks):
        if block.state != "skipped" or place == 0 or blocks[place - 1].state != "skipped":
            yield block
