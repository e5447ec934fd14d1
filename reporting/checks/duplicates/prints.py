"""What an entry can be recognised by: its title's stems, its institutions, its passages, its figures."""

import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from reporting.catalogues import fold
from reporting.richtext import plain

TOKEN = re.compile(r"[^\W_]+")
COUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{3,9})(?![\d,])")
YEAR = re.compile(r"(?:19|20)\d\d")
PASSAGE = 8  # words that, said alike in a row, are copied
SMALL_WORDS = frozenset(
    "a al ante con contra de del e el en la las lo los o para por que se sin sobre su sus u un una y".split()
)
_stem = snowballstemmer.stemmer("spanish").stemWord


@dataclass(frozen=True, slots=True)
class Print:
    """Names are folded; `passages` are the hashes of eight words in a row, by where the first one stands."""

    title: frozenset[str]
    lead: str
    partners: frozenset[str]
    passages: dict[int, int]
    counts: frozenset[str]
    objective: int | None
    programme: int | None


def print_of(content: dict) -> Print:
    lead = fold((content.get("institution") or {}).get("name") or "")
    return Print(
        title=frozenset(_stems(content.get("title") or "")),
        lead=lead,
        partners=frozenset(fold(partner["name"]) for partner in content.get("partners") or ()) - {"", lead},
        passages=_passages([_folded(word) for word in TOKEN.findall(said(content))]),
        counts=frozenset(_counts(plain(content.get("results") or ""))),
        objective=content.get("objective"),
        programme=content.get("programme"),
    )


def said(content: dict) -> str:
    """The texts in which copied passages are looked for."""
    return "\n".join(plain(content.get(field) or "") for field in ("description", "results"))


def copied_passage(content: dict, passages: dict[int, int]) -> str:
    """The longest passage of `content` that another entry has too, as it is written here."""
    text = said(content)
    tokens = list(TOKEN.finditer(text))
    best = (0, 0)  # how many words, where
    start = 0
    own = _passages([_folded(token[0]) for token in tokens])
    shared = sorted(position for passage, position in own.items() if passage in passages)
    for index, position in enumerate(shared):
        if index == 0 or position != shared[index - 1] + 1:
            start = position
        best = max(best, (position - start + PASSAGE, -start))
    words, first = best[0], -best[1]
    return text[tokens[first].start() : tokens[first + words - 1].end()] if words else ""


def _stems(title: str) -> list[str]:
    """The stems of a title's words, without the small ones; numbers as they stand."""
    return [stem(word) for word in fold(title).split() if word not in SMALL_WORDS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return _stem(word)


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return fold(word)


def _passages(words: list[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for position in range(len(words) - PASSAGE + 1):
        found.setdefault(hash(tuple(words[position : position + PASSAGE])), position)
    return found


def _counts(text: str) -> set[str]:
    """Figures of three digits or more as they are written, without the years."""
    return {count for count in COUNT.findall(text) if not YEAR.fullmatch(count)}
