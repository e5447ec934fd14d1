"""Sentences written for these tests, each with what a careful reader would say of its figures."""

from typing import NamedTuple


class Case(NamedTuple):
    """`verdict`: "wrong" must be a warning, "right" must stay silent, "open" may be at most a question."""

    verdict: str
    text: str
    stated: float | None = None
    total: float | None = None


def wrong(text: str, stated: float, total: float) -> Case:
    return Case("wrong", text, stated, total)


def right(text: str) -> Case:
    return Case("right", text)


def undecided(text: str) -> Case:
    return Case("open", text)
