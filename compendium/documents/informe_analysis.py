"""IV. Análisis: totals, ranks, sectors, states, people, continuity and goals, each chart with its data."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium import prose
from compendium.charts.chart import Cell, Row, Table
from compendium.documents.blocks import DataTable, Heading, Paragraph
from compendium.documents.report import Report
from compendium.prose import findings, shares
from compendium.statistics.ranking import fewest, most


def blocks(report: Report, left_out: set[str]) -> list:
    """The parts that are switched on, lettered in their order."""
    parts = [part for part in PARTS if part.name not in left_out]
    found = []
    for letter, part in zip("abcdefghijklm", parts, strict=False):
        found.append(Heading(f"{letter}. {part.title}", anchor=f"analisis-{part.name}"))
        found.extend(part.make(report, letter))
    return found


def totals(report: Report, letter: str) -> list:
    """a. The total by sector, the ranks, all objectives, and then sector by sector."""
    s, names = report.statistics, report.names
    found = [
        *report.chart("sectores"),
        Paragraph(shares.uncovered(s.by_objective)),
        ranks_table(report, _("Objetivos con más acciones"), most(s.by_objective)),
        ranks_table(report, _("Objetivos con menos acciones"), fewest(s.by_objective)),
        *report.chart("objetivos"),
        *report.chart("objetivos-sectores"),
    ]
    for number, (sector, name) in enumerate(names.sectors.items(), start=1):
        found.append(Heading(f"{letter}.{number}. {name}", level=3, anchor=f"sector-{sector}"))
        found.extend(of_sector(report, sector))
    return found


def of_sector(report: Report, sector: int) -> list:
    s = report.statistics
    counts = {n: row[sector] for n, row in s.by_objective_and_sector.items()}
    sentence = shares.of_one_sector(report.names.sectors[sector], counts, s.institutions_by_sector[sector])
    drawn = report.chart(f"sector-{sector}") if len(shares.present(counts)) > 2 else []
    return [Paragraph(sentence), *drawn, *report.text(f"informe_sector_{sector}")]


def ranks_table(report: Report, caption: str, places) -> DataTable:
    """One row a place: who shares it stands in one row, with "cada uno"."""
    rows = tuple(Row(_objectives(report, place.keys), (Cell(_each(place), place.count),)) for place in places)
    return DataTable(Table(caption, (_("Objetivo"), _("Acciones")), rows))


def _objectives(report, keys):
    return "; ".join(report.names.objective(key) for key in keys)


def _each(place):
    told = prose.number(place.count)
    return told if len(place.keys) == 1 else _("%(count)s cada uno") % {"count": told}


def states(report: Report, letter: str) -> list:
    s, names = report.statistics, report.names
    if not s.states["total"]:
        return [Paragraph(f"{findings.states({})}."), *coverage(report), *report.text("informe_estados")]
    taking_part = {row["code"] for row in s.states["list"]}
    absent = sorted(
        (name for code, name in names.states.items() if code not in taking_part), key=prose.sort_key
    )
    return [
        Paragraph(without_governments(absent)),
        *report.chart("estados"),
        *report.chart("estados-objetivos"),
        *coverage(report),
        *report.text("informe_estados"),
    ]


def without_governments(names: list[str]) -> str:
    if not names:
        return _("Participaron los gobiernos de todas las entidades federativas.")
    if len(names) == 1:
        return _("No reportó acciones %(who)s.") % {"who": prose.governments_of(names)}
    return _("No reportaron acciones %(who)s.") % {"who": prose.governments_of(names)}


def coverage(report: Report) -> list:
    by_state = report.statistics.coverage["by_state"]
    return report.chart("cobertura") if any(by_state.values()) else []


def kinds(report: Report, letter: str) -> list:
    s = report.statistics
    if s.kinds["without"] == s.total:
        return [Paragraph(_("Ninguna acción indicó su tipo.")), *report.text("informe_tipos")]
    return [
        Paragraph(findings.kinds(s.kinds["by_kind"], report.names.kinds)),
        *_without(s.kinds, _("su tipo")),
        *report.chart("tipos"),
        *report.text("informe_tipos"),
    ]


def population(report: Report, letter: str) -> list:
    s = report.statistics
    counts = s.population["by_population"]
    if not any(counts.values()):
        return [
            Paragraph(_("Ninguna acción indicó la población que atiende.")),
            *report.text("informe_poblacion"),
        ]
    return [
        Paragraph(
            _("Las acciones dicen atender a estas poblaciones: %(mentions)s.")
            % {"mentions": findings.mentions(counts, report.names.population)}
        ),
        *_without(s.population, _("la población que atienden")),
        *report.chart("poblacion"),
        *report.text("informe_poblacion"),
    ]


def _without(counts, what):
    sentence = findings.without_mark(counts["without"], what)
    return [Paragraph(sentence)] if sentence else []


def women(report: Report, letter: str) -> list:
    what = _("el enfoque en mujeres, niñas y adolescentes")
    return _focus(report, "mujeres", report.statistics.focus_women, what)


def disability(report: Report, letter: str) -> list:
    what = _("la atención específica a personas con discapacidad")
    return _focus(report, "discapacidad", report.statistics.focus_disability, what)


def _focus(report, name, counts, what):
    drawn = report.chart(name) if counts["yes"] or counts["no"] else []
    return [Paragraph(findings.answers(counts, what)), *drawn, *report.text(f"informe_{name}")]


def people(report: Report, letter: str) -> list:
    reached = report.statistics.people_reached
    if not reached["figures"]:
        return [Paragraph(findings.people(reached)), *report.text("informe_personas")]
    caution = _(
        "Una misma persona puede estar contada en más de una acción, de modo que la suma no equivale a un número "
        "de personas distintas."
    )
    return [
        Paragraph(f"{findings.people(reached)} {findings.people_parts(reached)}"),
        Paragraph(caution, kind="caution"),
        *report.chart("personas"),
        *report.text("informe_personas"),
    ]


def continuity(report: Report, letter: str) -> list:
    s = report.statistics
    return [
        Paragraph(f"{findings.continuity(s.continuity)} {findings.series(s.series)}."),
        *(report.chart("serie") if len(s.series) > 1 else []),
        *report.text("informe_continuidad"),
    ]


def goals(report: Report, letter: str) -> list:
    s = report.statistics
    return [
        Paragraph(findings.goals(s.sdg)),
        *(report.chart("ods") if s.sdg["entries"] else []),
        *report.text("informe_ods"),
    ]


class Part(NamedTuple):
    """One lettered part: make(report, letter) gives its blocks."""

    name: str
    title: str
    make: Callable[[Report, str], list]


PARTS = (
    Part("acciones", lazy("Acciones por sector y objetivo"), totals),
    Part("estados", lazy("Estados"), states),
    Part("tipos", lazy("Tipos de acción"), kinds),
    Part("poblacion", lazy("Población atendida"), population),
    Part("mujeres", lazy("Enfoque en mujeres, niñas y adolescentes"), women),
    Part("discapacidad", lazy("Atención a personas con discapacidad"), disability),
    Part("personas", lazy("Personas alcanzadas"), people),
    Part("continuidad", lazy("Continuidad de los programas"), continuity),
    Part("ods", lazy("Vínculo con los Objetivos de Desarrollo Sostenible"), goals),
)
