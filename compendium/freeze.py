"""Approved entries → an edition that never changes: the one door from reporting to publishing."""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium import changes
from compendium.arranging import printed_contents
from compendium.documents.licences import imprint_texts, licences_of
from compendium.models import (
    Authority,
    CycleText,
    Edition,
    EditionEntry,
    Imprint,
    LeftOutPart,
    Participation,
)
from compendium.snapshot import from_dict
from compendium.statistics.continuity import digest
from reporting import audit
from reporting.checks.acronyms import glossary
from reporting.content import sha256_of
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
        contents = [content for _entry, content in frozen]
        context = whole_context(cycle, contents)
        context["replaces"] = _replaced(cycle, context, contents)
        digests = [sha256_of(content) for content in contents]
        manifest = sha256_of({"context": context, "entries": digests})
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
        rows = EditionEntry.objects.bulk_create(
            EditionEntry(edition=edition, entry=entry, content=content, sha256=digest)
            for (entry, content), digest in zip(frozen, digests, strict=True)
        )
        Participation.objects.bulk_create(
            Participation(frozen=row, institution_id=pk) for row in rows for pk in _participants(row.entry)
        )
        audit.record("frozen", by=by, about=edition, reason=reason, entries=len(frozen))
    return edition


def whole_context(cycle: Cycle, contents: list[dict]) -> dict:
    """Everything beside the entries of which a document is made."""
    return {
        **edition_context(cycle),
        "earlier": earlier_editions(cycle),
        "acronyms": [list(row) for row in glossary(contents)],
    }


def _participants(entry: Entry) -> list[int]:
    """The lead first; an institution that is its own partner takes part once."""
    return list(dict.fromkeys([entry.institution_id, *(partner.pk for partner in entry.partners.all())]))


def _replaced(cycle: Cycle, context: dict, contents: list[dict]) -> dict:
    """The published edition that this one corrects, and what it corrects; {} when none is published."""
    public = Edition.objects.filter(cycle=cycle, publication__isnull=False)
    published = public.order_by("-publication__at").first()
    if published is None:
        return {}
    after = from_dict({**context, "edition": {}, "entries": contents})
    found = changes.between(published.snapshot(), after)
    if changes.is_nothing(found):
        raise FreezeRefused(
            _("Nada cambió desde la edición publicada %(edition)s: no hay errata que congelar.")
            % {"edition": published.label}
        )
    return {"edition": published.label, "number": published.number, "changes": found}


def left_out(cycle: Cycle):
    """The entries that freezing now would leave behind: everything not approved."""
    return Entry.objects.filter(cycle=cycle).exclude(status=Status.APPROVED)


def edition_context(cycle: Cycle) -> dict:
    """Everything but the entries that documents read: the cycle and the catalogues as they are today."""
    items = {"kinds": Kind, "population": Population}
    imprint = Imprint.objects.filter(cycle=cycle).first()
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
        "texts": {**_written_texts(cycle), **imprint_texts(imprint)},
        "left_out_parts": _left_out_parts(cycle),
        "authorities": list(Authority.objects.filter(cycle=cycle).values("name", "post")),
        "licences": licences_of(imprint),
    }


def _written_texts(cycle: Cycle) -> dict[str, str]:
    confirmed = CycleText.objects.filter(cycle=cycle, is_confirmed=True).exclude(text="")
    return dict(confirmed.order_by("name").values_list("name", "text"))


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


def _approved_content(cycle: Cycle) -> list[tuple[Entry, dict]]:
    """Each approved entry with its content in print, locked so that nobody reopens one meanwhile."""
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED).order_by("pk")
    list(
        approved.select_for_update().values_list("pk", flat=True)
    )  # SQLite has no such lock: it writes alone
    frozen = printed_contents(approved)
    if not frozen:
        raise FreezeRefused(
            _("El ejercicio %(cycle)s no tiene registros aprobados: apruebe al menos uno y congele.")
            % {"cycle": cycle.name}
        )
    return frozen


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
