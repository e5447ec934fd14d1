"""The outbox: what will leave, to whom and when, and the editor's hand on it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST

from reporting import audit
from reporting.forms.message import OutboxFilterForm
from reporting.outbox import holding
from reporting.outbox.kinds import KINDS
from reporting.permissions import is_editor, require

PER_PAGE = 50


@login_required
def outbox(request):
    require(request.user, is_editor)
    form = OutboxFilterForm(request.GET)
    found = form.rows()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    kept = request.GET.copy()
    kept.pop("pagina", None)
    context = {
        "desk": "edits",
        "form": form,
        "page": page,
        "rows": [(row, KINDS[row.kind], row.next_attempt > timezone.now()) for row in page],
        "stoppable": holding.stoppable(found),
        "query": kept.urlencode(),
        "kept_query": f"{kept.urlencode()}&" if kept else "",
    }
    return render(request, "reporting/outbox.html", context)


@login_required
@require_POST
def release(request):
    said = ngettext_lazy("%(many)d aviso sale ahora.", "%(many)d avisos salen ahora.", "many")
    return _act(request, holding.release, "messages_sent", said)


@login_required
@require_POST
def hold(request):
    said = ngettext_lazy(
        "%(many)d aviso retenido: no sale hasta que usted lo envíe.",
        "%(many)d avisos retenidos: no salen hasta que usted los envíe.",
        "many",
    )
    return _act(request, holding.hold, "messages_held", said)


@login_required
@require_POST
def discard(request):
    said = ngettext_lazy("%(many)d aviso descartado.", "%(many)d avisos descartados.", "many")
    return _act(request, holding.discard, "messages_discarded", said)


def _act(request, verb, action, said):
    """Do it to what was ticked, or to everything the filter finds; then back to the same filter."""
    require(request.user, is_editor)
    query = request.POST.get("filtro", "")
    rows = OutboxFilterForm(QueryDict(query)).rows()
    if "todos" not in request.POST:
        rows = rows.filter(pk__in=_ticked(request))
    many = verb(rows)
    if many:
        audit.record(action, by=request.user, rows=many)
        messages.success(request, said % {"many": many})
    else:
        messages.error(request, _("Marque al menos un aviso que todavía no haya salido."))
    return redirect(f"{reverse('outbox')}?{query}" if query else "outbox")


def _ticked(request) -> list[int]:
    """Ids, leaving out what is no number."""
    return [int(pk) for pk in request.POST.getlist("aviso") if pk.isascii() and pk.isdigit() and len(pk) < 19]
