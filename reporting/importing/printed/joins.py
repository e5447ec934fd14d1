"""Sentences and words that a page break cut in two: when to rejoin them, and how."""

import re
from collections.abc import Container, Iterable

from .titles import MARKS

QUOTES_AND_BRACKETS = "”\"»)]’'*>"
SENTENCE_END = ".:;!?…"
# A full stop that need not end a sentence: EE. UU., A.C., núm., art.
ABBREVIATED = re.compile(
    r"(?:\b[A-ZÁÉÍÓÚÑ]{1,2}|\b(?:n[úu]m|arts?|fracc|p[áa]gs?|etc|ej|gr|Sra?|Dra?|Lic))\.$"
)
CUT_WORD = re.compile(r"([^\W\d_]+)-$")
WORD = re.compile(r"[^\W\d_]+")
HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
# Articles, prepositions and conjunctions: no sentence ends with one.
LEANS_ON_NEXT = re.compile(
    r"\b(?:a|al|ante|bajo|con|contra|cuy[ao]s?|del?|desde|durante|[eouy]|el|en|entre|hacia|hasta|las?|los?|"
    r"mediante|ni|para|por|que|según|sin|sobre|sus?|tras|un|una|un[ao]s)$",
    re.IGNORECASE,
)


class Vocabulary:
    """The words a text uses: they tell a word cut by the page from a word that has a hyphen of its own."""

    def __init__(self, texts: Iterable[str]):
        self.words: set[str] = set()
        self.hyphenated: set[str] = set()
        for text in texts:
            lowered = text.lower()
            self.words.update(WORD.findall(lowered))
            if "-" in lowered:
                self.hyphenated.update(HYPHENATED.findall(lowered))


def is_unfinished(text: str) -> bool:
    """Whether a paragraph stops before its sentence does."""
    bare = MARKS.sub("", text).rstrip()
    closed = bare.rstrip(QUOTES_AND_BRACKETS).rstrip()
    return bool(closed) and closed[-1] not in SENTENCE_END


def resumes(before: str, after: str) -> bool:
    """Whether `after`, which follows a gap or a page break, goes on with the sentence of `before`."""
    first = after.lstrip('*“"«(')[:1]
    if not is_unfinished(before):
        return first.islower() and bool(ABBREVIATED.search(MARKS.sub("", before).rstrip()))
    if first.islower():
        return True
    return before.endswith((",", "-")) or bool(LEANS_ON_NEXT.search(before)) or closes_bracket(before, after)


def join(before: str, after: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Both as one text, and the word that was cut between them, if one was."""
    cut = CUT_WORD.search(before)
    tail = WORD.match(after)
    if not cut:
        return f"{before} {after}", ""
    if not tail or not after[0].islower():
        return before + after, ""
    if _keeps_hyphen(cut[1], tail[0], vocabulary.words, vocabulary.hyphenated):
        return before + after, cut[0] + tail[0]
    return before[:-1] + after, cut[1] + tail[0]


def _keeps_hyphen(head: str, tail: str, words: Container[str], hyphenated: Container[str]) -> bool:
    whole = (head + tail).lower()
    return whole not in words and f"{head}-{tail}".lower() in hyphenated


def closes_bracket(before: str, after: str) -> bool:
    """Whether a bracket that `before` leaves open is closed in `after`."""
    is_open = before.rfind("(") > before.rfind(")")
    closes, opens = after.find(")"), after.find("(")
    return is_open and closes >= 0 and (opens < 0 or closes < opens)
