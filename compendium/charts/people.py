"""The pyramid of people reached and its table."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium.charts import tables, time
from compendium.charts.chart import Chart, Row, Table
from compendium.charts.making import EVERYTHING, chart
from compendium.charts.names import Names
from compendium.prose import findings
from compendium.statistics import Statistics


def people(s: Statistics, names: Names) -> Chart:
    reached, chosen = s.people_reached, EVERYTHING.narrowed(people="si")
    titles = (_("Mujeres y niñas"), _("Hombres y niños"))
    drawn = time.pyramid(
        [
            (_("Adultas y adultos"), reached["women"], reached["men"]),
            (_("Niñez"), reached["girls"], reached["boys"]),
        ],
        [
            (_("Adolescentes"), reached["adolescents"]),
            (_("No binario o sin especificar"), reached["unspecified"]),
        ],
        "personas",
        chosen,
        titles,
    )
    table = people_table(s, names)
    description = _(
        "Pirámide de las personas reportadas con desglose: mujeres y niñas a la izquierda, "
        "hombres y niños a la derecha."
    )
    return chart("personas", findings.people_finding(reached), description, drawn, table)


PEOPLE_COLUMNS = (
    ("total", lazy("Total")),
    ("women", lazy("Mujeres")),
    ("men", lazy("Hombres")),
    ("girls", lazy("Niñas")),
    ("boys", lazy("Niños")),
    ("adolescents", lazy("Adolescentes")),
    ("unspecified", lazy("No binario o sin especificar")),
    ("not_broken_down", lazy("Sin desglose")),
    ("entries", lazy("Acciones")),
)


def people_table(s: Statistics, names: Names):
    def row(label, sums, chosen, *, is_total=False):
        cells = tuple(
            tables.cell(sums[key], chosen if key == "entries" else None) for key, _title in PEOPLE_COLUMNS
        )
        return Row(label, cells, is_total)

    rows = [
        row(names.objective(n), sums, EVERYTHING.narrowed(objective=n, people="si"))
        for n, sums in s.people_reached["by_objective"].items()
        if sums["figures"]
    ]
    rows.append(row(_("Total"), s.people_reached, EVERYTHING.narrowed(people="si"), is_total=True))
    return Table(
        _("Personas reportadas por objetivo, sexo y edad"),
        (_("Objetivo"), *(str(title) for _key, title in PEOPLE_COLUMNS)),
        tuple(rows),
        _("Una persona puede estar contada en más de una acción: la suma no equivale a personas distintas."),
    )
