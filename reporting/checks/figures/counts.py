"""Lists that are announced with their length: "se realizaron 4 talleres:" and the bullets below."""

import re
from collections.abc import Iterator

from .claims import total_of
from .doubts import Doubt, count_differs
from .phrases import OPEN_LEAD
from .sentences import BREAK, Sentence
from .vocabulary import words

MOST_LISTED = 40
MOST_WORDS = 10  # between the number and the colon
MOST_APART = 2  # a list that is much longer or shorter lists something else
OF_SOMETHING_ELSE = re.compile(r"\b(?:de|en|para|por|a) l[oa]s\b")
ANNOUNCED = ("events", "services", "documents", "other")


def miscounted_lists(sentence: Sentence) -> Iterator[Doubt]:
    """A list of another length than its lead says: a question, for bullets are split and joined by accident."""
    if not sentence.is_list or len(sentence.row.quantities) != 1:
        return
    lead = sentence.row.between[1].partition(BREAK)[0]
    quantity = sentence.row.quantities[0]
    listed = len(sentence.pieces) - 1
    if not _announces(lead) or quantity.end > sentence.pieces[0][1] or not 1 < quantity.value <= MOST_LISTED:
        return
    is_miscounted = 0 < abs(quantity.value - listed) <= MOST_APART and listed > 1
    if is_miscounted and total_of(sentence.row, 0).unit in ANNOUNCED:
        message = count_differs(quantity.value, listed)
        end = sentence.pieces[0][1]
        yield Doubt(False, quantity.start, end, message, quantity.value, (1,) * listed, listed)


def _announces(lead: str) -> bool:
    """Whether what follows the number says no more than what is listed: " talleres de capacitación:"."""
    if not lead.rstrip().endswith(":") or len(words(lead)) > MOST_WORDS:
        return False
    return not OPEN_LEAD.search(lead) and not OF_SOMETHING_ELSE.search(lead)
