"""What a reviewer writes in place of a text, and why."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting import richtext
from reporting.suggesting import CHALLENGE

from .entry import ChallengeForm, EntryForm


class SuggestionForm(forms.Form):
    """A copy of one text, with the field's own editor and limits; the seal of the text that was read."""

    reason = forms.CharField(
        label=_("Motivo"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("La institución lo verá con el cambio."),
        error_messages={"required": _("Escriba el motivo: la institución lo verá con el cambio.")},
    )
    seal = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, field: str, label: str, **kwargs):
        super().__init__(*args, **kwargs)
        base = ChallengeForm.base_fields["text"] if CHALLENGE.match(field) else EntryForm.base_fields[field]
        self.fields["text"] = deepcopy(base)
        self.fields["text"].label = label

    def clean_reason(self):
        return "\n".join(map(richtext.clean_line, self.cleaned_data["reason"].splitlines())).strip()
