"""Freezing an edition, and what an edition holds."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from compendium import cycle_texts, statistics
from compendium.arranging import stale_edits
from compendium.documents import DOCUMENTS
from compendium.formats import FORMATS
from compendium.forms import FreezeForm
from compendium.freeze import FreezeRefused, left_out
from compendium.freeze import freeze as freeze_cycle
from compendium.freshness import changed_since
from compendium.gate import FreezeGate
from compendium.models import Build, Document, Edition
from compendium.permissions import get_edition
from compendium.prose import enumerate_words
from reporting.models import Entry, Status
from reporting.permissions import get_cycle, is_editor


@login_required
def freeze(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    gate = FreezeGate(cycle)
    form = FreezeForm(request.POST if request.method == "POST" else None, gate=gate)
    if form.is_valid():
        try:
            edition = freeze_cycle(cycle, by=request.user, reason=form.cleaned_data["reason"])
        except FreezeRefused as refusal:
            messages.error(request, str(refusal))
            return redirect("cycle_detail", name=name)
        messages.success(request, _("Edición %(edition)s congelada.") % {"edition": edition.label})
        return redirect("edition_detail", pk=edition.pk)
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED).count()
    context = {
        "desk": "edits",
        "cycle": cycle,
        "approved": approved,
        "gate": gate,
        "form": form,
        "left_out": left_out(cycle).with_names().order_by("status", "title"),
        "missing": cycle_texts.missing_by_document(cycle, _by_objective(cycle)),
        "stale": stale_edits(cycle),
    }
    return render(request, "compendium/edition_freeze.html", context)


@login_required
def detail(request, pk):
    edition = get_edition(request.user, pk)
    builds = Build.objects.filter(document__edition=edition).select_related("document__edition__cycle", "by")
    by_kind = {kind: [b for b in builds if b.document.kind == kind] for kind in DOCUMENTS}
    snapshot = edition.snapshot()
    count = statistics.count(snapshot)
    latest = Edition.objects.filter(cycle=edition.cycle).select_related("cycle").first()
    context = {
        "desk": "edits",
        "edition": edition,
        "latest": latest,
        "changed": enumerate_words(changed_since(edition)) if latest == edition else "",
        "count": count,
        "documents": [
            (
                kind,
                Document.Kind(kind).label,
                made,
                FORMATS.get(kind, {}).values(),
                _missing(kind, snapshot, count),
            )
            for kind, made in by_kind.items()
        ],
    }
    return render(request, "compendium/edition_detail.html", context)


def _missing(kind, snapshot, count) -> str:
    """What the editor might still write for this document, in a sentence."""
    written = cycle_texts.written_in(snapshot)
    return cycle_texts.missing_sentence(cycle_texts.missing(written, kind, count.by_objective))


def _by_objective(cycle) -> dict[int, int]:
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED).order_by()
    return dict(approved.values_list("objective").annotate(Count("pk")))
