"""The liaison's desk: the own institution's entries, one form, sending, the receipt."""

import json
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
from reporting.readable import label_of, lines_of


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
    form, formsets = _bind(request, Entry(cycle=cycle))
    if request.method == "POST" and _are_valid(form, formsets):
        institution = form.cleaned_data["institution"]
        try:
            entry = drafting.create(
                _values(form, formsets), cycle=cycle, institution=institution, by=request.user
            )
        except drafting.DraftRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request, entry)
    return render(request, "reporting/entry_form.html", _form_context(form, formsets))


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
    if request.method == "GET":
        return _open_form(request, entry)
    form, formsets = _bind(request, entry)
    conflicts, seals = [], _posted_seals(request)
    if _are_valid(form, formsets):
        try:
            conflicts = drafting.save(entry, _values(form, formsets), seals=seals, by=request.user).conflicts
        except drafting.DraftRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            if not conflicts:
                return _saved(request, entry)
            # From here on the person has seen the other text: what is sent next replaces it knowingly.
            seals |= drafting.seals_of({conflict.name: conflict.theirs for conflict in conflicts})
    context = _form_context(form, formsets, conflicts=conflicts, seals=seals)
    return render(request, "reporting/entry_form.html", context, status=409 if conflicts else 200)


def _open_form(request, entry):
    if reason := drafting.why_read_only(entry):
        messages.info(request, reason)
        return redirect("entry_detail", pk=entry.pk)
    seals = drafting.seals_of(drafting.values_of(entry))
    return render(request, "reporting/entry_form.html", _form_context(*_bind(request, entry), seals=seals))


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


def _bind(request, entry):
    """The form and its two lists of rows, filled from the request when something was sent."""
    data = request.POST if request.method == "POST" else None
    rows = drafting.values_of(entry) if entry.pk else {"figures": [], "challenges": []}
    challenges = [{"text": row["text"], "category": row["category_id"]} for row in rows["challenges"]]
    form = EntryForm(data, instance=entry, user=request.user, cycle=entry.cycle)
    return form, {
        "figures": FigureFormSet(data, initial=rows["figures"], prefix="figures"),
        "challenges": ChallengeFormSet(data, initial=challenges, prefix="challenges"),
    }


def _are_valid(form, formsets) -> bool:
    """All of them are asked, so that every error shows at once."""
    return all([form.is_valid(), *(formset.is_valid() for formset in formsets.values())])


def _values(form, formsets) -> dict:
    return {**form.values(), **{name: formset.values() for name, formset in formsets.items()}}


def _form_context(form, formsets, *, conflicts=(), seals=None) -> dict:
    return {
        "desk": "reports",
        "form": form,
        **formsets,
        "formsets": formsets.values(),
        "entry": form.instance,
        "cycle": form.instance.cycle,
        "seals": json.dumps(seals or {}),
        "conflicts": [
            {"label": label_of(c.name), "name": c.name, "theirs": lines_of(c.name, c.theirs)}
            for c in conflicts
        ],
        "has_errors": form.is_bound and (not _are_valid(form, formsets) or bool(form.non_field_errors())),
    }


def _saved(request, entry):
    messages.success(request, _("Borrador guardado. Todavía no está enviado a UPMRIP."))
    next_page = "entry_submit" if "review" in request.POST else "entry_edit"
    return redirect(next_page, pk=entry.pk)


def _posted_version(request) -> int:
    """The version the person had before them; 0, which no entry has, when the form says nonsense."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _posted_seals(request) -> dict:
    """What each field said when the page was opened; nonsense matches nothing, so that nothing is overwritten."""
    try:
        seals = json.loads(request.POST.get("seals", ""))
    except ValueError:
        return {}
    return seals if isinstance(seals, dict) else {}


def _days_left(cycle) -> int | None:
    if cycle is None or cycle.closes_at < timezone.now():
        return None
    return (timezone.localdate(cycle.closes_at) - timezone.localdate()).days
