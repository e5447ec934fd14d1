"""What of the audit log is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting import audit
from reporting.models import User

DAY = {"type": "date"}


class AuditFilterForm(forms.Form):
    """In the address, so that a search can be kept and sent; nonsense in it asks for nothing."""

    texto = forms.CharField(label=_("Persona u objeto"), required=False, max_length=100)
    acto = forms.ChoiceField(
        label=_("Acto"), required=False, choices=lambda: [("", _("Todos")), *audit.ACTIONS.items()]
    )
    desde = forms.DateField(label=_("Desde"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d"))
    hasta = forms.DateField(label=_("Hasta"), required=False, widget=forms.DateInput(DAY, "%Y-%m-%d"))
    persona = forms.ModelChoiceField(User.objects, required=False, widget=forms.HiddenInput)

    use_required_attribute = False

    def rows(self):
        """The rows asked for; what is not understood is left out."""
        self.is_valid()
        asked = self.cleaned_data
        return audit.matching(
            text=asked.get("texto", ""),
            action=asked.get("acto", ""),
            person=asked.get("persona"),
            since=asked.get("desde"),
            until=asked.get("hasta"),
        )
