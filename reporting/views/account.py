"""«Su cuenta»: what each person may see and change of the own account."""

from allauth.mfa.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from reporting import audit, personal_data, second_factor
from reporting.forms import NameForm
from reporting.limiting import limited


@login_required
def overview(request):
    context = {
        "desk": "account",
        "memberships": request.user.memberships.select_related("institution"),
        "has_factor": get_adapter().is_mfa_enabled(request.user, second_factor.FACTORS),
    }
    return render(request, "account/overview.html", context)


@login_required
def rename(request):
    form = NameForm(request.POST or None, instance=request.user)
    if form.is_valid():
        personal_data.rectify(form, by=request.user)
        messages.success(request, _("Su nombre quedó corregido."))
        return redirect("account_overview")
    return render(request, "account/rename.html", {"desk": "account", "form": form})


@login_required
@limited(action="export")
def data(request):
    """All that is kept about the person who asks, as JSON."""
    return as_file(request.user, by=request.user)


def as_file(person, *, by) -> JsonResponse:
    response = JsonResponse(
        personal_data.of(person), json_dumps_params={"ensure_ascii": False, "indent": 1}, safe=True
    )
    response["Content-Disposition"] = f'attachment; filename="datos-personales-{person.pk}.json"'
    response["X-Content-Type-Options"] = "nosniff"
    audit.record("person_exported", by=by, about=person)
    return response


def email(request):
    """allauth's page of addresses stays closed: an address is changed by the administration, who knows whose it is."""
    return redirect("account_overview")
