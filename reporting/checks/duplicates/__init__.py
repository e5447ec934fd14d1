"""The same programme reported twice in a cycle, and where an entry comes from in the cycle before."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.richtext import plain

from ..findings import Finding, Severity
from ..texts import Text
from .likeness import OBJECTIVE, Likeness
from .pairs import pairs
from .prints import print_of

__all__ = ["Candidate", "as_findings", "candidates", "check_cycle", "predecessors"]

MOST_NAMED = 3  # candidates named beside one title
LEAST = 60  # score from which a pair is worth a reader's time
SURE = 80  # score from which it is a warning


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entries by position that may be one programme: score from 0 to 100, reasons in words."""

    first: int
    second: int
    score: int
    reasons: tuple[str, ...]


def candidates(contents: list[dict], *, least: int = LEAST) -> list[Candidate]:
    """Pairs of a cycle that may be the same programme, the likeliest first; not those known to be."""
    prints = [print_of(content) for content in contents]
    likeness = Likeness(prints)
    found = []
    for first, second in sorted(pairs(prints, likeness)):
        one, two = prints[first], prints[second]
        if one.programme is not None and one.programme == two.programme:
            continue
        score = likeness.score(one, two, least)
        if score >= least:
            found.append(Candidate(first, second, score, likeness.reasons(one, two, contents[first])))
    return sorted(found, key=lambda candidate: -candidate.score)


def predecessors(contents: list[dict], previous: list[dict], *, least: int = LEAST) -> list[Candidate]:
    """For entries of new programmes, the likeliest entry of the previous cycle that none else continues.

    `first` is a position in `contents`, `second` one in `previous`.
    """
    prints, size = [print_of(content) for content in (*contents, *previous)], len(contents)
    likeness = Likeness(prints)
    now, before = ({each.programme for each in part} for part in (prints[:size], prints[size:]))
    continued = now & before - {None}
    ranked = []
    for first, second in pairs(prints, likeness):
        one, two = prints[first], prints[second]
        if not first < size <= second or {one.programme, two.programme} & continued:
            continue
        score = likeness.score(one, two, least - OBJECTIVE)
        score += OBJECTIVE if one.objective == two.objective else 0
        if score >= least:
            ranked.append((-min(100, score), first, second))
    return [
        Candidate(
            first, second - size, -score, likeness.reasons(prints[first], prints[second], contents[first])
        )
        for score, first, second in _each_once(sorted(ranked))
    ]


def check_cycle(contents: list[dict]) -> list[tuple[int, Finding]]:
    """Each title that has candidates, with the position of its entry in `contents`."""
    return as_findings(candidates(contents), contents)


def as_findings(found: list[Candidate], contents: list[dict]) -> list[tuple[int, Finding]]:
    """One finding on each title among `found`, with the position of its entry in `contents`."""
    best: dict[int, list[tuple[dict, Candidate]]] = defaultdict(list)
    for candidate in found:
        best[candidate.first].append((contents[candidate.second], candidate))
        best[candidate.second].append((contents[candidate.first], candidate))
    return [(position, _finding(contents[position], best[position])) for position in sorted(best)]


def _each_once(ranked: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The best pairs, so that nothing is in two of them."""
    taken_first, taken_second = set(), set()
    for score, first, second in ranked:
        if first not in taken_first and second not in taken_second:
            taken_first.add(first)
            taken_second.add(second)
            yield score, first, second


def _finding(content: dict, others: list[tuple[dict, Candidate]]) -> Finding:
    """One finding on the title, however many others it resembles; the likeliest are named."""
    message = _(
        "Puede ser el mismo programa que %(others)s. Decida si es el mismo, una acción conjunta o son distintos."
    )
    named = [_named(other, candidate) for other, candidate in others[:MOST_NAMED]]
    if more := len(others) - len(named):
        named.append(ngettext("otro más", "otros %(count)d", more) % {"count": more})
    severity: Severity = "warns" if others[0][1].score >= SURE else "notes"
    title = Text("title", plain(content.get("title") or ""))
    return title.finding("duplicates", severity, 0, len(title.plain), message % {"others": "; ".join(named)})


def _named(other: dict, candidate: Candidate) -> str:
    values = {"title": other.get("title", ""), "folio": other.get("folio") or _("sin folio")}
    return _("«%(title)s» (%(folio)s): %(reasons)s") % {**values, "reasons": ", ".join(candidate.reasons)}
