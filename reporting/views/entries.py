"""The liaison's desk: the own institution's entries, one form, sending, the receipt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import checking, comparing, drafting, observing, suggesting, workflow
from reporting.carrying import undecided
from reporting.checking import findings_of
from reporting.checks.completeness import missing_to_submit
from reporting.desk import days_left, desk_of
from reporting.forms import NewEntryForm
from reporting.models import Cycle, Entry, Status
from reporting.permissions import (
    can_edit,
    can_follow_review,
    get_checkpoint,
    get_entry,
    institutions_of,
    is_reporter,
    require,
)
from reporting.reading import blocks_of
from reporting.richtext import clean_line
from reporting.sections import SECTIONS, progress_of, section_of
from reporting.timeline import holder_of, timeline_of
from reporting.views import opened
from reporting.views.errors import note_refusal
from reporting.views.threads import threads_on

MAX_NOTE = 1000


@login_required
def entry_list(request):
    require(request.user, is_reporter)
    cycle = Cycle.objects.current()
    context = {"desk": "reports", "cycle": cycle}
    if cycle:
        mine = desk_of(request.user, cycle)
        context |= {"mine": mine, **_calendar_of(cycle, institutions_of(request.user), mine.entries)}
    return render(request, "reporting/entry_list.html", context)


@login_required
def create(request):
    """Title, institution, objective: then the draft exists, and each section has a page of its own."""
    require(request.user, is_reporter)
    cycle = Cycle.objects.current()
    if cycle is None:
        messages.error(request, _("Todavía no hay un ejercicio abierto: la edición debe abrir uno."))
        return redirect("entry_list")
    data, status = request.POST if request.method == "POST" else None, 200
    form = NewEntryForm(data, instance=Entry(cycle=cycle), user=request.user, cycle=cycle)
    if form.is_valid():
        institution = form.cleaned_data["institution"]
        try:
            entry = drafting.create(form.values(), cycle=cycle, institution=institution, by=request.user)
        except drafting.DraftRefused as refusal:
            form.add_error(None, str(refusal))
            note_refusal(request, institution, refusal)
            status = 403
        else:
            messages.success(request, _("Borrador creado. Todavía no está enviado a UPMRIP."))
            return redirect("entry_edit", pk=entry.pk, key=SECTIONS[0].key)
    context = {"desk": "reports", "form": form, "cycle": cycle, "last_year": undecided(request.user, cycle)}
    return render(request, "reporting/entry_create.html", context, status=status)


@login_required
def detail(request, pk):
    return show(request, get_entry(request.user, pk))


def show(request, entry, *, answered=None, status=200):
    """The entry with what was observed; an answer that was refused stands where it was typed."""
    threads = threads_on(request, entry, answered)
    wording, compared = _compared(request, entry)
    return render(
        request,
        "reporting/entry_detail.html",
        {
            "desk": "reports",
            "entry": entry,
            "timeline": timeline_of(entry, request.user),
            "holder": holder_of(entry),
            "returned": entry.events.last() if entry.status == Status.RETURNED else None,
            "checkpoints": entry.checkpoints.select_related("by"),
            "why_read_only": drafting.why_read_only(entry),
            "days_left": days_left(entry),
            "may_edit": can_edit(request.user, entry),
            "may_answer_suggestions": can_edit(request.user, entry),
            "progress": progress_of(drafting.values_of(entry), entry.finished_sections),
            "sections": blocks_of(
                entry, request.user, threads, comparison=compared.get("comparison"), **wording
            ),
            "suggested": sum(each.suggestion.is_open for each in wording.get("suggestions", ())),
            "here": reverse("entry_detail", args=[entry.pk]),
            **compared,
            "threads": threads,
            "attended": sum(not thread.observation.asks for thread in threads),
        },
        status=status,
    )


def _compared(request, entry) -> tuple[dict, dict]:
    """What is suggested and what changed: between the institution and UPMRIP, not for partners of a joint action."""
    user = request.user
    if not (can_edit(user, entry) or can_follow_review(user, entry)):
        return {}, {}
    comparison = comparing.compare(entry, request.GET.get("comparar", ""), user)
    shown = comparing.shown(entry, comparing.last_year(entry, user), comparison)
    return suggesting.wording_of(entry), shown


@login_required
def submit(request, pk):
    entry = get_entry(request.user, pk, allow=can_edit)
    if request.method == "POST":
        return _send(request, entry)
    if reason := drafting.why_read_only(entry, opened_at=opened.when(request, entry)):
        messages.info(request, reason)
        return redirect("entry_detail", pk=pk)
    opened.remember(request, entry)
    missing = [(section_of(name).key, name, said) for name, said in missing_to_submit(entry).items()]
    unanswered = observing.unanswered_in_words(entry).items()
    # What is missing stands above, with a link to its field.
    found = [each for each in findings_of(entry) if each.finding.check != "completeness" or not each.blocks]
    context = {
        "desk": "reports",
        "entry": entry,
        "missing": missing,
        "findings": found,
        "unanswered": unanswered,
        "is_blocked": bool(missing or unanswered) or any(each.blocks for each in found),
        "is_resent": entry.checkpoints.exists(),
        "changes": comparing.compare(entry, "envio", request.user),
        "sections": blocks_of(entry, request.user),
        "may_change": True,
        "threads": observing.threads_of(entry, request.user),
    }
    return render(request, "reporting/entry_submit.html", context)


@login_required
@require_POST
def explain(request, pk):
    """Say why a finding is right as it stands; an empty note is no answer."""
    entry = get_entry(request.user, pk, allow=can_edit)
    note = clean_line(request.POST.get("note", ""))[:MAX_NOTE]
    answered = next((e for e in findings_of(entry) if e.passage == request.POST.get("passage")), None)
    if answered is None:
        messages.error(request, _("El texto cambió y el aviso ya no está: revise la lista."))
    elif not note:
        messages.error(request, _("Escriba por qué es correcto: quien revisa lo verá con el registro."))
    else:
        found = answered.finding
        checking.explain(
            entry, check=found.check, field=found.field, passage=answered.passage, note=note, by=request.user
        )
        messages.success(request, _("Explicación guardada: quien revisa la verá con el registro."))
    return redirect("entry_submit", pk=pk)


def _send(request, entry):
    """Send, and show the receipt; a second click on the same version shows the same one."""
    version, opened_at = _posted_version(request), opened.when(request, entry)
    try:
        checkpoint = workflow.submit(entry, by=request.user, version=version, opened_at=opened_at)
    except workflow.MoveRefused as refusal:
        checkpoint = entry.checkpoints.filter(by=request.user, version=version).last()
        if checkpoint is None or Entry.objects.get(pk=entry.pk).status != Status.SUBMITTED:
            messages.error(request, str(refusal))
            return _not_sent(request, entry, refusal)
    return redirect("entry_receipt", pk=entry.pk, number=checkpoint.number)


def _not_sent(request, entry, refusal):
    """Back at the entry, which is kept as it stands; that it may not be sent at all is noted."""
    if not isinstance(refusal, workflow.NotAllowed):
        return redirect("entry_detail", pk=entry.pk)
    note_refusal(request, entry, refusal)
    return show(request, get_entry(request.user, entry.pk), status=403)


@login_required
def receipt(request, pk, number):
    checkpoint = get_checkpoint(request.user, pk, number)
    context = {"desk": "reports", "entry": checkpoint.entry, "checkpoint": checkpoint}
    return render(request, "reporting/entry_receipt.html", context)


def _posted_version(request) -> int:
    """The version the person had before them; 0, which no entry has, when the form says nonsense."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _calendar_of(cycle, own, entries) -> dict:
    """The extensions of the institutions `own`, and the calls they may still answer."""
    closes_for = cycle.deadlines()
    extensions = list(cycle.extensions.filter(institution__in=own).select_related("institution"))
    for extension in extensions:
        extension.closes_at = closes_for(extension.institution_id)
    calls = cycle.calls.filter(institution__in=own).select_related("institution", "nothing_by")
    sent = {entry.institution_id for entry in entries if entry.status != Status.DRAFT}
    late = {pk for pk in own if closes_for(pk) < timezone.now()}
    return {
        "extensions": extensions,
        "calls": [call for call in calls if call.has_nothing or call.institution_id not in sent | late],
    }
