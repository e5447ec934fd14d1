"""The little Spanish grammar that computed sentences need: numbers, plurals, lists, dates, order of the alphabet."""

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


def counted(quantity: int, singular: str, plural: str) -> str:
    """A number with its noun: "1 acción", "2 acciones", "0 acciones"."""
    return f"{number(quantity)} {singular if quantity == 1 else plural}"


def enumerate_words(words: Iterable[str]) -> str:
    """Words in a row: "a", "a y b", "a, b e hijos"; y becomes e before the sound of i."""
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    last = words[-1]
    return f"{', '.join(words[:-1])} {conjunction_before(last)} {last}"


def conjunction_before(word: str) -> str:
    """e before i- or hi-, but y before the diphthong of "hielo" or "iones" and before a consonantal y."""
    start = sort_key(word)
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
