"""The institution's answer to the call: that it has nothing to report this year, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import calling
from reporting.calling import CallRefused
from reporting.forms import NothingForm
from reporting.permissions import get_call
from reporting.views.asking import ask, posted


@login_required
def answer_nothing(request, pk):
    call = get_call(request.user, pk)
    form = NothingForm(posted(request))
    return ask(
        request,
        form,
        act=lambda: calling.answer_nothing(call, by=request.user, why=form.cleaned_data["why"]),
        refusal=CallRefused,
        done=_("Respuesta recibida: su institución no tiene acciones que reportar."),
        then=("entry_list",),
        template="reporting/call_nothing.html",
        desk="reports",
        call=call,
    )


@login_required
@require_POST
def withdraw_answer(request, pk):
    call = get_call(request.user, pk)
    try:
        calling.withdraw_answer(call)
    except CallRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Respuesta retirada: ya puede registrar sus acciones."))
    return redirect("entry_list")
