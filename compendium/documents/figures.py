"""The figures of an entry as a table that shows only the breakdowns somebody reported."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from compendium.documents.text import line
from compendium.prose import money, number, sentence_case

NOT_REPORTED = "–"
SHORT = 6  # rows that stay on one page


@dataclass(frozen=True)
class FigureRow:
    what: str
    note: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class FigureTable:
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]

    @property
    def is_short(self) -> bool:
        return len(self.rows) <= SHORT


def columns() -> tuple[tuple[str, str], ...]:
    return (
        ("total", _("Total")),
        ("women", _("Mujeres")),
        ("men", _("Hombres")),
        ("girls", _("Niñas")),
        ("boys", _("Niños")),
        ("adolescents", _("Adolescentes")),
        ("unspecified", _("No binario o no especificado")),
    )


def figure_table(figures: list[dict]) -> FigureTable | None:
    """None when the entry has no figures."""
    if not figures:
        return None
    shown = [
        (name, title)
        for name, title in columns()
        if name == "total" or any(figure.get(name) is not None for figure in figures)
    ]
    rows = tuple(_row(figure, [name for name, _title in shown]) for figure in figures)
    return FigureTable(tuple(title for _name, title in shown), rows)


def _row(figure, names):
    cells = tuple(_amount(figure.get(name), figure["unit"]) for name in names)
    return FigureRow(line(sentence_case(figure["what"])), line(figure.get("note") or ""), cells)


def _amount(value, unit):
    if value in (None, ""):
        return NOT_REPORTED
    return money(value) if unit == "pesos" else number(value)
