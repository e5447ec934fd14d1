"""A document of an edition in another format than PDF, made while one waits: it takes a second."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from compendium import formats
from compendium.permissions import get_edition
from reporting import audit
from reporting.limiting import limited


@login_required
@limited(action="export")
def download(request, pk, kind, extension):
    edition = get_edition(request.user, pk)
    chosen = formats.FORMATS.get(kind, {}).get(extension)
    if chosen is None:
        raise Http404(_("No existe ese formato."))
    response = HttpResponse(
        formats.write(kind, extension, edition.snapshot()), content_type=chosen.content_type
    )
    response["Content-Disposition"] = f'attachment; filename="{kind}-{edition.label}{chosen.ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    audit.record("draft_downloaded", by=request.user, about=edition, document=kind, format=extension)
    return response
