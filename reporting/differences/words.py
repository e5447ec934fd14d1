"""Words: a text cut into them, and two texts compared word by word."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

TOKEN = re.compile(r"(\s*)(https?://\S+|\w+(?:[.,]\d+)*|[^\w\s])")


class Word(NamedTuple):
    """A word, a number or a sign; `marks` are its forms ("em strong", "note"), in one order."""

    text: str
    is_spaced: bool = True  # a space stands before it; always so for the first of a block
    marks: str = ""


BREAK = Word("\n", is_spaced=False)  # a new line in the same block


class Piece(NamedTuple):
    """Words that stay, go or come together: `kind` is "same", "gone", "new" or "skipped"."""

    kind: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return _text(self.words)

    @property
    def runs(self) -> Iterator["Run"]:
        """The words of one form each, and the breaks between lines, for a template."""
        for (marks, is_break), words in groupby(self.words, key=lambda word: (word.marks, word == BREAK)):
            yield Run(marks, _text(words), is_break)


class Run(NamedTuple):
    marks: str
    text: str
    is_break: bool


SKIPPED = Piece("skipped", (Word("…"),))
AROUND = 8  # words kept beside a difference, so that one finds the place


class Step(NamedTuple):
    """What two sequences share (`is_same`), or what stands in one's place in the other."""

    is_same: bool
    old: tuple
    new: tuple


def words_of(text: str, marks: str = "") -> tuple[Word, ...]:
    """The words of a line of plain text."""
    words = [Word(found[2], bool(found[1]), marks) for found in TOKEN.finditer(text)]
    return (words[0]._replace(is_spaced=True), *words[1:]) if words else ()


def differences(old: Sequence[Word], new: Sequence[Word]) -> list[Piece]:
    """The pieces: those not new make the old text, those not gone make the new one."""
    pieces = []
    for is_same, gone, come in _without_crumbs(steps(old, new)):
        kinds = (("same", come),) if is_same else (("gone", gone), ("new", come))
        pieces += [Piece(kind, words) for kind, words in kinds if words]
    return pieces


def steps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Step]:
    """The longest common subsequence and what lies between, in bit-parallel time: no text is too long for it."""
    numbers: dict[Hashable, int] = {}
    before, after = ([numbers.setdefault(item, len(numbers)) for item in items] for items in (old, new))
    found: list[Step] = []
    for what, start, end, new_start, new_end in LCSseq.opcodes(before, after):
        step = Step(what == "equal", tuple(old[start:end]), tuple(new[new_start:new_end]))
        if found and not found[-1].is_same and not step.is_same:
            step = _joined(found.pop(), step)
        found.append(step)
    return found


def shortened(pieces: list[Piece]) -> list[Piece]:
    """The same without the middle of what stays, where that is long."""
    short = []
    for place, piece in enumerate(pieces):
        head, tail = AROUND * (place > 0), AROUND * (place < len(pieces) - 1)
        if piece.kind != "same" or len(piece.words) <= head + tail + AROUND:
            short.append(piece)
            continue
        ends = (piece.words[:head], piece.words[len(piece.words) - tail :])
        first, last = (Piece("same", words) for words in ends)
        short += [each for each in (first, SKIPPED, last) if each.words]
    return short


def _text(words: Iterable[Word]) -> str:
    return "".join(f" {word.text}" if word.is_spaced else word.text for word in words)


def _without_crumbs(found: list[Step]) -> list[Step]:
    """A word or two that happen to be in both, amid what was rewritten, are not worth an island of sameness."""
    kept: list[Step] = []
    for step in found:
        kept.append(step)
        while len(kept) > 2 and not kept[-1].is_same and _is_crumb(*kept[-3:]):
            last, crumb, first = kept.pop(), kept.pop(), kept.pop()
            kept.append(_joined(_joined(first, crumb), last))
    return kept


def _is_crumb(first: Step, middle: Step, last: Step) -> bool:
    return middle.is_same and _size(middle) <= min(_size(first), _size(last))


def _size(step: Step) -> int:
    return max(sum(len(word.text) for word in words) for words in step[1:])


def _joined(first: Step, second: Step) -> Step:
    return Step(False, first.old + second.old, first.new + second.new)
