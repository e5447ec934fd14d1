"""Writing an entry's content: the only way it changes, version by version, while it may be edited."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting.models import Entry, Programme, Status
from reporting.permissions import EDITABLE


class DraftRefused(Exception):
    """Nothing was saved; the message is a Spanish sentence for the person who tried."""


def why_read_only(entry: Entry, at=None) -> str:
    """The sentence that says why nobody can edit the entry now; empty while it can be edited."""
    if entry.status == Status.SUBMITTED:
        return _("Sólo lectura: el registro está enviado y lo revisa UPMRIP.")
    if entry.status == Status.APPROVED:
        return _("Sólo lectura: el registro está aprobado. Si debe corregirse, pida a UPMRIP que lo reabra.")
    if not entry.cycle.accepts(entry.institution, at):
        closed = date_format(timezone.localtime(entry.cycle.closes_for(entry.institution)), "j \\d\\e F, H:i")
        return _("Sólo lectura: el ejercicio cerró el %(date)s. Pida una prórroga a UPMRIP.") % {
            "date": closed
        }
    return ""


def create(form, formsets, *, cycle, by) -> Entry:
    """A new draft, and the programme it begins."""
    with transaction.atomic():
        entry = form.save(commit=False)
        entry.cycle = cycle
        if not cycle.accepts(entry.institution):
            raise DraftRefused(
                _("El ejercicio %(cycle)s no está abierto: no se guardó.") % {"cycle": cycle.name}
            )
        entry.programme = Programme.objects.create(title=entry.title, institution=entry.institution)
        entry.save()
        _save_related(form, formsets)
    return entry


def save(form, formsets, *, version: int, by) -> Entry:
    """Save over `version`, the one the person had before them; refused when somebody saved another since."""
    entry = form.instance
    if reason := why_read_only(entry):
        raise DraftRefused(reason)
    with transaction.atomic():
        current = Entry.objects.filter(pk=entry.pk, version=version, status__in=EDITABLE)
        if not current.update(version=F("version") + 1, updated_at=timezone.now()):
            raise DraftRefused(
                _(
                    "Otra persona guardó este registro mientras usted escribía. Su texto sigue aquí: "
                    "cópielo, vuelva a abrir el registro y únalo con lo nuevo."
                )
            )
        form.save(commit=False).save(update_fields=form.own_fields())
        _save_related(form, formsets)
    return Entry.objects.with_content().get(pk=entry.pk)


def _save_related(form, formsets) -> None:
    form.save_m2m()
    for formset in formsets:
        formset.instance = form.instance
        formset.save()
