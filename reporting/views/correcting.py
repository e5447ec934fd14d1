"""What a reviewer corrects or marks: kinds of action, categories of challenges, what stands out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import correcting
from reporting.forms import ClassificationForm, HighlightForm
from reporting.permissions import can_classify, can_highlight, get_entry
from reporting.views import review


@login_required
def classify(request, pk):
    entry = get_entry(request.user, pk, allow=can_classify)
    form = ClassificationForm(request.POST if request.method == "POST" else None, entry=entry)
    if form.is_valid():
        try:
            correcting.reclassify(entry, by=request.user, **form.values())
        except correcting.CorrectingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Corregido. La institución lo verá con el motivo.")
            messages.success(request, said, extra_tags=f"clasificar-{pk}")
            return redirect(f"{reverse('review_detail', args=[pk])}#campo-kinds")
    context = {"desk": "reviews", "entry": entry, "form": form}
    return render(request, "reporting/review_classify.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def highlight(request, pk):
    entry = get_entry(request.user, pk, allow=can_highlight)
    form = HighlightForm(request.POST)
    if not form.is_valid():
        return review.show(request, entry, highlight_form=form, status=422)
    correcting.highlight(entry, form.cleaned_data["text"], by=request.user)
    said = _("Destacado para el Informe Ejecutivo.") if entry.highlight else _("Ya no se destaca.")
    messages.success(request, said, extra_tags=f"destacar-{pk}")
    return redirect(f"{reverse('review_detail', args=[pk])}#destacar")
