"""Several entries at once: what would happen to each is shown first, then done."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting import approving, sharing
from reporting.models import User
from reporting.permissions import follows_reviews, is_reviewer, require
from reporting.views.filtered import go_to, queue_of
from reporting.views.queue import PER_PAGE


@login_required
def summary(request):
    """The chosen ones: which would be approved, which are left out and why, or to whom they may go."""
    require(request.user, follows_reviews)
    queue = queue_of(request)
    chosen = _chosen(queue, request.GET.getlist("registro"))
    if not chosen:
        messages.info(request, _("Marque al menos un registro de la lista."))
        return go_to("review_queue", query=queue.query)
    ready, left_out = approving.sort_out(chosen, by=request.user)
    context = {
        "desk": "reviews",
        "chosen": chosen,
        "ready": ready,
        "left_out": left_out,
        "query": queue.query,
        "decides": is_reviewer(request.user),
        "reviewers": sharing.reviewers(),
    }
    return render(request, "reporting/review_bulk.html", context)


@login_required
@require_POST
def approve(request):
    """Approve those that the summary named, each in the version it named."""
    require(request.user, is_reviewer)
    queue, versions = queue_of(request), _versions(request.POST.getlist("registro"))
    ready, left_out = approving.sort_out(_chosen(queue, versions), by=request.user)
    approved, refused = approving.approve_all(ready, versions, by=request.user)
    if approved:
        said = ngettext("%(count)d registro aprobado.", "%(count)d registros aprobados.", approved)
        messages.success(request, said % {"count": approved})
    for reason in (*(f"«{each.entry.title}»: {' '.join(each.why_not)}" for each in left_out), *refused):
        messages.warning(request, reason)
    return go_to("review_queue", query=queue.query)


@login_required
@require_POST
def assign(request):
    """Put the chosen ones into a reviewer's hands, or back into nobody's."""
    require(request.user, follows_reviews)
    queue = queue_of(request)
    person = _reviewer(request.POST.get("a", ""))
    try:
        count = sharing.assign(_chosen(queue, request.POST.getlist("registro")), to=person)
    except sharing.AssignmentRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = ngettext("%(count)d registro: %(who)s.", "%(count)d registros: %(who)s.", count)
        who = _("asignado a %(person)s") % {"person": person} if person else _("sin asignar")
        messages.success(request, said % {"count": count, "who": who})
    return go_to("review_queue", query=queue.query)


def _chosen(queue, ids) -> list:
    """The entries with these ids that the person may follow, as many as a page of the queue holds."""
    wanted = [int(pk) for pk in ids if str(pk).isascii() and str(pk).isdigit()][:PER_PAGE]
    return list(queue.queryset.filter(pk__in=wanted).prefetch_related("partners"))


def _versions(values) -> dict[int, int]:
    """Entry's id → version, from "12-3": nonsense is left out."""
    pairs = (value.split("-") for value in values)
    return {
        int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(n.isascii() and n.isdigit() for n in p)
    }


def _reviewer(pk: str) -> User | None:
    return sharing.reviewers().filter(pk=pk).first() if pk.isascii() and pk.isdigit() else None
