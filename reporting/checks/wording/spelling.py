"""Words that are certainly misspelt: unknown, one slip from a common word, and neither name nor acronym."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import resources

import snowballstemmer
from django.utils.translation import gettext as _
from spellchecker import SpellChecker

from reporting.catalogues import INSTITUTIONS, OBJECTIVES, STATES

from ..findings import Finding, Severity
from ..texts import WORD, Headings, Text, words

INFINITIVES = ("ar", "er", "ir")
ACCENTS = dict(zip("aeiou", "áéíóú", strict=True))
HASTE = 8  # times that the accented word is commoner than the other, where the other is never right
RIGHT_WITHOUT_ACCENT = {"beisbol", "champan", "comisaria", "comisarias", "marques", "futbol", "policiaca"}
PLAIN_VOWELS = str.maketrans("áéíóúü", "aeiouu")
LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ"
SHORTEST = 6  # letters; shorter words have too many neighbours
SHORTEST_IN_CAPITALS = 7
SHORTEST_STEM = 4
COMMON = 100  # occurrences of the proposed word in the dictionary's corpus
DOMAIN = 1000  # what a word of words.txt counts for
LONGEST = 24
MOST_UNKNOWN = 60  # in one entry; one with more is in another language

PREFIXES = tuple(
    "anti auto bi bio co contra des eco etno extra geo hiper in infra inter intra macro mega micro mini mono multi "
    "neuro pluri poli pos post pre pro psico re semi sobre socio sub super tele trans ultra uni vice video".split()
)
# Endings that a known word may have on the stem of an unknown form of it; the bare stem among them.
ENDINGS = (
    "",
    *"a e o as es os ar er ir ado ada ido ida ador adora ando iendo ante ente able ible ación ción ición".split(),
    *"amiento imiento al ario aria ista ismo idad mente ear izar ivo iva ico ica".split(),
)
# How a word in capitals must end, lest an acronym of a system be taken for a word.
WORDLIKE = tuple(
    "ción cion ciones sión sion siones miento mientos dad dades ncia ncias ar er ir ado ada ados adas ido ida idos "
    "idas ante antes ente entes ivo iva ivos ivas al ales ico ica icos icas or ora ores oras ario aria arios arias "
    "ía ías ia ias ista istas able ible ura mente aje ajes ando iendo".split()
)
stem = snowballstemmer.stemmer("spanish").stemWord


def misspellings(texts: Iterable[Text]) -> list[Finding]:
    """The misspelt words of an entry, each once where it first stands: warnings in titles, notes in texts."""
    unknown = _unknown_words(texts)
    return [
        _finding(text, word, meant)
        for folded, (text, word) in unknown.items()
        if (meant := correction(folded))
    ]


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether a word in lower case is in a dictionary, Spanish or English, or made from one that is."""
    spanish = _dictionary()
    if word in _names_and_english():
        return True
    if word in spanish:
        return not _lacks_accent(word)
    return any(word.startswith(p) and word[len(p) :] in spanish for p in PREFIXES if len(word) >= len(p) + 4)


@lru_cache(maxsize=50_000)
def correction(word: str) -> str | None:
    """The common word that an unknown one was meant to be, where that is plain."""
    spanish = _dictionary()
    count, meant = max(((spanish.get(other, 0), other) for other in _slips(word)), default=(0, ""))
    if count < COMMON:
        return None
    if _without_accents(meant) == _without_accents(word):
        return None if _may_be_verb(word) else meant
    return None if _is_form_of_known(word) or stem(meant) == stem(word) else meant


@cache
def _dictionary() -> dict[str, int]:
    """How often each known word occurs."""
    counts = dict(SpellChecker(language="es").word_frequency.dictionary)
    for word in _domain_words():
        for form in (word, word + ("s" if word[-1] in "aeiouáéíóú" else "es")):
            counts[form] = max(DOMAIN, counts.get(form, 0))
    return counts


def _domain_words() -> list[str]:
    text = resources.files(__package__).joinpath("words.txt").read_text(encoding="utf-8")
    return " ".join(line for line in text.splitlines() if not line.startswith("#")).split()


@cache
def _names_and_english() -> frozenset[str]:
    """Words that are right but that nothing is corrected to."""
    names = " ".join(
        [name for item in INSTITUTIONS for name in (item.name, item.acronym, *item.aliases)]
        + [item.title for item in OBJECTIVES]
        + [state.name for state in STATES]
    )
    english = SpellChecker(language="en").word_frequency.dictionary
    return frozenset(english).union(WORD.findall(names.lower()))


def _unknown_words(texts: Iterable[Text]) -> dict[str, tuple[Text, re.Match]]:
    """The words that no dictionary has, in lower case, with where each first stands; none if there are many."""
    unknown: dict[str, tuple[Text, re.Match]] = {}
    acronyms: set[str] = set()
    for text, word, is_acronym in _candidates(texts):
        folded = word[0].lower()
        if is_acronym:
            acronyms.add(folded)
        elif word[0].islower() or (len(folded) >= SHORTEST_IN_CAPITALS and folded.endswith(WORDLIKE)):
            unknown.setdefault(folded, (text, word))
        if len(unknown) + len(acronyms) > MOST_UNKNOWN:
            return {}
    return {folded: found for folded, found in unknown.items() if folded not in acronyms}


def _candidates(texts: Iterable[Text]) -> Iterator[tuple[Text, re.Match, bool]]:
    """Unknown words in lower case or in capitals, and whether they are acronyms.

    Words with one capital are names, or begin a sentence.
    """
    for text in texts:
        headings = Headings(text)
        for word in words(text.plain):
            is_capital = word[0].isupper()
            if not (SHORTEST <= len(word[0]) <= LONGEST and (is_capital or word[0].islower())):
                continue
            if not is_known(word[0].lower()) and not _is_broken(text.plain, word):
                is_plain = not is_capital or (
                    headings.hold(word.start()) and not _is_bracketed(text.plain, word)
                )
                yield text, word, not is_plain


def _is_bracketed(plain: str, word: re.Match) -> bool:
    """As acronyms are."""
    return plain[max(0, word.start() - 1) : word.start()] == "(" or plain.startswith(")", word.end())


def _is_broken(plain: str, word: re.Match) -> bool:
    """Half of a word that was parted at the end of a line."""
    before = plain[max(0, word.start() - 3) : word.start()].rstrip()
    return plain.startswith("-", word.end()) or before.endswith("-")


def _slips(word: str) -> Iterator[str]:
    """What was meant if one letter was dropped, added, changed or swapped; neither the first nor the last."""
    for i in range(1, len(word)):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in LETTERS)
        if len(tail) < 2:
            continue
        yield head + tail[1:]
        yield from (head + letter + tail[1:] for letter in LETTERS)
        yield head + tail[1] + tail[0] + tail[2:]


def _without_accents(word: str) -> str:
    return word.translate(PLAIN_VOWELS)


def _lacks_accent(word: str) -> bool:
    """The dictionary, made from subtitles, has also what hasty writers write: "paises" beside "países"."""
    if word in RIGHT_WITHOUT_ACCENT or not word.isascii() or _may_be_verb(word):
        return False
    counts = _dictionary()
    accented = (word[:i] + ACCENTS[c] + word[i + 1 :] for i, c in enumerate(word) if c in ACCENTS)
    return max((counts.get(other, 0) for other in accented), default=0) >= HASTE * counts[word]


@lru_cache(maxsize=50_000)
def _may_be_verb(word: str) -> bool:
    """With the accent on another syllable: "tramite" beside "trámite"."""
    root = stem(word)
    return not word.endswith(("ion", "os")) and any(root + end in _dictionary() for end in INFINITIVES)


def _is_form_of_known(word: str) -> bool:
    root = stem(word)
    return len(root) >= SHORTEST_STEM and any(root + ending in _dictionary() for ending in ENDINGS)


def _finding(text: Text, word: re.Match, meant: str) -> Finding:
    severity: Severity = "warns" if text.field == "title" else "notes"
    values = {"word": word[0], "meant": meant.upper() if word[0].isupper() else meant}
    message = _("Revise «%(word)s»: quizá quiso escribir «%(meant)s».") % values
    return text.finding("wording", severity, word.start(), word.end(), message)
