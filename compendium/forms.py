"""What editors write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from compendium.gate import FreezeGate
from reporting import richtext


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
