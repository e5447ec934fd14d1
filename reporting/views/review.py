"""The reviewer's desk: what waits, reading it, deciding."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import comparing, suggesting, workflow
from reporting.checking import findings_of
from reporting.forms import ObservationForm, ReasonForm, VersionForm
from reporting.models import Cycle, Entry, Status
from reporting.permissions import (
    can_follow_review,
    can_observe,
    can_reopen,
    can_review,
    can_suggest,
    get_entry,
    is_reviewer,
    require,
)
from reporting.reading import blocks_of
from reporting.views.threads import threads_on


@login_required
def queue(request):
    require(request.user, is_reviewer)
    cycle = Cycle.objects.current()
    entries = Entry.objects.visible_to(request.user).filter(cycle=cycle)
    waiting = list(entries.filter(status=Status.SUBMITTED).with_names().order_by("status_since"))
    for entry in waiting:
        entry.days_waiting = (timezone.now() - entry.status_since).days
    decided = entries.exclude(status=Status.SUBMITTED).with_names().order_by("-status_since")[:10]
    context = {"desk": "reviews", "cycle": cycle, "waiting": waiting, "decided": decided}
    return render(request, "reporting/review_queue.html", context)


@login_required
def detail(request, pk):
    entry = get_entry(request.user, pk, allow=can_follow_review)
    comparison = comparing.compare(entry, request.GET.get("comparar", ""), request.user)
    return show(request, entry, comparison=comparison)


def show(request, entry, *, form=None, comparison=None, observation_form=None, answered=None, status=200):
    """The entry with its decision beside it; forms that were refused stand where they were typed."""
    threads = threads_on(request, entry, answered)
    context = {
        **_context(request.user, entry, form, threads, comparison),
        "observation_form": observation_form or ObservationForm(initial={"field": request.GET.get("campo")}),
    }
    return render(request, "reporting/review_detail.html", context, status=status)


@login_required
@require_POST
def approve(request, pk):
    entry = get_entry(request.user, pk, allow=can_review)
    return _decide(request, entry, workflow.approve, _("Aprobado: «%(title)s»."), VersionForm(request.POST))


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


def _decide(request, entry, move, message, form):
    """Make the move on the version that was read.

    If it is refused, the page shows what changed since that version, and what was typed again.
    """
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
    messages.success(
        request, message % {"title": entry.title}, extra_tags=f"{request.resolver_match.url_name}-{entry.pk}"
    )
    return redirect("review_queue")


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
        "events": entry.events.select_related("by"),
        "findings": findings_of(entry),
        "form": form if form and "reason" in form.fields else ReasonForm(initial={"version": entry.version}),
        "may_decide": may_decide,
        "may_reopen": entry.status == Status.APPROVED and can_reopen(user, entry),
        "sent_times": entry.checkpoints.aggregate(times=Count("pk"))["times"],
    }
