"""What a cell says: values as Excel keeps them, and back as the text that a form reads."""

import datetime
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from reporting import richtext

from .refusal import Refused

MAX_CELL = 32_767  # what Excel holds; openpyxl cuts the rest without a word
EXACT_DIGITS = 15  # what Excel keeps of a number
FIRST_DAY = datetime.date(1900, 3, 1)  # Excel counts a day in February 1900 that never was
NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# How Excel writes a character that XML cannot hold; a pasted line end is the usual one.
EXCEL_ESCAPE = re.compile(r"_x00([01][0-9A-Fa-f])_")


def text_of(value) -> str:
    """What a cell says, as the text somebody would type into the form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Sí") if value else _("No")
    if isinstance(value, (int, float, Decimal)):
        return _digits(value)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return normal(str(value))


def normal(text: str) -> str:
    """The text without what Excel adds to it: escapes, other line ends, space around."""
    text = EXCEL_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_of(value, where: str = ""):
    """The value as a cell holds it: numbers and dates that Excel keeps exactly, else text.

    `where` names the cell in the sentence that says a text does not fit.
    """
    if value is None or value == "":
        return None
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, datetime.date):
        return value if value >= FIRST_DAY else value.isoformat()
    return fitting(text_of(value) if isinstance(value, bool) else str(value), where)


def fitting(text: str, where: str) -> str:
    """`text` without what XML cannot hold; refuses one that Excel would cut."""
    text = NOT_XML.sub("", text)
    if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
        raise Refused(
            _(
                "%(where)s: el texto pasa de los %(most)s caracteres que caben en una celda; acórtelo en la página."
            )
            % {"where": where, "most": f"{MAX_CELL:,}"}
        )
    return text


def written(rich: str) -> str:
    """Rich text as people write it, when it survives what Excel adds; else its HTML as it is."""
    text = richtext.written(rich)
    return text if richtext.clean(normal(text)) == rich else rich


def _digits(value) -> str:
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return f"{number.normalize():f}" if number.is_finite() else str(value)


def _number(value):
    digits = _digits(value)
    if len(digits.replace(".", "").strip("0-")) > EXACT_DIGITS:
        return digits
    return int(digits) if "." not in digits else float(digits)
