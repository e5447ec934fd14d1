"""A passage of a field's text: found where it was selected, and found again after the text has changed."""

import re
from typing import NamedTuple

from reporting.models import Entry
from reporting.readable import RICH
from reporting.richtext import plain

# The fields of running text, in which words can be selected.
FIELDS = ("title", "unit", *RICH, "challenges", "focus_women_how", "focus_disability_how")


class Passage(NamedTuple):
    """Words of a text and where they stand in it, the last place not included."""

    quote: str
    start: int
    end: int


def text_of(entry: Entry, name: str) -> str:
    """What the field says in one line of words; read the entry through `Entry.objects.with_content()`."""
    if name not in FIELDS:
        return ""
    if name == "challenges":
        return _one_line("\n".join(plain(challenge.text) for challenge in entry.challenges.all()))
    value = getattr(entry, name)
    return _one_line(plain(value) if name in RICH else value)


def find(text: str, quote: str, near: int = 0) -> Passage | None:
    """Where `quote` stands in `text`; of several places, the one nearest to `near`.

    `near` counts characters without spaces: browsers put other spaces between paragraphs and cells than we do.
    """
    wanted = _one_line(quote)
    if not wanted:
        return None
    places = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", text)]
    if not places:
        return None
    start = min(places, key=lambda place: abs(len(text[:place].replace(" ", "")) - near))
    return Passage(wanted, start, start + len(wanted))


def _one_line(text: str) -> str:
    return " ".join(text.split())
