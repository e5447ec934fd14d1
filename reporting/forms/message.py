"""How a person wants to be told, and the words in which they are told."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pmm import fields
from reporting.models import Delivery, Message, Sector, User
from reporting.outbox import holding, reading
from reporting.outbox.kinds import FIELDS, KINDS, Kind
from reporting.outbox.texts import Words
from reporting.outbox.writing import clean_lines
from reporting.richtext import clean_line


class PreferencesForm(forms.Form):
    """One choice for each kind that the person's roles are told of and that may be chosen."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        for name, delivery in reading.deliveries_of(user).items():
            self.fields[name] = forms.ChoiceField(
                label=KINDS[name].label, choices=Delivery.choices, initial=delivery
            )


class TemplateForm(forms.Form):
    """Subject and body with live fields by name; a name the kind does not have is an error at once."""

    subject = forms.CharField(label=_("Asunto"), max_length=200)
    body = forms.CharField(label=_("Texto"), max_length=5000, widget=forms.Textarea(attrs={"rows": 16}))
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, kind: Kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean_subject(self):
        return self._known(clean_line(self.cleaned_data["subject"]))

    def clean_body(self):
        body = self._known(clean_lines(self.cleaned_data["body"]))
        link = FIELDS["link"].word
        if self.kind.is_secret and link not in fields.FIELD.findall(body):
            raise forms.ValidationError(_("Sin {{enlace}} nadie puede entrar: póngalo en el texto."))
        return body

    def words(self) -> Words:
        return Words(self.cleaned_data["subject"], self.cleaned_data["body"])

    def _known(self, text):
        sentence = gettext(
            "No existe el campo «%(name)s» en este aviso: elija uno de la lista o corrija su nombre."
        )
        if wrong := fields.unknown(text, self.kind.fields):
            raise forms.ValidationError([sentence % {"name": name} for name in wrong])
        return text


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
