"""The forms of editors' texts: rich text with live figures by name, and who writes it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium import tokens
from pmm import fields
from reporting.forms.fields import RichTextField
from reporting.models import Role, User


class TextForm(forms.Form):
    text = RichTextField(label=lazy("Texto"), required=False)

    def __init__(self, *args, figures: dict[str, tokens.Live], **kwargs):
        super().__init__(*args, **kwargs)
        self.figures = figures

    def clean_text(self):
        text = self.cleaned_data["text"]
        wrong = fields.unknown(text, self.figures)
        if wrong:
            sentence = _("No existe la cifra «%(name)s»: elija una de la lista o corrija su nombre.")
            raise forms.ValidationError([sentence % {"name": name} for name in wrong])
        return text


class WriterForm(forms.Form):
    writer = forms.ModelChoiceField(
        label=lazy("Quién lo escribe"),
        queryset=User.objects.none(),
        required=False,
        empty_label=lazy("Sin asignar"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True, memberships__role__in=[Role.EDITOR, Role.REVIEWER])
        self.fields["writer"].queryset = people.distinct()
