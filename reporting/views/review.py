"""The reviewer's desk: what waits, reading it, deciding."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import comparing, joining, queueing, suggesting, workflow
from reporting.checking import findings_of, pairs_of
from reporting.forms import HighlightForm, ObservationForm, ReasonForm
from reporting.models import Seen, Status
from reporting.permissions import (
    can_classify,
    can_follow_review,
    can_highlight,
    can_observe,
    can_reopen,
    can_review,
    can_suggest,
    get_entry,
)
from reporting.reading import blocks_of
from reporting.timeline import holder_of, timeline_of
from reporting.views import keys
from reporting.views.filtered import go_to, queue_of
from reporting.views.threads import threads_on


@login_required
def detail(request, pk):
    entry = get_entry(request.user, pk, allow=can_follow_review)
    comparison = comparing.compare(entry, request.GET.get("comparar", ""), request.user)
    response = show(request, entry, comparison=comparison)
    Seen.objects.mark(entry, request.user)
    return response


def show(
    request,
    entry,
    *,
    form=None,
    comparison=None,
    observation_form=None,
    highlight_form=None,
    answered=None,
    status=200,
):
    """The entry with its decision beside it; forms that were refused stand where they were typed."""
    threads = threads_on(request, entry, answered)
    context = {
        **_context(request.user, entry, form, threads, comparison),
        **_around(request, entry),
        "observation_form": observation_form or ObservationForm(initial={"field": request.GET.get("campo")}),
        "highlight_form": highlight_form or HighlightForm(initial={"text": entry.highlight}),
    }
    return render(request, "reporting/review_detail.html", context, status=status)


@login_required
@require_POST
def approve(request, pk):
    entry = get_entry(request.user, pk, allow=can_review)
    form = ReasonForm(request.POST, is_obligatory=False)
    return _decide(request, entry, workflow.approve, _("Aprobado: «%(title)s»."), form)


@login_required
@require_POST
def return_(request, pk):
    entry = get_entry(request.user, pk, allow=can_review)
    form = ReasonForm(request.POST, is_obligatory=not entry.observations.asking().exists())
    return _decide(request, entry, workflow.return_, _("Devuelto a la institución: «%(title)s»."), form)


@login_required
@require_POST
def reopen(request, pk):
    entry = get_entry(request.user, pk, allow=can_reopen)
    return _decide(request, entry, workflow.reopen, _("Reabierto: «%(title)s»."), ReasonForm(request.POST))


@login_required
@require_POST
def undo(request, pk, event):
    """Take the own decision back; the entry waits again where it stood."""
    entry = get_entry(request.user, pk, allow=can_reopen)
    decision = get_object_or_404(entry.events, pk=event)
    try:
        workflow.undo(decision, by=request.user)
    except workflow.MoveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Deshecho: el registro está como antes de su decisión."))
    return go_to("review_detail", pk, query=queue_of(request).query)


def _decide(request, entry, move, message, form):
    """Make the move on the version that was read, and go on.

    If it is refused, the page shows what changed since that version, and what was typed again.
    """
    place = copy(entry)
    if not form.is_valid():
        return show(request, entry, form=form, status=422)
    try:
        move(entry, by=request.user, **form.cleaned_data)
    except workflow.MoveRefused as refusal:
        messages.error(request, str(refusal))
        fresh = get_entry(request.user, entry.pk, allow=can_follow_review)
        read = form.cleaned_data["version"]
        since = comparing.since_version(fresh, read) if read != fresh.version else None
        return show(request, fresh, form=form, comparison=since, status=409)
    messages.success(request, message % {"title": entry.title}, extra_tags=f"motivo-{entry.pk}")
    return _go_on(request, place)


def _go_on(request, place):
    """To the next entry with the same filters, which is then in the reviewer's hands; or else to the list."""
    queue = queue_of(request)
    whosever = "asignado" in queue.chosen
    following = queueing.next_after(place, queue.qs, by=request.user, whosever=whosever)
    if following is None:
        return go_to("review_queue", query=queue.query)
    return go_to("review_detail", following.pk, query=queue.query)


def _around(request, entry) -> dict:
    """What stands around the entry: the list it was opened from, the last decision, the keys."""
    queue = queue_of(request)
    return {
        "query": queue.query,
        "place": queueing.place_of(entry, queue.qs),
        "undoable": workflow.undoable(request.user).first(),
        **keys.context(request),
    }


def _context(user, entry, form, threads, comparison) -> dict:
    asking = [thread for thread in threads if thread.observation.asks]
    previous = comparing.last_year(entry, user)
    may_decide = entry.status == Status.SUBMITTED and can_review(user, entry)
    return {
        "desk": "reviews",
        "entry": entry,
        "sections": blocks_of(
            entry,
            user,
            threads,
            comparison=comparison,
            copied=comparing.copied_unchanged(entry, previous) if previous else (),
            **suggesting.wording_of(entry),
        ),
        **comparing.shown(entry, previous, comparison),
        "here": reverse("review_detail", args=[entry.pk]),
        "may_suggest": entry.status == Status.SUBMITTED and can_suggest(user, entry),
        "about_all": [thread for thread in threads if thread.section is None],
        "asking": asking,
        "may_observe": can_observe(user, entry),
        "may_classify": can_classify(user, entry),
        "may_highlight": can_highlight(user, entry),
        "timeline": timeline_of(entry, user),
        "holder": holder_of(entry),
        "findings": findings_of(entry),
        "pairs": pairs_of(entry, user),
        "may_join": can_review(user, entry),
        "decisions": list(joining.DECISIONS.items()),
        "form": form or ReasonForm(initial={"version": entry.version}),
        "may_decide": may_decide,
        "may_reopen": entry.status == Status.APPROVED and can_reopen(user, entry),
        "sent_times": entry.checkpoints.aggregate(times=Count("pk"))["times"],
    }
