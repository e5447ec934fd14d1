"""What is written about people: names, addresses, roles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.forms.fields import LineField
from reporting.models import User


class NameForm(forms.ModelForm):
    """The own name."""

    name = LineField(
        label=_("Nombre completo"),
        max_length=150,
        error_messages={"required": _("Escriba su nombre completo, como debe aparecer en lo que envía.")},
    )

    class Meta:
        model = User
        fields = ["name"]
