"""The editor's calendar of a cycle: dates, more time for one, closing, reopening, who is called."""

import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting import calling, scheduling
from reporting.calling import CallRefused
from reporting.forms.cycle import CallForm, CloseForm, DatesForm, ExtensionForm, ReopenForm
from reporting.models import Outage
from reporting.permissions import get_cycle, is_editor
from reporting.scheduling import ScheduleRefused
from reporting.views.asking import ask, posted


@login_required
def calendar(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    closes_for, closes_at = cycle.deadlines(), cycle.closes_for_all()
    extensions = list(cycle.extensions.select_related("institution"))
    for extension in extensions:
        extension.closes_at = closes_for(extension.institution_id)
    context = {
        "desk": "edits",
        "cycle": cycle,
        "closes_at": closes_at,
        "is_closed": closes_at <= timezone.now(),
        "is_moved": closes_at != cycle.closes_at,
        "extensions": extensions,
        "outages": Outage.objects.filter(ends_at__gt=cycle.opens_at, starts_at__lt=closes_at),
        "events": cycle.events.select_related("by", "institution").order_by("-at", "-pk"),
    }
    return render(request, "reporting/cycle_calendar.html", context)


@login_required
def change(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = DatesForm(posted(request), instance=copy.copy(cycle))  # the form writes into its own
    return _ask(
        request,
        cycle,
        form,
        title=_("Cambiar las fechas"),
        button=_("Guardar las fechas"),
        act=lambda: scheduling.change(
            cycle, form.dates(), reason=form.cleaned_data["reason"], by=request.user
        ),
        done=_("Fechas guardadas."),
    )


@login_required
def close(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = CloseForm(posted(request))
    return _ask(
        request,
        cycle,
        form,
        title=_("Cerrar ahora"),
        lead=_(
            "Desde este momento ninguna institución puede enviar, salvo las que tienen prórroga. "
            "Los borradores se conservan; puede reabrir después."
        ),
        button=_("Cerrar el ejercicio"),
        act=lambda: scheduling.close(cycle, reason=form.cleaned_data["reason"], by=request.user),
        done=_("Ejercicio cerrado."),
    )


@login_required
def reopen(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = ReopenForm(posted(request))
    return _ask(
        request,
        cycle,
        form,
        title=_("Reabrir el ejercicio"),
        lead=_("Todas las instituciones podrán escribir y enviar hasta el nuevo cierre."),
        button=_("Reabrir"),
        act=lambda: scheduling.reopen(cycle, **form.cleaned_data, by=request.user),
        done=_("Ejercicio reabierto."),
    )


@login_required
def extend(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = ExtensionForm(posted(request))
    return _ask(
        request,
        cycle,
        form,
        title=_("Dar prórroga a una institución"),
        lead=_("Si ya tiene una, la nueva fecha toma su lugar."),
        button=_("Dar prórroga"),
        act=lambda: scheduling.extend(cycle, **form.cleaned_data, by=request.user),
        done=_("Prórroga guardada: la institución la ve en su página de registros."),
    )


@login_required
@require_POST
def withdraw_extension(request, name, pk):
    cycle = get_cycle(request.user, name, allow=is_editor)
    extension = cycle.extensions.select_related("institution", "cycle").filter(pk=pk).first()
    if extension is None:
        raise Http404(_("No existe esa prórroga."))
    scheduling.withdraw_extension(extension, by=request.user)
    messages.success(
        request, _("Prórroga de %(institution)s retirada.") % {"institution": extension.institution}
    )
    return redirect("cycle_calendar", name=name)


@login_required
def called(request, name):
    """Who is called, who answered, and calling more."""
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = CallForm(posted(request), cycle=cycle)
    if form.is_valid():
        chosen = form.cleaned_data["institutions"]
        calling.call(cycle, chosen, by=request.user)
        many = len(chosen)
        messages.success(
            request,
            ngettext("%(many)d institución convocada.", "%(many)d instituciones convocadas.", many)
            % {"many": many},
        )
        return redirect("cycle_called", name=name)
    own = Q(institution__entries__cycle=F("cycle"))
    calls = cycle.calls.select_related("institution__sector", "nothing_by").annotate(
        registered=Count("institution__entries", filter=own)
    )
    context = {"desk": "edits", "cycle": cycle, "form": form, "calls": calls.order_by("institution__name")}
    return render(request, "reporting/cycle_called.html", context)


@login_required
@require_POST
def dismiss(request, name, pk):
    cycle = get_cycle(request.user, name, allow=is_editor)
    call = cycle.calls.select_related("institution").filter(pk=pk).first()
    if call is None:
        raise Http404(_("Esa institución ya no está convocada."))
    try:
        calling.dismiss(call, by=request.user)
    except CallRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("%(institution)s ya no está convocada.") % {"institution": call.institution}
        )
    return redirect("cycle_called", name=name)


def _ask(request, cycle, form, *, title, button, act, done, lead=""):
    """One form about the cycle's calendar, and back to the calendar."""
    return ask(
        request,
        form,
        act=act,
        refusal=ScheduleRefused,
        done=done,
        then=("cycle_calendar", cycle.name),
        template="reporting/cycle_form.html",
        desk="edits",
        cycle=cycle,
        title=title,
        lead=lead,
        button=button,
    )
