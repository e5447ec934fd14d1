"""Charts of what actions are: kind, population served, focus, challenges, SDGs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium.charts import tables
from compendium.charts.chart import Chart
from compendium.charts.making import EVERYTHING, categories
from compendium.charts.names import Names
from compendium.prose import findings, shares
from compendium.statistics import Statistics
from compendium.statistics.selection import NONE


def kinds(s: Statistics, names: Names) -> Chart:
    counts = shares.present(s.kinds["by_kind"])
    rows = [
        (names.kinds.get(key, key), value, EVERYTHING.narrowed(kind=key)) for key, value in counts.items()
    ]
    rows.append((_("Sin indicar"), s.kinds["without"], EVERYTHING.narrowed(kind=NONE)))
    table = tables.of_categories(
        _("Acciones por tipo"), _("Tipo de acción"), rows, what=_("Acciones"), total=False, note=_several()
    )
    finding = findings.leading(counts, names.kinds, _("Ninguna acción indicó su tipo"))
    return categories("tipos", finding, _("Barras con el número de acciones de cada tipo."), rows, table)


def _several():
    return _("Una acción puede estar en varios renglones; el porcentaje del título es de las menciones.")


def population(s: Statistics, names: Names) -> Chart:
    counts = s.population["by_population"]
    rows = [
        (names.population.get(key, key), value, EVERYTHING.narrowed(population=key))
        for key, value in counts.items()
    ]
    rows.append((_("Sin indicar"), s.population["without"], EVERYTHING.narrowed(population=NONE)))
    table = tables.of_categories(
        _("Acciones por población atendida"),
        _("Población"),
        rows,
        what=_("Acciones"),
        total=False,
        note=_several(),
    )
    finding = findings.leading(counts, names.population, _("Ninguna acción indicó la población que atiende"))
    return categories(
        "poblacion",
        finding,
        _("Barras con el número de acciones que atienden a cada población."),
        rows,
        table,
    )


def answers(name: str, field: str, part: str, what, caption):
    """A chart of the answers to a yes-or-no question."""

    def draw_answers(s: Statistics, names: Names) -> Chart:
        title, counts = str(caption), getattr(s, field)
        words = (("yes", _("Sí")), ("no", _("No")), ("unanswered", _("Sin respuesta")))
        rows = [(word, counts[key], EVERYTHING.narrowed(**{part: key})) for key, word in words]
        table = tables.of_categories(title, _("Respuesta"), rows, what=_("Acciones"), total=True)
        return categories(name, findings.focus_finding(counts, what), title, rows, table)

    return draw_answers


def challenge_categories(s: Statistics, names: Names) -> Chart:
    counts = shares.present(s.challenges["by_category"])
    rows = [
        (names.challenges.get(key, key), value, EVERYTHING.narrowed(challenge=key or NONE))
        for key, value in counts.items()
    ]
    table = tables.of_categories(_("Retos por categoría"), _("Categoría"), rows, what=_("Retos"), total=True)
    classified = {key: value for key, value in counts.items() if key}
    finding = findings.leading(
        classified,
        names.challenges,
        _no_categories(s.challenges),
        (_("reto clasificado"), _("retos clasificados")),
    )
    return categories("retos", finding, _("Barras con el número de retos de cada categoría."), rows, table)


def _no_categories(challenges):
    return _("Ningún reto tiene categoría") if challenges["total"] else _("Ninguna acción reportó retos")


def challenge_sectors(s: Statistics, names: Names) -> Chart:
    counts = s.challenges["by_sector"]
    rows = [
        (names.sectors[n], value, EVERYTHING.narrowed(sector=n, challenge="*")) for n, value in counts.items()
    ]
    table = tables.of_categories(_("Retos por sector"), _("Sector"), rows, what=_("Retos"), total=True)
    finding = shares.leading_sector(counts, names.sectors, shares.CHALLENGES)
    return categories(
        "retos-sectores", finding, _("Barras con el número de retos de cada sector."), rows, table
    )


def goals(s: Statistics, names: Names) -> Chart:
    rows = [
        (_("ODS %(goal)s") % {"goal": goal}, value, EVERYTHING.narrowed(sdg=goal))
        for goal, value in s.sdg["by_goal"].items()
        if value
    ]
    table = tables.of_categories(
        _("Acciones por Objetivo de Desarrollo Sostenible"),
        _("Objetivo"),
        rows,
        what=_("Acciones"),
        total=False,
        note=_("Una acción puede señalar metas de varios objetivos."),
    )
    finding = findings.leading_goal(s.sdg)
    return categories(
        "ods", finding, _("Barras con el número de acciones que señalan metas de cada ODS."), rows, table
    )


women = answers(
    "mujeres",
    "focus_women",
    "women",
    lazy("enfoque en mujeres, niñas y adolescentes"),
    lazy("Acciones con enfoque en mujeres, niñas y adolescentes"),
)
disability = answers(
    "discapacidad",
    "focus_disability",
    "disability",
    lazy("atención específica a personas con discapacidad"),
    lazy("Acciones con atención específica a personas con discapacidad"),
)
