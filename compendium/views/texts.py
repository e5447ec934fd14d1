"""The editor's texts of a cycle: which are missing, who writes them, writing them, parts on and off."""

import json
from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compendium import cycle_texts, tokens
from compendium.cycle_texts import TextRefused
from compendium.documents import informe
from compendium.documents.writing import INFORME, TEXTS
from compendium.live import live_snapshot
from compendium.models import LeftOutPart
from compendium.statistics import count
from compendium.text_forms import TextForm, WriterForm
from reporting.models import Entry, Status
from reporting.permissions import get_cycle, is_editor, is_reviewer


@login_required
def text_list(request, name):
    cycle = get_cycle(request.user, name, allow=may_write)
    places = [place for place in cycle_texts.places(cycle) if _is_own(request.user, place.row)]
    missing = cycle_texts.missing_by_document(cycle, _counted(cycle)[1].by_objective)
    off = set(LeftOutPart.objects.filter(cycle=cycle, document=INFORME).values_list("part", flat=True))
    context = {
        "desk": "edits",
        "cycle": cycle,
        "documents": [
            (document, list(each)) for document, each in groupby(places, lambda p: p.text.document)
        ],
        "missing": missing if is_editor(request.user) else [],
        "missing_names": {text.name for _document, _sentence, texts in missing for text in texts},
        "parts": [(part, part.name not in off) for part in informe.SWITCHABLE],
        "is_editor": is_editor(request.user),
    }
    return render(request, "compendium/text_list.html", context)


@login_required
def edit(request, name, text):
    cycle, declared, row = _get(request.user, name, text)
    snapshot, statistics = _counted(cycle)
    figures = tokens.live_figures(statistics, snapshot)
    form = TextForm(request.POST or None, initial={"text": row.text}, figures=figures)
    if form.is_valid():
        try:
            cycle_texts.save(
                cycle, text, form.cleaned_data["text"], by=request.user, version=_version(request)
            )
        except TextRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Texto guardado."))
            return redirect("text_list", name=name)
    context = {
        "desk": "edits",
        "cycle": cycle,
        "declared": declared,
        "row": row,
        "form": form,
        "writer_form": WriterForm(initial={"writer": row.writer_id}),
        "seals": json.dumps({"version": row.version}),
        "groups": [(group, list(each)) for group, each in groupby(figures.values(), lambda live: live.group)],
        "earlier": cycle_texts.earlier_text(cycle, text) if not row.text else None,
        "is_editor": is_editor(request.user),
    }
    return render(
        request, "compendium/text_edit.html", context, status=409 if form.non_field_errors() else 200
    )


@require_POST
def autosave(request, name, text):
    """Save an open text by itself. Answers JSON: 200 {saved_at, seals, conflicts}, 401, 409 or 422 {message}."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": _("Su sesión terminó.")}, status=401)
    cycle, _declared, _row = _get(request.user, name, text)
    snapshot, statistics = _counted(cycle)
    form = TextForm(request.POST, figures=tokens.live_figures(statistics, snapshot))
    if not form.is_valid():
        return JsonResponse({"message": " ".join(form.errors["text"])}, status=422)
    try:
        row = cycle_texts.save(
            cycle, text, form.cleaned_data["text"], by=request.user, version=_version(request)
        )
    except TextRefused as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    saved_at = f"{timezone.localtime(row.updated_at):%H:%M}"
    return JsonResponse({"saved_at": saved_at, "seals": {"version": row.version}, "conflicts": []})


@login_required
@require_POST
def take_over(request, name, text):
    cycle, _declared, _row = _get(request.user, name, text)
    try:
        cycle_texts.take_over(cycle, text, by=request.user)
    except TextRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Está el texto anterior, sin confirmar: revíselo y guárdelo."))
    return redirect("text_edit", name=name, text=text)


@login_required
@require_POST
def assign(request, name, text):
    cycle = get_cycle(request.user, name, allow=is_editor)
    _declared(text)
    form = WriterForm(request.POST)
    if form.is_valid():
        cycle_texts.assign(cycle, text, form.cleaned_data["writer"])
        messages.success(request, _("Quedó dicho quién lo escribe."))
    else:
        messages.error(request, _("Elija a una persona de edición o de revisión."))
    return redirect("text_edit", name=name, text=text)


@login_required
@require_POST
def switch_parts(request, name):
    """The parts that are not ticked are left out of the cycle's report."""
    cycle = get_cycle(request.user, name, allow=is_editor)
    wanted = set(request.POST.getlist("part"))
    LeftOutPart.objects.filter(cycle=cycle, document=INFORME).delete()
    LeftOutPart.objects.bulk_create(
        LeftOutPart(cycle=cycle, document=INFORME, part=part.name)
        for part in informe.SWITCHABLE
        if part.name not in wanted
    )
    messages.success(request, _("Partes guardadas: valen para la siguiente edición."))
    return redirect("text_list", name=name)


def may_write(user) -> bool:
    """Reviewers write what an editor asked them to."""
    return is_editor(user) or is_reviewer(user)


def _is_own(user, row) -> bool:
    return is_editor(user) or (row is not None and row.writer_id == user.pk)


def _get(user, name, text):
    cycle = get_cycle(user, name, allow=may_write)
    declared, row = _declared(text), cycle_texts.row_of(cycle, text)
    if not _is_own(user, row):
        raise PermissionDenied(_("Este texto lo escribe otra persona: pida a la edición que se lo asigne."))
    return cycle, declared, row


def _declared(text):
    if text not in TEXTS:
        raise Http404(_("No existe ese texto."))
    return TEXTS[text]


def _counted(cycle):
    """The figures as they are now, of what is approved."""
    snapshot = live_snapshot(cycle, Entry.objects.filter(cycle=cycle, status=Status.APPROVED))
    return snapshot, count(snapshot)


def _version(request) -> int:
    """What the page was opened with; a page that says nothing readable may not overwrite anything."""
    try:
        return int(json.loads(request.POST.get("seals", ""))["version"])
    except (ValueError, KeyError, TypeError):
        return -1
