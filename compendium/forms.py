"""What editors write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from compendium.gate import FreezeGate
from compendium.publishing import PublishGate
from reporting import richtext
from reporting.forms.cycle import NewCycleForm


class FreezeForm(forms.Form):
    """Why an edition is frozen although warnings are open; without any, nothing is asked."""

    reason = forms.CharField(
        label=_("Por qué se congela con avisos abiertos"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, gate: FreezeGate, **kwargs):
        super().__init__(*args, **kwargs)
        self.gate = gate

    def clean_reason(self):
        reason = richtext.clean_line(self.cleaned_data["reason"])
        if self.gate.warnings and not reason:
            raise forms.ValidationError(_("Escriba el motivo: quedará con la edición."))
        return reason

    def clean(self):
        if self.gate.blockers:
            raise forms.ValidationError(
                _("Hay datos que no pueden publicarse: quítelos o confírmelos antes de congelar.")
            )
        return super().clean()


class OpenCycleForm(NewCycleForm):
    """A new cycle, and whether the texts of its documents start from the last one's."""

    takes_texts = forms.BooleanField(
        label=_("Partir de los textos del ejercicio anterior"),
        help_text=_("Quedan sin confirmar: nada se publica hasta que alguien los revise."),
        required=False,
        initial=True,
    )

    def start_from_nothing(self) -> None:
        """The first cycle of all asks nothing about the one before."""
        for name in ("calls_the_same", "takes_texts"):
            del self.fields[name]


class PublishForm(forms.Form):
    """Why an edition is published although somebody has not confirmed it; without warnings, nothing is asked."""

    reason = forms.CharField(
        label=_("Por qué se publica así"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, gate: PublishGate, **kwargs):
        super().__init__(*args, **kwargs)
        self.gate = gate

    def clean_reason(self):
        reason = richtext.clean_line(self.cleaned_data["reason"])
        if self.gate.warnings and not reason:
            raise forms.ValidationError(_("Escriba el motivo: quedará con la edición."))
        return reason

    def clean(self):
        if self.gate.blockers:
            raise forms.ValidationError(self.gate.blockers)
        return super().clean()
