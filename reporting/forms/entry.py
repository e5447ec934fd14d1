"""The entry form: an entry, its figures and its challenges. Drafts accept anything incomplete."""

from itertools import chain

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Fieldset, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from reporting.attaching import reusable
from reporting.catalogues import sdg
from reporting.models import (
    Challenge,
    ChallengeCategory,
    Entry,
    EvidenceLink,
    Figure,
    Institution,
    Kind,
    Population,
    Principle,
    Upload,
)
from reporting.permissions import institutions_of
from reporting.receiving import MAX_FILE, MEGABYTE, Received, kinds_in_words
from reporting.sections import MOST_WORDS, SECTIONS

from .fields import EvidenceField, LineField, RichTextField, TargetsField, YesNoField

MANY = ("partners", "secondary_objectives", "kinds", "populations", "states", "principles")
LONG_LISTS = {
    "partners": _("Instituciones que participan (acción conjunta)"),
    "secondary_objectives": _("Otros objetivos a los que contribuye"),
    "states": _("Entidades federativas que cubre"),
    "principles": _("Principios rectores del Pacto que siguió (opcional)"),
}
FORMSETS = {
    "figures": "reporting/_figures.html",
    "challenges": "reporting/_challenges.html",
    "links": "reporting/_links.html",
    "files": "reporting/_files.html",
}
TEMPLATES = {**FORMSETS, "sdg_targets": "reporting/_targets.html"}


class EntryForm(forms.ModelForm):
    title = LineField(
        label=_("Título del programa o acción"),
        max_length=500,
        error_messages={"required": _("Escriba el título del programa o acción.")},
    )
    unit = LineField(label=_("Unidad responsable"), max_length=250, required=False)
    description = RichTextField(label=_("Descripción"), required=False, words=MOST_WORDS["description"])
    results = RichTextField(
        label=_("Resultados"),
        required=False,
        help_text=_("Si no hubo resultados en el periodo, déjelo vacío."),
        words=MOST_WORDS["results"],
    )
    focus_women = YesNoField(label=_("¿Tiene enfoque en mujeres, adolescentes y niñas?"))
    focus_women_how = LineField(label=_("¿De qué manera?"), required=False, max_length=2000, rows=2)
    focus_disability = YesNoField(label=_("¿Atiende a personas con discapacidad?"))
    focus_disability_how = LineField(label=_("¿De qué manera?"), required=False, max_length=2000, rows=2)
    sdg_targets = TargetsField(
        label=_("Metas de los ODS a las que contribuye (opcional)"),
        required=False,
        help_text=_("Abra un objetivo y marque sus metas. La de la migración es la 10.7."),
        error_messages={"invalid_choice": _("Esa meta no existe: marque una de la lista.")},
    )

    class Meta:
        model = Entry
        fields = [name for section in SECTIONS for name in section.fields if name not in FORMSETS]
        widgets = {
            **dict.fromkeys(MANY, forms.CheckboxSelectMultiple),
            "starts": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        error_messages = {
            "objective": {"required": _("Elija el objetivo principal al que contribuye.")},
            "institution": {"required": _("Elija la institución que reporta.")},
            "starts": {"invalid": _("Escriba la fecha de inicio como 31/12/2025.")},
            "ends": {"invalid": _("Escriba la fecha de fin como 31/12/2025.")},
        }

    def __init__(self, *args, user, cycle, section=None, **kwargs):
        """The whole entry, or one `section` of it."""
        super().__init__(*args, **kwargs)
        self._fill_choices(user, cycle)
        wanted = section.fields if section else self.Meta.fields
        self.fields = {name: field for name, field in self.fields.items() if name in wanted}
        if section and "files" in wanted:
            self.fields |= new_file_fields(self.instance)
        self.helper = form_helper(section)

    def _fill_choices(self, user, cycle):
        own = Institution.objects.filter(pk__in=institutions_of(user))
        self.fields["institution"].queryset = own
        self.fields["institution"].disabled = self.instance.pk is not None
        if len(own) == 1 and self.instance.pk is None:
            self.initial["institution"] = own[0].pk
        self.fields["partners"].queryset = Institution.objects.filter(is_active=True)
        self.fields["objective"].empty_label = _("Elija un objetivo")
        self.fields["kinds"].queryset = Kind.for_cycle(cycle)
        self.fields["populations"].queryset = Population.for_cycle(cycle)
        self.fields["principles"].queryset = Principle.for_cycle(cycle)

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("La fecha de fin es anterior a la de inicio: corrija una de las dos."))
        if ends and cleaned.get("is_permanent"):
            self.add_error("ends", _("Un programa permanente no lleva fecha de fin: borre una de las dos."))
        if "attach" in self.data and not self.new_file and "upload" not in self.errors:
            self.add_error("upload", _("Elija el archivo que quiere agregar."))
        if cleaned.get("objective") in (cleaned.get("secondary_objectives") or ()):
            self.add_error("secondary_objectives", _("El objetivo principal no se repite aquí: desmárquelo."))
        return cleaned

    @property
    def new_file(self) -> Received | Upload | None:
        """What is to be added to the entry's evidence: a file that came now, or one sent before."""
        return self.cleaned_data.get("upload") or self.cleaned_data.get("reuse")

    def values(self) -> dict:
        """What was written and is right, by the names of `drafting.values_of`; never the institution."""
        cleaned = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in self.fields and name not in ("institution", "upload", "reuse")
        }
        if "objective" in cleaned:
            cleaned["objective_id"] = cleaned.pop("objective").pk
        if "sdg_targets" in cleaned:
            cleaned["sdg_targets"] = sdg.in_order(cleaned["sdg_targets"])
        return {
            name: sorted(item.pk for item in value) if name in MANY else value
            for name, value in cleaned.items()
        }


class NewEntryForm(EntryForm):
    """What an entry needs to exist as a draft; its sections come next."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in ("title", "institution", "objective")}
        self.helper.layout = Layout(*self.fields)


def new_file_fields(entry) -> dict[str, forms.Field]:
    """Where a file is added to an entry: types and sizes are said before."""
    fields = {
        "upload": EvidenceField(
            label=_("Agregar un archivo"),
            help_text=_("%(kinds)s, de hasta %(most)d MB, sin contraseña ni macros.")
            % {"kinds": kinds_in_words(), "most": MAX_FILE // MEGABYTE},
        )
    }
    if (sent := reusable(entry)).exists():
        fields["reuse"] = forms.ModelChoiceField(
            sent,
            required=False,
            label=_("O use uno que su institución ya envió"),
            empty_label=_("Ninguno"),
            error_messages={"invalid_choice": _("Ese archivo ya no está: elija otro o súbalo de nuevo.")},
        )
    return fields


class Folded(Div):
    """A long list of boxes, folded until somebody needs it."""

    template = "reporting/_folded.html"

    def __init__(self, name, *, summary):
        super().__init__(name, css_class="box-list")
        self.name, self.summary = name, summary

    def render(self, form, context, **kwargs):
        self.chosen = len(form[self.name].value() or ())
        return super().render(form, context, **kwargs)


def form_helper(section=None) -> FormHelper:
    """The layout, from the sections: long lists of boxes folded; a fieldset each when all stand on one page."""
    helper = FormHelper()
    helper.form_tag, helper.disable_csrf = False, True  # both stand in the template
    parts = (
        chain.from_iterable(map(_with_observations, section.fields)) if section else map(_fieldset, SECTIONS)
    )
    helper.layout = Layout(*parts)
    return helper


def _with_observations(name) -> tuple:
    """The field below what was observed about it."""
    return HTML(f'{{% include "reporting/_beside.html" with threads=beside.{name} %}}'), _part(name)


def _fieldset(section) -> Fieldset:
    return Fieldset(section.title, *map(_part, section.fields), css_id=section.key, css_class="section")


def _part(name):
    if name in TEMPLATES:
        return HTML(f'{{% include "{TEMPLATES[name]}" %}}')
    if name in LONG_LISTS:
        return Folded(name, summary=LONG_LISTS[name])
    return Div(name, css_class="box-list") if name in MANY else name


class FigureForm(forms.ModelForm):
    what = LineField(label=_("Qué se cuenta"), max_length=250)
    note = LineField(label=_("Nota"), max_length=250, required=False)

    class Meta:
        model = Figure
        fields = ["what", "unit", "total", *Figure.BREAKDOWN, "note"]
        localized_fields = ["total", *Figure.BREAKDOWN]
        error_messages = {
            "total": {
                "required": _("Escriba el total."),
                "invalid": _("Escriba el total sólo con cifras, como 12,635."),
            }
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("total", *Figure.BREAKDOWN):
            self.fields[name].widget.attrs["inputmode"] = "decimal"
            self.fields[name].error_messages.setdefault("invalid", _("Escriba sólo cifras, como 12,635."))
        self.fields["what"].error_messages["required"] = _(
            "Escriba qué se cuenta, como «personas atendidas»."
        )

    def row(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ChallengeForm(forms.ModelForm):
    text = RichTextField(label=_("Reto"), words=MOST_WORDS["challenges"])

    class Meta:
        model = Challenge
        fields = ["text", "category"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].empty_label = _("Sin categoría")
        self.fields["category"].queryset = ChallengeCategory.objects.all()
        self.fields["text"].error_messages["required"] = _("Escriba el reto o marque «Quitar».")

    def row(self) -> dict:
        category = self.cleaned_data["category"]
        return {"text": self.cleaned_data["text"], "category_id": category.pk if category else None}


class LinkForm(forms.ModelForm):
    url = forms.URLField(
        label=_("Dirección de la página"),
        max_length=1000,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        error_messages={
            "required": _("Escriba la dirección, como https://www.gob.mx/informe."),
            "invalid": _("Escriba la dirección completa, como https://www.gob.mx/informe."),
        },
    )
    title = LineField(label=_("Qué muestra"), max_length=250, required=False)

    class Meta:
        model = EvidenceLink
        fields = ["url", "title", "is_public"]

    def row(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class FileForm(forms.Form):
    """A file that backs the entry already: what it shows, and who may see it."""

    upload_id = forms.IntegerField(widget=forms.HiddenInput)
    title = LineField(label=_("Qué muestra"), max_length=250, required=False)
    is_public = forms.BooleanField(label=_("Puede publicarse"), required=False)

    def __init__(self, *args, uploads: dict[int, Upload], **kwargs):
        super().__init__(*args, **kwargs)
        self.uploads = uploads

    @property
    def upload(self) -> Upload | None:
        value = str(self["upload_id"].value() or "")
        return self.uploads.get(int(value)) if value.isascii() and value.isdigit() else None

    def clean_upload_id(self):
        if self.upload is None:
            raise forms.ValidationError(_("Ese archivo ya no está: vuelva a cargar la página."))
        return self.upload.pk

    def row(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("upload_id", "title", "is_public")}


class Rows(forms.BaseFormSet):
    """Rows in the order of the page; an empty row and one marked «Quitar» are left out."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Quitar")

    def takes_away_for_good(self) -> bool:
        """Whether saving these rows deletes what cannot be typed again: that waits for the button."""
        return False

    def values(self) -> list[dict]:
        return [
            form.row() for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


class FileRows(Rows):
    def takes_away_for_good(self) -> bool:
        return any(form.cleaned_data.get("DELETE") for form in self.forms)


FigureFormSet = forms.formset_factory(FigureForm, formset=Rows, extra=1, can_delete=True, max_num=200)
ChallengeFormSet = forms.formset_factory(ChallengeForm, formset=Rows, extra=1, can_delete=True, max_num=200)
LinkFormSet = forms.formset_factory(LinkForm, formset=Rows, extra=1, can_delete=True, max_num=200)
FileFormSet = forms.formset_factory(FileForm, formset=FileRows, extra=0, can_delete=True, max_num=200)
