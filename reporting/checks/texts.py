"""The texts of an entry as every check reads them: plain, field by field, word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reporting.richtext import plain

from .findings import Finding, Severity

SINGLE = ("title", "unit", "description", "results", "focus_women_how", "focus_disability_how")
LISTED = {"challenges": "text", "figures": "what"}  # a list of the content, and which of its keys is the text

TOKEN = re.compile(r"\S+")
WORD = re.compile(r"[^\W\d_]+")
WHOLE_WORD = re.compile(r"(?<!\w)[^\W\d_]++(?!\w)")
ADDRESS = re.compile(r"://|www\.|@|\.(?:gob|gov|com|org|net|edu|mx|html?|php|pdf)\b", re.IGNORECASE)


class Text(NamedTuple):
    """The plain text of one field, named as in the content: "results", "challenges.0"."""

    field: str
    plain: str

    def finding(self, check: str, severity: Severity, start: int, end: int, message: str) -> Finding:
        """A finding that quotes this text from `start` to `end`."""
        return Finding(check, severity, self.field, start, end, self.plain[start:end], message)


def texts(content: dict) -> Iterator[Text]:
    """The texts of an entry that are not empty, in the order in which they are read."""
    for field in SINGLE:
        yield from _text(field, content.get(field))
    for name, key in LISTED.items():
        for position, item in enumerate(content.get(name) or ()):
            yield from _text(f"{name}.{position}", item.get(key))


def _text(field: str, rich: str | None) -> Iterator[Text]:
    text = plain(rich or "")
    if text:
        yield Text(field, text)


def words(text: str) -> Iterator[re.Match]:
    """The words of prose: not those of addresses and hashtags, nor those glued to digits ("XHPET105", "1a")."""
    for token in TOKEN.finditer(text):
        if token[0].isalnum() or not is_address(token[0]):
            yield from WHOLE_WORD.finditer(text, token.start(), token.end())


def is_address(token: str) -> bool:
    return token.startswith("#") or ADDRESS.search(token) is not None


def line_around(text: str, position: int) -> tuple[int, int]:
    """From where to where the line runs in which `position` stands."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return start, len(text) if end < 0 else end


class Headings:
    """Which lines of a text are all in capitals; asked from its beginning to its end, each line is read once."""

    def __init__(self, text: Text):
        self.plain, self.end, self.is_heading = text.plain, -1, False
        self.fewest_words = 1 if text.field == "title" else 3

    def hold(self, position: int) -> bool:
        if position > self.end:
            start, self.end = line_around(self.plain, position)
            line = self.plain[start : self.end]
            self.is_heading = line.isupper() and len(line.split()) >= self.fewest_words
        return self.is_heading
