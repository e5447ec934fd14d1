"""The filters of the queue: each a choice, all of them in the address."""

from typing import NamedTuple

import django_filters as filters
from django import forms
from django.db.models import F, Q
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from reporting import queueing
from reporting.models import (
    Cycle,
    Entry,
    Institution,
    Kind,
    Membership,
    Objective,
    Sector,
    State,
    Status,
    User,
)
from reporting.sharing import reviewers

# How the address writes a status; whoever says nothing gets what waits.
STATUSES = {"enviado": Status.SUBMITTED, "devuelto": Status.RETURNED, "aprobado": Status.APPROVED}
ALL = "todos"
MINE, NOBODY = "mi", "nadie"


class Option(NamedTuple):
    value: str
    text: str


class Select(NamedTuple):
    name: str
    label: str
    options: list[Option]
    chosen: str


def _status_choices():
    return [*((word, status.label) for word, status in STATUSES.items()), (ALL, _("Todos los enviados"))]


def _assignee_choices():
    people = [(str(person.pk), str(person)) for person in reviewers()]
    return [(MINE, _("A mí")), (NOBODY, _("A nadie")), *people]


class QueueFilter(filters.FilterSet):
    """Over the entries of one cycle that `user` may follow; what makes no sense in the address is left out."""

    objetivo = filters.ModelChoiceFilter(
        label=_("Objetivo"), field_name="objective", queryset=Objective.objects.all(), empty_label=_("Todos")
    )
    sector = filters.ModelChoiceFilter(
        label=_("Sector"),
        field_name="institution__sector",
        queryset=Sector.objects.all(),
        empty_label=_("Todos"),
    )
    institucion = filters.ModelChoiceFilter(
        label=_("Institución"),
        field_name="institution",
        queryset=Institution.objects.all(),
        empty_label=_("Todas"),
    )
    entidad = filters.ModelChoiceFilter(
        label=_("Entidad federativa"), queryset=State.objects.all(), empty_label=_("Todas"), method="in_state"
    )
    tipo = filters.ModelChoiceFilter(
        label=_("Tipo de acción"), field_name="kinds", queryset=Kind.objects.all(), empty_label=_("Todos")
    )
    asignado = filters.ChoiceFilter(
        label=_("Asignado"), choices=_assignee_choices, empty_label=_("A cualquiera"), method="in_hands_of"
    )
    estado = filters.ChoiceFilter(
        label=_("Estado"), choices=_status_choices, empty_label=None, method="status_comes_last"
    )
    avisos = filters.ChoiceFilter(
        label=_("Avisos"),
        choices=[("con", _("Con avisos")), ("sin", _("Sin avisos"))],
        empty_label=_("Con o sin avisos"),
        method="with_warnings",
    )
    cambios = filters.ChoiceFilter(
        label=_("Cambios"),
        choices=[("desde", _("Cambió desde que lo vi")), ("nuevo", _("No lo he abierto"))],
        empty_label=_("Con o sin cambios"),
        method="with_changes",
    )

    def __init__(self, query: QueryDict, *, user: User, cycle: Cycle | None):
        data = query.copy()
        data.setdefault("estado", "enviado")
        super().__init__(data, queryset=queueing.entries_for(user, cycle))
        self.user, self.cycle = user, cycle

    def filter_queryset(self, queryset):
        """The status comes last, because the counter counts what the other filters leave."""
        self.any_status = super().filter_queryset(queryset)
        status = STATUSES.get(self.form.cleaned_data.get("estado", "enviado"))
        return self.any_status.filter(status=status) if status else self.any_status

    def status_comes_last(self, queryset, _name, _value):
        return queryset

    def in_state(self, queryset, _name, state):
        """Its government reports, or the action covers it."""
        covers = Entry.states.through.objects.filter(state=state).values("entry")
        return queryset.filter(Q(institution__state=state) | Q(pk__in=covers))

    def in_hands_of(self, queryset, _name, value):
        if value == NOBODY:
            return queryset.filter(assigned_to=None)
        return queryset.filter(assigned_to=self.user.pk if value == MINE else value)

    def with_warnings(self, queryset, _name, value):
        warned = Q(checked__open_findings__gt=0)
        return queryset.filter(warned if value == "con" else ~warned)

    def with_changes(self, queryset, _name, value):
        if value == "nuevo":
            return queryset.filter(seen_version=None)
        return queryset.filter(seen_version__lt=F("version"))

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that are set, as the address writes them; what waits needs no mention."""
        self.form.is_valid()
        known = self.form.cleaned_data
        asked = {name: self.data[name] for name in self.filters if known.get(name)}
        return {name: value for name, value in asked.items() if (name, value) != ("estado", "enviado")}

    @property
    def query(self) -> str:
        """The filters as in an address, after the "?": the same ones always give the same text."""
        return self._query()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as names and values, for forms that carry them on."""
        named = {"ejercicio": self.cycle.name} if "ejercicio" in self.data and self.cycle else {}
        return list({**self.chosen, **named}.items())

    def _query(self, without: str = "") -> str:
        return urlencode([(name, value) for name, value in self.pairs if name != without])

    @property
    def selects(self) -> list[Select]:
        """The filters to choose from."""
        return [
            Select(
                name,
                field.label,
                [Option(str(value), str(text)) for value, text in field.choices],
                self.data.get(name, ""),
            )
            for name, field in self.form.fields.items()
        ]

    def conditions(self) -> list[tuple[str, str, str]]:
        """(label, value in words, the query without it) of each filter that is set."""
        return [
            (self.filters[name].label, self._in_words(name), self._query(without=name))
            for name in self.chosen
        ]

    def _in_words(self, name: str) -> str:
        value = self.form.cleaned_data[name]
        return dict(self.form.fields[name].choices)[value] if isinstance(value, str) else str(value)


class AssignmentForm(forms.ModelForm):
    """What one reviewer reviews; with nothing marked, everything."""

    class Meta:
        model = Membership
        fields = ["institutions", "objectives"]
        widgets = dict.fromkeys(fields, forms.CheckboxSelectMultiple)

    use_required_attribute = False
