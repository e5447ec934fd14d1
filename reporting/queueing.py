"""The queue: what each reviewer may see of a cycle, the oldest first, and which entry comes next."""

from typing import NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet

from reporting.models import Cycle, Entry, Status, User
from reporting.permissions import reviewable_entries

LONG = (
    "description",
    "results",
    "focus_women_how",
    "focus_disability_how",
    "highlight",
)  # no list shows them


class Place(NamedTuple):
    """Where an entry stands in a list: its number (None when it is not in it), and its neighbours' ids."""

    number: int | None
    total: int
    previous: int | None
    next: int | None


def entries_for(user: User, cycle: Cycle | None) -> QuerySet[Entry]:
    """What has been sent in `cycle` and `user` may see, the one that waits longest first.

    Each with what a line of the queue shows, `seen_version` (None: never opened by `user`) and `warnings`
    (None: the checks have not run), in one query.
    """
    visible = Entry.objects.visible_to(user).filter(cycle=cycle).exclude(status=Status.DRAFT)
    return (
        Entry.objects.filter(pk__in=visible.values("pk"))
        .with_names()
        .select_related("assigned_to")
        .defer(*LONG)
        .annotate(
            mine=FilteredRelation("seen", condition=Q(seen__user=user)),
            seen_version=F("mine__version"),
            warnings=F("checked__open_findings"),
        )
        .order_by("status_since", "pk")
    )


def place_of(entry: Entry, entries: QuerySet[Entry]) -> Place:
    """The place of `entry` in a filtered list; one that is not in it comes before the first."""
    ids = list(entries.values_list("pk", flat=True))
    if entry.pk not in ids:
        return Place(None, len(ids), None, ids[0] if ids else None)
    position = ids.index(entry.pk)
    before, after = ids[:position], ids[position + 1 :]
    return Place(position + 1, len(ids), before[-1] if before else None, after[0] if after else None)


def take_next(entries: QuerySet[Entry], *, by: User) -> Entry | None:
    """Take the oldest that waits and that nobody has, or that was assigned to `by` and not opened yet.

    When there is none, the oldest of those `by` has already. Two people at once never take the same one.
    """
    waiting = entries.filter(reviewable_entries(by), status=Status.SUBMITTED)
    unopened = Q(assigned_to=by) & (Q(seen_version=None) | Q(seen_version__lt=F("version")))
    taken = _take_first(waiting.filter(Q(assigned_to=None) | unopened), by)
    return taken or waiting.filter(assigned_to=by).first()


def next_after(entry: Entry, entries: QuerySet[Entry], *, by: User, whosever: bool = False) -> Entry | None:
    """The one after `entry` in a filtered list, or else its first: taken by `by`, never out of other hands.

    `entry` says by its status_since where it stood, even when it has left the list. `whosever` goes on to
    the next one as it is, taken or not: for lists of what somebody else has.
    """
    later = Q(status_since__gt=entry.status_since) | Q(status_since=entry.status_since, pk__gt=entry.pk)
    others = entries.exclude(pk=entry.pk)
    if whosever:
        return others.filter(later).first() or others.first()
    decidable = ~Q(status=Status.SUBMITTED) | reviewable_entries(by)
    free = others.filter(decidable, Q(assigned_to=None) | Q(assigned_to=by))
    return _take_first(free.filter(later), by) or _take_first(free, by)


def _take_first(free: QuerySet[Entry], by: User) -> Entry | None:
    """The first that is still free at the moment it is taken: whoever comes second gets another one."""
    while (first := free.first()) is not None:
        still_free = Entry.objects.filter(Q(assigned_to=None) | Q(assigned_to=by), pk=first.pk)
        if still_free.filter(status=first.status).update(assigned_to=by):
            return first
    return None
