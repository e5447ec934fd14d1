"""Names between double braces in what somebody writes: `{{total}}` is checked at once and filled when it is used."""

import re
from collections.abc import Container, Mapping

FIELD = re.compile(r"\{\{\s*([^{}<>]*?)\s*\}\}")
STRAY = re.compile(r"\{\{|\}\}")


def unknown(text: str, names: Container[str]) -> list[str]:
    """What stands between double braces in `text` and is not in `names`; stray braces, too."""
    wrong = [name for name in FIELD.findall(text) if name not in names]
    return list(dict.fromkeys([*wrong, *STRAY.findall(FIELD.sub("", text))]))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values, which are not searched again; an unknown name raises KeyError: `unknown` asks first."""
    return FIELD.sub(lambda field: values[field[1]], text)
