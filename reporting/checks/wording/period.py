"""Text left from another year: dates and years outside the period of the cycle, and days no month has."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from ..findings import Finding
from ..texts import Text

MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)} | {"setiembre": 9}

DATE = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})(?:º|°|ro)? (?:de )?)?\b(?P<month>{'|'.join(NUMBERS)})"
    r"(?: del? (?:año )?| )(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?<![\w./–-])20\d\d(?![\w/–-]|\.\d)")
UP_TO_YEAR = re.compile(r" (?:a|al|y) 20\d\d\b")
# What is told of another year for good reason: where a thing comes from, what it is compared with.
ORIGIN = re.compile(
    r"\b(?:desde|a partir|antes|hasta|cread|publicad|reformad|ocurrid|suscri|firm|signad|establec|instal|constitu"
    r"|aprob|inici|entr[óo] en vigor|surg|ley|acuerdo|convenio|contrato|norma|circular|censo|encuesta|modelo"
    r"|plan|agenda|compara|respecto|frente|contra|vs|sentencia|resoluci[óo]n|informe)",
    re.IGNORECASE,
)
# Before a year these say that the text is about it.
ABOUT = re.compile(
    r"\b(?:durante(?: el año)?|ejercicio(?: fiscal)?|edici[óo]n|periodo)(?: de)? $", re.IGNORECASE
)
REACH = 60  # characters before a date in which its reason may stand


def outside_period(text: Text, period_start: date, period_end: date) -> Iterator[Finding]:
    """Dates of the results outside the cycle's period, and earlier years that any text says it is about."""
    period = {"start": _written(period_start), "end": _written(period_end)}
    past = _("«%(passage)s» es anterior al periodo (%(start)s a %(end)s): actualícelo si quedó de otro año.")
    future = _("«%(passage)s» es posterior al periodo (%(start)s a %(end)s): confirme que es correcto.")
    for span, first, last in _times(text):
        if not first <= last < period_start and not first > period_end:
            continue
        values = {"passage": text.plain[slice(*span)], **period}
        message = (past if last < period_start else future) % values
        yield text.finding("wording", "notes", *span, message)


def impossible_days(text: Text) -> Iterator[Finding]:
    """Days that their month does not have: "31 de junio de 2024"."""
    for found in DATE.finditer(text.plain):
        if found["day"] and int(found["day"]) not in range(1, _month(found)[1].day + 1):
            message = _("El mes no tiene ese día: «%(passage)s». Corrija la fecha.") % {"passage": found[0]}
            yield text.finding("wording", "warns", *found.span(), message)


def _times(text: Text) -> Iterator[tuple[tuple[int, int], date, date]]:
    """Where a month or a year stands that needs no other reason, with its first and its last day."""
    dates = list(DATE.finditer(text.plain)) if text.field == "results" else []
    for found in dates:
        if not ORIGIN.search(text.plain, *_before(found)):
            yield found.span(), *_month(found)
    taken = {found.start("year") for found in dates}
    for found in YEAR.finditer(text.plain):
        if found.start() not in taken and _is_about(text, found):
            year = int(found[0])
            yield found.span(), date(year, 1, 1), date(year, 12, 31)


def _is_about(text: Text, found: re.Match) -> bool:
    """Whether the text, rather than a law or a project it names, is of that year."""
    if UP_TO_YEAR.match(text.plain, found.end()):
        return False
    start, end = _before(found)
    if ABOUT.search(text.plain, start, end):
        return True
    return text.field == "results" and not ORIGIN.search(text.plain, start, end)


def _before(found: re.Match) -> tuple[int, int]:
    return max(0, found.start() - REACH), found.start()


def _month(found: re.Match) -> tuple[date, date]:
    year, month = int(found["year"]), NUMBERS[found["month"].lower()]
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _written(day: date) -> str:
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
