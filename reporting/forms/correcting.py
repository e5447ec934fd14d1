"""What a reviewer corrects or marks without rewriting a word."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from reporting.correcting import MOST
from reporting.models import ChallengeCategory, Kind
from reporting.richtext import plain

from .fields import LinesField


class ClassificationForm(forms.Form):
    """Kinds of action and the category of each challenge, with the reason; of the version that was read."""

    kinds = forms.ModelMultipleChoiceField(
        Kind.objects.none(),
        label=_("Tipos de acción"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = LinesField(
        label=_("Motivo"),
        max_length=1000,
        rows=2,
        help_text=_("La institución lo verá con el registro."),
        error_messages={"required": _("Escriba el motivo: la institución lo verá con el registro.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, entry, **kwargs):
        challenges = list(entry.challenges.all())
        initial = {"kinds": entry.kinds.all(), "version": entry.version}
        initial |= {f"category_{place}": each.category_id for place, each in enumerate(challenges)}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kinds"].queryset = (Kind.for_cycle(entry.cycle) | entry.kinds.all()).distinct()
        categories = {f"category_{place}": _category(place, each) for place, each in enumerate(challenges)}
        self.category_names = list(categories)
        self.fields = {
            "kinds": self.fields["kinds"],
            **categories,
            **{name: self.fields[name] for name in ("reason", "version")},
        }

    def values(self) -> dict:
        """What `correcting.reclassify` takes."""
        cleaned = self.cleaned_data
        return {
            "kinds": list(cleaned["kinds"]),
            "categories": [cleaned[name] for name in self.category_names],
            "reason": cleaned["reason"],
            "version": cleaned["version"],
        }


def _category(place: int, challenge) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        ChallengeCategory.objects.all(),
        label=_("Categoría del reto %d") % (place + 1),
        help_text=Truncator(plain(challenge.text)).words(30),
        required=False,
        empty_label=_("Sin categoría"),
    )


class HighlightForm(forms.Form):
    """Why an entry stands out, in the words the Informe prints; empty, it does not."""

    text = LinesField(
        label=_("Por qué se destaca"),
        max_length=MOST,
        rows=3,
        required=False,
        help_text=_("Dos renglones para el Informe Ejecutivo. Vacío, el registro no se destaca."),
    )
