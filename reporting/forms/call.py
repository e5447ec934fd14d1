"""What an institution answers to the call."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import LinesField


class NothingForm(forms.Form):
    why = LinesField(
        label=_("Por qué no tiene acciones que reportar"),
        max_length=2000,
        help_text=_("Por ejemplo: ningún programa de este año atendió a personas migrantes."),
        error_messages={"required": _("Escriba por qué su institución no tiene acciones que reportar.")},
    )
