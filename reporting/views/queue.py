"""The reviewer's queue: what waits, taking the next one, filters with names."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from reporting import queueing, workflow
from reporting.models import Entry, SavedView, Status
from reporting.permissions import follows_reviews, is_editor, is_reviewer, require
from reporting.richtext import clean_line
from reporting.views import keys
from reporting.views.filtered import chips, go_to, queue_of

PER_PAGE = 50
DECIDED = 10  # shown below what waits


@dataclass(frozen=True)
class Line:
    """An entry as the queue shows it."""

    entry: Entry

    @property
    def days(self) -> int:
        return (timezone.now() - self.entry.status_since).days

    @property
    def is_new(self) -> bool:
        return self.entry.seen_version is None

    @property
    def has_changed(self) -> bool:
        return not self.is_new and self.entry.seen_version < self.entry.version


@login_required
def queue(request):
    require(request.user, follows_reviews)
    queue = queue_of(request)
    page = Paginator(queue.qs, PER_PAGE).get_page(request.GET.get("pagina"))
    query = queue.query
    context = {
        "desk": "reviews",
        "cycle": queue.cycle,
        "filter": queue,
        "query": query,
        "kept_query": f"{query}&" if query else "",
        "chips": chips(queue),
        "page": page,
        "lines": [Line(entry) for entry in page],
        "count": _count(queue),
        **_decided(queue, request.user),
        "views": request.user.saved_views.all(),
        "decides": is_reviewer(request.user),
        "shares_out": is_editor(request.user),
        **keys.context(request),
    }
    return render(request, "reporting/review_queue.html", context)


@login_required
@require_POST
def take(request):
    """«Tomar siguiente»: another one for each person who asks."""
    require(request.user, is_reviewer)
    queue = queue_of(request)
    entry = queueing.take_next(queue.qs, by=request.user)
    if entry is None:
        messages.info(request, _("No queda ningún registro sin tomar con estos filtros."))
        return go_to("review_queue", query=queue.query)
    return go_to("review_detail", entry.pk, query=queue.query)


@login_required
@require_POST
def save_view(request):
    """Keep the filters of the address under a name; the same name again means the new filters."""
    require(request.user, follows_reviews)
    name, query = clean_line(request.POST.get("nombre", "")), queue_of(request).query
    longest = SavedView._meta.get_field("name").max_length
    if not name or len(name) > longest:
        messages.error(request, _("Escriba un nombre de hasta %(longest)d letras.") % {"longest": longest})
    else:
        SavedView.objects.update_or_create(user=request.user, name=name, defaults={"query": query})
        messages.success(request, _("Vista guardada: «%(name)s».") % {"name": name})
    return go_to("review_queue", query=query)


@login_required
@require_POST
def delete_view(request, pk):
    require(request.user, follows_reviews)
    view = get_object_or_404(request.user.saved_views, pk=pk)
    view.delete()
    messages.success(request, _("Vista borrada: «%(name)s».") % {"name": view.name})
    return go_to("review_queue", query=queue_of(request).query)


def _count(queue) -> dict[str, int]:
    """How many the filters leave, and how many of them are decided."""
    return queue.any_status.order_by().aggregate(
        total=Count("pk"), decided=Count("pk", filter=~Q(status=Status.SUBMITTED))
    )


def _decided(queue, user) -> dict:
    """The person's last decision, and what was decided last: (entry, the event to undo or None)."""
    events = list(workflow.undoable(user))
    undoable = {event.entry_id: event for event in reversed(events)}
    latest = queue.any_status.exclude(status=Status.SUBMITTED).order_by("-status_since", "-pk")[:DECIDED]
    return {
        "undoable": events[0] if events else None,
        "decided": [(entry, undoable.get(entry.pk)) for entry in latest],
    }
