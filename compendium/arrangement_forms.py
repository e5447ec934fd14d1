"""The form of a short edit: what is printed, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.forms.fields import LineField, RichTextField


class ShortEditForm(forms.Form):
    printed = RichTextField(label=_("Lo que se imprime"))
    reason = LineField(
        label=_("Por qué"),
        max_length=500,
        help_text=_("La institución lo leerá en su galera."),
        error_messages={"required": _("Escriba por qué: la institución lo leerá en su galera.")},
    )

    def __init__(self, *args, is_title: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_title:
            self.fields["printed"] = LineField(label=_("Lo que se imprime"), max_length=500)
        self.fields["printed"].error_messages["required"] = _("Escriba lo que se imprime en su lugar.")
