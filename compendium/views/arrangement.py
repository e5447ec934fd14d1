"""«Orden y ajustes»: the places of the approved entries, and short edits of what is printed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compendium import arranging
from compendium.arrangement_forms import ShortEditForm
from compendium.arranging import ArrangementRefused
from compendium.models import ShortEdit
from compendium.permissions import get_arranged
from reporting.content import entry_content
from reporting.differences import rich_difference
from reporting.models import Entry, Objective, Sector, Status
from reporting.permissions import get_cycle, is_editor


@login_required
def index(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    edits = ShortEdit.objects.filter(entry__cycle=cycle).select_related("entry__institution", "by")
    context = {
        "desk": "edits",
        "cycle": cycle,
        "chapters": _chapters(cycle),
        "edits": [(edit, arranging.label_of(edit.field)) for edit in edits],
        "stale": {edit.pk for edit in arranging.stale_edits(cycle)},
        "waiting": Entry.objects.filter(cycle=cycle).exclude(status=Status.APPROVED).count(),
    }
    return render(request, "compendium/arrangement.html", context)


@login_required
def group(request, name, sector, objective):
    cycle = get_cycle(request.user, name, allow=is_editor)
    entries = arranging.group_of(cycle, sector, objective)
    if not entries:
        raise Http404(_("Ningún registro aprobado se imprime ahí."))
    context = {
        "desk": "edits",
        "cycle": cycle,
        "sector": Sector.objects.get(pk=sector),
        "objective": Objective.objects.get(pk=objective),
        "rows": [_row(entry, place, len(entries)) for place, entry in enumerate(entries, start=1)],
        "is_arranged": any(hasattr(entry, "placement") for entry in entries),
    }
    return render(request, "compendium/arrangement_group.html", context)


@login_required
@require_POST
def move(request, pk):
    entry = get_arranged(request.user, pk)
    try:
        place = arranging.move(entry, _number(request.POST.get("to")), by=request.user)
    except ArrangementRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("arrangement", name=entry.cycle.name)
    messages.success(
        request, _("«%(title)s» quedó en el lugar %(place)d.") % {"title": entry.title, "place": place}
    )
    return redirect(f"{_group_of(entry)}#registro-{entry.pk}")


@login_required
@require_POST
def forget(request, name, sector, objective):
    cycle = get_cycle(request.user, name, allow=is_editor)
    arranging.forget_order(cycle, sector, objective)
    messages.success(request, _("Los registros volvieron al orden por institución."))
    return redirect("arrangement", name=name)


@login_required
def texts(request, pk):
    """What of an entry may be edited for print, and what is edited."""
    entry = get_arranged(request.user, pk)
    content = entry_content(entry)
    edits = {edit.field: edit for edit in entry.short_edits.select_related("by")}
    rows = [_text_row(field, text, edits.get(field)) for field, text in arranging.texts_of(content).items()]
    context = {"desk": "edits", "entry": entry, "cycle": entry.cycle, "rows": [row for row in rows if row]}
    return render(request, "compendium/arrangement_texts.html", context)


@login_required
def edit(request, pk, field):
    entry = get_arranged(request.user, pk)
    approved = arranging.texts_of(entry_content(entry)).get(field)
    if not approved:
        raise Http404(_("Ese texto no está en el registro."))
    row = entry.short_edits.filter(field=field, approved=approved).first()
    start = {"printed": row.printed, "reason": row.reason} if row else {"printed": approved}
    form = ShortEditForm(request.POST or None, initial=start, is_title=field == "title")
    if form.is_valid():
        try:
            arranging.edit(entry, field, **form.cleaned_data, by=request.user)
        except ArrangementRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Se imprimirá el texto ajustado; lo aprobado sigue como estaba."))
            return redirect("arrangement_texts", pk=pk)
    context = {
        "desk": "edits",
        "entry": entry,
        "cycle": entry.cycle,
        "label": arranging.label_of(field),
        "approved": approved,
        "form": form,
        "is_title": field == "title",
    }
    return render(request, "compendium/arrangement_edit.html", context)


@login_required
@require_POST
def undo(request, pk, field):
    entry = get_arranged(request.user, pk)
    entry.short_edits.filter(field=field).delete()
    messages.success(request, _("Ajuste quitado: se imprime lo aprobado."))
    return redirect("arrangement_texts", pk=pk)


def _chapters(cycle) -> list[tuple[str, list]]:
    """(chapter, its objectives with how many approved entries), those that will be printed."""
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED)
    counted = approved.values("institution__sector", "objective").annotate(
        total=Count("pk"), placed=Count("placement")
    )
    by_sector: dict[int, dict] = {}
    for row in counted.order_by():
        by_sector.setdefault(row["institution__sector"], {})[row["objective"]] = row
    objectives = list(Objective.objects.order_by("number"))
    return [
        (
            sector,
            [(each, by_sector[sector.pk][each.pk]) for each in objectives if each.pk in by_sector[sector.pk]],
        )
        for sector in Sector.objects.order_by("number")
        if sector.pk in by_sector
    ]


def _row(entry, place, last) -> dict:
    return {
        "entry": entry,
        "place": place,
        "up": place - 1 if place > 1 else None,
        "down": place + 1 if place < last else None,
        "last": last,
        "edits": len(entry.short_edits.all()),
    }


def _text_row(field, approved, edit):
    if not approved and edit is None:
        return None
    return {
        "field": field,
        "label": arranging.label_of(field),
        "approved": approved,
        "edit": edit,
        "said": rich_difference(edit.approved, edit.printed) if edit else None,
        "is_stale": edit is not None and edit.approved != approved,
    }


def _group_of(entry) -> str:
    return reverse(
        "arrangement_group", args=[entry.cycle.name, entry.institution.sector_id, entry.objective_id]
    )


def _number(text) -> int:
    """Whatever is no number asks for the first place."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1
