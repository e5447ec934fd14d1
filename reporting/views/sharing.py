"""Who reviews what: the reviewers' workload, and the institutions and objectives of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import sharing
from reporting.forms import AssignmentForm
from reporting.models import Cycle, Membership, Role
from reporting.permissions import can_follow_review, get_entry, is_editor, require
from reporting.views.filtered import go_to, queue_of


@login_required
def workload(request):
    require(request.user, is_editor)
    cycle = Cycle.objects.current()
    context = {"desk": "reviews", "cycle": cycle, "loads": sharing.workload(cycle) if cycle else []}
    return render(request, "reporting/workload.html", context)


@login_required
def assignment(request, pk):
    """The institutions and objectives that one reviewer reviews."""
    require(request.user, is_editor)
    reviewers = Membership.objects.filter(role=Role.REVIEWER, user__is_active=True).select_related("user")
    membership = get_object_or_404(reviewers, pk=pk)
    form = AssignmentForm(request.POST or None, instance=membership)
    if request.method == "POST" and form.is_valid():
        sharing.limit(membership, by=request.user, **form.cleaned_data)
        messages.success(request, _("Guardado: lo que revisa %(person)s.") % {"person": membership.user})
        return redirect("workload")
    context = {"desk": "reviews", "membership": membership, "form": form}
    return render(request, "reporting/assignment.html", context)


@login_required
@require_POST
def assign(request, pk):
    """One entry into the own hands, or back into nobody's."""
    entry = get_entry(request.user, pk, allow=can_follow_review)
    to = request.user if request.POST.get("a") == "mi" else None
    try:
        sharing.assign([entry], to=to)
    except sharing.AssignmentRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Es suyo: lo revisa usted.") if to else _("Suelto: lo puede tomar cualquiera.")
        )
    return go_to("review_detail", pk, query=queue_of(request).query)
