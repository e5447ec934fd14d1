"""Writing what was previewed and confirmed: all of it or nothing."""

from dataclasses import dataclass

from django.db import transaction

from reporting import drafting
from reporting.models import Cycle, Institution, User

from .preview import Change, Preview, import_key, preview
from .read import Book


class Outdated(Exception):
    """What is saved changed since the preview: nothing was written; `preview` says how it stands now."""

    def __init__(self, preview: Preview):
        super().__init__()
        self.preview = preview


@dataclass(frozen=True)
class Applied:
    created: int
    changed: int


def apply(
    book: Book,
    *,
    cycle: Cycle,
    institution: Institution,
    by: User,
    fingerprint: str,
    mine: frozenset[str] = frozenset(),
) -> Applied:
    """Write the workbook as it was seen. `mine` names the conflicts where the workbook's text replaces the saved one.

    Raises Outdated when the preview now would say something else, and drafting.DraftRefused when the cycle closed.
    """
    with transaction.atomic():
        # Two confirmations at once, or a double click: the second waits, and then finds nothing left to do.
        Institution.objects.select_for_update().get(pk=institution.pk)
        now = preview(book, cycle=cycle, institution=institution, by=by)
        if now.problems or now.fingerprint != fingerprint:
            raise Outdated(now)
        for change in now.by("create"):
            _create(change, cycle, institution, by)
        changed = [_save(change, mine, by) for change in now.by("change")]
        return Applied(now.counts["create"], sum(changed))


def conflict_name(change: Change, name: str) -> str:
    """How a form names the choice between two texts."""
    return f"{change.key}/{name}"


def _create(change: Change, cycle, institution, by) -> None:
    entry = drafting.create(change.values, cycle=cycle, institution=institution, by=by)
    entry.import_key = import_key(institution, change.key)
    entry.save(update_fields=["import_key"])


def _save(change: Change, mine: frozenset[str], by) -> bool:
    """Whether anything was written."""
    replaced = {c.name: c.mine for c in change.conflicts if conflict_name(change, c.name) in mine}
    values = {**change.values, **replaced}
    # Of what is written here, the person has just seen what it replaces.
    seals = drafting.seals_of(drafting.values_of(change.entry))
    saved = drafting.save(change.entry, values, seals=seals, by=by)
    if saved.conflicts:
        raise drafting.DraftRefused  # the lock above makes this impossible, and half a workbook is worse than none
    return bool(saved.written)
