"""What an editor writes about a cycle: its dates, more time, the institutions called, outages."""

from itertools import groupby

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from reporting.models import Cycle, Extension, Institution, Outage
from reporting.scheduling import DATES

from .fields import LineField, MomentField


def reason_field(help_text="", **kwargs) -> LineField:
    kwargs.setdefault("error_messages", {"required": _("Escriba el motivo: quedará con el ejercicio.")})
    return LineField(label=_("Motivo"), max_length=250, help_text=help_text, **kwargs)


class SaysWhere:
    """What a constraint refuses stands at the field that its code names."""

    def add_error(self, field, error):
        for each in getattr(error, "error_dict", {}).pop(NON_FIELD_ERRORS, ()):
            super().add_error(each.code if each.code in self.fields else None, each)
        super().add_error(field, error)


class DatesForm(SaysWhere, forms.ModelForm):
    """The five dates; the constraints of the model say what is out of order."""

    opens_at = MomentField(label=_("Abre"))
    soft_deadline = MomentField(
        label=_("Fecha límite sugerida"), help_text=_("La que anuncian los recordatorios.")
    )
    closes_at = MomentField(label=_("Cierra"), help_text=_("Después ya no se puede enviar."))
    reason = reason_field(_("Lo verán quienes editan, en la historia del ejercicio."))

    class Meta:
        model = Cycle
        fields = DATES
        widgets = dict.fromkeys(
            ("period_start", "period_end"), forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        )
        error_messages = {
            "period_start": {"required": _("Escriba el inicio del periodo.")},
            "period_end": {"required": _("Escriba el fin del periodo.")},
        }

    def dates(self) -> dict:
        return {name: self.cleaned_data[name] for name in DATES}


class NewCycleForm(DatesForm):
    """A cycle to be opened, which starts from the last one."""

    reason = None
    calls_the_same = forms.BooleanField(
        label=_("Convocar a las mismas instituciones que el ejercicio anterior"),
        help_text=_("Después puede convocar a otras o quitar algunas."),
        required=False,
        initial=True,
    )

    class Meta(DatesForm.Meta):
        fields = ("name", "is_rehearsal", *DATES)
        labels = {"name": _("Nombre"), "is_rehearsal": _("Es un ensayo")}
        error_messages = {
            **DatesForm.Meta.error_messages,
            "name": {
                "required": _("Escriba el nombre: el año, como 2026."),
                "unique": _("Ya existe un ejercicio con ese nombre: escriba otro."),
            },
        }
        help_texts = {
            "name": _("El año; un ensayo lleva además una palabra: 2026-ensayo."),
            "is_rehearsal": _("Para practicar: nunca podrá publicarse, ni cambiarse a ejercicio verdadero."),
        }

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("name") and ("-" in cleaned["name"]) != cleaned["is_rehearsal"]:
            self.add_error(
                "name",
                _(
                    "El nombre de un ensayo lleva guion y una palabra, como 2026-ensayo; el de un ejercicio, no."
                ),
            )
        return cleaned


class CloseForm(forms.Form):
    reason = reason_field(required=False)


class ReopenForm(forms.Form):
    until = MomentField(label=_("Nuevo cierre"))
    reason = reason_field(_("Quedará en la historia del ejercicio."))


class ExtensionForm(forms.ModelForm):
    until = MomentField(label=_("Hasta"))
    reason = reason_field(_("La institución lo verá junto a su nueva fecha."))

    class Meta:
        model = Extension
        fields = ["institution", "until", "reason"]
        error_messages = {"institution": {"required": _("Elija la institución.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = Institution.objects.filter(is_active=True)
        self.fields["institution"].empty_label = _("Elija una institución")


class CallForm(forms.Form):
    """Institutions to be called, by sector; those that are called already are not offered."""

    institutions = forms.ModelMultipleChoiceField(
        Institution.objects.none(),
        label=_("Instituciones"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Elija al menos una institución.")},
    )

    def __init__(self, *args, cycle, **kwargs):
        super().__init__(*args, **kwargs)
        others = Institution.objects.filter(is_active=True).exclude(calls__cycle=cycle)
        field = self.fields["institutions"]
        field.queryset = others = others.select_related("sector").order_by("sector", "name")
        field.choices = [
            (sector.name, [(each.pk, str(each)) for each in group])
            for sector, group in groupby(others, key=lambda each: each.sector)
        ]


class OutageForm(SaysWhere, forms.ModelForm):
    starts_at = MomentField(label=_("Desde"))
    ends_at = MomentField(label=_("Hasta"))
    reason = LineField(
        label=_("Qué falló"),
        max_length=250,
        help_text=_("Lo leerán todas las instituciones y el público."),
        error_messages={"required": _("Escriba qué falló: lo leerán todas las instituciones.")},
    )

    class Meta:
        model = Outage
        fields = ["starts_at", "ends_at", "reason"]
