"""Last year's entries: to each, one decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import carrying
from reporting.drafting import DraftRefused
from reporting.models import Continuation, Cycle
from reporting.permissions import can_edit, get_entry, is_reporter, require
from reporting.sections import SECTIONS, section_of
from reporting.views.errors import note_refusal

CLOSINGS = (Continuation.Decision.ENDED, Continuation.Decision.NOT_APPLICABLE)


@login_required
def previous_list(request):
    require(request.user, is_reporter)
    cycle = Cycle.objects.current()
    entries = carrying.previous_entries(request.user, cycle) if cycle else []
    context = {
        "desk": "reports",
        "cycle": cycle,
        "before": carrying.previous_cycle(cycle) if cycle else None,
        "entries": carrying.with_successors(entries, request.user, cycle),
        "closings": [(each.value, each.label) for each in CLOSINGS],
    }
    return render(request, "reporting/previous_list.html", context)


@login_required
@require_POST
def carry(request, pk):
    previous, cycle = _previous(request, pk)
    is_unchanged = "unchanged" in request.POST
    try:
        entry = carrying.carry(previous, cycle=cycle, by=request.user, is_unchanged=is_unchanged)
    except DraftRefused as refusal:
        note_refusal(request, previous, refusal)
        messages.error(request, str(refusal))
        return redirect("previous_list")
    except carrying.CarryRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("previous_list")
    if is_unchanged:
        messages.success(
            request, _("Borrador creado, sin cambios en los textos: faltan resultados y cifras.")
        )
        return redirect("entry_edit", pk=entry.pk, key=section_of("results").key)
    messages.success(request, _("Borrador creado con los textos del año pasado: confirme cada uno."))
    return redirect("entry_edit", pk=entry.pk, key=SECTIONS[0].key)


@login_required
@require_POST
def recognise(request, pk, entry):
    previous, cycle = _previous(request, pk)
    successor = get_entry(request.user, entry, allow=can_edit)
    if successor.cycle_id != cycle.pk or successor.institution_id != previous.institution_id:
        raise Http404(_("Sólo continúa un registro de la misma institución en el ejercicio actual."))
    try:
        carrying.recognise(previous, successor, by=request.user)
    except carrying.CarryRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Anotado: «%(title)s» continúa el programa.") % {"title": successor.title}
        )
    return redirect("previous_list")


@login_required
@require_POST
def close(request, pk):
    previous, cycle = _previous(request, pk)
    decision = request.POST.get("decision")
    if decision not in CLOSINGS:
        raise Http404(_("No existe esa decisión."))
    try:
        carrying.close(previous, decision, cycle=cycle, by=request.user)
    except carrying.CarryRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("previous_list")


@login_required
@require_POST
def reconsider(request, pk):
    previous, cycle = _previous(request, pk)
    carrying.reconsider(previous, cycle=cycle)
    return redirect("previous_list")


def _previous(request, pk):
    """Last year's entry, through the gate, and the cycle it would be carried into."""
    previous, cycle = get_entry(request.user, pk, allow=can_edit), Cycle.objects.current()
    if cycle is None or previous.cycle != carrying.previous_cycle(cycle):
        raise Http404(_("Sólo se parte de los registros del ejercicio anterior."))
    return previous, cycle
