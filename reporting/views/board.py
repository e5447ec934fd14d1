"""The board: institution by objective, who is expected, who has sent, who is silent."""

from dataclasses import dataclass
from typing import NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import ngettext

from reporting import board
from reporting.models import Cycle, Objective, Status
from reporting.permissions import follows_reviews, is_editor, require
from reporting.views.filtered import address

# What a cell counts, as the address and as words; drafts are nobody's to read yet, and lead nowhere.
LISTED = {
    Status.SUBMITTED: ("enviado", lambda n: ngettext("%(n)d espera", "%(n)d esperan", n)),
    Status.RETURNED: ("devuelto", lambda n: ngettext("%(n)d devuelto", "%(n)d devueltos", n)),
    Status.APPROVED: ("aprobado", lambda n: ngettext("%(n)d aprobado", "%(n)d aprobados", n)),
}


class Counted(NamedTuple):
    status: str
    words: str
    address: str


@dataclass(frozen=True)
class Cell:
    """The entries of one institution about one objective, each number with its list."""

    objective: Objective
    counts: list[Counted]
    drafts: int


@dataclass(frozen=True)
class Line:
    row: board.Row
    cells: list[Cell | None]
    address: str


@login_required
def cycle_board(request):
    require(request.user, follows_reviews)
    named = Cycle.objects.filter(name=request.GET.get("ejercicio", "")).first()
    cycle = named or Cycle.objects.current()
    context = {"desk": "reviews", "cycle": cycle, "cycles": Cycle.objects.all()}
    if cycle:
        context |= _context(board.of(cycle), request.user)
    return render(request, "reporting/board.html", context)


def _context(counted: board.Board, user) -> dict:
    tallies = counted.objectives
    objectives = list(Objective.objects.filter(number__in=tallies))
    return {
        "board": counted,
        "objectives": [(objective, tallies[objective.number]) for objective in objectives],
        "lines": [_line(row, objectives, counted.cycle) for row in counted.rows],
        "days_left": board.days_left(counted.cycle),
        "share": counted.share_answered,
        "edits": is_editor(user),
    }


def _line(row: board.Row, objectives: list[Objective], cycle: Cycle) -> Line:
    asked = {"institucion": row.institution.pk, "ejercicio": cycle.name}
    entries = address("review_queue", query=urlencode(asked))
    cells = [_cell(row, objective, entries) for objective in objectives]
    return Line(row, cells, f"{entries}&estado=todos")


def _cell(row: board.Row, objective: Objective, entries: str) -> Cell | None:
    """What `row` counts about one objective; `entries` is the address of the institution's list."""
    tally = row.cells.get(objective.number)
    if tally is None:
        return None
    counts = [
        Counted(status, say(n) % {"n": n}, f"{entries}&estado={word}&objetivo={objective.number}")
        for status, (word, say) in LISTED.items()
        if (n := getattr(tally, status))
    ]
    return Cell(objective, counts, tally.draft)
