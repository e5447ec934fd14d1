"""How a person wants to be told, and the words in which they are told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.models import Delivery, Message, Sector, User
from reporting.outbox import holding, reading
from reporting.outbox.kinds import KINDS


class PreferencesForm(forms.Form):
    """One choice for each kind that the person's roles are told of and that may be chosen."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        for name, delivery in reading.deliveries_of(user).items():
            self.fields[name] = forms.ChoiceField(
                label=KINDS[name].label, choices=Delivery.choices, initial=delivery
            )


class OutboxFilterForm(forms.Form):
    """In the address, so that a search can be kept; nonsense in it asks for nothing."""

    situacion = forms.ChoiceField(
        label=_("Situación"),
        required=False,
        choices=[
            (holding.PENDING, _("Todavía no salen")),
            *((state, state.label) for state in Message.State if state != Message.State.INSIDE),
            (holding.ALL, _("Todas")),
        ],
    )
    tipo = forms.ChoiceField(
        label=_("Tipo"),
        required=False,
        choices=[("", _("Todos")), *((kind.name, kind.label) for kind in KINDS.values())],
    )
    texto = forms.CharField(label=_("Persona o asunto"), required=False, max_length=100)

    use_required_attribute = False

    def rows(self):
        """The messages asked for; what is not understood is left out."""
        self.is_valid()
        asked = self.cleaned_data
        return holding.matching(
            state=asked.get("situacion", ""), kind=asked.get("tipo", ""), text=asked.get("texto", "")
        )


class ReminderFilterForm(forms.Form):
    """Whom to remind by hand; in the address, so that the board can point to some."""

    que = forms.ChoiceField(
        label=_("Qué falta"),
        required=False,
        choices=[
            ("", _("Cualquier cosa sin enviar")),
            ("nada", _("No han enviado nada")),
            ("borradores", _("Tienen registros por enviar")),
        ],
    )
    sector = forms.ModelChoiceField(Sector.objects, label=_("Sector"), required=False, empty_label=_("Todos"))

    use_required_attribute = False

    def among(self, reminders):
        """Those asked for; what is not understood is left out."""
        self.is_valid()
        what, sector = self.cleaned_data.get("que"), self.cleaned_data.get("sector")
        return [
            each
            for each in reminders
            if (what != "nada" or each.is_silent)
            and (what != "borradores" or each.unsent)
            and (sector is None or each.institution.sector_id == sector.pk)
        ]
