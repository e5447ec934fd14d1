"""The editor's arrangement: the order of entries and short edits, laid over what was approved."""

import re

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.documents.names import place
from compendium.models import Placement, ShortEdit
from reporting import richtext
from reporting.content import entry_content, institution_value, public_content
from reporting.models import Cycle, Entry, Status, User

NUMBER = re.compile(r"\d[\d.,]*")
CHALLENGE = "challenges."


class ArrangementRefused(Exception):
    """Nothing was arranged; the message is a Spanish sentence that says what to do."""


# --- What is printed --------------------------------------------------------------------------


def printed_contents(entries: QuerySet) -> list[tuple[Entry, dict]]:
    """Each entry with its content as it goes to print, in a fixed number of queries."""
    arranged = entries.with_content().select_related("placement").prefetch_related("short_edits")
    return [(entry, printed_content(entry)) for entry in arranged]


def printed_content(entry: Entry) -> dict:
    """The approved content with the editor's place and short edits; `edits` says what was approved, and why."""
    content = public_content(entry_content(entry))
    placement = getattr(entry, "placement", None)
    if placement:
        content["position"] = placement.position
    edits = [edit for edit in entry.short_edits.all() if holds(edit, content)]
    for edit in edits:
        _put_text(content, edit.field, edit.printed)
    if edits:
        content["edits"] = [
            {"field": each.field, "approved": each.approved, "reason": each.reason} for each in edits
        ]
    return content


def holds(edit: ShortEdit, content: dict) -> bool:
    """Whether the entry still says what was edited."""
    return texts_of(content).get(edit.field) == edit.approved


def texts_of(content: dict) -> dict[str, str]:
    """Each text that may be edited for print, by the name of its field."""
    challenges = {f"{CHALLENGE}{n}": each["text"] for n, each in enumerate(content["challenges"])}
    return {**{name: content[name] for name in ("title", "description", "results")}, **challenges}


def label_of(field: str) -> str:
    if field.startswith(CHALLENGE):
        return _("Reto %(number)d") % {"number": int(field.removeprefix(CHALLENGE)) + 1}
    return {"title": _("Título"), "description": _("Descripción"), "results": _("Resultados")}[field]


def _put_text(content, field, text):
    if field.startswith(CHALLENGE):
        content["challenges"][int(field.removeprefix(CHALLENGE))]["text"] = text
    else:
        content[field] = text


# --- Order ------------------------------------------------------------------------------------


def group_of(cycle: Cycle, sector: int, objective: int) -> list[Entry]:
    """The approved entries of one objective in one chapter, as they will be printed."""
    mine = Entry.objects.filter(
        cycle=cycle, status=Status.APPROVED, institution__sector=sector, objective=objective
    )
    arranged = mine.with_names().select_related("placement")
    arranged = arranged.prefetch_related(
        "short_edits", "institution__aliases", "institution__parent__aliases"
    )
    return sorted(arranged, key=_place)


def _place(entry: Entry) -> tuple:
    placement = getattr(entry, "placement", None)
    return place(
        {
            "institution": institution_value(entry.institution, entry.cycle.period_end),
            "position": placement.position if placement else entry.position,
            "folio": entry.folio,
        }
    )


def move(entry: Entry, to: int, *, by: User, at=None) -> int:
    """Put the entry at place `to` (1 is the first) of its objective; returns where it stands now."""
    with transaction.atomic():
        group = group_of(entry.cycle, entry.institution.sector_id, entry.objective_id)
        if entry not in group:
            raise ArrangementRefused(
                _("«%(title)s» ya no está aprobado: ordénelo cuando lo esté.") % {"title": entry.title}
            )
        arranged = [each for each in group if each != entry]
        to = min(max(to, 1), len(group))
        arranged.insert(to - 1, entry)
        if arranged != group:  # where it stands already, there is nothing to decide
            _keep(arranged, by=by, at=at or timezone.now())
    return to


def _keep(group, *, by, at):
    """All of them: a place says nothing without the places of the others."""
    Placement.objects.bulk_create(
        [Placement(entry=entry, position=n, by=by, at=at) for n, entry in enumerate(group, start=1)],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=["position", "by", "at"],
    )


def forget_order(cycle: Cycle, sector: int, objective: int) -> None:
    """Back to the order by institution."""
    group = group_of(cycle, sector, objective)
    Placement.objects.filter(entry__in=group).delete()


# --- Short edits ------------------------------------------------------------------------------


def edit(entry: Entry, field: str, printed: str, *, reason: str, by: User, at=None) -> ShortEdit:
    """Print `printed` instead of the approved text; the entry itself stays as it is."""
    if entry.status != Status.APPROVED:
        raise ArrangementRefused(_("Sólo se ajusta lo aprobado: este registro todavía puede corregirse."))
    approved = texts_of(entry_content(entry))[field]
    if printed == approved:
        raise ArrangementRefused(_("El texto es el aprobado: no hay nada que ajustar."))
    if added := _new_numbers(approved, printed):
        sentence = _("El ajuste escribe una cifra que no se aprobó (%(numbers)s): reabra el registro.")
        raise ArrangementRefused(sentence % {"numbers": ", ".join(added)})
    values = {
        "approved": approved,
        "printed": printed,
        "reason": reason,
        "by": by,
        "at": at or timezone.now(),
    }
    return ShortEdit.objects.update_or_create(entry=entry, field=field, defaults=values)[0]


def _new_numbers(approved, printed) -> list[str]:
    known = {_bare(number) for number in NUMBER.findall(richtext.plain(approved))}
    return [found for found in NUMBER.findall(richtext.plain(printed)) if _bare(found) not in known]


def _bare(number):
    return number.rstrip(".,")


def stale_edits(cycle: Cycle) -> list[ShortEdit]:
    """Edits of texts that were approved anew since: they are not printed until somebody looks at them."""
    edits = ShortEdit.objects.filter(entry__cycle=cycle, entry__status=Status.APPROVED)
    contents = {
        entry.pk: entry_content(entry)
        for entry in Entry.objects.filter(pk__in=edits.values("entry")).with_content()
    }
    found = edits.select_related("entry__institution", "by")
    return [edit for edit in found if not holds(edit, contents[edit.entry_id])]
