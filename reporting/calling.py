"""Calling institutions to report in a cycle, and their answer that they have nothing to report."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import audit
from reporting.models import Call, Cycle, Entry, Institution, Status, User

NO_ANSWER = {"nothing_at": None, "nothing_by": None, "nothing_why": ""}


class CallRefused(Exception):
    """Nothing changed; the message is a Spanish sentence that says why."""


def call(cycle: Cycle, institutions: Iterable[Institution | int], *, by: User | None = None) -> None:
    """Call these institutions, given whole or by id; those called before stay as they are.

    Without `by` the call follows from something else that is on record: an entry, an opening.
    """
    ids = {getattr(institution, "pk", institution) for institution in institutions}
    with transaction.atomic():
        Call.objects.bulk_create(
            (Call(cycle=cycle, institution_id=pk) for pk in sorted(ids)), ignore_conflicts=True
        )
        if by:
            names = ", ".join(Institution.objects.filter(pk__in=ids).values_list("name", flat=True))
            audit.record("cycle_changed", by=by, about=cycle, what=_("Convocó"), institution=names)


def dismiss(call: Call, *, by: User) -> None:
    """Take the call back, unless the institution has begun to report or has answered."""
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=call.pk)
        if Entry.objects.filter(cycle=call.cycle_id, institution=call.institution_id).exists():
            raise CallRefused(_("La institución ya tiene registros en este ejercicio: sigue convocada."))
        if call.has_nothing:
            raise CallRefused(
                _("La institución ya respondió que no tiene acciones: su respuesta se conserva.")
            )
        call.delete()
        about = {"institution": call.institution.name}
        audit.record("cycle_changed", by=by, about=call.cycle, what=_("Retiró la convocatoria"), **about)


def answer_nothing(call: Call, *, by: User, why: str, at=None) -> None:
    """Note that the institution has nothing to report; refused when something of it was sent, or late."""
    now, why = at or timezone.now(), why.strip()
    if not why:
        raise CallRefused(_("Escriba por qué su institución no tiene acciones que reportar."))
    _refuse_unless_open(call, now)
    with transaction.atomic():
        # The row is locked here and by `reported`: an answer and a report never stand side by side.
        call = Call.objects.select_for_update().get(pk=call.pk)
        if _has_sent(call):
            raise CallRefused(
                _("Su institución ya envió registros en este ejercicio: no puede responder que no tiene.")
            )
        call.nothing_at, call.nothing_by, call.nothing_why = now, by, why
        call.save()


def withdraw_answer(call: Call, at=None) -> None:
    """The institution does have something to report, while it still may."""
    _refuse_unless_open(call, at or timezone.now())
    Call.objects.filter(pk=call.pk).update(**NO_ANSWER)


def reported(entry: Entry) -> None:
    """What was sent says more than an earlier answer: it ends with it."""
    Call.objects.filter(cycle=entry.cycle_id, institution=entry.institution_id).update(**NO_ANSWER)


def _refuse_unless_open(call: Call, at) -> None:
    if not call.cycle.accepts(call.institution, at):
        raise CallRefused(
            _("El ejercicio %(cycle)s no está abierto: escriba a UPMRIP.") % {"cycle": call.cycle.name}
        )


def _has_sent(call: Call) -> bool:
    entries = Entry.objects.filter(cycle=call.cycle_id, institution=call.institution_id)
    return entries.exclude(status=Status.DRAFT).exists()
