"""Charts with their addresses: what each mark and each number leads to, and the filters around them."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from compendium.charts import Chart
from compendium.charts.names import Names
from compendium.dashboard import WORDS, View
from compendium.prose import sort_key
from compendium.statistics.selection import ANSWERS, NONE, institution_key

FILTERS = ("sector", "state", "institution", "objective")


class LinkedMark(NamedTuple):
    """Numbers as an SVG attribute has them: no thousands, a point for decimals."""

    x: str
    y: str
    width: str
    height: str
    label: str
    href: str


class LinkedCell(NamedTuple):
    text: str
    href: str


class LinkedRow(NamedTuple):
    label: str
    cells: list[LinkedCell]
    is_total: bool


class LinkedPicture(NamedTuple):
    """A drawing with its marks; `shape` says on which screens it is shown."""

    shape: str
    drawing: Chart
    marks: list[LinkedMark]


class Linked(NamedTuple):
    chart: Chart
    pictures: list[LinkedPicture]
    rows: list[LinkedRow]

    @classmethod
    def of(cls, chart: Chart, view: View) -> "Linked":
        address = reverse("dashboard_entries", args=[view.cycle.name])

        def href(selection):
            return f"{address}?{view.query(view.selection.and_(selection))}" if selection is not None else ""

        shapes = [("wide", chart), ("narrow", chart.narrow)] if chart.narrow else [("", chart)]
        pictures = [
            LinkedPicture(
                shape,
                drawing,
                [
                    LinkedMark(*(f"{n:g}" for n in (m.x, m.y, m.width, m.height)), m.label, href(m.selection))
                    for m in drawing.marks
                ],
            )
            for shape, drawing in shapes
        ]
        rows = [
            LinkedRow(
                row.label, [LinkedCell(cell.text, href(cell.selection)) for cell in row.cells], row.is_total
            )
            for row in chart.table.rows
        ]
        return cls(chart, pictures, rows)


class Filter(NamedTuple):
    """A list to choose from; `chosen` is its value, "" for all."""

    word: str
    label: str
    every: str
    choices: list[tuple[str, str]]
    chosen: str


def filters(view: View) -> list[Filter]:
    """Sector, state, institution and objective; institutions only those that take part."""
    names = Names.of(view.whole.catalogues)
    choices = {
        "sector": [(str(n), name) for n, name in names.sectors.items()],
        "state": sorted(names.states.items(), key=lambda each: sort_key(each[1])),
        "institution": _institutions(view.whole),
        "objective": [(str(n), names.objective(n)) for n in names.objectives],
    }
    labels = {
        "sector": (_("Sector"), _("Todos")),
        "state": (_("Gobierno estatal"), _("Todos")),
        "institution": (_("Institución"), _("Todas")),
        "objective": (_("Objetivo"), _("Todos")),
    }
    return [
        Filter(WORDS[name], *labels[name], choices[name], next(iter(view.selection.values_of(name)), ""))
        for name in FILTERS
    ]


def _institutions(snapshot):
    from compendium.snapshot import participants

    everyone = {
        institution_key(each): each["name"] for entry in snapshot.entries for each in participants(entry)
    }
    return sorted(everyone.items(), key=lambda each: sort_key(each[1]))


class Chip(NamedTuple):
    """One condition in words; `without` is the address of the page without it."""

    text: str
    word: str
    value: str
    without: str


def chips(view: View, address: str) -> list[Chip]:
    """The conditions beyond the four filters: those that a mark brought."""
    names = Names.of(view.whole.catalogues)
    found = []
    for name, value in view.selection.conditions:
        if name in FILTERS and view.selection.values_of(name)[0] == value:
            continue
        rest = tuple(each for each in view.selection.conditions if each != (name, value))
        without = f"{address}?{view.query(type(view.selection)(rest))}"
        found.append(Chip(_in_words(name, value, names), WORDS[name], value, without))
    return found


def _in_words(name, value, names):
    answers = dict(zip(ANSWERS, (_("sí"), _("no"), _("sin respuesta")), strict=True))
    known = {
        "sector": names.sectors.get(_number(value)),
        "state": names.states.get(value),
        "institution": value.rpartition("|")[2],
        "objective": value,
        "secondary": value,
        "coverage": names.states.get(value),
        "kind": names.kinds.get(value),
        "population": names.population.get(value),
        "women": answers.get(value),
        "disability": answers.get(value),
        "challenge": names.challenges.get(value) if value != "*" else _("alguno"),
        "people": _("con cifras"),
        "sdg": value,
    }
    said = _("sin indicar") if value == NONE else known[name] or value
    return f"{LABELS[name]()}: {said}"


def _number(value):
    return int(value) if value.isascii() and value.isdigit() else 0


LABELS = {
    "sector": lambda: _("Sector"),
    "state": lambda: _("Gobierno estatal"),
    "institution": lambda: _("Institución"),
    "objective": lambda: _("Objetivo"),
    "secondary": lambda: _("Objetivo secundario"),
    "coverage": lambda: _("Entidad que abarca"),
    "kind": lambda: _("Tipo de acción"),
    "population": lambda: _("Población"),
    "women": lambda: _("Enfoque en mujeres, niñas y adolescentes"),
    "disability": lambda: _("Personas con discapacidad"),
    "challenge": lambda: _("Reto"),
    "people": lambda: _("Personas alcanzadas"),
    "sdg": lambda: _("ODS"),
}
