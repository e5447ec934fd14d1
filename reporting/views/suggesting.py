"""Rewording a sent text, and the institution's answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import suggesting
from reporting.drafting import seal
from reporting.forms.suggestion import suggestion_form
from reporting.models import Status
from reporting.permissions import (
    can_answer_suggestion,
    can_suggest,
    can_withdraw,
    get_entry,
    get_suggestion,
)
from reporting.richtext import clean_line

MAX_ANSWER = 2000
ACTS = {"suggest": suggesting.suggest, "correct": suggesting.correct}


@login_required
def suggest(request, pk, field):
    """Edit a copy of one text: suggest it, correct its style, or only look at the difference."""
    entry = get_entry(request.user, pk, allow=can_suggest)
    text = suggesting.texts_of(entry).get(field)
    if text is None:
        raise Http404(_("No existe ese texto en el registro."))
    if entry.status != Status.SUBMITTED:
        messages.info(request, _("Sólo se sugiere o se corrige mientras el registro está enviado."))
        return redirect("review_detail", pk=pk)
    data = request.POST if request.method == "POST" else None
    form = suggestion_form(data, field=field, text=text)
    form.fields["reason"].required = request.POST.get("act") != "look"
    if form.is_valid() and (act := ACTS.get(request.POST.get("act"))):
        try:
            act(entry, field, form.cleaned_data["text"], by=request.user, **_why(form))
        except suggesting.SuggestingRefused as refusal:
            form.add_error(None, str(refusal))
            text = suggesting.texts_of(get_entry(request.user, pk, allow=can_suggest)).get(field, "")
        else:
            messages.success(request, _done(request.POST["act"]), extra_tags=_kept_as(entry, field))
            return redirect(f"{reverse('review_detail', args=[pk])}#campo-{suggesting.block_of(field)}")
    return render(request, "reporting/review_suggest.html", _context(entry, field, text, form))


@login_required
@require_POST
def accept(request, pk):
    suggestion = get_suggestion(request.user, pk, allow=can_answer_suggestion)
    return _answer(
        request, suggestion, suggesting.accept, _("Redacción aceptada: es la que se imprimirá."), ""
    )


@login_required
@require_POST
def decline(request, pk):
    suggestion = get_suggestion(request.user, pk, allow=can_answer_suggestion)
    answer = "\n".join(map(clean_line, request.POST.get("answer", "").splitlines()))[:MAX_ANSWER]
    done = _("Su texto se queda como está: quien revisa leerá por qué.")
    return _answer(request, suggestion, suggesting.decline, done, answer, answer=answer)


@login_required
@require_POST
def withdraw(request, pk):
    suggestion = get_suggestion(request.user, pk, allow=can_withdraw)
    try:
        suggesting.withdraw(suggestion, by=request.user)
    except suggesting.SuggestingRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Sugerencia retirada."))
    return redirect("review_detail", pk=suggestion.entry_id)


def _answer(request, suggestion, act, done, typed, **words):
    try:
        act(suggestion, by=request.user, **words)
    except suggesting.SuggestingRefused as refusal:
        messages.error(request, f"{refusal} {_('Usted escribió: «%s»') % typed if typed else ''}".strip())
    else:
        messages.success(request, done)
    return redirect(f"{reverse('entry_detail', args=[suggestion.entry_id])}#{suggestion.anchor}")


def _why(form) -> dict:
    return {"reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seal"]}


def _done(act: str) -> str:
    if act == "correct":
        return _("Corregido: se avisa a la institución con el antes y el después.")
    return _("Sugerido: la institución verá la diferencia y responderá.")


def _kept_as(entry, field) -> str:
    """The name under which the browser keeps what is typed until it has arrived."""
    return f"sugerir-{entry.pk}-{field}"


def _context(entry, field, text, form) -> dict:
    """The text as it is now stands behind the form: what is sent next rewrites it knowingly."""
    typed = form.cleaned_data.get("text") if form.is_bound else None
    return {
        "desk": "reviews",
        "entry": entry,
        "field": field,
        "block": suggesting.block_of(field),
        "label": suggesting.label(field),
        "form": form,
        "kept_as": _kept_as(entry, field),
        "formsets": [form.figures] if field == suggesting.FIGURES else [],
        "seal": seal(text),
        "difference": None if typed is None else suggesting.difference(field, text, typed),
    }
