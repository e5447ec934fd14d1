"""Charts of actions by sector and by objective."""

from django.utils.translation import gettext as _

from compendium.charts import bars, tables, time
from compendium.charts.chart import Chart, Row, Table
from compendium.charts.making import EVERYTHING, categories, chart, lowered
from compendium.charts.names import Names
from compendium.prose import findings, shares
from compendium.statistics import Statistics


def sectors(s: Statistics, names: Names) -> Chart:
    rows = [(names.sectors[n], value, EVERYTHING.narrowed(sector=n)) for n, value in s.by_sector.items()]
    table = tables.of_categories(_("Acciones por sector"), _("Sector"), rows, what=_("Acciones"), total=True)
    finding = shares.leading_sector(s.by_sector, names.sectors)
    return categories("sectores", finding, _("Barras con el número de acciones de cada sector."), rows, table)


def objectives(s: Statistics, names: Names) -> Chart:
    rows = [
        (names.objective(n), value, EVERYTHING.narrowed(objective=n)) for n, value in s.by_objective.items()
    ]
    table = tables.of_categories(
        _("Acciones por objetivo"), _("Objetivo"), rows, what=_("Acciones"), total=True
    )
    description = _(
        "Barras con el número de acciones de cada uno de los objetivos, según su objetivo principal."
    )
    return categories("objetivos", shares.leading_objective(s.by_objective), description, rows, table)


def of_sector(number: int):
    """The chart of one sector by objective: only those it has actions in, or a small sector is all zeros."""

    def draw_sector(s: Statistics, names: Names) -> Chart:
        counts = {n: row[number] for n, row in s.by_objective_and_sector.items()}
        rows = [
            (names.objective(n), value, EVERYTHING.narrowed(objective=n, sector=number))
            for n, value in counts.items()
            if value
        ]
        caption = _("Acciones por objetivo: %(sector)s") % {"sector": names.sectors[number]}
        table = tables.of_categories(caption, _("Objetivo"), rows, what=_("Acciones"), total=True)
        finding = f"{names.sectors[number]}: {lowered(shares.leading_objective(counts))}"
        return categories(f"sector-{number}", finding, caption, rows, table)

    return draw_sector


def objectives_and_sectors(s: Statistics, names: Names) -> Chart:
    """Stacked by the three sectors with most actions and the rest together: four series at most."""
    largest = sorted(shares.present(s.by_sector), key=lambda n: -s.by_sector[n])
    alone, rest = (largest[:3], largest[3:]) if len(largest) > 4 else (largest, [])
    groups = [[n] for n in sorted(alone)] + ([sorted(rest)] if rest else [])
    series = [names.short_sectors[group[0]] for group in groups[: len(alone)]] + (
        [_("Otros sectores")] if rest else []
    )
    rows = [
        bars.Bar(
            names.objective(n),
            tuple(sum(row[sector] for sector in group) for group in groups),
            EVERYTHING.narrowed(objective=n),
        )
        for n, row in s.by_objective_and_sector.items()
    ]
    finding = shares.uncovered(s.by_objective).rstrip(".")
    description = _("Barras por objetivo divididas por sector; la tabla da el número de cada sector.")
    drawn = bars.stacked(rows, tuple(series) or ("",), "objetivos-sectores")
    return chart("objetivos-sectores", finding, description, drawn, objective_sector_table(s, names))


def objective_sector_table(s: Statistics, names: Names):
    def select(objective, sector):
        parts = {"objective": objective, "sector": sector}
        return EVERYTHING.narrowed(**{name: value for name, value in parts.items() if value is not None})

    return tables.crossed(
        _("Acciones por objetivo y sector"),
        _("Objetivo"),
        [(n, names.short_sectors[n]) for n in s.by_sector],
        [(n, names.objective(n), row) for n, row in s.by_objective_and_sector.items()],
        select,
        note="; ".join(f"{names.short_sectors[n]}: {_inside(names.sectors[n])}" for n in s.by_sector) + ".",
    )


def _inside(name):
    return name if name.startswith("Poder ") else lowered(name)


def series(s: Statistics, names: Names) -> Chart:
    rows = [(row["cycle"], row["total"]) for row in s.series]
    table = Table(
        _("Acciones por ejercicio y sector"),
        (_("Ejercicio"), *(names.short_sectors[n] for n in s.by_sector), _("Total")),
        tuple(
            Row(row["cycle"], tuple(tables.cell(many) for many in (*row["by_sector"].values(), row["total"])))
            for row in s.series
        ),
    )
    description = _("Columnas con el total de acciones de cada ejercicio.")
    return chart("serie", findings.series(s.series), description, time.columns(rows), table)
