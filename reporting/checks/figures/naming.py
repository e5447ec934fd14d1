"""What a figure counts, in the words of its text, short enough for a row of a table."""

import re

from .labels import Label
from .sentences import Quantity
from .vocabulary import fold

LONGEST = 120
REACH = 160  # characters beside a number in which its label stands
SURE = 40  # characters by which a label is found again

LEADING = re.compile(
    r"^(?:\s*\b(?:de|el|la|los|las|un|una|total|fueron|son|eran|es|fue|cuales|ell[oa]s|quienes|nuev[oa]s|presunt[oa]s|posibles)\b)+\s*"
)
ENDING = re.compile(
    r"\s+(?:que|quienes|cuy[oa]s?|en (?:las?|los?|el|sus|su|diversos|beneficio|favor)|los dias|durante|mediante|a traves|"
    r"con (?:el|la|los|las|sus?|motivo|personal)|por (?:medio|parte)|provenientes|de l[oa]s cuales|del? \d|desde|entre|"
    r"hasta|para (?:el|la|los|las|su|un|una|que)|fue|fueron|se|y (?:un[oa]?|el|la|los|las)|mientras|principalmente|\w+(?:aron|ieron|yeron)|y \w+[aei]r|dentro|asi como|siendo|son|han|mism[oa]s|es|"
    r"distribuid[oa]s|desglosad[oa]s|denominad[oa]s|respectivamente|sobre (?:el|la|los|las)|"
    r"\w{3,}ndo|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre))\b.*$",
    re.DOTALL,
)
TRAILING = re.compile(
    r"(?:[\s,;:.]+(?:y|e|o|u|de|del|a|al|en|con|para|por|la|el|los|las|un|una)|[\s,;:.(“\"]+)+$"
)


def name_of(quantity: Quantity, label: Label, plain: str) -> str:
    """The noun phrase of a label as it is written, without its relative clauses, dates and places."""
    words = label.text.strip(" ,.;:")
    written = _as_written(words, plain, quantity)
    folded = fold(written)
    start = found.end() if (found := LEADING.match(folded)) else 0
    ending = ENDING.search(folded, start)
    name = TRAILING.sub("", written[start : ending.start() if ending else None])
    return name[:LONGEST].strip()


def _as_written(words: str, plain: str, quantity: Quantity) -> str:
    """The label with its capitals and accents: after its number, or before it."""
    after = fold(plain[quantity.end : quantity.end + REACH])
    if (at := after.find(words[:SURE])) >= 0:
        return plain[quantity.end + at : quantity.end + at + len(words)]
    start = max(0, quantity.start - REACH)
    at = fold(plain[start : quantity.start]).rfind(words[:SURE])
    return plain[start + at : start + at + len(words)] if at >= 0 else words
