"""How complete a cycle is: who is expected, who has sent, who is late. The board and the reminders read it."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Min

from reporting.models import Call, Cycle, Entry, Institution, Membership, Outage, Role, Status
from reporting.models.cycle import days_until
from reporting.models.outage import moved

ENOUGH_LIAISONS = 2  # with fewer, one holiday or one resignation leaves nobody who answers


@dataclass
class Tally:
    """Entries by status; `on_time` of them were first sent by the date their institution had."""

    draft: int = 0
    submitted: int = 0
    returned: int = 0
    approved: int = 0
    on_time: int = 0

    def add(self, status: str, is_on_time: bool) -> None:
        setattr(self, status, getattr(self, status) + 1)
        self.on_time += is_on_time

    @property
    def total(self) -> int:
        return self.draft + self.received

    @property
    def received(self) -> int:
        """What has reached the reviewers at least once."""
        return self.submitted + self.returned + self.approved

    @property
    def unsent(self) -> int:
        """What waits for the institution: drafts, and what came back."""
        return self.draft + self.returned


@dataclass
class Row:
    """One institution in one cycle: its entries by main objective, and whether it has answered."""

    institution: Institution
    due: datetime.datetime  # sent until then, an entry is on time
    call: Call | None  # without one, nothing is expected of it
    liaisons: int  # active ones
    cells: dict[int, Tally] = field(default_factory=dict)
    first_sent: datetime.datetime | None = None

    @cached_property  # asked for once the cells are filled
    def tally(self) -> Tally:
        return added_up(self.cells.values())

    @property
    def is_expected(self) -> bool:
        return self.call is not None

    @property
    def has_nothing(self) -> bool:
        """It answered that there is nothing to report."""
        return self.is_expected and self.call.has_nothing

    @property
    def answered_at(self) -> datetime.datetime | None:
        return self.first_sent or (self.call.nothing_at if self.is_expected else None)

    @property
    def has_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def is_on_time(self) -> bool:
        return self.has_answered and self.answered_at <= self.due

    @property
    def is_silent(self) -> bool:
        return self.is_expected and not self.has_answered

    @property
    def has_unsent(self) -> bool:
        return self.is_silent or bool(self.tally.unsent)

    @property
    def has_few_liaisons(self) -> bool:
        return self.liaisons < ENOUGH_LIAISONS


@dataclass(frozen=True)
class Board:
    cycle: Cycle
    rows: list[Row]

    @property
    def expected(self) -> list[Row]:
        return [row for row in self.rows if row.is_expected]

    @property
    def answered(self) -> list[Row]:
        return [row for row in self.expected if row.has_answered]

    @property
    def on_time(self) -> list[Row]:
        return [row for row in self.answered if row.is_on_time]

    @property
    def share_answered(self) -> int:
        """How many of a hundred that were called have answered, rounded down: 100 means all."""
        return len(self.answered) * 100 // len(self.expected) if self.expected else 0

    @property
    def silent(self) -> list[Row]:
        return [row for row in self.rows if row.is_silent]

    @property
    def with_few_liaisons(self) -> list[Row]:
        return [row for row in self.expected if row.has_few_liaisons]

    @cached_property
    def tally(self) -> Tally:
        return added_up(row.tally for row in self.rows)

    @property
    def objectives(self) -> dict[int, Tally]:
        """The sum of each objective that somebody reports about."""
        numbers = sorted({number for row in self.rows for number in row.cells})
        return {n: added_up(row.cells[n] for row in self.rows if n in row.cells) for n in numbers}


def of(cycle: Cycle) -> Board:
    """The board of a cycle, one row an institution, in the same few queries however many there are.

    An entry counts once: under its lead institution and its main objective.
    """
    entries = list(_entries(cycle))
    rows = _rows(cycle, {institution for institution, *_rest in entries})
    for institution, objective, status, sent_at in entries:
        row = rows[institution]
        is_on_time = sent_at is not None and sent_at <= row.due
        row.cells.setdefault(objective, Tally()).add(status, is_on_time)
        row.first_sent = min(filter(None, (row.first_sent, sent_at)), default=None)
    return Board(cycle, list(rows.values()))


def unsent(cycle: Cycle) -> list[Row]:
    """Whom to remind: institutions with drafts, with something returned, or from which nothing came."""
    return [row for row in of(cycle).rows if row.has_unsent]


def days_left(cycle: Cycle, at: datetime.datetime | None = None) -> int | None:
    """Whole days until the close, 0 on its day; None when it has passed."""
    return days_until(cycle.closes_for_all(), at)


def added_up(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for each in tallies:
        for status in Status.values:
            setattr(total, status, getattr(total, status) + getattr(each, status))
        total.on_time += each.on_time
    return total


def _entries(cycle: Cycle):
    """(institution's id, main objective, status, when it was first sent or None) of each entry."""
    sent = Entry.objects.filter(cycle=cycle).order_by().annotate(sent_at=Min("checkpoints__created_at"))
    return sent.values_list("institution_id", "objective_id", "status", "sent_at")


def _rows(cycle: Cycle, reporting: set[int]) -> dict[int, Row]:
    """A row for each institution that was called or reports all the same, in the order of the book."""
    calls = {call.institution_id: call for call in cycle.calls.all()}
    until = dict(cycle.extensions.values_list("institution_id", "until"))
    due = moved(cycle.soft_deadline, Outage.objects.all())
    liaisons = _active_liaisons()
    institutions = Institution.objects.filter(pk__in=calls.keys() | reporting).select_related("sector")
    return {
        each.pk: Row(
            institution=each,
            due=max(due, until.get(each.pk, due)),
            call=calls.get(each.pk),
            liaisons=liaisons.get(each.pk, 0),
        )
        for each in institutions.order_by("sector", "name")
    }


def _active_liaisons() -> dict[int, int]:
    active = Membership.objects.filter(role=Role.LIAISON, user__is_active=True)
    return dict(active.order_by().values_list("institution").annotate(Count("user", distinct=True)))
