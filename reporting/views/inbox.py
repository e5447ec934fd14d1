"""«Avisos»: what a person was told, marking it read, and how it should come."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from reporting.forms import PreferencesForm
from reporting.models import Message
from reporting.outbox import reading

PER_PAGE = 50


@login_required
def message_list(request):
    only_new = request.GET.get("ver") == "nuevos"
    told = Message.objects.told_to(request.user).select_related("entry__cycle", "entry__institution")
    page = Paginator(told.filter(read_at=None) if only_new else told, PER_PAGE)
    context = {
        "desk": "messages",
        "page": page.get_page(request.GET.get("pagina")),
        "only_new": only_new,
        "new": reading.unread(request.user),
        "kept_query": "ver=nuevos&" if only_new else "",
    }
    return render(request, "reporting/message_list.html", context)


@login_required
@require_POST
def open_(request, pk):
    """To what the message is about; from now on it is read."""
    message = Message.objects.told_to(request.user).filter(pk=pk).first()
    if message is None:
        raise Http404(_("No existe ese aviso, o es de otra persona."))
    reading.mark_read(request.user, pk)
    return redirect(message.path or "message_list")


@login_required
@require_POST
def read_all(request):
    many = reading.mark_read(request.user)
    said = ngettext("%(many)d aviso marcado como leído.", "%(many)d avisos marcados como leídos.", many)
    messages.success(request, said % {"many": many})
    return redirect("message_list")


@login_required
def preferences(request):
    form = PreferencesForm(request.POST or None, user=request.user)
    if form.is_valid():
        reading.choose(request.user, form.cleaned_data)
        messages.success(request, _("Guardado: vale para los avisos de ahora en adelante."))
        return redirect("message_preferences")
    always = [kind for kind in reading.kinds_for(request.user) if kind.is_obligatory]
    return render(
        request, "reporting/message_preferences.html", {"desk": "messages", "form": form, "always": always}
    )
