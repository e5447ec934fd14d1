"""Telephones and mail addresses of persons, told from those that institutions give to the public."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..texts import TOKEN, Text

# --- Telephones -----------------------------------------------------------------------------------

DIGITS = re.compile(r"(?<![\w.,/+(-])\+?\(?\d[\d ().-]{7,22}\d(?![\w/]|[.,]\d)")
GROUP = re.compile(r"\d+")
# Digits from group to group, after the prefix of a country: (664) 123 4567, 55 1234 5678, 664 123 45 67.
SHAPES = {(10,), (2, 8), (3, 7), (2, 4, 4), (3, 3, 4), (3, 3, 2, 2), (2, 4, 2, 2), (2, 2, 2, 2, 2)}
PREFIXES = (("52", "1"), ("52",), ("01",), ("044",), ("045",), ("1",), ())
TOLL_FREE = ("800", "833", "844", "855", "866", "877", "888", "900")
LANDLINE_OF_THE_CAPITAL = "555"  # where the offices of the federation are

TELEPHONE = re.compile(
    r"\b(?:tel(?:s|[ée]fonos?)?|cel(?:ular(?:es)?)?|m[óo]vil(?:es)?|whats ?app|llam\w+|marc(?:ar|ando|a|e)|n[úu]meros?"
    r"|contacto|lada|l[íi]nea)\b",
    re.IGNORECASE,
)
OF_A_PERSON = re.compile(
    r"\b(?:cel(?:ular(?:es)?)?\b|m[óo]vil(?:es)?\b|particular|su (?:tel|n[úu]mero|cel|whats|contacto)|beneficiari"
    r"|usuari|señor|sra?\.|joven|niñ[oa]\b|menor\b|madre|padre|hij[oa]|herman|migrante\b|paciente|solicitante"
    r"|domicilio)",
    re.IGNORECASE,
)
OF_AN_INSTITUTION = re.compile(
    r"(?i:\b(?:l[íi]nea|call ?center|centros? de (?:atenci[óo]n|llamadas|contacto)|conmutador|ext(?:ensi[óo]n|s?\.)"
    r"|sin costo|emergencia|oficinas?|m[óo]dulos?|consulad|embajad|direcci[óo]n general|secretar[íi]a|instituto"
    r"|comisi[óo]n|procuradur[íi]a|fiscal[íi]a|ventanilla|locatel|denuncia|quejas|horario|albergue"
    r"|atenci[óo]n (?:telef[óo]nica|ciudadana|al p[úu]blico|consular|las 24)))"
    r"|\b(?:CEAV|CIAM|CNDH|COMAR|DIF|FGR|IMSS|INM|SNDIF|SRE)\b"
)
BEFORE, NEAR, AFTER = 100, 40, 40  # characters around a number that tell whose it is

# --- Mail -----------------------------------------------------------------------------------------

MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PRIVATE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|proton(?:mail)?|prodigy|terra)\.",
    re.I,
)
PUBLIC = re.compile(r"(?:^|\.)(?:gob|gov|edu|org|int|mil|ac|unam|ipn)(?:\.|$)", re.IGNORECASE)
OF_AN_OFFICE = re.compile(
    r"(?:atenci|contact|info|denunci|queja|ayuda|soporte|correo|comunica|prensa|transparen|oficina|direcci|consul|centro|casa|"
    r"albergue|servicio|tramite|registro|buzon|red|programa|coordina|vinculaci|migra|refugi)",
    re.IGNORECASE,
)


def telephones(text: Text) -> Iterator[tuple[int, int, str]]:
    """Where the number of a person may stand; numbers that an office gives to the public are left out."""
    for found in DIGITS.finditer(text.plain):
        if _is_telephone(text.plain, found) and not _is_office_number(text.plain, found):
            yield *found.span(), _("un teléfono")


def mail_addresses(text: Text) -> Iterator[tuple[int, int, str]]:
    """Where the mail address of a person may stand: a private mailbox, or none of a public body."""
    for token in TOKEN.finditer(text.plain):
        if "@" not in token[0]:
            continue
        for found in MAIL.finditer(text.plain, token.start(), token.end()):
            name, _at, domain = found[0].partition("@")
            if PRIVATE.match(domain) or not (PUBLIC.search(domain) or OF_AN_OFFICE.search(name)):
                yield *found.span(), _("un correo electrónico")


def _is_telephone(plain: str, found: re.Match) -> bool:
    shape, is_marked = _shape(found[0]), found[0][0] in "+(" or "-" in found[0]
    if found[0].startswith("+") and 10 <= sum(shape) <= 12:
        return True
    return shape in SHAPES and (
        is_marked or TELEPHONE.search(plain, max(0, found.start() - NEAR), found.start()) is not None
    )


def _is_office_number(plain: str, found: re.Match) -> bool:
    digits = "".join(GROUP.findall(found[0]))[-10:]
    if digits.startswith(TOLL_FREE):
        return True
    start = max(plain.rfind("\n", 0, found.start()) + 1, found.start() - BEFORE)
    if OF_A_PERSON.search(plain, start, found.start()):
        return False
    end = min(len(plain), found.end() + AFTER)
    return (
        digits.startswith(LANDLINE_OF_THE_CAPITAL) or OF_AN_INSTITUTION.search(plain, start, end) is not None
    )


def _shape(written: str) -> tuple[int, ...]:
    """How many digits each group has, without the prefix of the country or of a long-distance call."""
    groups = GROUP.findall(written)
    for prefix in PREFIXES:
        if tuple(groups[: len(prefix)]) == prefix and sum(map(len, groups[len(prefix) :])) == 10:
            return tuple(len(group) for group in groups[len(prefix) :])
    return tuple(len(group) for group in groups)
