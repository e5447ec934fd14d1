"""Two texts, word by word: what stays, what goes, what comes."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s*\S+")
AROUND = 8  # words kept beside a difference, so that one finds the place
MOST_WORDS = 2_000  # a longer text is shown whole, before and after: comparing takes time by the square


@dataclass(frozen=True)
class Piece:
    kind: str  # "same", "gone", "new" or "skipped"
    text: str


def differences(before: str, after: str) -> list[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces(("gone", old), ("new", new))
    pieces = []
    for what, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces += _shortened(old[start:end], is_first=start == 0, is_last=end == len(old))
        else:
            pieces += _pieces(("gone", old[start:end]), ("new", new[new_start:new_end]))
    return pieces


def _pieces(*pieces: tuple[str, list[str]]) -> list[Piece]:
    return [Piece(kind, "".join(words)) for kind, words in pieces if words]


def _shortened(words: list[str], *, is_first: bool, is_last: bool) -> list[Piece]:
    """What stays, without its middle when that is long."""
    head, tail = (0 if is_first else AROUND), (0 if is_last else AROUND)
    if len(words) <= head + tail + AROUND:
        return _pieces(("same", words))
    return _pieces(("same", words[:head]), ("skipped", [" … "]), ("same", words[len(words) - tail :]))
