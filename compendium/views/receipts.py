"""A receipt to keep: the PDF is drawn by typesetting, which `reporting` does not know."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect

from compendium.receipts import print_receipt
from compendium.typesetting.errors import TypesettingError
from reporting.permissions import get_checkpoint


@login_required
def download(request, pk, number):
    checkpoint = get_checkpoint(request.user, pk, number)
    try:
        pdf = print_receipt(checkpoint)
    except TypesettingError as failure:
        messages.error(request, str(failure))
        return redirect("entry_receipt", pk=pk, number=number)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="acuse-{checkpoint.folio}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
