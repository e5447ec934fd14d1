"""What a reviewer writes in place of a text, and why."""

from copy import deepcopy

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting import figures_as_text, richtext
from reporting.suggesting import CHALLENGE, FIGURES, label

from .entry import ChallengeForm, EntryForm, FigureFormSet


class CopyForm(forms.Form):
    """A copy of what was sent, to be changed: why, and the seal of what was read."""

    reason = forms.CharField(
        label=_("Motivo"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("La institución lo verá con el cambio."),
        error_messages={"required": _("Escriba el motivo: la institución lo verá con el cambio.")},
    )
    seal = forms.CharField(widget=forms.HiddenInput)

    def clean_reason(self):
        return "\n".join(map(richtext.clean_line, self.cleaned_data["reason"].splitlines())).strip()


class TextCopyForm(CopyForm):
    """A copy of one text, with the field's own editor and limits."""

    def __init__(self, *args, field: str, **kwargs):
        super().__init__(*args, **kwargs)
        base = ChallengeForm.base_fields["text"] if CHALLENGE.match(field) else EntryForm.base_fields[field]
        self.fields["text"] = deepcopy(base)
        self.fields["text"].label = label(field)


class FiguresCopyForm(CopyForm):
    """A copy of the figures: their rows, as the entry's own form has them."""

    def __init__(self, data=None, *, field: str, initial: dict):
        super().__init__(data)
        rows = figures_as_text.rows_in(initial["text"])
        self.figures = FigureFormSet(data, initial=rows, prefix="figures")

    def clean(self):
        cleaned = super().clean()
        if self.figures.is_valid():
            cleaned["text"] = figures_as_text.text_of_rows(self.figures.values())
        return cleaned

    def is_valid(self):
        return super().is_valid() and self.figures.is_valid()


def suggestion_form(data, *, field: str, text: str) -> CopyForm:
    """The form for what the field holds, filled with what it says."""
    form = FiguresCopyForm if field == FIGURES else TextCopyForm
    return form(data, field=field, initial={"text": text})
