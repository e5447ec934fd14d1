"""The dashboard: charts, the entries behind each mark, the numbers as files, two cycles side by side."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from compendium import comparison, dashboard
from compendium.formats import EXCEL, data
from compendium.models import CycleText
from compendium.views.linked import Linked, chips, filters
from reporting import audit
from reporting.limiting import limited
from reporting.models import Cycle, Status
from reporting.permissions import get_cycle, require

FILES = {
    "csv": ("text/csv; charset=utf-8", lambda tables: data.csv_text(tables).encode()),
    "xlsx": (EXCEL, data.workbook),
}
PAGE = 100


@login_required
def current(request):
    """The dashboard of the cycle work is done in."""
    require(request.user, dashboard.may_look)
    cycle = Cycle.objects.current() or Cycle.objects.first()
    if cycle is None:
        return render(request, "compendium/dashboard_empty.html", {"desk": "dashboard"})
    return redirect("dashboard", name=cycle.name)


@login_required
def board(request, name):
    view = _look(request, name)
    context = {
        **_common(request, view),
        "charts": [Linked.of(chart, view) for chart in view.charts()],
        "count": view.statistics,
        "is_print": "imprimir" in request.GET,
        "writes": CycleText.objects.filter(cycle=view.cycle, writer=request.user).exists(),
        "cycles": _comparable(view.cycle).values_list("name", flat=True),
    }
    return render(request, "compendium/dashboard.html", context)


@login_required
def entries(request, name):
    """The entries behind a mark or a filter."""
    view = _look(request, name)
    labels, objectives = (
        dict(Status.choices),
        {o["number"]: o for o in view.snapshot.catalogues["objectives"]},
    )
    page = Paginator(view.snapshot.entries, PAGE).get_page(request.GET.get("pagina"))
    rows = [
        {
            "id": dashboard.entry_id(entry),
            "content": entry,
            "objective": objectives[entry["objective"]],
            "status": entry.get("status", ""),
        }
        for entry in page
    ]
    context = {
        **_common(request, view),
        "page": page,
        "rows": rows,
        "labels": labels,
        "total": page.paginator.count,
    }
    return render(request, "compendium/dashboard_entries.html", context)


@login_required
@limited(action="export")
def download(request, name, extension):
    """The tables of all charts, or of the one that is asked for, as CSV or XLSX."""
    view = _look(request, name)
    if extension not in FILES:
        raise Http404(_("No existe ese formato."))
    wanted = request.GET.get("grafica")
    charts = [chart for chart in view.charts() if wanted in (None, chart.name)]
    content_type, make = FILES[extension]
    name = f"tablero-{view.cycle.name}.{extension}"
    response = HttpResponse(make([chart.table for chart in charts]), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    audit.record("exported", by=request.user, about=view.cycle, file=name)
    return response


@login_required
def compare(request, name):
    """This cycle beside another one, the one before when none is named, with the same filters."""
    view = _look(request, name)
    other = get_cycle(request.user, _other(request, view.cycle), allow=dashboard.may_look)
    before = dashboard.look(request.user, other, request.GET)
    charts = comparison.charts(*sorted((before, view), key=lambda each: each.cycle.period_start))
    context = {
        **_common(request, view),
        "other": other,
        "charts": [Linked.of(chart, view) for chart in charts],
    }
    return render(request, "compendium/dashboard_compare.html", context)


def _comparable(cycle):
    """The other cycles that count, the latest first."""
    return Cycle.objects.filter(is_rehearsal=False).exclude(pk=cycle.pk)


def _other(request, cycle) -> str:
    if named := request.GET.get("con"):
        return named
    earlier = _comparable(cycle).filter(period_start__lt=cycle.period_start).first()
    if earlier is None:
        raise Http404(_("No hay un ejercicio anterior con el cual comparar."))
    return earlier.name


def _look(request, name):
    cycle = get_cycle(request.user, name, allow=dashboard.may_look)
    return dashboard.look(request.user, cycle, request.GET)


def _common(request, view) -> dict:
    query = view.query()
    return {
        "desk": "dashboard",
        "cycle": view.cycle,
        "view": view,
        "query": f"?{query}" if query else "",
        "filters": filters(view),
        "chips": chips(view, reverse("dashboard", args=[view.cycle.name])),
        "sources": dashboard.sources(request.user, view.cycle),
        "sees_everything": dashboard.sees_everything(request.user),
    }
