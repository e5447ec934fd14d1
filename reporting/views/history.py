"""A cycle's whole story as a file: every move, remark and correction, for the edition."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pmm.spreadsheet import csv_lines
from reporting import audit
from reporting.models import Entry, Observation
from reporting.permissions import get_cycle, is_editor
from reporting.timeline import Happening, happenings


@login_required
def download(request, name):
    """The story of a cycle as CSV for Excel; what is internal to UPMRIP leaves in no file."""
    cycle = get_cycle(request.user, name, allow=is_editor)
    entries = Entry.objects.visible_to(request.user).filter(cycle=cycle)
    observations = Observation.objects.filter(entry__cycle=cycle, is_internal=False)
    file = f"historia-{cycle.name}.csv"
    audit.record("exported", by=request.user, about=cycle, file=file)
    lines = csv_lines(_head(), map(_row, happenings(entries, observations)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _head() -> tuple[str, ...]:
    return (
        *(_("Cuándo"), _("Folio"), _("Registro"), _("Institución"), _("Objetivo")),
        *(_("Qué"), _("Quién"), _("Versión"), _("Motivo o texto")),
    )


def _row(each: Happening) -> tuple:
    entry = each.entry
    return (
        timezone.localtime(each.at).isoformat(sep=" ", timespec="seconds"),
        *(entry.folio, entry.title, entry.institution.short_name, entry.objective_id),
        *(each.what, str(each.by or _("el sistema")), each.version or "", each.why),
    )
