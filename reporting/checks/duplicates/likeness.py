"""How likely two entries speak of the same programme, from 0 to 100, and why."""

from collections import Counter
from collections.abc import Iterable
from math import log

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from .prints import Print, copied_passage

# What each kind of likeness may add to the score.
TITLE, PASSAGES, LEAD, PARTNERS, COUNTS, OBJECTIVE = 60, 35, 15, 10, 15, 5
TELLING = 12  # weight of a title that tells what a programme is: three words that nobody else has
NEAR_TITLE = 0.6  # from here on a title is a reason to name
SLIP = 80  # how alike two stems are, of 100, when one is the other mistyped
ENOUGH_PASSAGES, LEAST_SHARE = 4, 0.1
ENOUGH_COUNTS = 3
SHOWN = 110  # characters of a copied passage
SHOWN_COUNTS = 4


class Likeness:
    """Compares prints, knowing how rare each word of the titles is."""

    def __init__(self, prints: list[Print]):
        occurrences = Counter(stem for each in prints for stem in each.title)
        self.rarity = {stem: log(1 + len(prints) / count) for stem, count in occurrences.items()}
        self.count_uses = Counter(count for each in prints for count in each.counts)

    def score(self, one: Print, two: Print, least: int = 0) -> int:
        """From 0 to 100. Passages, slow to compare, are left out where they cannot lift the score to `least`."""
        score = TITLE * self.title(one, two)
        score += LEAD if is_same_lead(one, two) else PARTNERS if shared_institutions(one, two) else 0
        score += COUNTS * min(1.0, len(self.counts(one, two)) / ENOUGH_COUNTS)
        if score + PASSAGES >= least:
            score += PASSAGES * passages(one, two)
        return min(100, round(score))

    def title(self, one: Print, two: Print) -> float:
        """The share of the titles' words that is common, the rare ones weighing more.

        All of it where the rest is a slip, or a few words that one title adds to the whole other one.
        """
        common, only_one, only_two = one.title & two.title, one.title - two.title, two.title - one.title
        if not common:
            return 0.0
        if len(only_one) == len(only_two) == 1 and _is_slip(*only_one, *only_two):
            return 1.0
        weight = self._weight(common)
        share = weight / (weight + self._weight(only_one) + self._weight(only_two))
        adds = not (only_one and only_two) and weight >= TELLING
        return 1.0 if adds and share >= NEAR_TITLE else share

    def counts(self, one: Print, two: Print) -> list[str]:
        """The figures both report and hardly anybody else."""
        return sorted(
            (count for count in one.counts & two.counts if self.count_uses[count] <= ENOUGH_COUNTS),
            key=lambda count: (-len(count), count),
        )

    def reasons(self, one: Print, two: Print, content: dict) -> tuple[str, ...]:
        """The likenesses in words, the strongest first; `content` is what `one` was made of."""
        title, found = self.title(one, two), []
        if title >= NEAR_TITLE:
            found.append(_("mismo título") if one.title == two.title else _("título parecido"))
        if passages(one, two):
            passage = copied_passage(content, two.passages).replace("\n", " ").replace("\t", " ")
            shown = passage if len(passage) <= SHOWN else passage[:SHOWN].rsplit(" ", 1)[0] + "…"
            found.append(_("pasaje copiado: «%(passage)s»") % {"passage": shown})
        if counts := self.counts(one, two)[:SHOWN_COUNTS]:
            found.append(_("mismas cifras: %(counts)s") % {"counts": ", ".join(counts)})
        if is_same_lead(one, two):
            found.append(_("misma institución"))
        elif shared_institutions(one, two):
            found.append(_("una institución participa en ambos"))
        return tuple(found)

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self.rarity[stem] for stem in stems)


def passages(one: Print, two: Print) -> float:
    """The share of the shorter text that the other has word for word."""
    few, many = sorted((one.passages, two.passages), key=len)
    shared = sum(passage in many for passage in few)
    return shared / len(few) if shared >= max(ENOUGH_PASSAGES, LEAST_SHARE * len(few)) else 0.0


def is_same_lead(one: Print, two: Print) -> bool:
    return bool(one.lead) and one.lead == two.lead


def shared_institutions(one: Print, two: Print) -> frozenset[str]:
    return (one.partners | {one.lead}) & (two.partners | {two.lead}) - {""}


def _is_slip(one: str, two: str) -> bool:
    is_number = one[0].isdigit() or two[0].isdigit()
    return not is_number and fuzz.ratio(one, two) >= SLIP
