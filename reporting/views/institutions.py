"""Institutions for those who keep them: found, created, renamed, settled after an import, merged."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import audit, merging, renaming
from reporting.forms.institution import InstitutionFilterForm, InstitutionForm, MergeForm, RenameForm
from reporting.models import Institution
from reporting.permissions import get_institution, keeps_institutions, require
from reporting.views.asking import ask, posted

PER_PAGE = 50


@login_required
def institution_list(request):
    require(request.user, keeps_institutions)
    form = InstitutionFilterForm(request.GET)
    found = form.institutions().select_related("sector", "parent", "state")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "desk": "institutions",
        "form": form,
        "page": page,
        "total": page.paginator.count,
        "to_settle": Institution.objects.standing().filter(needs_review=True).count(),
        "kept_query": f"{kept.urlencode()}&" if kept else "",
    }
    return render(request, "reporting/institution_list.html", context)


@login_required
def create(request):
    require(request.user, keeps_institutions)
    form = InstitutionForm(posted(request))
    if form.is_valid():
        institution = _save(form, request.user, _("Creó"))
        messages.success(request, _("Institución creada."))
        return redirect("institution_detail", pk=institution.pk)
    return render(request, "reporting/institution_form.html", {"desk": "institutions", "form": form})


@login_required
def detail(request, pk):
    institution = get_institution(request.user, pk)
    context = {
        "desk": "institutions",
        "institution": institution,
        "aliases": institution.aliases.order_by("-until", "name"),
        "absorbed": institution.absorbed.all(),
        "units": institution.units.standing(),
        "memberships": institution.memberships.filter(user__is_active=True).select_related("user"),
        "cycles": _entries_by_cycle(institution),
        "likenesses": merging.alike([institution])[pk] if institution.needs_review else [],
    }
    return render(request, "reporting/institution_detail.html", context)


@login_required
def edit(request, pk):
    institution = get_institution(request.user, pk)
    form = InstitutionForm(posted(request), instance=institution)
    if form.is_valid():
        form.instance.needs_review = False  # who saves it has seen it
        _save(form, request.user, _("Cambió sus datos"))
        messages.success(request, _("Datos guardados."))
        return redirect("institution_detail", pk=pk)
    context = {"desk": "institutions", "form": form, "institution": institution}
    return render(request, "reporting/institution_form.html", context)


@login_required
def rename(request, pk):
    institution = get_institution(request.user, pk)
    form = RenameForm(posted(request), initial={"name": institution.name, "acronym": institution.acronym})
    return ask(
        request,
        form,
        act=lambda: renaming.rename(institution, **form.cleaned_data, by=request.user),
        refusal=renaming.RenameRefused,
        done=_("Nombre cambiado: lo reportado antes conserva el anterior."),
        then=("institution_detail", pk),
        template="reporting/institution_rename.html",
        desk="institutions",
        institution=institution,
    )


@login_required
def merge(request, pk):
    """`pk` turns out to be another one: everything it has moves there."""
    institution = get_institution(request.user, pk)
    form = MergeForm(posted(request), initial={"into": request.GET.get("con")}, institution=institution)
    chosen = form.cleaned_data["into"] if form.is_valid() else None
    return ask(
        request,
        form,
        act=lambda: merging.merge(institution, into=chosen, by=request.user),
        refusal=merging.MergeRefused,
        done=_("Unida: todo lo que tenía es ahora de %(institution)s.") % {"institution": chosen},
        then=("institution_detail", chosen and chosen.pk),
        template="reporting/institution_merge.html",
        desk="institutions",
        institution=institution,
        belongings=merging.belongings(institution),
        likenesses=merging.alike([institution])[pk],
    )


@login_required
def unsettled(request):
    """What importers created, each with the institutions it may really be."""
    require(request.user, keeps_institutions)
    waiting = Institution.objects.standing().filter(needs_review=True).select_related("sector", "state")
    waiting = list(waiting.annotate(registered=Count("entries")).order_by("name"))
    likenesses = merging.alike(waiting)
    context = {
        "desk": "institutions",
        "waiting": [(institution, likenesses[institution.pk]) for institution in waiting],
    }
    return render(request, "reporting/institution_unsettled.html", context)


@login_required
@require_POST
def confirm(request, pk):
    institution = get_institution(request.user, pk)
    with transaction.atomic():
        Institution.objects.filter(pk=pk).update(needs_review=False)
        audit.record("institution_changed", by=request.user, about=institution, what=_("Confirmó"))
    messages.success(request, _("Confirmada: %(institution)s.") % {"institution": institution})
    return redirect("institution_unsettled")


def _save(form, user, what) -> Institution:
    with transaction.atomic():
        institution = form.save()
        changed = ", ".join(str(form.fields[name].label) for name in form.changed_data)
        audit.record("institution_changed", by=user, about=institution, what=what, fields=changed)
    return institution


def _entries_by_cycle(institution) -> list[tuple[str, int]]:
    counted = institution.entries.values_list("cycle__name").annotate(Count("pk"))
    return list(counted.order_by("-cycle__name"))
