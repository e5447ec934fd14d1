"""The proof (galera): an editor opens and follows it, each institution reads its own and its head answers."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from compendium import arranging, asking, builder, proofing
from compendium.documents import galera
from compendium.models import Build, Proof, ProofAnswer
from compendium.permissions import get_edition, get_proof, may_answer_proof
from compendium.proof_forms import CONFIRMED, OpenProofForm, ProofAnswerForm
from compendium.proofing import ProofRefused
from reporting import audit
from reporting.differences import rich_difference
from reporting.permissions import institutions_of, is_reporter, require
from reporting.views.errors import too_many


@login_required
def detail(request, pk):
    """Where an editor opens the proof and sees who has answered what."""
    edition = get_edition(request.user, pk)
    proof = Proof.objects.select_related("by").filter(edition=edition).first()
    form = OpenProofForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proofing.open_proof(edition, until=form.cleaned_data["until"], by=request.user)
        except ProofRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Galera abierta: las personas titulares ya tienen el aviso."))
            return redirect("proof_detail", pk=pk)
    places = proofing.places(proof) if proof else []
    found = Counter(place.state for place in places)
    context = {
        "desk": "edits",
        "edition": edition,
        "proof": proof,
        "form": form,
        "places": places,
        "counts": [(state, found[state]) for state in ("waiting", *ProofAnswer.Kind.values) if found[state]],
        "institutions": proofing.institutions_of(edition).count(),
    }
    return render(request, "compendium/proof_detail.html", context)


@login_required
def proof_list(request):
    """The proofs of the institutions this person reports for."""
    require(request.user, is_reporter)
    rows = proofing.places_of(institutions_of(request.user))
    return render(request, "compendium/proof_list.html", {"desk": "proofs", "rows": rows})


@login_required
def institution(request, pk, institution):
    """What will be printed of one institution; its head answers below."""
    proof, whose = get_proof(request.user, pk, institution)
    entries = list(proofing.entries_of(proof.edition, whose))
    return _page(request, proof, whose, entries, ProofAnswerForm(entries=entries))


@login_required
@require_POST
def answer(request, pk, institution):
    proof, whose = get_proof(request.user, pk, institution, allow=may_answer_proof)
    entries = list(proofing.entries_of(proof.edition, whose))
    form = ProofAnswerForm(request.POST, entries=entries)
    if not form.is_valid():
        return _page(request, proof, whose, entries, form)
    try:
        if form.cleaned_data["answer"] == CONFIRMED:
            proofing.confirm(proof, whose, by=request.user)
        else:
            proofing.remark(proof, whose, form.remarks(), by=request.user)
    except ProofRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, proof, whose, entries, form, status=409)
    messages.success(request, _("Su respuesta quedó registrada. Puede cambiarla hasta que cierre la galera."))
    return redirect("proof_institution", pk=pk, institution=institution)


@login_required
@never_cache
def pdf(request, pk, institution):
    """GET: how far the PDF is, asked for every two seconds. POST: make it."""
    proof, whose = get_proof(request.user, pk, institution)
    if request.method == "POST":
        try:
            asking.ask(proof.edition, galera.NAME, by=request.user, institution=whose)
        except asking.TooMany as refusal:
            return too_many(request, refusal)
        return redirect("proof_institution", pk=pk, institution=institution)
    return render(request, "compendium/_proof_pdf.html", _pdf(proof, whose))


@login_required
def download(request, pk, institution):
    proof, whose = get_proof(request.user, pk, institution)
    build = _pdf(proof, whose)["build"]
    if build is None or build.state != Build.State.DONE:
        raise Http404(_("El PDF todavía no está listo: pídalo en la página de la galera."))
    response = FileResponse(build.file.open(), as_attachment=True, filename=builder.file_name(build.document))
    response["X-Content-Type-Options"] = "nosniff"
    audit.record("draft_downloaded", by=request.user, about=proof.edition, file=response.filename)
    return response


def _page(request, proof, whose, entries, form, status=200):
    snapshot = proof.edition.snapshot()
    by_folio = {entry.content["folio"]: entry for entry in entries}
    context = {
        "desk": "proofs",
        "proof": proof,
        "edition": proof.edition,
        "institution": whose,
        "count": len(entries),
        "objectives": [
            (each, [_printed(entry, by_folio[entry.folio], form) for entry in each.entries])
            for each in galera.objectives_of(snapshot, set(by_folio))
        ],
        "form": form,
        "latest": proofing.latest_answer(proof, whose),
        "may_answer": may_answer_proof(request.user, whose),
        **_pdf(proof, whose),
    }
    return render(request, "compendium/proof_institution.html", context, status=status)


def _printed(printed, frozen, form) -> dict:
    edits = frozen.content.get("edits", ())
    now = arranging.texts_of(frozen.content)
    return {
        "entry": printed,
        "edits": [
            (
                arranging.label_of(each["field"]),
                rich_difference(each["approved"], now[each["field"]]),
                each["reason"],
            )
            for each in edits
        ],
        "field": form[f"entry-{frozen.pk}"],
    }


def _pdf(proof, whose) -> dict:
    builds = Build.objects.filter(document__edition=proof.edition, document__institution=whose)
    build = builds.select_related("document__edition__cycle", "document__institution").first()
    return {"proof": proof, "edition": proof.edition, "institution": whose, "build": build}
