"""First, last and equal: orders of counts in which a tie is told as a tie."""

from typing import NamedTuple


class Place(NamedTuple):
    """Several keys share a place when their count is the same."""

    rank: int
    count: int
    keys: tuple


def places(counts: dict) -> list[Place]:
    """Largest first; two in first place are followed by the third. Keys keep the order they came in."""
    found, rank = [], 1
    for value in sorted(set(counts.values()), reverse=True):
        keys = tuple(key for key, each in counts.items() if each == value)
        found.append(Place(rank, value, keys))
        rank += len(keys)
    return found


def most(counts: dict, wanted: int = 5) -> list[Place]:
    """The first places, whole: a tie that reaches the limit is told with all who share it; zeros are no place."""
    return _first([place for place in places(counts) if place.count], wanted)


def fewest(counts: dict, wanted: int = 5) -> list[Place]:
    """The last places, the smallest first, zeros included; ties are told whole."""
    return _first(places(counts)[::-1], wanted)


def _first(found, wanted):
    chosen, taken = [], 0
    for place in found:
        if taken >= wanted:
            break
        chosen.append(place)
        taken += len(place.keys)
    return chosen


def shares(counts: dict) -> dict:
    """Whole percentages that add up to 100 (largest remainder; ties to the first); all 0 of nothing."""
    total = sum(counts.values())
    if not total:
        return dict.fromkeys(counts, 0)
    exact = {key: divmod(value * 100, total) for key, value in counts.items()}
    missing = 100 - sum(whole for whole, _rest in exact.values())
    by_rest = sorted(exact, key=lambda key: -exact[key][1])
    lifted = set(by_rest[:missing])
    return {key: whole + (key in lifted) for key, (whole, _rest) in exact.items()}
