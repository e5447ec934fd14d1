"""Names of persons: those a text calls beneficiaries, and full names nobody explains."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from reporting.catalogues import fold

from ..texts import Text, words

PARTICLES = frozenset("de del la las los y".split())
LONGEST = 6  # words of a name
BEFORE = 60  # characters before a name that tell who bears it

# These call somebody by name: one given name after them is enough.
CALLED = re.compile(
    r"(?:\bC\.|\b(?:señor(?:a|ita)?|sra?\.|srta\.|joven|niñ[oa]|menor|adolescente|beneficiari[oa]|usuari[oa]"
    r"|paciente|alumn[oa]|solicitante|hij[oa]|espos[oa]|viud[oa])),? $",
    re.IGNORECASE,
)
# After these a full name is that of somebody who was attended.
SERVED = re.compile(
    r"\b(?:nombre|llamad[oa]|caso|testimonio|historia|madre|padre|hij[oa]s?|herman[oa]|famili\w+|migrantes?"
    r"|v[íi]ctimas?|personas?|ciudadan[oa]|mexican[oa]|hondureñ[oa]|guatemaltec[oa]|salvadoreñ[oa]|venezolan[oa]"
    r"|cuban[oa]|haitian[oa]|repatriad[oa]|deportad[oa]|refugiad[oa]|detenid[oa]|desaparecid[oa]|beneficiari[oa]s?"
    r"|usuari[oa]s?|joven|niñ[oa]s?|menor(?:es)?|pacientes?)\b",
    re.IGNORECASE,
)
AGE = re.compile(r",? (?:de )?\d{1,2} años")
# Offices and works: their bearers are public, and streets, schools and prizes are called after people.
PUBLIC = re.compile(
    r"\b(?:diputad|senador|secretari|subsecretari|president|presidi|doctor|dra?\.|lic\.|licenciad|mtr[oa]\.|maestr"
    r"|ing\.|titular|director|comisionad|embajador|c[óo]nsul|ministr|gobernador|alcald|coordinador|profesor"
    r"|investigador|magistrad|juez|jueza|legislador|funcionari|delegad|fiscal|rector|general|capit[áa]n|escritor"
    r"|autor|artista|pintor|poeta|actor|actriz|periodista|sacerdote|fray|sor|san|santa|calle|av\.|avenida|bulevar"
    r"|boulevard|colonia|col\.|plaza|parque|escuela|primaria|secundaria|universidad|instituto|hospital|casa"
    r"|albergue|centro|aeropuerto|fundaci[óo]n|premio|c[áa]tedra|estadio|auditorio|museo|biblioteca|municipio"
    r"|ciudad|puente|presa|ley|ponente|moderador|facilitador|tallerista|representante)",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:en|desde|hacia|entre) $", re.IGNORECASE)
AFTER = 40  # characters after a name in which its office may stand


def people(text: Text) -> Iterator[tuple[int, int, bool]]:
    """Where the names of persons stand, and whether the text says that they were attended."""
    written = list(words(text.plain))
    position = 0
    while position < len(written):
        size = _name_length(text.plain, written, position)
        if size:
            start, end = written[position].start(), written[position + size - 1].end()
            served = _is_served(text.plain, written[position : position + size], start, end)
            if served is not None:
                yield start, end, served
        position += size or 1


def _name_length(plain: str, written: list[re.Match], position: int) -> int:
    """How many words from here on are a name, beginning with a given one; 0 where none does."""
    if not _is_given(written[position][0]):
        return 0
    size = last = 1
    for previous, word in zip(written[position:], written[position + 1 : position + LONGEST], strict=False):
        if plain[previous.end() : word.start()] != " ":
            break
        size += 1
        if word[0][0].isupper():
            last = size
        elif word[0] not in PARTICLES:
            break
    return last


def _is_served(plain: str, name: list[re.Match], start: int, end: int) -> bool | None:
    """Whether the bearer was attended; None where the name is public, a place's, or no name at all."""
    before = plain[max(plain.rfind("\n", 0, start) + 1, start - BEFORE) : start]
    if CALLED.search(before):
        return True
    surnames = [word for word in name[1:] if _is_surname(word[0])]
    served, public = _last(SERVED, before), _last(PUBLIC, before)
    if not surnames or public > served or _is_public(plain, before, start, end):
        return None
    if served >= 0 or AGE.match(plain, end):
        return True
    return False if len(surnames) >= 2 and _is_surname(name[-1][0]) else None


def _last(pattern: re.Pattern, before: str) -> int:
    """Where the pattern was last found: of two that fit, the word nearer to the name tells."""
    return max((found.start() for found in pattern.finditer(before)), default=-1)


def _is_public(plain: str, before: str, start: int, end: int) -> bool:
    """By the office that follows, by the place it is, or by being a hero's name."""
    office = PUBLIC.match(plain[end : end + AFTER].lstrip(" ,(-–"))
    return bool(office or PLACE.search(before) or fold(plain[start:end]).startswith(_public_names()))


def _is_given(word: str) -> bool:
    return word[0].isupper() and fold(word) in _names("given_names.txt")


def _is_surname(word: str) -> bool:
    return word[0].isupper() and fold(word) in _names("surnames.txt")


@cache
def _names(file: str) -> frozenset[str]:
    return frozenset(fold(name) for line in _lines(file) for name in line.split())


@cache
def _public_names() -> tuple[str, ...]:
    return tuple(fold(line) for line in _lines("public_names.txt"))


def _lines(file: str) -> list[str]:
    lines = resources.files(__package__).joinpath(file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
