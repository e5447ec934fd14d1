"""Which entries are worth comparing: those with something rare in common, not all with all."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations, pairwise

from .likeness import ENOUGH_COUNTS, ENOUGH_PASSAGES, Likeness
from .prints import Print

RAREST = 4  # words of a title by which entries are brought together: near titles share one of them
# So many entries may be brought together by one title's word, and by one passage. Of more than that only
# neighbours are compared: what everybody says tells nobody's programme.
CROWD, CHOIR = 120, 20

Pair = tuple[int, int]
Places = dict[Hashable, list[int]]


def pairs(prints: list[Print], likeness: Likeness) -> set[Pair]:
    """Positions of entries that share a title, a rare word of it, a rare figure or some passages."""
    by_title: Places = defaultdict(list)
    by_count: Places = defaultdict(list)
    by_passage: Places = defaultdict(list)
    for position, each in enumerate(prints):
        by_title[each.title].append(position)
        for word in sorted(each.title, key=lambda stem: -likeness.rarity[stem])[:RAREST]:
            by_title[word].append(position)
        for count in each.counts:
            by_count[count].append(position)
        for passage in each.passages:
            by_passage[passage].append(position)
    shared = Counter(_together(by_passage, CHOIR))
    copied = {pair for pair, passages in shared.items() if passages >= ENOUGH_PASSAGES}
    return {*_together(by_title, CROWD), *_together(by_count, ENOUGH_COUNTS), *copied}


def _together(places: Places, most: int) -> Iterator[Pair]:
    for positions in places.values():
        yield from combinations(positions, 2) if len(positions) <= most else pairwise(positions)
