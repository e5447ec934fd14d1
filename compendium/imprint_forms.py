"""The forms of the legal page: who publishes, the two licences, the authorities."""

from django import forms
from django.utils.translation import gettext_lazy as _

from compendium.documents.licences import LICENCES, OTHER, USUAL
from compendium.documents.texts import PLAIN
from compendium.models import Authority, Imprint
from reporting.forms.fields import LineField

CHOICES = [*((key, licence.name) for key, licence in LICENCES.items()), (OTHER, _("Otra: la escribo abajo"))]


class ImprintForm(forms.ModelForm):
    publisher = LineField(label=_("Quién publica"), max_length=200, required=False)
    unit = LineField(label=_("Unidad responsable"), max_length=200, required=False)
    address = LineField(label=_("Domicilio"), max_length=300, required=False)
    city = LineField(label=_("Ciudad"), max_length=80, required=False)
    website = LineField(label=_("Sitio web, sin https://"), max_length=120, required=False)
    book_licence = forms.ChoiceField(label=_("Licencia de la obra"), choices=CHOICES)
    book_licence_text = LineField(label=_("Otra licencia de la obra"), max_length=500, required=False)
    data_licence = forms.ChoiceField(label=_("Licencia de los datos"), choices=CHOICES)
    data_licence_text = LineField(label=_("Otra licencia de los datos"), max_length=500, required=False)

    class Meta:
        model = Imprint
        fields = [
            *("publisher", "unit", "address", "city", "website"),
            *("book_licence", "book_licence_text", "data_licence", "data_licence_text"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for what, key in USUAL.items():
            self.initial[f"{what}_licence"] = self.initial.get(f"{what}_licence") or key
        for name in ("publisher", "unit", "address", "city", "website"):
            self.fields[name].help_text = _("Vacío se imprime: %(text)s") % {"text": PLAIN[name]}

    def clean_website(self):
        return self.cleaned_data["website"].removeprefix("https://").removeprefix("http://").rstrip("/")

    def clean(self):
        cleaned = super().clean()
        for what in ("book_licence", "data_licence"):
            if cleaned.get(what) == OTHER and not cleaned.get(f"{what}_text"):
                self.add_error(f"{what}_text", _("Escriba la licencia en una frase, como se imprimirá."))
        return cleaned


class AuthorityForm(forms.ModelForm):
    """A row left empty is no authority."""

    name = LineField(label=_("Nombre"), max_length=150, required=False)
    post = LineField(label=_("Cargo"), max_length=250, required=False)

    class Meta:
        model = Authority
        fields = ["name", "post"]

    def clean(self):
        cleaned = super().clean()
        name, post = cleaned.get("name"), cleaned.get("post")
        if name and not post:
            self.add_error("post", _("Escriba el cargo, o borre el nombre."))
        if post and not name:
            self.add_error("name", _("Escriba el nombre, o borre el cargo."))
        return cleaned


class AuthorityFormSet(forms.formset_factory(AuthorityForm, extra=2, can_order=True, max_num=40)):
    def rows(self) -> list[dict]:
        """Name and post of each that is written, in the order that was asked for."""
        written = [form for form in self.ordered_forms if form.cleaned_data.get("name")]
        return [{name: form.cleaned_data[name] for name in ("name", "post")} for form in written]

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Lugar")
        form.fields["ORDER"].widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 3})
        form.fields["ORDER"].error_messages["invalid"] = _("Escriba el lugar con un número, como 1.")
