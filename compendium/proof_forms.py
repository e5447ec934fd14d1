"""The forms of a proof: until when it is shown, and what an institution says to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from compendium.models import EditionEntry, ProofAnswer
from reporting import richtext
from reporting.forms.fields import MomentField

CONFIRMED, REMARKED = ProofAnswer.Kind.CONFIRMED, ProofAnswer.Kind.REMARKED


class OpenProofForm(forms.Form):
    until = MomentField(
        label=_("Se confirma hasta"),
        help_text=_("Hora de la Ciudad de México. A quien no responda se le anotará «sin respuesta»."),
    )


class RemarkField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def to_python(self, value):
        lines = super().to_python(value).splitlines()
        return "\n".join(richtext.clean_line(line) for line in lines).strip()


class ProofAnswerForm(forms.Form):
    """One text a printed entry and one in general; confirming with a text written is a contradiction."""

    answer = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in (CONFIRMED, REMARKED)])
    general = RemarkField(label=_("Observaciones generales"))

    def __init__(self, *args, entries: list[EditionEntry], **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = {f"entry-{entry.pk}": entry for entry in entries}
        for name in self.entries:
            self.fields[name] = RemarkField(label=_("Qué debe corregirse en este registro"))

    def remarks(self) -> dict[EditionEntry | None, str]:
        """The texts that say something, by the entry they are about."""
        texts = {entry: self.cleaned_data[name] for name, entry in self.entries.items()}
        return {about: text for about, text in {**texts, None: self.cleaned_data["general"]}.items() if text}

    def clean(self):
        cleaned = super().clean()
        written = any(cleaned.get(name) for name in ("general", *self.entries))
        if cleaned.get("answer") == CONFIRMED and written:
            raise forms.ValidationError(
                _("Escribió observaciones: envíelas, o bórrelas antes de confirmar la galera.")
            )
        if cleaned.get("answer") == REMARKED and not written:
            raise forms.ValidationError(
                _("Escriba al menos una observación: en el registro que la necesite o en las generales.")
            )
        return cleaned
