"""Charts of the states: who takes part, in which objectives, and where actions are carried out."""

from django.utils.translation import gettext as _

from compendium.charts import grids, tables
from compendium.charts.chart import Chart
from compendium.charts.making import EVERYTHING, chart, lowered
from compendium.charts.names import Names
from compendium.prose import enumerate_words, findings, shares, sort_key
from compendium.statistics import Statistics
from compendium.statistics.ranking import most
from compendium.statistics.selection import NONE


def states_and_objectives(s: Statistics, names: Names) -> Chart:
    """Only the governments that take part: the others are named beside the chart."""
    rows = [
        (row["code"], row["name"], s.by_state_and_objective[row["code"]])
        for row in sorted(s.states["list"], key=lambda each: sort_key(each["name"]))
    ]

    def select(state, objective):
        parts = {"state": state, "objective": objective}
        return EVERYTHING.narrowed(**{name: value for name, value in parts.items() if value is not None})

    columns = list(s.by_objective)
    sums = {n: sum(values[n] for _code, _name, values in rows) for n in columns}
    finding = _("Gobiernos estatales: %(leading)s") % {
        "leading": lowered(shares.leading_objective(sums, (_("participación"), _("participaciones"))))
    }
    if not rows:
        finding = findings.states({})
    table = tables.crossed(
        _("Acciones con participación de gobiernos estatales, por estado y objetivo"),
        _("Estado"),
        [(n, str(n)) for n in columns],
        rows,
        lambda state, objective: select(state, objective) if state is not None else None,
        note=_("Una acción en que participan dos gobiernos estatales está en ambos renglones."),
    )
    description = _(
        "Cuadrícula de estados por objetivos; cada casilla dice en cuántas acciones participa el gobierno."
    )
    return chart("estados-objetivos", finding, description, grids.heat(rows, columns, select), table)


def states_map(s: Statistics, names: Names) -> Chart:
    counts = {row["code"]: row["actions"] for row in s.states["list"]}
    ordered = sorted(names.states, key=lambda code: sort_key(names.states[code]))
    rows = [(names.states[c], counts.get(c, 0), EVERYTHING.narrowed(state=c)) for c in ordered]
    table = tables.of_categories(
        _("Acciones en que participa cada gobierno estatal"),
        _("Estado"),
        rows,
        what=_("Acciones"),
        total=False,
        note=_("Una acción puede reunir a varios gobiernos estatales."),
    )
    drawn = grids.tiles(counts, names.states, lambda code: EVERYTHING.narrowed(state=code))
    finding = findings.states({names.states[code]: many for code, many in counts.items()})
    description = _(
        "Mapa de las entidades federativas en mosaicos; cada mosaico dice en cuántas acciones participa su gobierno."
    )
    return chart("estados", finding, description, drawn, table)


def coverage_map(s: Statistics, names: Names) -> Chart:
    counts = s.coverage["by_state"]
    ordered = sorted(names.states, key=lambda code: sort_key(names.states[code]))
    rows = [(names.states[c], counts[c], EVERYTHING.narrowed(coverage=c)) for c in ordered]
    rows.append((_("Sin indicar"), s.coverage["without"], EVERYTHING.narrowed(coverage=NONE)))
    table = tables.of_categories(
        _("Acciones que dicen llevarse a cabo en cada entidad"),
        _("Entidad"),
        rows,
        what=_("Acciones"),
        total=False,
        note=_("Una acción puede abarcar varias entidades."),
    )
    drawn = grids.tiles(counts, names.states, lambda code: EVERYTHING.narrowed(coverage=code))
    return chart(
        "cobertura",
        _coverage_finding(counts, names),
        _("Mapa de las entidades federativas en mosaicos; cada mosaico dice cuántas acciones la abarcan."),
        drawn,
        table,
    )


def _coverage_finding(counts, names):
    first = most(counts, 1)
    if not first:
        return _("Ninguna acción indica en qué entidades se lleva a cabo")
    [place] = first
    if len(place.keys) > findings.MANY:
        return _("%(many)s entidades tienen %(count)s acciones en su territorio, más que las demás") % {
            "many": len(place.keys),
            "count": place.count,
        }
    return _("Donde más acciones se llevan a cabo: %(names)s (%(count)s)") % {
        "names": enumerate_words(names.states[key] for key in place.keys),
        "count": place.count,
    }
