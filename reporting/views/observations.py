"""Observations: remarking, answering, settling; what was typed comes back when it is refused."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import observing
from reporting.forms import AnswerForm, ObservationForm
from reporting.permissions import (
    can_answer,
    can_attend,
    can_edit,
    can_follow_review,
    can_observe,
    can_settle,
    get_entry,
    get_observation,
)
from reporting.views import entries, review
from reporting.views.filtered import address, queue_of


@login_required
@require_POST
def observe(request, pk):
    entry = get_entry(request.user, pk, allow=can_observe)
    form = ObservationForm(request.POST)
    if form.is_valid():
        try:
            observation = observing.open_(entry, by=request.user, **form.values())
        except observing.ObservingRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Observación guardada."), extra_tags=f"observar-{pk}")
            page = address("review_detail", pk, query=queue_of(request).query)
            return redirect(f"{page}#{observation.anchor}")
    return review.show(request, entry, observation_form=form, status=422)


@login_required
@require_POST
def reply(request, pk):
    return _answer(request, pk, observing.reply, can_answer, _("Respuesta guardada."))


@login_required
@require_POST
def attend(request, pk):
    return _answer(request, pk, observing.attend, can_attend, _("Observación atendida."))


@login_required
@require_POST
def resolve(request, pk):
    return _answer(request, pk, observing.resolve, can_settle, _("Observación resuelta."))


@login_required
@require_POST
def reopen(request, pk):
    return _answer(request, pk, observing.reopen, can_settle, _("Observación reabierta."))


def _answer(request, pk, verb, allow, message):
    observation = get_observation(request.user, pk, allow=allow)
    form = AnswerForm(request.POST, auto_id=f"respuesta-{pk}-%s")
    if form.is_valid():
        try:
            verb(observation, by=request.user, text=form.cleaned_data["text"])
        except observing.ObservingRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, message, extra_tags=f"respuesta-{pk}")
            return redirect(f"{_page_of(request, observation.entry)}#{observation.anchor}")
    entry = get_entry(request.user, observation.entry_id)
    page = review if _reviews(request, entry) else entries
    return page.show(request, entry, answered=(pk, form), status=422)


def _page_of(request, entry) -> str:
    if _reviews(request, entry):
        return address("review_detail", entry.pk, query=queue_of(request).query)
    return reverse("entry_detail", args=[entry.pk])


def _reviews(request, entry) -> bool:
    """Whether this person reads the entry at the reviewer's desk; whoever writes it reads it at the own."""
    return can_follow_review(request.user, entry) and not can_edit(request.user, entry)
