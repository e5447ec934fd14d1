"""Generating a document: ask for it, watch it, take the file."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from compendium import asking, builder
from compendium.documents import DOCUMENTS
from compendium.models import Build
from compendium.permissions import get_build, get_edition
from pmm.sessions import in_background
from reporting import audit
from reporting.views.errors import too_many


@login_required
@require_POST
def request_build(request, pk, kind):
    return _request(request, pk, kind, is_final=False)


@login_required
@require_POST
def request_final(request, pk, kind):
    """The file to be published, without the mark of a draft."""
    return _request(request, pk, kind, is_final=True)


def _request(request, pk, kind, *, is_final):
    edition = get_edition(request.user, pk)
    if kind not in DOCUMENTS:
        raise Http404(_("No existe ese documento."))
    try:
        build = asking.ask(edition, kind, by=request.user, is_final=is_final)
    except asking.TooMany as refusal:
        return too_many(request, refusal)
    return redirect("build_detail", pk=build.pk)


@login_required
@never_cache
def detail(request, pk):
    return render(request, "compendium/build_detail.html", _context(get_build(request.user, pk)))


@in_background
@login_required
@never_cache
def progress(request, pk):
    """The part of the page that changes, asked for every second while the build is open."""
    return render(request, "compendium/_build_progress.html", _context(get_build(request.user, pk)))


@login_required
def download(request, pk):
    build = get_build(request.user, pk)
    if build.state != Build.State.DONE:
        raise Http404(_("El archivo todavía no está listo: espere a que termine la generación."))
    if build.is_final:
        raise Http404(_("El archivo final se descarga donde se publica: publique la edición."))
    response = FileResponse(build.file.open(), as_attachment=True, filename=builder.file_name(build.document))
    response["X-Content-Type-Options"] = "nosniff"
    audit.record("draft_downloaded", by=request.user, about=build.document.edition, file=response.filename)
    return response


def _context(build) -> dict:
    end = build.finished_at or timezone.now()
    return {
        "desk": "edits",
        "build": build,
        "edition": build.document.edition,
        "elapsed": int((end - (build.started_at or build.created_at)).total_seconds()),
    }
