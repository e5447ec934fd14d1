"""Reminders of a cycle: whom the rules remind and when, and by hand whoever an editor ticks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting import reminding
from reporting.forms.message import ReminderFilterForm
from reporting.permissions import get_cycle, is_editor

HELD = "?situacion=held&tipo=reminder"  # the outbox's own filter


@login_required
def reminder_list(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    form = ReminderFilterForm(request.GET)
    reminders = reminding.of(cycle, by_hand=True)
    context = {
        "desk": "edits",
        "cycle": cycle,
        "form": form,
        "reminders": form.among(reminders),
        "total": len(reminders),
        "calendar": reminding.calendar(reminders),
        "is_open": cycle.opens_at <= timezone.now(),
    }
    return render(request, "reporting/reminder_list.html", context)


@login_required
@require_POST
def prepare(request, name):
    """Write the reminders of what was ticked into the outbox, held: they are read there and leave from there."""
    cycle = get_cycle(request.user, name, allow=is_editor)
    ticked = set(request.POST.getlist("institucion"))
    reminders = [each for each in reminding.of(cycle, by_hand=True) if str(each.institution.pk) in ticked]
    if not reminders:
        messages.error(request, _("Marque al menos una institución."))
        return redirect("reminder_list", name=name)
    many = reminding.post(reminders, is_held=True)
    if not many:
        messages.info(request, _("Hoy ya se les recordó: está en la bandeja de salida."))
        return redirect(f"{reverse('outbox')}?tipo=reminder")
    said = ngettext(
        "Un recordatorio preparado: léalo y envíelo desde aquí.",
        "%(many)d recordatorios preparados: léalos y envíelos desde aquí.",
        many,
    )
    messages.success(request, said % {"many": many})
    return redirect(f"{reverse('outbox')}{HELD}")
