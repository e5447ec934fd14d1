"""A liaison's first page: how far the institution is, when it closes, and what to do first."""

import datetime
from dataclasses import dataclass
from itertools import groupby

from reporting.carrying import undecided
from reporting.models import Cycle, Entry, Objective, Status, User
from reporting.models.cycle import days_until
from reporting.permissions import EDITABLE, institutions_of
from reporting.sections import SECTIONS

SENT = (Status.SUBMITTED, Status.APPROVED)
URGENT = 7  # days before the close in which every page of the desk says so
SHOWN = 5  # of last year's entries


@dataclass(frozen=True)
class Desk:
    entries: list[Entry]  # by objective
    last_year: list[Entry]  # about which nobody has decided
    closes_at: datetime.datetime
    unfinished = EDITABLE  # whose sections are counted
    section_count = len(SECTIONS)

    @property
    def sent(self) -> int:
        return sum(entry.status in SENT for entry in self.entries)

    @property
    def unsent(self) -> int:
        return len(self.entries) - self.sent

    @property
    def returned(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.status == Status.RETURNED]

    @property
    def first(self) -> Entry | None:
        """What to open first: what came back, then a draft."""
        drafts = [entry for entry in self.entries if entry.status == Status.DRAFT]
        return next(iter([*self.returned, *drafts]), None)

    @property
    def by_objective(self) -> list[tuple[Objective, list[Entry]]]:
        return [(o, list(group)) for o, group in groupby(self.entries, key=lambda entry: entry.objective)]

    @property
    def days_left(self) -> int | None:
        return days_until(self.closes_at)

    @property
    def is_urgent(self) -> bool:
        return self.days_left is not None and self.days_left <= URGENT

    @property
    def shown_of_last_year(self) -> list[Entry]:
        return self.last_year[:SHOWN]


def desk_of(user: User, cycle: Cycle) -> Desk:
    """The person's own institutions in this cycle; the first close among them."""
    own = institutions_of(user)
    entries = Entry.objects.visible_to(user).filter(cycle=cycle, institution__in=own).with_names()
    closes_at = min(map(cycle.deadlines(), own))
    return Desk(list(entries.order_by("objective_id", "title")), undecided(user, cycle), closes_at)


def days_left(entry: Entry) -> int | None:
    return days_until(entry.cycle.closes_for(entry.institution))
