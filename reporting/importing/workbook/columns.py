"""The sheets and columns of the workbook, read off the forms: a field added to a section is a column here."""

from dataclasses import dataclass
from functools import cache

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Max, Min
from django.utils.translation import gettext as _

from reporting.catalogues import sdg
from reporting.forms import EntryForm
from reporting.forms.entry import ChallengeForm, FigureForm
from reporting.forms.fields import RichTextField, TargetsField
from reporting.models import Objective
from reporting.sections import SECTIONS

from . import choices
from .choices import Choices

# The first that fits says how a field's column is written and read.
KINDS = (
    (RichTextField, "rich"),
    ((forms.ModelMultipleChoiceField, forms.MultipleChoiceField), "many"),
    ((forms.ChoiceField, forms.BooleanField), "one"),
    (forms.DateField, "date"),
    ((forms.IntegerField, forms.DecimalField), "number"),
    (forms.CharField, "line"),
)


@dataclass(frozen=True)
class Column:
    name: str  # of the form's field
    value_name: str  # by `drafting.values_of`
    header: str
    kind: str

    @property
    def is_chosen(self) -> bool:
        return self.kind in ("one", "many")


@dataclass(frozen=True)
class Sheet:
    name: str  # "entries", or the list's name by `drafting.values_of`
    title: str
    form: type[forms.ModelForm]
    columns: tuple[Column, ...]


KEY, STATE, ERRORS = "Clave", "Estado", "Errores"
INSTRUCTIONS, LISTS, VERSION = "Instrucciones", "Listas", "Versión"


@cache
def sheets() -> tuple[Sheet, ...]:
    """One row an entry, a figure, a challenge; the first column of each is the entry's key."""
    in_sections = [name for section in SECTIONS for name in section.fields if name != "institution"]
    return (
        Sheet("entries", _("Registros"), EntryForm, _columns(EntryForm, in_sections)),
        Sheet("figures", _("Cifras"), FigureForm, _columns(FigureForm, FigureForm.Meta.fields)),
        Sheet("challenges", _("Retos"), ChallengeForm, _columns(ChallengeForm, ChallengeForm.Meta.fields)),
    )


def offered_choices(fields: dict[str, dict[str, forms.Field]]) -> dict:
    """What the forms offer for each chosen column, by (sheet, column); `fields` by sheet and name."""
    return {
        (sheet.name, column.name): _choices(fields[sheet.name][column.name], False)
        for sheet, column in _chosen_columns()
    }


def all_choices() -> dict:
    """All there ever was to choose: an entry may keep what is offered no more."""
    return {
        (sheet.name, column.name): _choices(sheet.form.base_fields[column.name], True)
        for sheet, column in _chosen_columns()
    }


def _chosen_columns():
    return ((sheet, column) for sheet in sheets() for column in sheet.columns if column.is_chosen)


def _columns(form, names) -> tuple[Column, ...]:
    kinds = {name: _kind(form.base_fields[name]) for name in names if name in form.base_fields}
    return tuple(
        Column(name, _value_name(form, name), _header(form, name), kind)
        for name, kind in kinds.items()
        if kind
    )


def _kind(field) -> str:
    return next((kind for types, kind in KINDS if isinstance(field, types)), "")


def _value_name(form, name) -> str:
    field = form.base_fields[name]
    is_one_row = isinstance(field, forms.ModelChoiceField) and _kind(field) == "one"
    return f"{name}_id" if is_one_row else name


def _header(form, name) -> str:
    """The model's name for the field: shorter than the form's question. Two headers must differ."""
    try:
        header = str(form._meta.model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        header = str(form.base_fields[name].label)
    about = name.removesuffix("_how")
    if about != name:
        header = f"{form._meta.model._meta.get_field(about).verbose_name}: {header}"
    return header[0].upper() + header[1:]


def _choices(field, everything) -> Choices:
    if isinstance(field, forms.ModelChoiceField):
        model = field.queryset.model
        items = model.objects.all() if everything else field.queryset.all()
        items = items.prefetch_related("aliases") if hasattr(model, "aliases") else items
        return choices.of_items(items, advice=_numbers_of_objectives() if model is Objective else "")
    if isinstance(field, TargetsField):
        return choices.of_numbered({target: sdg.target_name(target) for target in sdg.TARGETS})
    if isinstance(field, forms.ChoiceField) and not _is_yes_or_no(field):
        return choices.of_pairs(field.choices)
    return choices.yes_or_no()


def _is_yes_or_no(field) -> bool:
    return {value for value, _label in field.choices} == {"", "yes", "no"}


def _numbers_of_objectives() -> str:
    ends = Objective.objects.aggregate(first=Min("number"), last=Max("number"))
    return _("Escriba un número del %(first)d al %(last)d.") % ends
