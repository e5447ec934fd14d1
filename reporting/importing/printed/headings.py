"""The headings between entries: chapters, objectives, sections of an entry, states, closing matter."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from reporting.catalogues import OBJECTIVES, SECTORS, STATES, fold

from .lines import NOTE_SIGN, SUPERSCRIPTS

OBJECTIVE_TITLES = {item.number: fold(item.title) for item in OBJECTIVES}
SECTOR_NAMES = {item.number: fold(item.name) for item in SECTORS}
# "México" alone is the country: the state is always called by its full name.
STATE_CODES = {
    fold(name): item.code for item in STATES for name in (item.name, item.official) if name != "México"
}
SURE = 80  # how alike (of 100) a printed title and an official one must be

ORDINALS = ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto")
CARDINALS = ("uno", "dos", "tres", "cuatro", "cinco", "seis")
WORD_NUMBERS = {word: n for words in (ORDINALS, CARDINALS) for n, word in enumerate(words, start=1)}
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

DECORATION = re.compile(r"^#{1,6}\s+|\*\*|__")
LETTER_SPACED = re.compile(r"(?:\w ){3,}\w\b")
LEADERS = " .·_…\t"  # what leads the eye to a page number
CHAPTER = re.compile(r"CAP[IÍ]TULO\s*(\w{1,8})\s*[.:)–—-]*\s*(.*)", re.IGNORECASE)
OBJECTIVE = re.compile(
    r"OBJETIVOS?(?:\s+(?:N[ÚU]M\.?|N[ÚU]MERO|NO\.|#))?(?:\s*(\d{1,2})\b|\s+([IVX]{1,6})\b)?\s*[.:)–—-]*\s*(.*)",
    re.IGNORECASE,
)
# The word ends at a stop, a colon or the mark of a note (raised, or already put in the text's private sign).
SECTION = re.compile(rf"([^.:{SUPERSCRIPTS}{NOTE_SIGN}]{{4,40}})([.:]?)\s*(.*)")
SECTION_WORDS = {
    "RESULTADOS": "results",
    "RESULTADO": "results",
    "RETOS": "challenges",
    "RETO": "challenges",
    "DESAFÍOS": "challenges",
    "DESAFÍO": "challenges",
    "DESCRIPCIÓN": "description",
}
USUAL_WORDS = {"results": "RESULTADOS", "challenges": "RETOS", "description": "DESCRIPCIÓN"}
FRONT_MATTER = re.compile(r"(?:INTRODUCCI[ÓO]N|PRESENTACI[ÓO]N|[ÍI]NDICE|CONTENIDO|DIRECTORIO)\b")
BACK_MATTER = re.compile(
    r"(?:ANEXOS?|GLOSARIO|SIGLAS|ACR[ÓO]NIMOS|CONCLUSI[ÓO]N(?:ES)?|CIERRE|CONSIDERACIONES|REFLEXIONES|"
    r"PALABRAS FINALES|BIBLIOGRAF[ÍI]A|REFERENCIAS|CR[ÉE]DITOS|COLOF[ÓO]N|AGRADECIMIENTOS)\b"
)
NOT_OF_A_STATE = {"gobierno", "del", "de", "la", "estado", "libre", "y", "soberano"}


class Section(NamedTuple):
    name: str  # description, results or challenges
    word: str  # as printed
    rest: str  # what follows on the same line

    @property
    def is_usual(self) -> bool:
        return self.word == USUAL_WORDS[self.name]


class ObjectiveHeading(NamedTuple):
    printed: int | None
    rest: str
    is_capitals: bool


def bare(text: str) -> str:
    """`text` without what a converter puts around a heading (# and **), letter-spaced words closed up."""
    text = DECORATION.sub("", text).strip()
    if LETTER_SPACED.fullmatch(text):
        return text.replace(" ", "")
    return text


def chapter_heading(text: str) -> tuple[int | None, str] | None:
    """The number a "CAPÍTULO n" line gives and the rest of the line, or None when the line is no such thing."""
    found = CHAPTER.fullmatch(bare(text))
    if not found:
        return None
    number, rest = _number(found[1]), without_page(found[2])
    if number is None or (rest and not sector_named(rest)[0]):
        return None
    return number, rest


def without_page(text: str) -> str:
    """A line of a table of contents without its page."""
    without = text.rstrip("0123456789")
    if 0 < len(text) - len(without) <= 3 and without.endswith(tuple(LEADERS)):
        return without.rstrip(LEADERS)
    return text


def sector_named(text: str) -> tuple[int | None, float]:
    """The chapter whose title `text` is, and how alike they are (0 to 100)."""
    return _closest(text, SECTOR_NAMES)


def objective_heading(text: str) -> ObjectiveHeading | None:
    """The number and the rest of an "OBJETIVO n" line."""
    text = bare(text)
    found = OBJECTIVE.fullmatch(text)
    if not found:
        return None
    printed = int(found[1]) if found[1] else _number(found[2] or "")
    return ObjectiveHeading(printed, found[3], text.startswith("OBJETIVO"))


def objective_titled(text: str) -> tuple[int | None, float]:
    """The objective whose official title `text` is, and how alike they are (0 to 100)."""
    return _closest(text, OBJECTIVE_TITLES)


def section_heading(text: str) -> Section | None:
    """The section of an entry that `text` opens: alone on its line, or in capitals before a colon or stop."""
    found = SECTION.fullmatch(bare(text))
    if not found:
        return None
    word, stop, rest = found[1].strip(), found[2], found[3]
    name = _section_in_capitals(word) if word.isupper() else _section_in_title_case(word)
    if not name:
        return None
    is_sure = word.upper() in SECTION_WORDS
    if rest and rest[0] not in SUPERSCRIPTS + NOTE_SIGN and not (stop and is_sure and word.isupper()):
        return None
    return Section(name, word, rest)


def is_back_matter(text: str) -> bool:
    """Whether `text` is a heading of closing matter: in capitals, starting with a known word."""
    text = bare(text)
    return text.isupper() and bool(BACK_MATTER.match(text)) and "\t" not in text


def is_outside(text: str) -> bool:
    """Whether `text` is a heading of front or closing matter."""
    return is_back_matter(text) or (text.isupper() and bool(FRONT_MATTER.match(bare(text))))


def state_named(text: str) -> str | None:
    """The code of the state that `text` names and nothing else: "SONORA", "GOBIERNO DEL ESTADO DE SONORA"."""
    folded = fold(text)
    if not folded or len(folded) > 60:
        return None
    if folded in STATE_CODES:
        return STATE_CODES[folded]
    words = folded.split()
    while words and words[0] in NOT_OF_A_STATE:
        words.pop(0)
        if " ".join(words) in STATE_CODES:
            return STATE_CODES[" ".join(words)]
    return None


@lru_cache(maxsize=4096)
def _section_in_capitals(heading: str) -> str | None:
    """The section of "RETOS", of "RETOS IDENTIFICADOS", and of "RESUTADOS"."""
    words = heading.split()
    named = [SECTION_WORDS[word] for word in words if word in SECTION_WORDS]
    if named and len(words) <= 4:
        return named[0]
    if len(words) > 1:
        return None
    return next((name for name, usual in USUAL_WORDS.items() if _one_slip(heading, usual)), None)


def _section_in_title_case(heading: str) -> str | None:
    return SECTION_WORDS.get(heading.upper()) if heading[0].isupper() else None


def _one_slip(word: str, usual: str) -> bool:
    """One letter lost, doubled, changed or swapped; two in the long word."""
    return OSA.distance(word, usual) <= len(usual) // 5


def _closest(text: str, titles: dict[int, str]) -> tuple[int | None, float]:
    folded = fold(text)
    # Longer by half again, it is a paragraph that quotes the title.
    if len(folded) < 8 or len(folded) > 250:
        return None, 0.0
    best = process.extractOne(folded, titles, scorer=fuzz.ratio, score_cutoff=SURE)
    return (best[2], best[1]) if best else (None, 0.0)


def _number(word: str) -> int | None:
    """A number in digits, roman numerals or words."""
    if word.isdecimal():
        return int(word)
    if word and set(word.upper()) <= set(ROMAN_VALUES):
        return _roman(word.upper())
    return WORD_NUMBERS.get(fold(word))


def _roman(numeral: str) -> int:
    values = [ROMAN_VALUES[letter] for letter in numeral]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
