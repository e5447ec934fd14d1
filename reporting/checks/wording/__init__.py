"""How an entry is written: spelling, signs, numbers, intentions told as results, text of another year."""

from datetime import date
from itertools import islice

from ..findings import Finding
from ..texts import texts
from .intentions import intentions
from .period import impossible_days, outside_period
from .repeated import repeated_challenges
from .signs import doubled_words, impossible_numbers, unclosed_signs
from .spelling import misspellings

__all__ = ["check", "check_cycle"]

RULES = (doubled_words, unclosed_signs, impossible_numbers, impossible_days, intentions)
MOST = 10  # findings of one rule in one text: the eleventh drowns the reader


def check(
    content: dict, *, period_start: date | None = None, period_end: date | None = None
) -> list[Finding]:
    """What to correct in the wording of one entry; text of another year only when the period is given."""
    read = list(texts(content))
    found = misspellings(read)
    for text in read:
        for rule in RULES:
            found += islice(rule(text), MOST)
        if period_start and period_end:
            found += islice(outside_period(text, period_start, period_end), MOST)
    return found


def check_cycle(contents: list[dict]) -> list[tuple[int, Finding]]:
    """What only all entries together show: findings, each with the position of its entry in `contents`."""
    return repeated_challenges(contents)
