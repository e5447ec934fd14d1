"""The public log of outages, and the editor's notes in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import audit, calendar_news
from reporting.forms.cycle import OutageForm
from reporting.models import Outage
from reporting.permissions import is_editor, require
from reporting.views.asking import posted


def outage_list(request):
    user = request.user
    context = {
        "outages": Outage.objects.order_by("-starts_at"),
        "may_note": user.is_authenticated and is_editor(user),
    }
    return render(request, "reporting/outage_list.html", context)


@login_required
def note(request):
    require(request.user, is_editor)
    return _write(request, Outage(by=request.user), _("Interrupción anotada: los cierres ya la cuentan."))


@login_required
def correct(request, pk):
    require(request.user, is_editor)
    outage = Outage.objects.filter(pk=pk).first()
    if outage is None:
        raise Http404(_("No existe esa interrupción."))
    return _write(request, outage, _("Interrupción corregida: los cierres ya la cuentan."))


def _write(request, outage, done):
    form = OutageForm(posted(request), instance=outage)
    if form.is_valid():
        with transaction.atomic():
            outage = form.save()
            calendar_news.lost(outage)
            audit.record(
                "cycle_changed",
                by=request.user,
                about=outage,
                what=_("Interrupción"),
                before=timezone.localtime(outage.starts_at),
                after=timezone.localtime(outage.ends_at),
                reason=outage.reason,
            )
        messages.success(request, done)
        return redirect("outage_list")
    return render(request, "reporting/outage_form.html", {"form": form, "outage": outage})
