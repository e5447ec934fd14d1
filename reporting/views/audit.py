"""«Bitácora»: the audit log for administrators, searched in the address and taken along as CSV."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from pmm.spreadsheet import csv_lines
from reporting import audit
from reporting.forms import AuditFilterForm
from reporting.limiting import limited
from reporting.permissions import is_administrator, require

PER_PAGE = 50


@login_required
def event_list(request):
    require(request.user, is_administrator)
    form = AuditFilterForm(request.GET)
    page = Paginator(form.rows(), PER_PAGE).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "desk": "audit",
        "form": form,
        "person": form.cleaned_data.get("persona"),
        "page": page,
        "rows": [(row, audit.ACTIONS.get(row.action, row.action), audit.words_of(row)) for row in page],
        "total": page.paginator.count,
        "query": kept.urlencode(),
        "kept_query": f"{kept.urlencode()}&" if kept else "",
    }
    return render(request, "reporting/audit_list.html", context)


@login_required
@limited(action="export")
def download(request):
    """The rows of the search as CSV for Excel, written while they are read."""
    require(request.user, is_administrator)
    rows = AuditFilterForm(request.GET).rows()
    audit.record("exported", by=request.user, file="bitacora.csv", rows=rows.count())
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="bitacora.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lines(rows):
    head = (
        *(_("Número"), _("Cuándo"), _("Quién"), _("Acto")),
        *(_("Sobre qué"), _("Detalles"), _("IP"), _("Huella")),
    )
    return csv_lines(head, map(_cells, rows.iterator(chunk_size=2000)))


def _cells(row) -> list:
    return [
        row.number,
        timezone.localtime(row.at).isoformat(sep=" ", timespec="seconds"),
        f"{row.actor} <{row.actor.email}>" if row.actor else "",
        str(audit.ACTIONS.get(row.action, row.action)),
        row.object_label,
        "; ".join(f"{word}: {value}" for word, value in audit.words_of(row)),
        row.ip or "",
        row.sha256,
    ]
