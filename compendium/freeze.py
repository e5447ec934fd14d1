"""Approved entries → an edition that never changes: the one door from reporting to publishing."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.models import CycleText, Edition, EditionEntry, LeftOutPart
from compendium.statistics.continuity import digest
from reporting import audit
from reporting.content import entry_content, sha256_of
from reporting.models import (
    ChallengeCategory,
    Cycle,
    Entry,
    Kind,
    Objective,
    Population,
    Sector,
    State,
    Status,
    User,
)


class FreezeRefused(Exception):
    """Nothing was frozen; the message is a Spanish sentence that says what to do."""


def freeze(cycle: Cycle, *, by: User | None = None, reason: str = "", at=None) -> Edition:
    """Freeze the approved entries of `cycle` into its next edition, whole or not at all."""
    with transaction.atomic():
        frozen = _approved_content(cycle)
        context = {**edition_context(cycle), "earlier": earlier_editions(cycle)}
        manifest = sha256_of({"context": context, "entries": [digest for _pk, _content, digest in frozen]})
        _refuse_twice(cycle, manifest)
        edition = Edition.objects.create(
            cycle=cycle,
            number=_next_number(cycle),
            manifest=manifest,
            context=context,
            reason=reason,
            left_out=left_out(cycle).count(),
            frozen_at=at or timezone.now(),
            by=by,
        )
        EditionEntry.objects.bulk_create(
            EditionEntry(edition=edition, entry_id=pk, content=content, sha256=digest)
            for pk, content, digest in frozen
        )
        audit.record("frozen", by=by, about=edition, reason=reason, rows=len(frozen))
    return edition


def left_out(cycle: Cycle):
    """The entries that freezing now would leave behind: everything not approved."""
    return Entry.objects.filter(cycle=cycle).exclude(status=Status.APPROVED)


def edition_context(cycle: Cycle) -> dict:
    """Everything but the entries that documents read: the cycle and the catalogues as they are today."""
    items = {"kinds": Kind, "population": Population}
    return {
        "cycle": {
            "name": cycle.name,
            "period_start": cycle.period_start.isoformat(),
            "period_end": cycle.period_end.isoformat(),
            "is_rehearsal": cycle.is_rehearsal,
        },
        "catalogues": {
            "sectors": list(Sector.objects.values("number", "name", "short")),
            "objectives": list(Objective.objects.values("number", "title", "label")),
            "states": list(State.objects.values("code", "name")),
            **{name: list(model.objects.values("key", "name")) for name, model in items.items()},
            "challenge_categories": list(ChallengeCategory.objects.values("key", "name", "definition")),
        },
        "texts": dict(
            CycleText.objects.filter(cycle=cycle, is_confirmed=True)
            .exclude(text="")
            .order_by("name")
            .values_list("name", "text")
        ),
        "left_out_parts": _left_out_parts(cycle),
    }


def earlier_editions(cycle: Cycle) -> list[dict]:
    """A digest of the last edition of each earlier cycle: frozen too, so that a comparison never changes."""
    latest = {}
    earlier = Edition.objects.filter(
        cycle__period_start__lt=cycle.period_start, cycle__is_rehearsal=False
    ).select_related("cycle")
    for edition in earlier.only("number", "cycle__name").order_by("cycle__name", "frozen_at", "pk"):
        latest[edition.cycle.name] = edition
    rows = defaultdict(list)
    kept = EditionEntry.objects.filter(edition__in=latest.values()).order_by("pk")
    for edition, *row in kept.values_list("edition", "content__programme", "content__institution__sector"):
        rows[edition].append(row)
    return [digest(name, edition.label, rows[edition.pk]) for name, edition in latest.items()]


def _left_out_parts(cycle: Cycle) -> dict[str, list[str]]:
    """For each document the names of the parts that the editor switched off."""
    found = {}
    for document, part in LeftOutPart.objects.filter(cycle=cycle).values_list("document", "part"):
        found.setdefault(document, []).append(part)
    return found


def _approved_content(cycle: Cycle) -> list[tuple[int, dict, str]]:
    """(entry's id, content, hash) of each approved entry, locked so that nobody reopens one meanwhile."""
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED).order_by("pk")
    list(
        approved.select_for_update().values_list("pk", flat=True)
    )  # SQLite has no such lock: it writes alone
    contents = [(entry.pk, entry_content(entry)) for entry in approved.with_content()]
    if not contents:
        raise FreezeRefused(
            _("El ejercicio %(cycle)s no tiene registros aprobados: apruebe al menos uno y congele.")
            % {"cycle": cycle.name}
        )
    return [(pk, content, sha256_of(content)) for pk, content in contents]


def _refuse_twice(cycle: Cycle, manifest: str) -> None:
    same = Edition.objects.filter(cycle=cycle, manifest=manifest).first()
    if same:
        raise FreezeRefused(
            _("Nada cambió desde la edición %(edition)s: no hace falta congelar de nuevo.")
            % {"edition": same.label}
        )


def _next_number(cycle: Cycle) -> str:
    """1.0, then 1.1, 1.2… for each correction of the same cycle."""
    return f"1.{Edition.objects.filter(cycle=cycle).count()}"
