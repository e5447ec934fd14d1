"""The words of messages: which the editor changed, changing them with a preview, putting the product's back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting.forms.message import TemplateForm
from reporting.outbox import wording, writing
from reporting.outbox.kinds import KINDS
from reporting.permissions import is_editor, require


@login_required
def template_list(request):
    require(request.user, is_editor)
    return render(request, "reporting/template_list.html", {"desk": "edits", "places": wording.places()})


@login_required
def edit(request, kind):
    """«Ver» shows what is written with real values; «Guardar» keeps it."""
    require(request.user, is_editor)
    known = _kind(kind)
    row = wording.row_of(known)
    now = {**writing.words_of(known)._asdict(), "seal": wording.seal_of(row)}
    form = TemplateForm(request.POST or None, initial=now, kind=known)
    if form.is_valid() and "guardar" in request.POST:
        try:
            wording.save(known, form.words(), by=request.user, seal=form.cleaned_data["seal"])
        except wording.WordingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Plantilla guardada: vale para los avisos de ahora en adelante."))
            return redirect("template_list")
    context = {
        "desk": "edits",
        "kind": known,
        "row": row,
        "form": form,
        "preview": _preview(form, known, request.user),
    }
    status = 409 if form.non_field_errors() else 422 if form.errors else 200
    return render(request, "reporting/template_edit.html", context, status=status)


@login_required
@require_POST
def restore(request, kind):
    require(request.user, is_editor)
    if wording.restore(_kind(kind)):
        messages.success(request, _("Volvieron las palabras del sistema."))
    return redirect("template_edit", kind=kind)


def _preview(form, kind, reader):
    """Of what is being written, else of what holds; nothing while a field is wrong."""
    if form.is_bound and form.errors.keys() - {"__all__"}:
        return None
    words = form.words() if form.is_bound else writing.words_of(kind)
    return wording.preview(kind, words, reader)


def _kind(name):
    if name not in KINDS or not KINDS[name].is_editable:
        raise Http404(_("No existe esa plantilla."))
    return KINDS[name]
