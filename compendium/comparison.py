"""Two cycles side by side: the same counts of both, with the difference."""

from django.utils.translation import gettext as _

from compendium.charts.chart import Cell, Chart, Row, Table
from compendium.charts.making import chart
from compendium.charts.names import Names
from compendium.charts.pairs import pairs
from compendium.charts.tables import cell
from compendium.prose import findings, number
from compendium.statistics import Statistics


def charts(before, now) -> list[Chart]:
    """`before` and `now` are views of the dashboard, the earlier cycle first."""
    names = Names.of(now.whole.catalogues)
    old, new, cycles = before.statistics, now.statistics, (before.cycle.name, now.cycle.name)
    rows = [{"cycle": name, "total": each.total} for name, each in zip(cycles, (old, new), strict=True)]
    sectors = [(names.sectors[n], old.by_sector.get(n, 0), many) for n, many in new.by_sector.items()]
    objectives = [
        (names.objective(n), old.by_objective.get(n, 0), many) for n, many in new.by_objective.items()
    ]
    return [
        compared("comparar-general", findings.series(rows), _("Totales"), cycles, _general(old, new)),
        *(
            compared(name, findings.biggest_change(each, cycles), caption, cycles, each)
            for name, caption, each in (
                ("comparar-sectores", _("Acciones por sector"), sectors),
                ("comparar-objetivos", _("Acciones por objetivo"), objectives),
            )
        ),
    ]


def _general(old: Statistics, new: Statistics) -> list[tuple[str, int, int]]:
    return [
        (_("Acciones"), old.total, new.total),
        (_("Acciones conjuntas"), old.joint, new.joint),
        (_("Instancias"), old.institutions["instances"], new.institutions["instances"]),
        (_("Gobiernos estatales"), old.states["total"], new.states["total"]),
        (_("Retos"), old.challenges["total"], new.challenges["total"]),
    ]


def compared(name: str, finding: str, caption: str, cycles: tuple[str, str], rows: list) -> Chart:
    """rows: [(label, earlier, later)]."""
    table = Table(
        f"{caption}, {cycles[0]} y {cycles[1]}",
        (_("Concepto"), *cycles, _("Diferencia")),
        tuple(Row(label, (cell(old), cell(new), difference(new - old))) for label, old, new in rows),
    )
    description = _("Dos barras por renglón: arriba el ejercicio %(first)s, abajo %(last)s.") % {
        "first": cycles[0],
        "last": cycles[1],
    }
    return chart(name, finding, description, pairs(rows, cycles, name), table)


def difference(value: int) -> Cell:
    """With its sign: +3, −2, 0."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return Cell(f"{sign}{number(abs(value))}", value)
