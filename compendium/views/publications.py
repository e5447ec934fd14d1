"""What is public: the published editions, each with its files, and the files themselves; and publishing them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from compendium import publishing
from compendium.documents import DOCUMENTS, annexes, compendio, erratum, texts
from compendium.documents.licences import licences_of
from compendium.forms import PublishForm
from compendium.models import Document
from compendium.permissions import get_edition
from compendium.publishing import PublishGate, PublishRefused

FOREVER = "public, max-age=31536000, immutable"
# What a browser shows itself; anything else is saved, so that no text of others can act as a page of ours.
SHOWN = {"pdf"}


@login_required
def publish(request, pk):
    edition = get_edition(request.user, pk)
    gate = PublishGate(edition)
    form = PublishForm(request.POST if request.method == "POST" else None, gate=gate)
    if form.is_valid():
        try:
            publishing.publish(edition, by=request.user, reason=form.cleaned_data["reason"])
        except PublishRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("La edición %(edition)s es pública.") % {"edition": edition.label})
            return redirect("publication_detail", label=edition.label)
    context = {
        "desk": "edits",
        "edition": edition,
        "gate": gate,
        "form": form,
        "documents": [(kind, Document.Kind(kind).label, gate.builds.get(kind)) for kind in DOCUMENTS],
    }
    return render(request, "compendium/edition_publish.html", context)


@require_safe
def publication_list(request):
    """Everybody's page: all published editions, those that were replaced with the one that replaced them."""
    rows = [
        (publication, _files(publication), _label(publication, publication.replaced_by))
        for publication in publishing.publications()
    ]
    return render(request, "compendium/publication_list.html", {"desk": "publications", "rows": rows})


@require_safe
def publication_detail(request, label):
    publication = _get(label)
    if publication.edition.label != label:
        return redirect("publication_detail", label=publication.edition.label)
    edition = publication.edition
    matter = edition.matter()
    plain = texts.plain_texts(matter.texts)
    context = {
        "desk": "publications",
        "publication": publication,
        "edition": edition,
        "entries": edition.entries.count(),
        "files": _files(publication),
        "replaced_by": _label(publication, publication.replaced_by),
        "colophon": annexes.colophon(matter, plain, compendio.title_of(matter)),
        "licences": matter.licences or licences_of(None),
        "texts": plain,
        "changes": erratum.content(matter) if matter.replaces else None,
    }
    return render(request, "compendium/publication_detail.html", context)


@require_safe
def publication_file(request, label, name):
    """A published file never changes: whoever has it need not ask again."""
    publication = _get(label)
    file = publishing.file_named(publication, name)
    if file is None:
        raise Http404(_("Esa edición no tiene ese archivo."))
    etag = quote_etag(file.sha256)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = _whole(file, name)
    if response.status_code in (200, 304):
        response["Cache-Control"] = FOREVER
    response["ETag"] = etag
    return response


def _whole(file, name) -> FileResponse:
    """With nothing of a page's rights, whatever is in it."""
    known = publishing.format_of(file)
    response = FileResponse(
        file.file.open(),
        as_attachment=file.format not in SHOWN,
        filename=name,
        content_type=known.content_type if known else None,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Length"] = file.size
    return response


def _get(label):
    publication = publishing.publication_named(label)
    if publication is None:
        raise Http404(_("No hay una edición publicada con ese nombre."))
    return publication


def _files(publication) -> list[tuple[str, list]]:
    """(document, [(format, its name as a file, the file)]), the PDF first."""
    found: dict[str, list] = {}
    for file in publication.files.all():
        known, name = publishing.format_of(file), publishing.name_of(file, publication)
        row = (known.title if known else file.format.upper(), name, file)
        found.setdefault(file.document.get_kind_display(), []).append(row)
    return list(found.items())


def _label(publication, number) -> str:
    return f"{publication.edition.cycle.name}-{number}" if number else ""
