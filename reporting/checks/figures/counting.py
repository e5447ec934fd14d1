"""Which numbers count something, and which are dates, years, hours, ages, laws, telephones or folios."""

import re

from .numbers import Number
from .phrases import MONTH

REACH = 32  # characters before and after a number that say what it is

# "Ley 464", "artículos 89, 90 y 92", "Objetivo 7", "Tel.: 667": the number is a name.
NAMED = re.compile(
    r"(?:\b(?:art[ií]culos?|arts?\.?|fracci[oó]n(?:es)?|numeral(?:es)?|incisos?|ley|decreto|objetivos?|metas?|ods|"
    r"cap[ií]tulos?|anexos?|p[aá]ginas?|p[aá]gs?\.?|c\. ?p\.|cp|km|kil[oó]metros?|carretera|versi[oó]n|fase|etapa|"
    r"nivel|eje|tomo|vol\.?|volumen|grado|generaci[oó]n|ruta|t[ií]tulo|norma|nom|zona|distrito|bloque|grupo|agenda|"
    r"covid|piso|calle|avenida|av\.?|cl[aá]usula|recomendaci[oó]n|resoluci[oó]n|sesi[oó]n|m[oó]dulo|l[ií]nea)"
    r"|\b(?:n[uú]ms?\.?|no\.|folios?|oficios?|expedientes? n[uú]mero|tels?\.?|tel[eé]fonos?|ext\.?|extensi[oó]n)"
    r"[\s:]*|[#§№]|n\.? ?[°º])\s*(?:\d{1,4}\s?(?:,|y|e|al?|-|–)\s?){0,6}$",
    re.IGNORECASE,
)
SURELY_BEFORE_A_YEAR = re.compile(
    rf"(?:\b(?:en|desde|hasta|años?|durante|ejercicio|fiscal|periodo|período|ciclo|escolar|edici[oó]n|verano|"
    rf"invierno|semestre|trimestre|informe|plan|{MONTH})(?:\s+del?|\s+el)?|[-–/(])\s*$",
    re.IGNORECASE,
)
COUNTED_NOUN = re.compile(
    r"\s+(?:person|mujer|hombre|niñ|menor|adolescent|migrant|nna\b|servicio|atenci|consulta|docum)",
    re.IGNORECASE,
)
AFTER_A_DAY = re.compile(
    rf"(?:\s*(?:,|y|e|al?|-|–)\s*(?:el\s+)?\d{{1,2}}){{0,6}}\s*(?:de\s+)?(?:{MONTH})\b"
    r"|\s+de\s+(?:cada|este|ese)\s+mes\b",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"(?:\s*(?:,|y|e|o|u|al?|-|–)\s*\d{1,3}){0,6}\s*(?:años?|mes(?:es)?|semanas?|d[ií]as?|horas?|hrs?|(?-i:h)|minutos?|"
    r"segundos?|(?:se|tri|bi)mestres?|kil[oó]metros?|kms?|metros?|(?-i:m)[²2]?|cm|hect[aá]reas?|grados?|toneladas?|"
    r"kilos?|kilogramos?|kg|litros?|veces|ocasiones)(?!\w)",
    re.IGNORECASE,
)
RANGE_FOLLOWS = re.compile(r"\s*[-–—]\s*\d|\s+a\s+\d")
RANGE_BEFORE = re.compile(
    r"\d\s*[-–—]\s*$|\d\s+a\s+$|\bentre\s+(?:l[oa]s\s+)?\d[\d,]*\s+y\s+$", re.IGNORECASE
)
BETWEEN = re.compile(r"\bentre\s+(?:l[oa]s\s+)?$", re.IGNORECASE)
AND_A_NUMBER = re.compile(r"\s+y\s+\d")
# Glued to letters or to other figures: "H-2A", "81/2024", "10:30", "3er", "5128 0000".
GLUED_BEFORE = re.compile(r"(?:\d[:. -]|[\w.][-–/]|/)$")
GLUED_AFTER = re.compile(r"[A-Za-zÁÉÍÓÚÑáéíóúñºª°]|[-–/]\w|:\d|[ -]\d")
# "1) ", "2. ", "3.- ": numbers of a list.
BEFORE_A_BRACKET = re.compile(r"(?:^|[\n;:,.]|\b[ye])\s*(?:[-•»]\s*)*$")
FIRST_OF_A_LINE = re.compile(r"\s*(?:[-•»]\s*)*")
CLOSING_BRACKET = re.compile(r"\s?\)")
POINT = re.compile(r"\s?\.(?:\s?[-–)]|\s)")
# "7 de cada 10"
RATIO_FOLLOWS = re.compile(r"\s+de cada\b", re.IGNORECASE)
RATIO_BEFORE = re.compile(r"\bde cada\s+$", re.IGNORECASE)
LEADING_ZERO = re.compile(r"0\d")
ONE_PERSON = re.compile(
    r"\s+(?:sol[oa]\s+)?(?:mujer|hombre|niñ[oa]|adolescente|persona|menor|joven|adult[oa]|beb[eé]|familiar)\b",
    re.IGNORECASE,
)
AS_AN_OBJECT = re.compile(r"\b(?![ye]\s)\w+\s+(?:a|de|en|por|para|con|como|es|fue)\s+$", re.IGNORECASE)


def is_counted(number: Number, text: str, start: int, end: int) -> bool:
    """Whether `number` says how many, as far as its surroundings between `start` and `end` tell."""
    before = text[max(start, number.start - REACH) : number.start]
    after = text[number.end : min(end, number.end + REACH)]
    if number.is_article:
        return bool(ONE_PERSON.match(after)) and not AS_AN_OBJECT.search(before)
    if number.is_percentage:
        return not RANGE_BEFORE.search(before)
    return not (
        _is_glued(number, before, after)
        or _is_named(number, before)
        or _is_day_or_year(number, before, after)
        or MEASURED.match(after)
        or _is_in_a_range(before, after)
        or _is_of_a_list(number, text, start, after)
    )


def _is_glued(number: Number, before: str, after: str) -> bool:
    return bool(LEADING_ZERO.match(number.raw) or GLUED_BEFORE.search(before) or GLUED_AFTER.match(after))


def _is_named(number: Number, before: str) -> bool:
    # No law or folio is written "12,635".
    return "," not in number.raw and bool(NAMED.search(before))


def _is_day_or_year(number: Number, before: str, after: str) -> bool:
    if number.value <= 31 and AFTER_A_DAY.match(after):
        return True
    if not (len(number.raw) == 4 and number.raw.isdigit() and 1900 <= number.value < 2100):
        return False
    return bool(SURELY_BEFORE_A_YEAR.search(before)) or not COUNTED_NOUN.match(after)


def _is_in_a_range(before: str, after: str) -> bool:
    if RANGE_FOLLOWS.match(after) or RANGE_BEFORE.search(before):
        return True
    if RATIO_FOLLOWS.match(after) or RATIO_BEFORE.search(before):
        return True
    return bool(BETWEEN.search(before) and AND_A_NUMBER.match(after))


def _is_of_a_list(number: Number, text: str, start: int, after: str) -> bool:
    if not number.raw.isdigit() or number.value > 99:
        return False
    if POINT.match(after):
        return FIRST_OF_A_LINE.fullmatch(text, start, number.start) is not None
    if not CLOSING_BRACKET.match(after):
        return False
    is_bracketed = text.rfind("(", start, number.start) > text.rfind(")", start, number.start)
    return not is_bracketed and bool(
        BEFORE_A_BRACKET.search(text[max(start, number.start - 8) : number.start])
    )
