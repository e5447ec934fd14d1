"""Whom a label names: "niñas y adolescentes mujeres" as sexes and ages, so that parts can be told apart."""

import re
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache

from .vocabulary import EMPTY_WORDS, Unit, fold, noun_of, unit_of, words


class Sex(IntFlag):
    WOMEN = 1
    MEN = 2
    UNSAID = 4  # non-binary, another identity, not specified


class Age(IntFlag):
    CHILD = 1
    TEEN = 2
    ADULT = 4
    ELDER = 8
    UNSAID = 16


BOTH = Sex.WOMEN | Sex.MEN
EVERY_SEX = BOTH | Sex.UNSAID
MINORS = Age.CHILD | Age.TEEN
EVERY_AGE = MINORS | Age.ADULT | Age.ELDER

FEMALE = re.compile(
    r"\b(?:mujer(?:es)?|niñas?|femenin[oa]s?|hembras?|embarazadas?|puerperas?|madres|señoras)\b|^\W*m\W*$"
)
MALE = re.compile(r"\b(?:hombres?|niños?|masculin[oa]s?|varon(?:es)?|padres)\b|^\W*h\W*$")
UNSAID_SEX = re.compile(
    r"\bno binari|\botra identidad|\botro (?:genero|sexo)|\bsexo no|\bse desconoce|\bno contest|\bno (?:se )?identific"
    r"|\bdisidencia|\bno indic|\bno respond|\bno declar"
)
TRANS = re.compile(r"\btrans(?:genero|exual|\b)")
UNSAID = re.compile(r"\b(?:no|sin) (?:se )?(?:especific|dato|registr)")
UNSAID_AGE = re.compile(r"\bedad (?:no|sin|desconocida)")
CHILD = re.compile(r"\bniñ[oa]s?\b|\bbebes?\b|\blactantes?\b|\binfantes?\b")
TEEN = re.compile(r"\badolescentes?\b")
MINOR = re.compile(r"\bmenor(?:es)?\b|\bnna\b|\binfancias?\b|\bniñez\b")
OLD = re.compile(r"\badult[oa]s? mayor(?:es)?\b|\bpersonas? mayor(?:es)?\b(?! de)|\btercera edad\b")
ADULT = re.compile(r"\badult[oa]s?\b|\bmayor(?:es)?\b")
YOUNG = re.compile(r"\bjovene?s?\b|\bjuventud")
# Groups that cut across sex and age: one person may be in several.
CROSSING = re.compile(
    r"\bembarazad|\bpuerper|\bdiscapacidad|\blgb|\bindigena|\bafro|\bgay|\bdiversidad|\bjefas? de|\bmadres|"
    r"\bpadres|\bvictimas?\b|\blactan"
)
ADDRESSEE = re.compile(r"\b(?:a|al|para|de|en|con)\s+(?:l[oa]s\s+|un\s+|una\s+|\d+\s+)?$")
LONGEST = 120  # characters of a label that are looked at


@dataclass(frozen=True, slots=True)
class Label:
    """What a number counts, in words. A bare "mujeres" has no ages: its list decides them.

    `is_addressed`: "a mujeres", "para hombres": things given to people, counted as things.
    """

    text: str
    noun: str
    unit: Unit | None
    sexes: Sex
    ages: Age
    is_crossing: bool
    is_addressed: bool

    @property
    def names_people(self) -> bool:
        return bool(self.sexes or self.ages)

    def holds(self, other: "Label") -> bool:
        """Whether those whom `other` names are some of those whom this label names, and not all."""
        sexes, ages = self.sexes or EVERY_SEX, self.ages or EVERY_AGE
        its_sexes, its_ages = other.sexes or EVERY_SEX, other.ages or EVERY_AGE
        is_wider = (sexes, ages) != (its_sexes, its_ages)
        return is_wider and not its_sexes & ~sexes and not its_ages & ~ages

    @property
    def own_ages(self) -> Age:
        """The ages of the noun itself: not those of "oficiales de protección a la infancia"."""
        return _ages(self.noun) if self.ages else Age(0)


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    folded = fold(text[:LONGEST])
    noun, unit = noun_of(folded)
    sexes = _sexes(folded)
    ages = _ages(folded)
    first = min((m.start() for m in (FEMALE.search(folded), MALE.search(folded)) if m), default=-1)
    is_addressed = first > 0 and bool(ADDRESSEE.search(folded[:first]))
    return Label(
        text.strip(),
        noun,
        unit,
        sexes,
        ages,
        bool(CROSSING.search(folded) or (TRANS.search(folded) and sexes != Sex.UNSAID)),
        is_addressed,
    )


def has_meaning(text: str) -> bool:
    """Whether a word of `text` could name what is counted."""
    return any(word not in EMPTY_WORDS for word in words(text))


def first_unit(text: str) -> Unit | None:
    """What the first known noun of `text` counts."""
    return next((unit for word in words(text) if (unit := unit_of(word))), None)


def _sexes(folded: str) -> Sex:
    sexes = Sex(0)
    if FEMALE.search(folded):
        sexes |= Sex.WOMEN
    if MALE.search(folded):
        sexes |= Sex.MEN
    if TRANS.search(folded) and not sexes:
        return Sex.UNSAID
    is_unsaid = UNSAID_SEX.search(folded) or (UNSAID.search(folded) and not UNSAID_AGE.search(folded))
    return sexes | Sex.UNSAID if is_unsaid else sexes


def _ages(folded: str) -> Age:
    if UNSAID_AGE.search(folded):
        return Age.UNSAID
    ages = Age(0)
    if CHILD.search(folded):
        ages |= Age.CHILD
    if TEEN.search(folded):
        ages |= Age.TEEN
    if MINOR.search(folded):
        ages |= MINORS
    if YOUNG.search(folded):
        ages |= Age.TEEN | Age.ADULT
    if OLD.search(folded):
        ages |= Age.ELDER
    elif ADULT.search(folded):
        ages |= Age.ADULT
    return ages
