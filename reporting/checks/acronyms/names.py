"""Institutions written in another way than the catalogue writes them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from reporting.catalogues import INSTITUTIONS, fold

from ..findings import Finding
from ..texts import WORD, Text
from .reading import Expansion, catalogued

FEWEST_WORDS = 3  # of a name that is looked for; "Correos de México" is one, "Jalisco" is a place
SAME = 75  # how alike the meaning of an acronym and a name must be to speak of the same institution, of 100
ACRONYM = re.compile(r"[A-Z]{2}")

Words = tuple[str, ...]


def other_names(text: Text) -> Iterator[Finding]:
    """Former names, variants and misprints that the catalogue knows of, where a text uses them."""
    written = list(WORD.finditer(text.plain))
    folded = [_folded(word[0]) for word in written]
    position = 0
    while position < len(folded) - 1:
        size, name = _name_at(folded, position) if written[position][0][0].isupper() else (0, "")
        if name:
            start, end = written[position].start(), written[position + size - 1].end()
            if not text.plain[start:end].isupper():
                yield text.finding("acronyms", "notes", start, end, _message(name))
        position += size or 1


def other_meaning(expansion: Expansion) -> Finding | None:
    """The acronym of an institution beside a name that is not, to the letter, the catalogue's."""
    name = catalogued().get(expansion.key, "")
    meaning, folded = expansion.meaning, fold(expansion.meaning)
    if not name or not meaning or meaning.isupper() or meaning.casefold() == name.casefold():
        return None
    if folded != fold(name) and not _is_another_name(folded, fold(name)):
        return None
    end = expansion.start + len(meaning)
    return expansion.text.finding("acronyms", "warns", expansion.start, end, _message(name))


def _is_another_name(meaning: str, name: str) -> bool:
    """Of the same institution; aliases are found by `other_names`, and some letters are another's by chance."""
    return not (meaning in _aliases() or _is_within(meaning, name)) and fuzz.ratio(meaning, name) >= SAME


def _name_at(folded: list[str], position: int) -> tuple[int, str]:
    """How many words from `position` on are a name of the catalogue, and the name to use where it is another."""
    for words, official in _index().get((folded[position], folded[position + 1]), ()):
        if tuple(folded[position : position + len(words)]) == words:
            return len(words), official
    return 0, ""


@cache
def _index() -> dict[tuple[str, str], list[tuple[Words, str]]]:
    """By their first two words, names with the name to use instead (none for the right ones), longest first."""
    index = defaultdict(list)
    names = {fold(item.name): "" for item in INSTITUTIONS}
    for folded, official in (_aliases() | names).items():
        words = tuple(folded.split())
        if len(words) >= FEWEST_WORDS:
            index[words[:2]].append((words, official))
    return {start: sorted(found, key=lambda item: -len(item[0])) for start, found in index.items()}


@cache
def _aliases() -> dict[str, str]:
    """Every other name of an institution, folded, with its name.

    Not those of states, which are places too; nor short and long forms of a name, nor any with an acronym.
    """
    return {
        fold(alias): item.name
        for item in INSTITUTIONS
        for alias in item.aliases
        if not (item.state or _is_within(fold(alias), fold(item.name)) or ACRONYM.search(alias))
    }


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold(word)


def _is_within(one: str, other: str) -> bool:
    return one in other or other in one


def _message(name: str) -> str:
    message = _(
        "El catálogo de instituciones la llama «%(name)s»: escríbala así, salvo que hable de otra época."
    )
    return message % {"name": name}
