"""Starting from last year: text is copied to be confirmed, figures and dates never are, the lineage is kept."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import drafting
from reporting.checks import duplicates
from reporting.content import entry_content
from reporting.models import Continuation, Cycle, Entry, Programme, Status, User
from reporting.permissions import EDITABLE, institutions_of

Decision = Continuation.Decision
# What changes every year is not copied: figures, dates, results.
COPIED = (
    *("unit", "partners", "secondary_objectives", "kinds", "description", "is_permanent", "states"),
    *(
        "challenges",
        "populations",
        "focus_women",
        "focus_women_how",
        "focus_disability",
        "focus_disability_how",
        "principles",
        "sdg_targets",
    ),
)
# What must be confirmed, because nobody would notice that it is last year's.
CONFIRMED = ("description", "challenges", "focus_women_how", "focus_disability_how")


class CarryRefused(Exception):
    """Nothing was carried; the message is a Spanish sentence."""


def previous_cycle(cycle: Cycle) -> Cycle | None:
    earlier = Cycle.objects.filter(name__lt=cycle.name, is_rehearsal=False)
    return earlier.order_by("-name").first()


def previous_entries(user: User, cycle: Cycle) -> list[Entry]:
    """Last year's approved entries of the person's institutions, each with its `decided` (or None)."""
    before = previous_cycle(cycle)
    if before is None:
        return []
    entries = list(
        Entry.objects.filter(cycle=before, institution__in=institutions_of(user), status=Status.APPROVED)
        .with_names()
        .order_by("objective_id", "title")
    )
    decided = Continuation.objects.filter(cycle=cycle, previous__in=entries).select_related("entry")
    by_entry = {each.previous_id: each for each in decided}
    # An entry of the same programme that was written anew, or imported, is a decision, too.
    again = Entry.objects.filter(cycle=cycle, programme__in=[e.programme_id for e in entries])
    by_programme = {each.programme_id: each for each in again}
    for entry in entries:
        entry.decided = by_entry.get(entry.pk)
        entry.reported = by_programme.get(entry.programme_id)
    return entries


def undecided(user: User, cycle: Cycle) -> list[Entry]:
    """Last year's entries that nobody has decided about."""
    return [entry for entry in previous_entries(user, cycle) if not (entry.decided or entry.reported)]


def with_successors(entries: list[Entry], user: User, cycle: Cycle) -> list[Entry]:
    """`previous_entries`, the undecided with the draft that seems to continue each: `successor`, and why."""
    waiting = [entry for entry in entries if not (entry.decided or entry.reported)]
    drafts = list(_new_drafts(user, cycle)) if waiting else []
    if drafts:
        before = Entry.objects.filter(pk__in=[entry.pk for entry in waiting]).with_content()
        known = {entry.pk: entry_content(entry) for entry in before}
        found = duplicates.predecessors(
            [entry_content(draft) for draft in drafts], [known[entry.pk] for entry in waiting]
        )
        for each in found:
            waiting[each.second].successor = drafts[each.first]
            waiting[each.second].reasons = each.reasons
    return entries


def _new_drafts(user: User, cycle: Cycle):
    """The institutions' entries that may still change and begin a programme of their own."""
    begun = Entry.objects.filter(
        cycle=cycle, institution__in=institutions_of(user), status__in=EDITABLE, continues__isnull=True
    )
    return begun.filter(programme__status=Programme.Status.NEW).with_content().order_by("pk")


def recognise(previous: Entry, entry: Entry, *, by: User, at=None) -> None:
    """Say that `entry`, written anew, continues the programme of `previous`: the lineage is mended."""
    if reason := drafting.why_read_only(entry, at):
        raise CarryRefused(reason)
    with _decided_once():
        changed = Entry.objects.filter(pk=entry.pk, status__in=EDITABLE).update(
            programme=previous.programme, version=F("version") + 1, updated_at=at or timezone.now()
        )
        if not changed:
            raise CarryRefused(_("El registro ya se envió: vea la lista."))
        Continuation.objects.create(
            previous=previous, cycle=entry.cycle, decision=Decision.CARRIED, by=by, entry=entry
        )
        _drop_if_empty(entry.programme, previous.programme)
        _set_programme(previous, Programme.Status.CONTINUED)


def _drop_if_empty(begun: Programme, continued: Programme) -> None:
    """A programme that only a draft had begun leaves no trace; what was merged into it follows the draft."""
    if not begun.entries.exists():
        begun.absorbed.update(merged_into=continued)
        begun.delete()


def carry(previous: Entry, *, cycle: Cycle, by: User, is_unchanged=False, at=None) -> Entry:
    """A draft of `cycle` that starts from `previous`; its copied texts wait to be confirmed, unless nothing changed."""
    values = drafting.values_of(Entry.objects.with_content().get(pk=previous.pk))
    copied = {name: values[name] for name in COPIED}
    with _decided_once():
        entry = drafting.create(
            {"title": previous.title, "objective_id": previous.objective_id, **copied},
            cycle=cycle,
            institution=previous.institution,
            programme=previous.programme,
            by=by,
            at=at,
        )
        if not is_unchanged:
            drafting.mark_unconfirmed(entry, [name for name in CONFIRMED if copied[name]])
        Continuation.objects.create(
            previous=previous, cycle=cycle, decision=Decision.CARRIED, by=by, entry=entry
        )
        _set_programme(previous, Programme.Status.CONTINUED)
    return entry


def close(previous: Entry, decision: str, *, cycle: Cycle, by: User) -> Continuation:
    """Say that the programme ended, or that it is not the institution's to report this year."""
    with _decided_once():
        if decision == Decision.ENDED:
            _set_programme(previous, Programme.Status.ENDED)
        return Continuation.objects.create(previous=previous, cycle=cycle, decision=decision, by=by)


def reconsider(previous: Entry, *, cycle: Cycle) -> None:
    """Take back that the programme ended or does not apply; a draft that was begun stays."""
    with transaction.atomic():
        taken_back = Continuation.objects.filter(previous=previous, cycle=cycle)
        if taken_back.exclude(decision=Decision.CARRIED).delete()[0]:
            _set_programme(previous, Programme.Status.CONTINUED)


@contextmanager
def _decided_once():
    """Two people at once make one decision: the constraints settle it, the second is told."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise CarryRefused(_("Alguien ya decidió sobre este registro: vea la lista.")) from error


def _set_programme(previous: Entry, status: str) -> None:
    Programme.objects.filter(pk=previous.programme_id).exclude(status=Programme.Status.MERGED).update(
        status=status
    )
