"""The entry's own forms over a row of the workbook: names where the page sends numbers, and no questions to the
database, so that a thousand rows are as quick as one."""

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext as _

from reporting.forms import EntryForm
from reporting.forms.entry import ChallengeForm, FigureForm
from reporting.models import Cycle, Entry, Institution, User

from .choices import Choices
from .columns import LISTS, offered_choices, sheets


class OneOf(forms.Field):
    """One of the choices, by any of its spellings."""

    def __init__(self, choices: Choices, *, header: str, nothing=None, **options):
        super().__init__(**options)
        self.choices, self.header, self.nothing = choices, header, nothing

    def to_python(self, text):
        return self.meaning(text) if text else self.nothing

    def meaning(self, text):
        found = self.choices.find(text)
        if found is None:
            raise forms.ValidationError(self.choices.advice or self._look_it_up(text))
        return found

    def _look_it_up(self, text):
        return _(
            "«%(text)s» no está entre las opciones: elija una de la columna «%(header)s» de la hoja «%(lists)s»."
        ) % {"text": text[:80], "header": self.header, "lists": LISTS}


class ManyOf(OneOf):
    """Several of the choices, a line each or parted by semicolons; each once, in the order of the catalogue."""

    def to_python(self, text):
        found = {
            getattr(item, "pk", item): item
            for name in self._names(text or "")
            for item in [self.meaning(name)]
        }
        return list(found.values())

    def _names(self, text):
        for line in text.split("\n"):
            # A name may itself hold a semicolon.
            names = [line] if self.choices.find(line) else line.split(";")
            yield from filter(None, map(str.strip, names))


class Row:
    """A form that is asked again for each row."""

    def read(self, cells: dict[str, str]) -> bool:
        self.data, self.is_bound = cells, True
        self.full_clean()
        return not self.errors

    def _post_clean(self):
        """The database's constraints are not asked row by row: the forms' own rules say the same before."""


class EntryRow(Row, EntryForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["institution"]  # the workbook is of one


class FigureRow(Row, FigureForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        at_least = _("El total no puede ser negativo: escriba 0 o más.")
        self.fields["total"].validators.append(MinValueValidator(0, at_least))


class ChallengeRow(Row, ChallengeForm):
    pass


def row_forms(user: User, cycle: Cycle, institution: Institution) -> dict[str, Row]:
    """A form for the rows of each sheet, by the sheet's name."""
    entry = Entry(cycle=cycle, institution=institution)
    forms_by_sheet = {
        "entries": EntryRow(instance=entry, user=user, cycle=cycle),
        "figures": FigureRow(),
        "challenges": ChallengeRow(),
    }
    choices = offered_choices({sheet: form.fields for sheet, form in forms_by_sheet.items()})
    for sheet in sheets():
        for column in sheet.columns:
            fields = forms_by_sheet[sheet.name].fields
            _say_what_is_missing(fields[column.name], column)
            if column.is_chosen:
                fields[column.name] = _chosen(fields[column.name], column, choices[sheet.name, column.name])
    return forms_by_sheet


def _chosen(field, column, choices) -> OneOf:
    by_kind = ManyOf if column.kind == "many" else OneOf
    return by_kind(
        choices,
        header=column.header,
        nothing=False if type(field) is forms.BooleanField else None,
        required=field.required,
        error_messages={"required": field.error_messages["required"]},
    )


def _say_what_is_missing(field, column) -> None:
    """Django's own words name no column."""
    if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _("Falta este dato: escríbalo.")
