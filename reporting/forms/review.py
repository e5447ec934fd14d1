"""What a reviewer writes, and what is answered to it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reporting import passages
from reporting.observing import FIELDS
from reporting.readable import label_of

from .fields import LineField, LinesField

MOST = 2000  # characters of one remark: longer ones belong into a conversation


class ReasonForm(forms.Form):
    """The reason of a decision, and the version it was made on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = LinesField(
        label=_("Motivo"),
        max_length=MOST,
        rows=3,
        help_text=_("La institución lo verá con el registro: diga qué corregir y por qué."),
        error_messages={"required": _("Escriba el motivo: la institución lo verá con el registro.")},
    )

    def __init__(self, *args, is_obligatory=True, **kwargs):
        """With open observations a return needs no other reason; an approval may go without."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_obligatory


class ObservationForm(forms.Form):
    """A remark on the whole entry, on a field, or on a passage selected in it."""

    field = forms.ChoiceField(label=_("Sobre"), required=False)
    quote = LineField(required=False, widget=forms.HiddenInput)
    near = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    text = LinesField(
        label=_("Observación"),
        max_length=MOST,
        rows=3,
        error_messages={"required": _("Escriba la observación: diga qué falta y por qué.")},
    )
    is_internal = forms.BooleanField(
        label=_("Sólo UPMRIP"), required=False, help_text=_("La institución no la verá nunca.")
    )

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("auto_id", "observar_%s")
        super().__init__(*args, **kwargs)
        names = [(name, label_of(name)) for name in FIELDS]
        self.fields["field"].choices = [("", _("Registro completo")), *names]
        self.passage_fields = " ".join(passages.FIELDS)

    def values(self) -> dict:
        """What `observing.open_` takes."""
        return {**self.cleaned_data, "near": self.cleaned_data["near"] or 0}


class AnswerForm(forms.Form):
    """What is said in a thread; marking it as attended or resolved needs no words."""

    text = LinesField(label=_("Respuesta"), max_length=MOST, rows=2, required=False)


class SectionAnswerForm(AnswerForm):
    """The answer beside a field of the entry form: it is sent with the section, by its button."""

    attended = forms.BooleanField(label=_("Atendida"), required=False)
