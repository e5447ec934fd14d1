"""What a reviewer writes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import LinesField


class ReasonForm(forms.Form):
    """The reason of a return or a reopening, and the version it was decided on."""

    reason = LinesField(
        label=_("Motivo"),
        max_length=2000,
        help_text=_("La institución lo verá con el registro: diga qué corregir y por qué."),
        error_messages={"required": _("Escriba el motivo: la institución lo verá con el registro.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
