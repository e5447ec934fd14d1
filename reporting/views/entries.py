"""The liaison's desk: the own institution's entries, one form, sending, the receipt."""

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import drafting, workflow
from reporting.checks.completeness import missing_to_submit
from reporting.forms import ChallengeFormSet, EntryForm, FigureFormSet
from reporting.models import Cycle, Entry, Status
from reporting.permissions import (
    can_edit,
    get_entry,
    institutions_of,
    is_reporter,
    require,
)


@login_required
def entry_list(request):
    require(request.user, is_reporter)
    cycle = Cycle.objects.current()
    entries = list(
        Entry.objects.visible_to(request.user)
        .filter(cycle=cycle, institution__in=institutions_of(request.user))
        .with_names()
        .order_by("objective_id", "title")
    )
    context = {
        "desk": "reports",
        "cycle": cycle,
        "entries": entries,
        "sent": sum(entry.status in (Status.SUBMITTED, Status.APPROVED) for entry in entries),
        "returned": [entry for entry in entries if entry.status == Status.RETURNED],
        "objectives": [(o, list(group)) for o, group in groupby(entries, key=lambda e: e.objective)],
        "days_left": _days_left(cycle),
    }
    return render(request, "reporting/entry_list.html", context)


@login_required
def create(request):
    require(request.user, is_reporter)
    cycle = Cycle.objects.current()
    if cycle is None:
        messages.error(request, _("Todavía no hay un ejercicio abierto: la edición debe abrir uno."))
        return redirect("entry_list")
    form, formsets = _bind(request, Entry(cycle=cycle), cycle)
    if request.method == "POST" and _are_valid(form, formsets):
        try:
            entry = drafting.create(form, formsets, cycle=cycle, by=request.user)
        except drafting.DraftRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, entry)
    return render(request, "reporting/entry_form.html", _form_context(form, formsets, cycle))


@login_required
def detail(request, pk):
    entry = get_entry(request.user, pk)
    return render(
        request,
        "reporting/entry_detail.html",
        {
            "desk": "reports",
            "entry": entry,
            "events": entry.events.select_related("by"),
            "checkpoints": entry.checkpoints.select_related("by"),
            "why_read_only": drafting.why_read_only(entry),
            "may_edit": can_edit(request.user, entry),
        },
    )


@login_required
def edit(request, pk):
    entry = get_entry(request.user, pk, allow=can_edit)
    if reason := drafting.why_read_only(entry):
        messages.info(request, reason)
        return redirect("entry_detail", pk=pk)
    form, formsets = _bind(request, entry, entry.cycle)
    if request.method == "POST" and _are_valid(form, formsets):
        try:
            saved = drafting.save(form, formsets, version=_posted_version(request), by=request.user)
        except drafting.DraftRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, saved)
    return render(request, "reporting/entry_form.html", _form_context(form, formsets, entry.cycle))


@login_required
def submit(request, pk):
    entry = get_entry(request.user, pk, allow=can_edit)
    if request.method == "POST":
        try:
            checkpoint = workflow.submit(entry, by=request.user, version=_posted_version(request))
        except workflow.MoveRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("entry_detail", pk=pk)
        return redirect("entry_receipt", pk=pk, number=checkpoint.number)
    if reason := drafting.why_read_only(entry):
        messages.info(request, reason)
        return redirect("entry_detail", pk=pk)
    context = {"desk": "reports", "entry": entry, "missing": missing_to_submit(entry)}
    return render(request, "reporting/entry_submit.html", context)


@login_required
def receipt(request, pk, number):
    entry = get_entry(request.user, pk)
    checkpoint = entry.checkpoints.select_related("by").filter(number=number).first()
    if checkpoint is None:
        raise Http404(_("No existe ese acuse."))
    context = {"desk": "reports", "entry": entry, "checkpoint": checkpoint}
    return render(request, "reporting/entry_receipt.html", context)


def _bind(request, entry, cycle):
    """The form and its two lists of rows, filled from the request when something was sent."""
    data = request.POST if request.method == "POST" else None
    form = EntryForm(data, instance=entry, user=request.user, cycle=cycle)
    return form, [
        FigureFormSet(data, instance=entry, prefix="figures"),
        ChallengeFormSet(data, instance=entry, prefix="challenges"),
    ]


def _are_valid(form, formsets) -> bool:
    """All of them are asked, so that every error shows at once."""
    return all([form.is_valid(), *(formset.is_valid() for formset in formsets)])


def _form_context(form, formsets, cycle) -> dict:
    figures, challenges = formsets
    return {
        "desk": "reports",
        "form": form,
        "figures": figures,
        "challenges": challenges,
        "formsets": formsets,
        "entry": form.instance,
        "cycle": cycle,
        "has_errors": form.is_bound and not _are_valid(form, formsets),
    }


def _saved(request, entry):
    messages.success(request, _("Borrador guardado. Todavía no está enviado a UPMRIP."))
    next_page = "entry_submit" if "review" in request.POST else "entry_edit"
    return redirect(next_page, pk=entry.pk)


def _posted_version(request) -> int:
    """The version the person had before them; 0, which no entry has, when the form says nonsense."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _days_left(cycle) -> int | None:
    if cycle is None or cycle.closes_at < timezone.now():
        return None
    return (timezone.localdate(cycle.closes_at) - timezone.localdate()).days
