"""«Personas»: who has an account and as what; roles, corrections, handover, personal data."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting import appointing, audit, handing_over, personal_data
from reporting.forms import HandoverForm, PeopleFilterForm, RectifyForm, RoleForm
from reporting.limiting import limited
from reporting.permissions import (
    can_take_role,
    get_person,
    invitations_of,
    is_administrator,
    manages_people,
    people_of,
    require,
)
from reporting.views.account import as_file

PER_PAGE = 50


@login_required
def person_list(request):
    require(request.user, manages_people)
    form = PeopleFilterForm(request.GET)
    people = form.narrow(people_of(request.user)).prefetch_related("memberships__institution")
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "desk": "people",
        "form": form,
        "is_administrator": is_administrator(request.user),
        "page": page,
        "total": page.paginator.count,
        "query": kept.urlencode(),
        "kept_query": f"{kept.urlencode()}&" if kept else "",
        "invitations": invitations_of(request.user).open().select_related("institution", "by"),
    }
    return render(request, "reporting/person_list.html", context)


@login_required
def detail(request, pk):
    person = get_person(request.user, pk)
    if person != request.user:
        audit.record("person_seen", by=request.user, about=person)
    return render(request, "reporting/person_detail.html", _context(request.user, person))


@login_required
@require_POST
def give_role(request, pk):
    person = get_person(request.user, pk, allow=is_administrator)
    form = RoleForm(request.POST, by=request.user)
    if not form.is_valid():
        return render(
            request,
            "reporting/person_detail.html",
            _context(request.user, person, role_form=form),
            status=422,
        )
    membership = appointing.give_role(person, **form.cleaned_data, by=request.user)
    messages.success(request, _("%(person)s ya es: %(role)s.") % {"person": person, "role": membership})
    return redirect("person_detail", pk=pk)


@login_required
@require_POST
def take_role(request, pk, membership):
    person = get_person(request.user, pk)
    held = person.memberships.select_related("institution", "user").filter(pk=membership).first()
    if held is None or not can_take_role(request.user, held):
        raise Http404(_("Esta persona ya no tiene ese papel, o no es de su institución."))
    role = str(held)
    return _do(
        request,
        lambda: appointing.take_role(held, by=request.user),
        _("%(person)s deja de ser: %(role)s. Lo que escribió se queda con la institución.")
        % {"person": person, "role": role},
        "person_list",
    )


@login_required
@require_POST
def deactivate(request, pk):
    person = get_person(request.user, pk, allow=is_administrator)
    done = _("La cuenta de %(person)s está desactivada. Lo que escribió se conserva.") % {"person": person}
    return _do(request, lambda: appointing.deactivate(person, by=request.user), done, "person_detail", pk=pk)


@login_required
@require_POST
def activate(request, pk):
    person = get_person(request.user, pk, allow=is_administrator)
    done = _("La cuenta de %(person)s está activa otra vez.") % {"person": person}
    return _do(request, lambda: appointing.activate(person, by=request.user), done, "person_detail", pk=pk)


@login_required
@require_POST
def take_factor(request, pk):
    person = get_person(request.user, pk, allow=is_administrator)
    done = _("%(person)s entra ya sólo con su contraseña, hasta que active otro segundo factor.") % {
        "person": person
    }
    return _do(request, lambda: appointing.take_factor(person, by=request.user), done, "person_detail", pk=pk)


@login_required
def rectify(request, pk):
    person = get_person(request.user, pk, allow=is_administrator)
    form = RectifyForm(request.POST or None, instance=person)
    if form.is_valid():
        personal_data.rectify(form, by=request.user)
        messages.success(request, _("Los datos quedaron corregidos."))
        return redirect("person_detail", pk=pk)
    fresh = get_person(request.user, pk)
    return render(request, "reporting/person_rectify.html", {"desk": "people", "person": fresh, "form": form})


@login_required
@limited(action="export")
def data(request, pk):
    """All that is kept about somebody, to hand it to them."""
    return as_file(get_person(request.user, pk, allow=is_administrator), by=request.user)


@login_required
def handover(request, pk):
    """What somebody holds, what stays with the institution, and passing on the rest."""
    person = get_person(request.user, pk)
    form = HandoverForm(request.POST or None, person=person)
    if form.is_valid() and is_administrator(request.user):
        passed = handing_over.pass_on(person, form.chosen(), by=request.user)
        messages.success(request, _what_passed(passed))
        return redirect("person_handover", pk=pk)
    context = {
        **_context(request.user, person),
        "form": form,
        "staying": handing_over.staying(person),
    }
    return render(request, "reporting/person_handover.html", context)


def _what_passed(passed: int) -> str:
    if not passed:
        return _("No eligió a nadie: todo se queda como está.")
    said = ngettext(
        "Pasó %d encargo: quien lo recibe tiene un aviso.",
        "Pasaron %d encargos: quien los recibe tiene un aviso.",
        passed,
    )
    return said % passed


def _do(request, act, done, target, **kwargs):
    try:
        act()
    except appointing.AppointmentRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(target, **kwargs)


def _context(user, person, role_form=None) -> dict:
    memberships = person.memberships.select_related("institution").prefetch_related(
        "institutions", "objectives"
    )
    return {
        "desk": "people",
        "person": person,
        "is_administrator": is_administrator(user),
        "has_factor": appointing.has_factor(person),
        "memberships": [(m, can_take_role(user, m)) for m in memberships],
        "role_form": role_form or RoleForm(by=user),
    }
