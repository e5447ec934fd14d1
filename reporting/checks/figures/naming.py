"""What a figure counts, in the words of its text, short enough for a row of a table."""

import re

from .labels import Label
from .phrases import MONTH, any_of
from .sentences import Quantity
from .vocabulary import fold

LONGEST = 120
REACH = 160  # characters beside a number in which its label stands
SURE = 40  # characters by which a label is found again

LEADING = re.compile(
    r"^(?:\s*\b(?:de|el|la|los|las|un|una|total|fueron|son|eran|es|fue|cuales|ell[oa]s|quienes|nuev[oa]s|presunt[oa]s|"
    r"posibles)\b)+\s*"
)
# Where a name ends: relative clauses, places, dates, purposes, verbs.
ENDING = any_of(
    "que|quienes|cuy[oa]s?|mism[oa]s|de l[oa]s cuales",
    "en (?:las?|los?|el|sus|su|diversos|beneficio|favor)|dentro|entre|hasta|desde|provenientes",
    rf"los dias|durante|de (?:{MONTH})|del? \d",
    "mediante|a traves|con (?:el|la|los|las|sus?|motivo|personal)|por (?:medio|parte|un monto)",
    "para (?:el|la|los|las|su|un|una|que)|sobre (?:el|la|los|las)",
    "fue|fueron|es|son|se|han|siendo",
    r"\w{3,}ndo|\w+(?:aron|ieron|yeron)",
    "distribuid[oa]s|desglosad[oa]s|denominad[oa]s|respectivamente|principalmente",
    r"asi como|mientras|y (?:un[oa]?|el|la|los|las)|y \w+[aei]r",
    before=r"\s+",
)
MARKS = ' \n\t,;:(“"'
JOINTS = frozenset("y e o u de del a al en con para por la el los las un una".split())


def name_of(quantity: Quantity, label: Label, plain: str) -> str:
    """The noun phrase of a label as it is written, without its relative clauses, dates and places."""
    words = label.text.strip(MARKS)[:REACH]
    written = _as_written(words, plain, quantity)
    folded = fold(written)
    start = found.end() if (found := LEADING.match(folded)) else 0
    ending = ENDING.search(folded, start)
    return _without_joints(_cut(written[start : ending.start() if ending else None]))


def _cut(name: str) -> str:
    """At most LONGEST characters, whole words."""
    return name if len(name) <= LONGEST else name[:LONGEST].rpartition(" ")[0]


def _without_joints(name: str) -> str:
    """A name does not end in "de la"."""
    kept = name.strip(MARKS)
    while kept and kept.rpartition(" ")[2].lower() in JOINTS:
        kept = kept.rpartition(" ")[0].strip(MARKS)
    return kept


def _as_written(words: str, plain: str, quantity: Quantity) -> str:
    """The label with its capitals and accents: after its number, or before it."""
    after = fold(plain[quantity.end : quantity.end + REACH])
    if (at := after.find(words[:SURE])) >= 0:
        return plain[quantity.end + at : quantity.end + at + len(words)]
    start = max(0, quantity.start - REACH)
    at = fold(plain[start : quantity.start]).rfind(words[:SURE])
    return plain[start + at : start + at + len(words)] if at >= 0 else words
