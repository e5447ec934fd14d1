"""Numbers that identify a person: CURP, RFC, voter key, social security, account, passport."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from ..texts import Text

MONTH_AND_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
STATES = (
    "AS BC BS CC CL CM CS CH DF CX DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE"
)
# Given to foreigners and to the public at large: nobody's.
GENERIC = {"XAXX010101000", "XEXX010101000", "XEXX010101HNEXXXA4", "XEXX010101MNEXXXA8"}


class Identifier(NamedTuple):
    name: str
    pattern: re.Pattern


def alone(pattern: str) -> re.Pattern:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def after(word: str, pattern: str) -> re.Pattern:
    """A number that is told only by the word before it."""
    return re.compile(
        rf"\b(?:{word})\W{{0,3}}(?:n[úu]m(?:ero|\.)?|no\.)?\W{{0,3}}(?P<own>{pattern})(?!\w)", re.IGNORECASE
    )


IDENTIFIERS = (
    Identifier(
        _("una CURP"),
        alone(
            rf"[A-Z][AEIOUX][A-Z]{{2}}\d\d{MONTH_AND_DAY}[HMX](?:{STATES.replace(' ', '|')})[A-Z]{{3}}[A-Z\d]\d"
        ),
    ),
    # Only of persons: a company's begins with three letters.
    Identifier(_("un RFC"), alone(rf"[A-ZÑ&]{{4}}\d\d{MONTH_AND_DAY}[A-Z\d]{{3}}")),
    Identifier(_("un RFC"), after("RFC", rf"[A-ZÑ&]{{4}}\d\d{MONTH_AND_DAY}")),
    Identifier(_("una clave de elector"), alone(rf"[A-Z]{{6}}\d\d{MONTH_AND_DAY}\d\d[HM]\d{{3}}")),
    Identifier(
        _("un número de seguridad social"),
        after("NSS|seguridad social", r"\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{5}"),
    ),
    Identifier(
        _("una cuenta bancaria"),
        after("CLABE|cuenta|tarjeta", r"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:\d{2})?"),
    ),
    Identifier(_("un pasaporte"), after("pasaporte", r"[A-Z]\d{8}")),
    Identifier(_("un número único de extranjero"), after("NUE", r"\d{6,8}")),
)


def identifiers(text: Text) -> Iterator[tuple[int, int, str]]:
    """Where each stands and what it is, in words."""
    for identifier in IDENTIFIERS:
        for found in identifier.pattern.finditer(text.plain):
            group = "own" if "own" in identifier.pattern.groupindex else 0
            if found[group].upper() not in GENERIC:
                yield *found.span(group), str(identifier.name)
