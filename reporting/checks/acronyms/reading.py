"""Acronyms as texts use them, and the words that stand beside them as what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice

from reporting.catalogues import INSTITUTIONS

from ..texts import WORD, Headings, Text, words

ROMAN = re.compile(r"[IVXLC]+")
CALL_SIGN = re.compile(r"X[EH][A-Z]{0,6}")  # of Mexican radio stations
SHORTEST, LONGEST = 2, 12  # letters
LONGEST_UNMATCHED = 6  # in a heading, where a longer one may be a word: "(MIGRACIÓN)"

IN_BRACKETS = re.compile(r"\(([^()\n]{2,160})\)")
ONLY_ACRONYM = re.compile(
    r"(?:(?i:en (?:lo sucesivo|adelante)),? )?[\"“«]?(?P<acronym>[A-ZÑ]\w{1,11}(?:-[A-ZÑ]{2,6})?)\+?[\"”»]?"
    r"(?:,? (?i:por sus? siglas?) .{0,40})?"
)
MOST_BRACKETS = 1000  # of one text
REACH = 220  # characters before an acronym in brackets in which its meaning stands
STOPS = (". ", "; ", ": ", "(", ")", "\n", "\t", "“", "«", '"')  # before which no meaning begins
SMALL_WORDS = frozenset("a al ante con contra de del e el en la las lo los o para por sin sobre u y".split())
PLAIN_LETTERS = str.maketrans("áéíóúüñÁÉÍÓÚÜÑİ", "aeiouunAEIOUUNI")


@dataclass(frozen=True, slots=True)
class Use:
    """An acronym where a text uses it; `key` is what tells it from others ("DGPCPE" for "DGP-CPE")."""

    key: str
    written: str
    text: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expansion(Use):
    """What stands in brackets beside its meaning, or before it; the span is that of the whole.

    `meaning` is empty where its words do not begin like the letters ("FAO", in English).
    """

    meaning: str = ""


def uses(text: Text) -> Iterator[Use]:
    """The acronyms of a text in order. A line all in capitals says nothing of what is one."""
    headings = Headings(text)
    for word in words(text.plain):
        if not _is_acronym(word[0]) or headings.hold(word.start()):
            continue
        if not (_is_hyphenated(text.plain, word) or _is_in_slogan(text.plain, word)):
            yield Use(_key(word[0]), word[0], text, word.start(), word.end())


def expansions(text: Text) -> Iterator[Expansion]:
    """The acronyms of a text that stand beside their meaning: "Registro Nacional (RN)", "RN (Registro…)"."""
    for brackets in islice(IN_BRACKETS.finditer(text.plain), MOST_BRACKETS):
        inside = ONLY_ACRONYM.fullmatch(brackets[1])
        if inside and _is_acronym(inside["acronym"].partition("-")[0]):
            yield from _meaning_before(text, brackets, inside["acronym"])
        else:
            yield from _meaning_inside(text, brackets)


@cache
def known() -> dict[str, str]:
    """Acronyms that need no explanation, each with its meaning or nothing: of the list and the catalogue."""
    lines = resources.files(__package__).joinpath("known.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if not line.startswith("#"))
    listed = {acronym.strip(): meaning.strip() for acronym, _sign, meaning in pairs}
    return listed | catalogued()


@cache
def catalogued() -> dict[str, str]:
    """The names of the institutions by acronym; by a former acronym the name it stood for, if that is known."""
    former = {
        _key(acronym): name
        for item in INSTITUTIONS
        for acronym in filter(_is_acronym, item.aliases)
        for name in (*item.aliases, item.name)
        if match_meaning(_key(acronym), name) == name
    }
    return former | {_key(item.acronym): item.name for item in INSTITUTIONS if item.acronym}


def match_meaning(acronym: str, before: str) -> str:
    """The end of `before` whose words begin like the letters of `acronym`, or nothing."""
    meaning = _by_initials(acronym, before) or _by_letters(acronym, before)
    return meaning if _is_plausible(acronym, meaning) else ""


def _by_initials(acronym: str, before: str) -> str:
    """The last words of `before` whose initials are the acronym, small words aside."""
    full = [word for word in WORD.finditer(before) if word[0].lower() not in SMALL_WORDS][-len(acronym) :]
    initials = "".join(word[0][0] for word in full)
    return before[full[0].start() :].strip() if _bare(initials) == _bare(acronym) else ""


def _by_letters(acronym: str, before: str) -> str:
    """Schwartz and Hearst (2003): the letters are looked for backwards; the first must begin a word."""
    plain, letters = _bare(before), _bare(acronym)
    position = len(plain)
    for letter in reversed(letters[1:]):
        position = plain.rfind(letter, 0, position)
        if position < 0:
            return ""
    while (position := plain.rfind(letters[0], 0, position)) > 0 and plain[position - 1].isalpha():
        pass
    return before[position:].strip() if position >= 0 and not _begins_within_name(before, position) else ""


def _begins_within_name(before: str, position: int) -> bool:
    """Whether a name in capital letters began earlier, or the words are none: "en aeropuertos, Felipe Ángeles"."""
    if before.isupper():
        return False
    previous = before[:position].split()[-1:]
    meaning = before[position:]
    is_named = any(word[0].isupper() and word.lower() not in SMALL_WORDS for word in previous)
    return is_named or (meaning[0].islower() and not meaning.islower())


def _meaning_before(text: Text, brackets: re.Match, acronym: str) -> Iterator[Expansion]:
    floor, end = max(0, brackets.start() - REACH), brackets.start()
    found = ((text.plain.rfind(stop, floor, end), len(stop)) for stop in STOPS)
    floor = max([floor, *(position + size for position, size in found if position >= 0)])
    before = text.plain[floor:end].rstrip(' ”»"')
    meaning = match_meaning(_key(acronym), before)
    if meaning or (before and (not before.isupper() or len(acronym) <= LONGEST_UNMATCHED)):
        start = floor + len(before) - len(meaning) if meaning else brackets.start()
        yield Expansion(_key(acronym), acronym, text, start, brackets.end(), meaning)


def _meaning_inside(text: Text, brackets: re.Match) -> Iterator[Expansion]:
    before = text.plain[max(0, brackets.start() - LONGEST - 2) : brackets.start()].split()
    inside = brackets[1]
    if not before or not _is_acronym(before[-1]) or inside.count(" ") < 2 or inside[0] != before[-1][0]:
        return
    meaning = match_meaning(before[-1], inside)
    start = text.plain.rfind(before[-1], 0, brackets.start())
    whole = meaning if len(meaning) == len(inside) else ""
    yield Expansion(_key(before[-1]), before[-1], text, start, brackets.end(), whole)


def _is_plausible(acronym: str, meaning: str) -> bool:
    """As many words as letters, roughly, and more letters than the acronym."""
    full = [word for word in WORD.findall(meaning) if word.lower() not in SMALL_WORDS]
    return 2 <= len(full) <= len(acronym) + 2 and len(meaning) > len(acronym) + 2


def _is_acronym(written: str) -> bool:
    if not SHORTEST <= len(written) <= LONGEST or not written[:2].isupper() or not written.isalpha():
        return False
    capitals = sum(letter.isupper() for letter in written)
    return capitals * 2 > len(written) and not ROMAN.fullmatch(written) and not CALL_SIGN.fullmatch(written)


def _key(written: str) -> str:
    return "".join(WORD.findall(written)).upper()


def _bare(text: str) -> str:
    """Letters without accents or case, as many as before."""
    return text.translate(PLAIN_LETTERS).lower()


def _is_hyphenated(plain: str, word: re.Match) -> bool:
    """A part of a code ("NOM-014-SSA2"), of a longer acronym ("DGP-CPE") or of a mark ("AT&T")."""
    before, after = plain[max(0, word.start() - 1) : word.start()], plain[word.end() : word.end() + 1]
    return bool({before, after} & {"-", "&"})


def _is_in_slogan(plain: str, word: re.Match) -> bool:
    """Beside another word in capitals, with a space between: «LLAMANDO A CASA»."""
    before = plain[max(0, word.start() - LONGEST) : word.start()]
    after = plain[word.end() : word.end() + LONGEST]
    neighbours = (before.split()[-1:] if before.endswith(" ") else []) + (
        after.split()[:1] if after.startswith(" ") else []
    )
    return any(other.replace("-", "").isalpha() and other.isupper() for other in neighbours)
