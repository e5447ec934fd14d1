"""Numbers as they are written in Mexico: 12,635; 1,872.33; 12 635; 8 mil 891; 1.5 millones; ciento veinte."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

Value = int | Decimal

# How many a word stands for, and what may follow it inside one number.
UNITS = {
    word: value
    for value, words in enumerate(
        "un uno una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
        "dieciséis dieciseis|diecisiete|dieciocho|diecinueve|veinte|veintiún veintiun veintiuno veintiuna|"
        "veintidós veintidos|veintitrés veintitres|veinticuatro|veinticinco|veintiséis veintiseis|"
        "veintisiete|veintiocho|veintinueve".split("|"),
        start=1,
    )
    for word in words.split()
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(), start=3
    )
}
HUNDREDS = {"cien": 100, "ciento": 100} | {
    stem + ending: 100 * value
    for value, stem in enumerate(
        "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient".split(), start=2
    )
    for ending in ("os", "as")
}
SCALES = {"mil": 1000, "millón": 10**6, "millon": 10**6, "millones": 10**6}
WORDS = UNITS | TENS | HUNDREDS | SCALES

# Digits with whatever holds them together: also what no rule allows ("8,41"), to be read as it stands.
DIGITS = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+|\d+(?:[.,'’´]\d+)*"
ATOM = re.compile(
    rf"(?<![\w])(?:(?P<digits>{DIGITS})|(?P<word>{'|'.join(sorted(WORDS, key=len, reverse=True))})(?!\w))",
    re.IGNORECASE,
)
PER_CENT = re.compile(r"\s?%|\s+por ciento\b", re.IGNORECASE)

PLAIN = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d{1,3}(?:['’´]\d{3})?(?:,\d{3})*")
WITH_CENTS = re.compile(r"(\d+|\d{1,3}(?:['’´]\d{3})?(?:,\d{3})*)\.(\d+)")
EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
NOT_DIGITS = re.compile(r"\D")
OF_MILLIONS = re.compile(r"\d{1,3},\d{1,2}")
LONGEST = 24  # characters; longer ones count nothing


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text. `value` is its likeliest reading, `readings` all of them.

    `step` is the least that its writing could tell apart: 1000 for "520 mil", 1 for "520".
    """

    start: int
    end: int
    value: Value
    readings: tuple[Value, ...]
    raw: str
    step: int = 1
    is_percentage: bool = False
    is_well_formed: bool = True
    is_article: bool = False


def read_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """All numbers between `start` and `end` of `text`, in order, quantities or not."""
    before = None
    for run in _runs(text, start, len(text) if end is None else end):
        if before is not None and run[0].start() < before.end:
            continue  # the "ciento" of "12 por ciento"
        number = _number(run, text)
        if before is not None and _is_torn(before, number, text):
            number = replace(number, readings=(*number.readings, int(before.raw + number.raw)))
        yield number
        before = number


def _runs(text: str, start: int, end: int) -> Iterator[list[re.Match]]:
    """The words and digits of one number each."""
    run: list[re.Match] = []
    for atom in ATOM.finditer(text, start, end):
        if run and not _continues(run, atom, text):
            yield run
            run = []
        run.append(atom)
    if run:
        yield run


def _is_torn(before: Number, number: Number, text: str) -> bool:
    """Whether "32, 305" may be one number with a space too many."""
    return (
        number.start - before.end == 2
        and text[before.end : number.start] == ", "
        and len(number.raw) == 3
        and len(before.raw) <= 3
        and number.raw.isdecimal()
        and before.raw.isdecimal()
    )


def read_digits(raw: str) -> tuple[Value, ...]:
    """What the digits may stand for, likeliest first; nothing when they are no number at all ("7.2.8")."""
    if len(raw) > LONGEST:
        return ()
    if PLAIN.fullmatch(raw) or GROUPED.fullmatch(raw) or EUROPEAN.fullmatch(raw):
        return (int(NOT_DIGITS.sub("", raw)),)
    if cents := WITH_CENTS.fullmatch(raw):
        value = Decimal(NOT_DIGITS.sub("", cents[1]) + "." + cents[2])
        # "12.635" may be a point for a comma.
        return (value, int(NOT_DIGITS.sub("", raw))) if len(cents[2]) == 3 else (value,)
    if "." in raw:
        return ()
    # "8,41": a digit is missing, or the comma is one of decimals.
    whole = int(NOT_DIGITS.sub("", raw))
    return (whole, Decimal(raw.replace(",", "."))) if raw.count(",") == 1 and "'" not in raw else (whole,)


def _continues(run: list[re.Match], atom: re.Match, text: str) -> bool:
    """Whether `atom` goes on with the number that `run` has begun: "8 mil" + "891", "treinta y" + "cinco"."""
    last = run[-1]
    between = text[last.end() : atom.start()]
    if between == " y ":
        return _worth(last) in TENS.values() and _is_word(last) and _is_word(atom) and _worth(atom) < 10
    if between not in (" ", "\u00a0"):
        return False
    if _is_scale(atom):
        return not any(_worth(scale) <= _worth(atom) for scale in run if _is_scale(scale))
    if _is_scale(last):
        return _worth(atom) < _worth(last) and (_is_word(atom) or "." not in atom[0])
    return _is_word(last) and _is_word(atom) and _worth(last) >= 100 > _worth(atom)


def _number(run: list[re.Match], text: str) -> Number:
    start, end = run[0].start(), run[-1].end()
    is_composed = len(run) > 1 or _is_word(run[0])
    readings = (_composed(run),) if is_composed else read_digits(run[0][0])
    sign = PER_CENT.match(text, end)
    return Number(
        start,
        sign.end() if sign else end,
        value=readings[0] if readings else 0,
        readings=readings,
        raw=text[start:end],
        step=_step(run),
        is_percentage=bool(sign),
        is_well_formed=len(readings) == 1,
        is_article=is_composed and readings == (1,) and not sign,
    )


def _composed(run: list[re.Match]) -> Value:
    """The value of a number with words in it."""
    total: Value = 0
    group: Value = 0
    for atom in run:
        if _is_scale(atom):
            total += (group or 1) * _worth(atom)
            group = 0
        else:
            # A comma before "millones" is one of decimals: "1,7 millones".
            group += Decimal(atom[0].replace(",", ".")) if OF_MILLIONS.fullmatch(atom[0]) else _worth(atom)
    value = total + group
    return int(value) if value == int(value) else value


def _step(run: list[re.Match]) -> int:
    """The least difference that the writing shows: a thousand in "520 mil", a hundred thousand in "1.5 millones"."""
    if not _is_scale(run[-1]):
        return 1
    scale = int(_worth(run[-1]))
    return scale // 10 if "." in run[0][0] or OF_MILLIONS.fullmatch(run[0][0]) else scale


def _is_word(atom: re.Match) -> bool:
    return atom["word"] is not None


def _is_scale(atom: re.Match) -> bool:
    return _is_word(atom) and atom[0].lower() in SCALES


def _worth(atom: re.Match) -> Value:
    if _is_word(atom):
        return WORDS[atom[0].lower()]
    readings = read_digits(atom[0])
    return readings[0] if readings else 0
