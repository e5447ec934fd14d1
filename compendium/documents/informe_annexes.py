"""V. Retos and VII. Glosario: challenges by category and sector, definitions, institutions, states."""

from django.utils.translation import gettext as _

from compendium import prose
from compendium.charts.chart import Row, Table
from compendium.charts.tables import cell
from compendium.documents import annexes
from compendium.documents.blocks import Bullets, DataTable, Heading, Item, Paragraph
from compendium.documents.report import Report
from compendium.documents.text import line
from compendium.prose import findings

OTHERS_BELOW = 3  # per cent of the challenges: categories below it are told together


def challenges(report: Report) -> list:
    s = report.statistics.challenges
    if not s["total"]:
        return [Paragraph(findings.challenges(s)), *report.text("informe_retos")]
    found = [Paragraph(" ".join((findings.challenges(s), _unclassified(s))).strip())]
    if _classified(s):
        found.extend(report.chart("retos"))
        found.extend(_others(report, s))
    return [*found, *report.chart("retos-sectores"), *report.text("informe_retos")]


def _classified(s):
    return {key: value for key, value in s["by_category"].items() if key and value}


def _unclassified(s):
    without = s["by_category"].get("", 0)
    if not without:
        return ""
    if without == s["total"]:
        return _("Ninguno tiene categoría.")
    if without == 1:
        return _("Uno no tiene categoría.")
    return _("No tienen categoría %(number)s.") % {"number": prose.in_words(without)}


def _others(report, s):
    """The categories that are below the threshold, from the most to the least frequent."""
    few = {key: value for key, value in _classified(s).items() if value * 100 < OTHERS_BELOW * s["total"]}
    if not few:
        return []
    ordered = sorted(few, key=lambda key: -few[key])
    items = tuple(
        Item(f"{report.names.challenges.get(key, key)} ({prose.number(few[key])})") for key in ordered
    )
    intro = _("Cada una de estas categorías reúne menos del %(limit)s de los retos:") % {
        "limit": prose.percent(OTHERS_BELOW)
    }
    return [Heading(_("Otros retos"), anchor="otros-retos"), Paragraph(intro), Bullets(items)]


def reporters_table(report: Report) -> DataTable:
    """Institutions and actions of each sector."""
    s, names = report.statistics, report.names
    rows = [
        Row(names.sectors[n], (cell(s.institutions_by_sector[n]), cell(value)))
        for n, value in s.by_sector.items()
    ]
    rows.append(Row(_("Total"), (cell(s.institutions["total"]), cell(s.total)), is_total=True))
    head = (_("Sector"), _("Instituciones"), _("Acciones"))
    return DataTable(
        Table(
            _("Instituciones y acciones por sector"),
            head,
            tuple(rows),
            _(
                "Las oficinas de un mismo gobierno estatal se cuentan por separado; las acciones, en el sector "
                "de quien encabeza."
            ),
        )
    )


def glossary(report: Report) -> list:
    found = [Heading(_("Categorías de retos"), anchor="categorias-de-retos"), *_categories(report)]
    participants = annexes.participants_table(report.snapshot)
    if participants:
        items = tuple(
            Item(row["name"], f"{row['acronym']}." if row["acronym"] else "") for row in participants["rows"]
        )
        found += [
            Heading(_("Instituciones participantes"), anchor="instituciones"),
            Bullets(items, kind="two-columns"),
        ]
    states = annexes.states_list(report.statistics)
    if states:
        names = tuple(Item(row["name"]) for row in states["rows"])
        found += [
            Heading(_("Gobiernos estatales participantes"), anchor="estados"),
            Bullets(names, kind="two-columns"),
        ]
    return found


def _categories(report):
    defined = report.snapshot.catalogues["challenge_categories"]
    ordered = sorted(defined, key=lambda each: prose.sort_key(each["name"]))
    return [
        Bullets(
            tuple(Item(line(each["definition"]), f"{line(each['name'])}.") for each in ordered),
            kind="glossary",
        )
    ]
