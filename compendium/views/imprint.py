"""«Página legal y autoridades» of a cycle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from compendium import imprints
from compendium.imprint_forms import AuthorityFormSet, ImprintForm
from compendium.imprints import ImprintRefused
from reporting.permissions import get_cycle, is_editor


@login_required
def edit(request, name):
    cycle = get_cycle(request.user, name, allow=is_editor)
    imprint = imprints.imprint_of(cycle)
    form = ImprintForm(request.POST or None, instance=imprint)
    rows = AuthorityFormSet(
        request.POST or None, initial=imprints.authorities_of(cycle), prefix="authorities"
    )
    if form.is_valid() and rows.is_valid():
        version = _number(request.POST.get("version"))
        try:
            imprints.save(cycle, form.cleaned_data, rows.rows(), by=request.user, version=version)
        except ImprintRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Página legal guardada: vale desde la siguiente edición."))
            return redirect("text_list", name=name)
    context = {
        "desk": "edits",
        "cycle": cycle,
        "form": form,
        "rows": rows,
        "formsets": [rows],
        "version": request.POST.get("version", imprint.version),
        "is_new": imprint.version == 0,
    }
    status = 409 if form.non_field_errors() else 200
    return render(request, "compendium/imprint_edit.html", context, status=status)


def _number(text) -> int:
    """A page that says nothing readable may not overwrite anything."""
    return int(text) if text and text.isascii() and text.isdigit() else -1
