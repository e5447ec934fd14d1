"""Sentences written for these tests, each with what a careful reader would say of its figures."""

from typing import NamedTuple


class Case(NamedTuple):
    """`verdict`: "wrong" must be a warning, "right" must stay silent, "open" may be at most a question."""

    verdict: str
    text: str
    sums: frozenset[tuple[float, float]] = frozenset()


def wrong(text: str, stated: float, total: float, *more: tuple[float, float]) -> Case:
    """`stated` is what the text says, `total` what its parts make; `more` such pairs when one slip shows twice."""
    return Case("wrong", text, frozenset({(stated, total), *more}))


def right(text: str) -> Case:
    return Case("right", text)


def undecided(text: str) -> Case:
    return Case("open", text)
