"""Sharing the work out among reviewers: who has which entry, and how much each of them has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import audit
from reporting.models import Cycle, Entry, Event, Institution, Membership, Objective, Role, Status, User
from reporting.permissions import can_review, covers

DECISIONS = ("approve", "return")


class AssignmentRefused(Exception):
    """Nothing was assigned; the message is a Spanish sentence that says why."""


@dataclass(frozen=True)
class Load:
    """How much one reviewer has before them in a cycle, and has decided."""

    membership: Membership
    waiting: int  # within what is theirs by institution or objective
    taken: int  # of those that wait, the ones they have themselves
    oldest: datetime | None
    decided: int

    @property
    def is_everything(self) -> bool:
        return not self.membership.institutions.all() and not self.membership.objectives.all()

    @property
    def days(self) -> int | None:
        return (timezone.now() - self.oldest).days if self.oldest else None


def reviewers() -> QuerySet[User]:
    return User.objects.filter(is_active=True, memberships__role=Role.REVIEWER).order_by("name")


def assign(entries: Iterable[Entry], *, to: User | None) -> int:
    """Put entries into somebody's hands, or into nobody's; returns how many. All or none.

    Read them with their partners. Raises AssignmentRefused where `to` may not decide.
    """
    entries = list(entries)
    for entry in entries:
        if to and not can_review(to, entry):
            raise AssignmentRefused(
                _(
                    "%(person)s no puede revisar «%(title)s»: es de su institución o está fuera de su asignación."
                )
                % {"person": to, "title": entry.title}
            )
    return Entry.objects.filter(pk__in=[entry.pk for entry in entries]).update(assigned_to=to)


def limit(
    membership: Membership, *, by: User, institutions: Iterable[Institution], objectives: Iterable[Objective]
) -> None:
    """Let a reviewer review these institutions and objectives; none of both means all."""
    with transaction.atomic():
        membership.institutions.set(institutions)
        membership.objectives.set(objectives)
        after = ", ".join([*(i.short_name for i in institutions), *(str(o.number) for o in objectives)])
        audit.record("role_changed", by=by, about=membership.user, role=membership.role, after=after)


def workload(cycle: Cycle) -> list[Load]:
    """What each reviewer has to do in `cycle`, in the same few queries however many there are."""
    waiting = list(Entry.objects.filter(cycle=cycle, status=Status.SUBMITTED).order_by("status_since"))
    decided = _decided(cycle)
    memberships = Membership.objects.filter(role=Role.REVIEWER, user__is_active=True).select_related("user")
    return [
        _load(membership, waiting, decided)
        for membership in memberships.prefetch_related("institutions", "objectives").order_by("user__name")
    ]


def _load(membership: Membership, waiting: list[Entry], decided: Counter) -> Load:
    theirs = [entry for entry in waiting if covers(membership, entry)]
    return Load(
        membership,
        waiting=len(theirs),
        taken=sum(entry.assigned_to_id == membership.user_id for entry in waiting),
        oldest=theirs[0].status_since if theirs else None,
        decided=decided[membership.user_id],
    )


def _decided(cycle: Cycle) -> Counter:
    """How many entries each person has decided on at least once."""
    events = Event.objects.filter(entry__cycle=cycle, move__in=DECISIONS).order_by()
    return Counter(dict(events.values_list("by").annotate(Count("entry", distinct=True))))
