"""Entries that may be one programme: to each pair, one decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import checking, joining
from reporting.models import Cycle
from reporting.permissions import can_review, get_entry, is_reviewer, require
from reporting.workflow import MoveRefused

PER_PAGE = 20


@login_required
def pair_list(request):
    require(request.user, is_reviewer)
    cycle = Cycle.objects.current()
    pairs = checking.likely_pairs(cycle, request.user) if cycle else []
    context = {
        "desk": "reviews",
        "cycle": cycle,
        "page": Paginator(pairs, PER_PAGE).get_page(request.GET.get("pagina")),
        "total": len(pairs),
        "decisions": list(joining.DECISIONS.items()),
    }
    return render(request, "reporting/pair_list.html", context)


@login_required
@require_POST
def decide(request, pk, other):
    """Keep `pk` for both, or tell them apart."""
    kept = get_entry(request.user, pk, allow=can_review)
    gone = get_entry(request.user, other, allow=can_review)
    decision = request.POST.get("decision")
    if decision == "different":
        checking.tell_apart(kept, gone, by=request.user)
        messages.success(request, _("Anotado: son programas distintos."))
    elif decision in joining.DECISIONS:
        try:
            joining.join(kept, gone, decision, by=request.user)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Queda «%(title)s» por los dos.") % {"title": kept.title})
    else:
        raise Http404(_("No existe esa decisión."))
    return redirect("pair_list")
