"""Which paragraph, bullet, row or cell of the new text was which of the old: kept, changed, moved, gone or new."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Sequence
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _

from .words import Word, steps

ALIKE = 0.45  # of their letters, so that two of them are one that was changed


class Part(Protocol):
    """What is aligned: the same when `key` is; moved when `name` is; likely the same when many `words` are."""

    key: Hashable
    name: Hashable
    kind: str
    words: tuple[Word, ...]


class Pair(NamedTuple):
    """A part before and after. A moved part stands twice: where it went away (no `new`) and where it is now."""

    old: Part | None
    new: Part | None
    is_moved: bool = False

    @property
    def state(self) -> str:
        if self.is_moved:
            return "away" if self.new is None else "here"
        if self.old is None:
            return "new"
        if self.new is None:
            return "gone"
        return "same" if self.old.key == self.new.key else "changed"


def word_for(state: str) -> str:
    """What is said beside a part that moved: of the rest its struck or underlined words tell."""
    return {"away": _("Estaba aquí y se movió:"), "here": _("Se movió aquí:")}.get(state, "")


def align(old: Sequence[Part], new: Sequence[Part]) -> list[Pair]:
    """The pairs, in an order from which both sequences can be read."""
    before, after = {part.key: part for part in old}, {part.key: part for part in new}
    pairs = []
    for is_same, gone, come in steps([part.key for part in old], [part.key for part in new]):
        gone, come = [before[key] for key in gone], [after[key] for key in come]
        pairs += map(Pair, gone, come) if is_same else _between(gone, come)
    return _with_moves(pairs)


def _between(gone: list[Part], come: list[Part]) -> list[Pair]:
    """Pairs of those that are alike; before each, what is gone and what is new there."""
    pairs, start, new_start = [], 0, 0
    for end, new_end in sorted(_alike(gone, come)):
        pairs += [Pair(part, None) for part in gone[start:end]]
        pairs += [Pair(None, part) for part in come[new_start:new_end]]
        pairs.append(Pair(gone[end], come[new_end]))
        start, new_start = end + 1, new_end + 1
    pairs += [Pair(part, None) for part in gone[start:]]
    return pairs + [Pair(None, part) for part in come[new_start:]]


def _alike(gone: list[Part], come: list[Part]) -> list[tuple[int, int]]:
    """Places of parts that share most letters; never crossing, since one sequence of common words tells them all."""
    if len(gone) == len(come) == 1:
        return [(0, 0)] if gone[0].kind == come[0].kind else []
    shared = _shared_letters(gone, come)
    sizes, new_sizes = ([_letters(part.words) for part in parts] for parts in (gone, come))
    taken, new_taken, pairs = set(), set(), []
    for (place, new_place), letters in shared.most_common():
        if place in taken or new_place in new_taken or gone[place].kind != come[new_place].kind:
            continue
        if 2 * letters >= ALIKE * (sizes[place] + new_sizes[new_place]):
            taken.add(place)
            new_taken.add(new_place)
            pairs.append((place, new_place))
    return pairs


def _shared_letters(gone: list[Part], come: list[Part]) -> Counter:
    """How many letters of common words each two of them share: one comparison of all, however many there are."""
    old_words, old_places = _flat(gone)
    new_words, new_places = _flat(come)
    shared, at, new_at = Counter(), 0, 0
    for is_same, old, new in steps(old_words, new_words):
        if is_same:
            for step, word in enumerate(old):
                shared[old_places[at + step], new_places[new_at + step]] += len(word)
        at, new_at = at + len(old), new_at + len(new)
    return shared


def _flat(parts: list[Part]) -> tuple[list[str], list[int]]:
    words = [(word.text, place) for place, part in enumerate(parts) for word in part.words]
    return [text for text, _place in words], [place for _text, place in words]


def _letters(words: Sequence[Word]) -> int:
    return sum(len(word.text) for word in words)


def _with_moves(pairs: list[Pair]) -> list[Pair]:
    """What is gone here and new there was moved: it is told in both places."""
    waiting = defaultdict(deque)
    for place, pair in enumerate(pairs):
        if pair.new is None:
            waiting[pair.old.kind, pair.old.name].append(place)
    for place, pair in enumerate(pairs):
        if pair.old is None and (found := waiting.get((pair.new.kind, pair.new.name))):
            origin = found.popleft()
            pairs[place] = Pair(pairs[origin].old, pair.new, is_moved=True)
            pairs[origin] = Pair(pairs[origin].old, None, is_moved=True)
    return pairs
