"""The liaison's desk in Excel: download the workbook, upload it, look at what it would do, confirm."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting import audit, checks
from reporting.drafting import DraftRefused
from reporting.forms.workbook import WorkbookForm
from reporting.importing import workbook
from reporting.importing.workbook import display, pending
from reporting.limiting import limited
from reporting.models import Cycle, Institution
from reporting.permissions import institutions_of, is_reporter, require
from reporting.views.errors import note_refusal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_A_PAGE = 20
PROBLEMS_SHOWN = 50


@login_required
def upload(request):
    require(request.user, is_reporter)
    form = WorkbookForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid():
        try:
            digest = _receive(request.user, form.cleaned_data["file"])
        except workbook.Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("workbook_preview", digest=digest)
    cycle = Cycle.objects.current()
    own = Institution.objects.filter(pk__in=institutions_of(request.user))
    own = own.annotate(total=Count("entries", filter=Q(entries__cycle=cycle)))
    context = {"desk": "reports", "cycle": cycle, "institutions": own, "form": form}
    return render(request, "reporting/workbook_upload.html", context)


@login_required
@limited(action="export")
def download(request, pk):
    require(request.user, is_reporter)
    institution = _own_institution(request.user, pk)
    cycle = Cycle.objects.current()
    if institution is None or cycle is None:
        raise Http404(_("No existe ese libro, o es de otra institución."))
    try:
        file = workbook.export(cycle, institution, by=request.user)
    except workbook.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workbook")
    response = _as_file(file, "registros", institution, cycle)
    audit.record("exported", by=request.user, about=institution, file=response.filename)
    return response


@login_required
def preview(request, digest):
    require(request.user, is_reporter)
    try:
        book, seen, institution, cycle = _seen(request.user, digest)
    except workbook.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workbook")
    changed = [change for change in seen.by("change") if change.values]
    page = Paginator(changed, ROWS_A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "desk": "reports",
        "digest": digest,
        "institution": institution,
        "cycle": cycle,
        "seen": seen,
        "counts": seen.counts,
        "problems": seen.problems[:PROBLEMS_SHOWN],
        "more_problems": max(0, len(seen.problems) - PROBLEMS_SHOWN),
        "created": seen.by("create"),
        "remarks": _remarks([*seen.by("create")[:ROWS_A_PAGE], *page]),
        "page": page,
        "changes": [display.shown(change) for change in page],
        "conflicts": [display.shown_conflict(*each) for each in seen.conflicts],
        "refused": seen.by("refuse"),
        "form": WorkbookForm(),
    }
    return render(request, "reporting/workbook_preview.html", context)


def _remarks(changes) -> list[dict]:
    """What the checks say of the rows on this page, before they are stored."""
    return [
        {"row": change.row, "title": change.title, "finding": found, "check_word": checks.NAMES[found.check]}
        for change in changes
        for found in checks.check_texts(change.values)
        if found.severity != "notes"
    ]


@require_POST
@login_required
def confirm(request, digest):
    require(request.user, is_reporter)
    try:
        book, institution, cycle = _pending(request.user, digest)
        done = workbook.apply(
            book,
            cycle=cycle,
            institution=institution,
            by=request.user,
            fingerprint=request.POST.get("fingerprint", ""),
            mine=frozenset(name for name, value in request.POST.items() if value == "mine"),
        )
    except workbook.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workbook")
    except workbook.Outdated:
        messages.warning(
            request, _("Algo cambió mientras usted revisaba y no se guardó nada: revise de nuevo.")
        )
        return redirect("workbook_preview", digest=digest)
    except DraftRefused as refusal:
        note_refusal(request, institution, refusal)
        messages.error(request, str(refusal))
        return redirect("workbook_preview", digest=digest)
    pending.drop(request.user)
    messages.success(request, _what_was_done(done))
    return redirect("entry_list")


@login_required
def errors(request, digest):
    """The same rows with a column that says what to correct."""
    require(request.user, is_reporter)
    try:
        book, seen, institution, cycle = _seen(request.user, digest)
        file = workbook.with_errors(book, seen.problems, cycle, institution, by=request.user)
    except workbook.Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("workbook")
    return _as_file(file, "errores", institution, cycle)


def _receive(user, file) -> str:
    """Keep a workbook that can be read and is of an institution of this person's."""
    _whose(user, workbook.read(file))
    file.seek(0)
    return pending.keep(user, file)


def _pending(user, digest):
    """(workbook, institution, cycle) of the person's pending upload."""
    file = pending.find(user, digest)
    if file is None:
        raise workbook.Refused(
            _("Ese libro ya se guardó o se cambió por otro: si falta algo, súbalo de nuevo.")
        )
    with file:
        book = workbook.read(file)
    return book, *_whose(user, book)


def _seen(user, digest):
    book, institution, cycle = _pending(user, digest)
    return book, workbook.preview(book, cycle=cycle, institution=institution, by=user), institution, cycle


def _whose(user, book) -> tuple[Institution, Cycle]:
    institution, cycle = _own_institution(user, book.institution), Cycle.objects.current()
    if institution is None:
        raise workbook.Refused(_("El libro es de otra institución: descargue aquí el de la suya."))
    if cycle is None:
        raise workbook.Refused(_("Todavía no hay un ejercicio abierto: la edición debe abrir uno."))
    return institution, cycle


def _own_institution(user, pk) -> Institution | None:
    return Institution.objects.filter(pk=pk, pk__in=institutions_of(user)).first()


def _as_file(file, what, institution, cycle) -> FileResponse:
    name = f"{what}-{slugify(institution.short_name)}-{cycle.name}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _what_was_done(done) -> str:
    created = ngettext("Se creó %d registro", "Se crearon %d registros", done.created) % done.created
    changed = ngettext("cambió %d", "cambiaron %d", done.changed) % done.changed
    return _(
        "%(created)s y %(changed)s. Son borradores: todavía no están enviados a UPMRIP. "
        "Si seguirá en Excel, descargue el libro de nuevo."
    ) % {"created": created, "changed": changed}
