"""The little Spanish grammar that computed sentences need: numbers, plurals, lists, dates, order of the alphabet."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

MEXICO_CITY = ZoneInfo("America/Mexico_City")
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
AFTER_Z = "\x7f"
OWN_COMMA = re.compile(r",(?!\d)")  # not that of 1,200
NUMBER_WORDS = dict(enumerate("dos tres cuatro cinco seis siete ocho nueve".split(), start=2))
NONE = {True: "ninguna", False: "ninguno"}


def number(value: int | str | Decimal) -> str:
    """Comma for thousands, point for decimals, no decimals that say nothing: 51,510,000.5."""
    value = Decimal(str(value))
    if value == value.to_integral_value():
        return f"{int(value):,}"
    return f"{value.normalize():,f}"


def money(value: int | str | Decimal) -> str:
    """$1,200 or $1,200.50: pesos, with cents when there are any."""
    value = Decimal(str(value))
    return f"${number(value)}" if value == value.to_integral_value() else f"${value:,.2f}"


def in_words(value: int, *, feminine: bool = True) -> str:
    """One to nine in words, as running text has them; any other number in digits."""
    if value == 1:
        return "una" if feminine else "un"
    return NUMBER_WORDS.get(value) or number(value)


def quantity(value: int, singular: str, plural: str, *, feminine: bool = True) -> str:
    """A number with its noun in running text: "ninguna acción", "una acción", "dos acciones", "12 acciones"."""
    if value == 0:
        return f"{'ninguna' if feminine else 'ningún'} {singular}"
    return f"{in_words(value, feminine=feminine)} {singular if value == 1 else plural}"


def in_series(values: Iterable[int], *, feminine: bool = True) -> list[str]:
    """Numbers that stand side by side: all in words or, when one has two digits, all in digits."""
    values = list(values)
    if any(value > 9 for value in values):
        return [number(value) if value else NONE[feminine] for value in values]
    return [NONE[feminine] if value == 0 else _alone(value, feminine) for value in values]


def _alone(value: int, feminine: bool) -> str:
    return ("una" if feminine else "uno") if value == 1 else in_words(value)


def percent(value: int) -> str:
    """A whole percentage; the space before its sign does not break."""
    return f"{value}\u00a0%"


def counted(quantity: int, singular: str, plural: str) -> str:
    """A number with its noun: "1 acción", "2 acciones", "0 acciones"."""
    return f"{number(quantity)} {singular if quantity == 1 else plural}"


def enumerate_words(words: Iterable[str]) -> str:
    """Words in a row: "a", "a y b", "a, b e hijos"; y becomes e before the sound of i.

    When one of them has a comma of its own, semicolons part them: "a, b; c, y d".
    """
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    last = words[-1]
    has_commas = any(OWN_COMMA.search(word) for word in words)
    mark, before_last = ("; ", "; ") if has_commas else (", ", " ")
    return f"{mark.join(words[:-1])}{before_last}{conjunction_before(last)} {last}"


def conjunction_before(word: str) -> str:
    """e before i- or hi-, but y before the diphthong of "hielo" or "iones" and before a consonantal y.

    Opening signs are not heard: "a e «Intercambio»".
    """
    start = sort_key(word.lstrip("«“‘\"'(¿¡"))
    if start.startswith(("hia", "hie", "hio", "hiu", "ia", "ie", "io", "iu")):
        return "y"
    return "e" if start.startswith(("i", "hi")) else "y"


def sort_key(text: str) -> str:
    """The order of the Spanish alphabet: accents do not count, ñ comes after n; ties by the text itself."""
    marked = unicodedata.normalize("NFC", text.casefold()).replace("ñ", f"n{AFTER_Z}")
    plain = unicodedata.normalize("NFD", marked)
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def capitals(text: str) -> str:
    return text.upper()


def sentence_case(text: str) -> str:
    """The first letter in capitals, the rest as it came."""
    return text[:1].upper() + text[1:]


def day(value: date | str) -> str:
    """A date or an ISO date in words: "1 de diciembre de 2025"."""
    value = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"


def moment(value: str) -> datetime:
    """The moment of an ISO datetime as it was in Mexico City; one without a zone is taken as UTC."""
    value = datetime.fromisoformat(value)
    value = value if value.tzinfo else value.replace(tzinfo=ZoneInfo("UTC"))
    return value.astimezone(MEXICO_CITY)


def period(start: str, end: str) -> str:
    """Two ISO dates in words: "del 1 de junio de 2024 al 30 de junio de 2025"."""
    return f"del {day(start)} al {day(end)}"
