"""When two entries are one programme: what is decided about a pair, by a reviewer, through the workflow.

Nothing is deleted: the entry that goes is returned with the reason, and its programme remembers where it went.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import workflow
from reporting.models import Entry, Programme, Status, User

DECISIONS = {
    "same": _("Es el mismo programa: un registro con varios objetivos"),
    "joint": _("Es una acción conjunta: un registro con varias instituciones"),
}


def join(kept: Entry, gone: Entry, decision: str, *, by: User) -> None:
    """Let `kept` stand for both: with the other's objective ("same") or its institution too ("joint").

    `gone` goes back to its institution with the reason. Raises MoveRefused when the workflow refuses.
    """
    if kept.pk == gone.pk or kept.cycle_id != gone.cycle_id:
        raise workflow.MoveRefused(_("Elija dos registros distintos del mismo ejercicio."))
    with transaction.atomic():
        _give_back(gone, reason=_reason(kept, decision), by=by)
        if gone.objective_id != kept.objective_id:
            kept.secondary_objectives.add(gone.objective_id)
        if gone.institution_id != kept.institution_id:
            kept.partners.add(gone.institution_id)
        Entry.objects.filter(pk=kept.pk).update(version=F("version") + 1, updated_at=timezone.now())
        if gone.programme_id != kept.programme_id:
            Programme.objects.filter(pk=gone.programme_id).update(
                status=Programme.Status.MERGED, merged_into=kept.programme_id
            )


def _give_back(entry: Entry, *, reason: str, by: User) -> None:
    """Return what waits, reopen what is approved; a draft or a returned entry is not theirs to decide on."""
    if entry.status == Status.SUBMITTED:
        workflow.return_(entry, by=by, reason=reason)
    else:
        workflow.reopen(entry, by=by, reason=reason)


def _reason(kept: Entry, decision: str) -> str:
    if decision == "joint":
        sentence = _(
            "Se reporta como acción conjunta en el registro %(folio)s, «%(title)s»: aquí no hace falta más."
        )
    else:
        sentence = _(
            "Es el mismo programa que el registro %(folio)s, «%(title)s»: allí quedó también este objetivo."
        )
    return sentence % {"folio": kept.folio, "title": kept.title}
