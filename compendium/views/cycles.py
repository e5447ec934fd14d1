"""The editor's desk: each cycle's counts, what is missing, its editions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from compendium import cycle_texts
from compendium.forms import OpenCycleForm
from compendium.models import Edition
from reporting import scheduling
from reporting.models import Cycle, Entry, Sector, Status
from reporting.permissions import get_cycle, is_editor, require
from reporting.views.asking import posted


@login_required
def cycle_list(request):
    require(request.user, is_editor)
    cycles = Cycle.objects.annotate(
        registered=Count("entries", distinct=True),
        approved=Count("entries", filter=Q(entries__status=Status.APPROVED), distinct=True),
        frozen=Count("editions", distinct=True),
    )
    return render(request, "compendium/cycle_list.html", {"desk": "edits", "cycles": cycles})


@login_required
def cycle_open(request):
    """Open a cycle that starts from the last one: calendar, called institutions, texts."""
    require(request.user, is_editor)
    last = scheduling.last_cycle()
    form = OpenCycleForm(posted(request), instance=scheduling.next_cycle(last))
    if last is None:
        form.start_from_nothing()
    if form.is_valid():
        with transaction.atomic():
            call_as = last if form.cleaned_data.get("calls_the_same") else None
            cycle = scheduling.open_cycle(form.instance, by=request.user, call_as=call_as)
            if form.cleaned_data.get("takes_texts"):
                cycle_texts.take_over_all(cycle, by=request.user)
        messages.success(request, _("Ejercicio %(name)s creado.") % {"name": cycle.name})
        return redirect("cycle_called", name=cycle.name)
    return render(request, "compendium/cycle_open.html", {"desk": "edits", "form": form, "last": last})


@login_required
def cycle_detail(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    entries = Entry.objects.filter(cycle=cycle)
    waiting = entries.filter(status__in=[Status.SUBMITTED, Status.RETURNED]).with_names()
    context = {
        "desk": "edits",
        "cycle": cycle,
        "closes_at": cycle.closes_for_all(),
        "by_status": _count_by_status(entries),
        "sectors": _count_by_sector(cycle),
        "waiting": waiting.order_by("status", "status_since"),
        "editions": Edition.objects.filter(cycle=cycle)
        .select_related("cycle", "by")
        .annotate(size=Count("entries")),
    }
    return render(request, "compendium/cycle_detail.html", context)


def _count_by_status(entries) -> list[tuple[str, str, int]]:
    """(status, word, number) for each status, zeros included."""
    counts = dict(entries.values_list("status").annotate(Count("pk")).order_by())
    return [(status.value, status.label, counts.get(status.value, 0)) for status in Status]


def _count_by_sector(cycle):
    """Sectors with `total` and `approved`: the entries their institutions lead in this cycle."""
    mine = Q(institutions__entries__cycle=cycle)
    approved = mine & Q(institutions__entries__status=Status.APPROVED)
    return Sector.objects.annotate(
        total=Count("institutions__entries", filter=mine),
        approved=Count("institutions__entries", filter=approved),
    )
