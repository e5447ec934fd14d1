"""Writing an entry, one section a page: saved by button, and by itself while typing."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pmm.sessions import in_background, seconds_left
from reporting import attaching, comparing, drafting
from reporting.checking import findings_of
from reporting.desk import days_left
from reporting.forms import ChallengeFormSet, EntryForm, FigureFormSet, FileFormSet, LinkFormSet
from reporting.models import Presence
from reporting.permissions import can_edit, get_entry
from reporting.proposing import proposals, with_accepted
from reporting.readable import difference, label_of, lines_of
from reporting.reading import told_before
from reporting.receiving import Received
from reporting.sections import BY_KEY, next_section, progress_of
from reporting.views import opened, tabs, threads
from reporting.views.errors import note_refusal

FORMSETS = {
    "figures": FigureFormSet,
    "challenges": ChallengeFormSet,
    "links": LinkFormSet,
    "files": FileFormSet,
}


@login_required
def edit(request, pk, key):
    entry, section = get_entry(request.user, pk, allow=can_edit), _section(key)
    if request.method == "GET":
        return _open_form(request, entry, section)
    opened_at = opened.when(request, entry)
    form, formsets = _bind(request, entry, section)
    conflicts, seals, other = [], tabs.seals(request), ""
    if _are_valid(form, formsets):
        try:
            values = _values(request, form, formsets)
            if (key := request.POST.get("accept")) and not request.POST.get("theirs"):
                values = with_accepted(values, key)
            saved = drafting.save(entry, values, seals=seals, by=request.user, opened_at=opened_at)
            conflicts, other = saved.conflicts, _note_saved(request, entry, saved)
        except drafting.DraftRefused as refusal:
            kept = _("%(refusal)s Su texto sigue en esta página: puede copiarlo.") % {"refusal": refusal}
            form.add_error(None, kept)
            note_refusal(request, entry, refusal)
            return _page(request, entry, section, form, formsets, seals=seals, status=403)
        else:
            if not conflicts and _attached(request, entry, form, opened_at):
                return _saved(request, entry, section)
            seals |= drafting.seals_of({name: values[name] for name in saved.written})
            # From here on the person has seen the other text: what is sent next replaces it knowingly.
            seals |= drafting.seals_of({conflict.name: conflict.theirs for conflict in conflicts})
            tabs.tell(request, seals)
    told = {"conflicts": conflicts, "other": other, "seals": seals}
    return _page(request, entry, section, form, formsets, status=409 if conflicts else 200, **told)


@require_POST
def autosave(request, pk, key):
    """Save what is right of an open form, without a word about what is not: that waits for the button.

    Answers JSON: 200 {saved_at, seals, other, conflicts}, 401 when the session ended, 403 {message} when read-only.
    """
    if not request.user.is_authenticated:
        return JsonResponse({"message": _("Su sesión terminó.")}, status=401)
    entry, section = get_entry(request.user, pk, allow=can_edit), _section(key)
    form, formsets = _bind(request, entry, section)
    _are_valid(form, formsets)
    harmless = {
        name: rows for name, rows in formsets.items() if rows.is_valid() and not rows.takes_away_for_good()
    }
    values, seals = _values(request, form, harmless), tabs.seals(request)
    try:
        opened_at = opened.when(request, entry)
        saved = drafting.save(entry, values, seals=seals, by=request.user, opened_at=opened_at)
    except drafting.DraftRefused as refusal:
        note_refusal(request, entry, refusal)
        return JsonResponse({"message": str(refusal)}, status=403)
    other = _note_saved(request, entry, saved)
    seals |= drafting.seals_of({name: values[name] for name in saved.written})
    tabs.tell(request, seals)
    return JsonResponse(
        {
            "saved_at": time_format(timezone.localtime(), "H:i"),
            "seals": seals,
            "other": other,
            "conflicts": [_shown(conflict) for conflict in saved.conflicts],
        }
    )


@in_background
@require_POST
def presence(request, pk):
    """«I have it open»: answers who else has, every ten seconds."""
    if not request.user.is_authenticated:
        return JsonResponse({"message": _("Su sesión terminó.")}, status=401)
    entry = get_entry(request.user, pk, allow=can_edit)
    Presence.objects.touch(entry, request.user)
    return JsonResponse({"others": Presence.objects.others(entry, request.user)})


@login_required
def signed_in(request):
    """Where the window for signing in again ends: it can be closed, the text is in the other one."""
    return render(request, "reporting/signed_in.html")


@in_background
def session_state(request):
    """Whether the person is still signed in, as whom, and a token for the next save: asked after signing in again."""
    signed_in = request.user.is_authenticated
    return JsonResponse(
        {
            "signed_in": signed_in,
            "person": request.user.pk if signed_in else None,
            "token": get_token(request),
            "seconds_left": seconds_left(request),
        }
    )


@require_POST
def stay_signed_in(request):
    """Somebody is there: that they ask is what counts; answers like `session_state`."""
    return session_state(request)


def _open_form(request, entry, section):
    if reason := drafting.why_read_only(entry, opened_at=opened.when(request, entry)):
        messages.info(request, reason)
        return redirect("entry_detail", pk=entry.pk)
    opened.remember(request, entry)
    values = drafting.values_of(entry)
    seals = drafting.seals_of({name: values[name] for name in section.names})
    form, formsets = _bind(request, entry, section)
    return _page(request, entry, section, form, formsets, tab=tabs.new(), seals=seals)


def _page(request, entry, section, form, formsets, *, tab=None, status=200, **told):
    context = _context(entry, section, form, formsets, tab=tab or tabs.of(request), **told)
    context |= {**threads.beside(request, entry, section), **_last_year(request.user, entry, section)}
    return render(request, "reporting/entry_form.html", context, status=status)


def _section(key):
    if key not in BY_KEY:
        raise Http404(_("No existe esa sección."))
    return BY_KEY[key]


def _bind(request, entry, section):
    """The section's form and lists of rows, filled from the request when something was sent."""
    data = request.POST if request.method == "POST" else None
    values = drafting.values_of(entry)
    rows = {
        # "12,480" as it was written, not "12,480.00" as it is stored.
        "figures": [{**row, "total": row["total"].normalize()} for row in values["figures"]],
        "challenges": [{"text": row["text"], "category": row["category_id"]} for row in values["challenges"]],
        "links": values["links"],
        "files": values["files"],
    }
    more = {
        "files": {"form_kwargs": {"uploads": {each.upload_id: each.upload for each in entry.files.all()}}}
    }
    files = request.FILES if request.method == "POST" else None
    form = EntryForm(data, files, instance=entry, user=request.user, cycle=entry.cycle, section=section)
    return form, {
        name: formset(data, initial=rows[name], prefix=name, **more.get(name, {}))
        for name, formset in FORMSETS.items()
        if name in section.fields
    }


def _attached(request, entry, form, opened_at) -> bool:
    """Add the new file, if there is one; a refusal shows at its field, and the rest is saved by then."""
    try:
        if isinstance(form.new_file, Received):
            attaching.attach(entry, form.new_file, by=request.user, opened_at=opened_at)
        elif form.new_file:
            attaching.reuse(entry, form.new_file, by=request.user, opened_at=opened_at)
    except drafting.DraftRefused as refusal:
        form.add_error("upload", str(refusal))
        return False
    return True


def _are_valid(form, formsets) -> bool:
    """All of them are asked, so that every error shows at once."""
    return all([form.is_valid(), *(formset.is_valid() for formset in formsets.values())])


def _values(request, form, formsets) -> dict:
    """What was written and is right: a list of rows counts as one, so one wrong row holds back its list.

    Not what the person leaves as somebody else saved it.
    """
    rows = {name: formset.values() for name, formset in formsets.items() if formset.is_valid()}
    left = request.POST.getlist("theirs")
    return {name: value for name, value in {**form.values(), **rows}.items() if name not in left}


def _context(entry, section, form, formsets, *, tab, conflicts=(), other="", seals=None) -> dict:
    return {
        "desk": "reports",
        "entry": entry,
        "section": section,
        "days_left": days_left(entry),
        "progress": progress_of(drafting.values_of(entry), entry.finished_sections),
        "findings": [] if form.is_bound else _findings(entry, section),
        "proposals": _proposals(entry, section, form),
        "copied": _copied(entry, section),
        "is_finished": section.key in entry.finished_sections,
        "form": form,
        **formsets,
        "formsets": formsets.values(),
        "seals": json.dumps(seals or {}),
        "tab": tab,
        "conflicts": [_shown(conflict) | {"difference": _difference(conflict)} for conflict in conflicts],
        "other": other,
        "has_errors": form.is_bound and (not _are_valid(form, formsets) or bool(form.non_field_errors())),
    }


def _findings(entry, section) -> list:
    """What the checks say of this section as it is stored; not beside errors, which come first."""
    return [each for each in findings_of(entry) if each.section_key == section.key]


def _proposals(entry, section, form) -> list[dict]:
    """Figures that the stored results report and no row holds; not beside errors, which come first."""
    if "figures" not in section.fields or form.is_bound:
        return []
    values = drafting.values_of(entry)
    return proposals(values["results"], values["figures"])


def _copied(entry, section) -> list[dict]:
    """The section's fields that still hold last year's text, to be confirmed."""
    return [{"name": name, "label": label_of(name)} for name in entry.unconfirmed if name in section.names]


def _last_year(user, entry, section) -> dict:
    """What the programme's last entry said in this section, to be read beside the form."""
    previous = comparing.last_year(entry, user)
    if previous is None or not (told := told_before(previous, section, user)):
        return {}
    return {"previous": previous, "told_before": told}


def _note_saved(request, entry, saved) -> str:
    """Note that the person saved; answers who had saved before them, when both changed the same."""
    last = Presence.objects.last_saved(entry) if saved.conflicts else None
    if saved.written:
        Presence.objects.saved(entry, request.user)
    if last is None:
        return ""
    said = {"who": last.user, "when": time_format(timezone.localtime(last.saved_at), "H:i")}
    if last.user == request.user:
        return _("Usted guardó a las %(when)s en otra ventana.") % said
    return _("%(who)s guardó a las %(when)s.") % said


def _shown(conflict) -> dict:
    theirs = lines_of(conflict.name, conflict.theirs)
    return {"name": conflict.name, "label": label_of(conflict.name), "theirs": theirs}


def _difference(conflict):
    return difference(conflict.name, conflict.theirs, conflict.mine).shortened()


def _saved(request, entry, section):
    is_finished = request.POST.get("finished") == "yes"
    drafting.finish_section(entry, section.key, is_finished=is_finished)
    drafting.confirm(entry, request.POST.getlist("confirm"))
    answered = threads.answer(request, entry, section)
    messages.success(
        request, _("Guardado. El registro todavía no está enviado a UPMRIP."), extra_tags=answered
    )
    following = next_section(section)
    if {"stay", "accept", "attach", "theirs"} & set(request.POST):
        return redirect(request.get_full_path())
    if "volver" in request.GET and "list" not in request.POST:
        return redirect("entry_submit", pk=entry.pk)
    if following is None or "list" in request.POST:
        return redirect(reverse("entry_detail", args=[entry.pk]))
    return redirect("entry_edit", pk=entry.pk, key=following.key)
