"""The Informe Ejecutivo: what was done in a cycle, told in numbers, sentences and pictures."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium import prose
from compendium.documents import (
    annexes,
    erratum,
    informe_analysis,
    informe_annexes,
    informe_overview,
    texts,
)
from compendium.documents.blocks import Bullets, Heading, Item, Paragraph, Section
from compendium.documents.parts import Document, Part
from compendium.documents.report import Report
from compendium.documents.text import line
from compendium.prose import shares
from compendium.snapshot import Snapshot, SnapshotError
from compendium.statistics import Statistics, count
from compendium.statistics.definitions import DEFINITIONS, PERCENTAGES

NAME = "informe"
LANGUAGE = "es-MX"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


class Switchable(NamedTuple):
    """A part that the editor may leave out of a cycle's report."""

    name: str
    title: str


MAIN = (
    Switchable("preambulo", lazy("Preámbulo")),
    Switchable("conformacion", lazy("Conformación del informe")),
    Switchable("panorama", lazy("Panorama general")),
    Switchable("analisis", lazy("Análisis")),
    Switchable("retos", lazy("Retos")),
    Switchable("conclusiones", lazy("Conclusiones")),
    Switchable("glosario", lazy("Glosario")),
)
SWITCHABLE = (*MAIN, *(Switchable(part.name, part.title) for part in informe_analysis.PARTS))


def title_of(snapshot: Snapshot) -> str:
    return _("Informe Ejecutivo %(cycle)s") % {"cycle": snapshot.cycle["name"]}


def compose(snapshot: Snapshot, statistics: Statistics | None = None) -> Document:
    """The whole document. Raises SnapshotError without entries or when a text names an unknown figure."""
    if not snapshot.entries:
        raise SnapshotError(_("La edición no tiene registros: no hay nada que imprimir."))
    report = Report(snapshot, statistics or count(snapshot))
    plain = texts.plain_texts(snapshot.texts)
    colophon = annexes.colophon(snapshot, plain, title_of(snapshot))
    sections = [*erratum.sections(snapshot), *compose_sections(report)]
    parts = [
        Part("cover", "_cover.html", cover(snapshot, plain)),
        Part("legal", "_legal.html", {"texts": plain, "colophon": colophon}),
        *_authorities(report),
        Part("contents", "_outline.html", {"sections": sections}),
        *(Part(section.anchor, "_section.html", section) for section in sections),
        Part("colophon", "_section.html", colophon_section(colophon)),
    ]
    return Document(
        name=NAME,
        title=title_of(snapshot),
        subtitle=plain["work"],
        language=LANGUAGE,
        created=snapshot.edition["frozen_at"],
        author=plain["publisher"],
        parts=tuple(parts),
        styles=("pmm://static/print.css", "pmm://static/print/blocks.css"),
    )


def cover(snapshot, plain):
    return {
        "title": _("Informe Ejecutivo"),
        "year": line(snapshot.cycle["name"]),
        "texts": plain,
        "is_rehearsal": snapshot.cycle.get("is_rehearsal", False),
    }


def _authorities(report):
    """Who holds which post, then what the editor adds."""
    rows = report.snapshot.authorities
    posts = [Bullets(tuple(Item(line(each["post"]), line(each["name"])) for each in rows))] if rows else []
    blocks = [*posts, *report.text("authorities")]
    section = Section("autoridades", _("Autoridades"), tuple(blocks), kind="quiet")
    return [Part("authorities", "_section.html", section)] if blocks else []


def compose_sections(report: Report) -> list[Section]:
    """The switched-on parts that have something to say, numbered in Roman; then the annex of data."""
    left_out = set(report.snapshot.left_out_parts.get(NAME, ()))
    makers = {
        "preambulo": lambda: report.text("informe_preambulo"),
        "conformacion": lambda: make_up(report),
        "panorama": lambda: informe_overview.blocks(report),
        "analisis": lambda: informe_analysis.blocks(report, left_out),
        "retos": lambda: informe_annexes.challenges(report),
        "conclusiones": lambda: report.text("informe_conclusiones"),
        "glosario": lambda: informe_annexes.glossary(report),
    }
    made = [(part, makers[part.name]()) for part in MAIN if part.name not in left_out]
    sections = [
        Section(part.name, f"{number}. {part.title}", tuple(blocks))
        for number, (part, blocks) in zip(ROMAN, [each for each in made if each[1]], strict=False)
    ]
    if report.annexed:
        sections.append(
            Section("datos", _("Anexo. Datos de las gráficas"), tuple(report.annexed), kind="annexed")
        )
    return sections


def make_up(report: Report) -> list:
    """II. Who took part, how many actions, how everything is counted."""
    s, cycle = report.statistics, report.snapshot.cycle
    period = _("El periodo de referencia va %(period)s.") % {
        "period": prose.period(cycle["period_start"], cycle["period_end"])
    }
    return [
        Paragraph(
            " ".join(
                (
                    shares.took_part(s.institutions["instances"], s.states["total"], s.total),
                    shares.joint(s.joint),
                    period,
                )
            )
        ),
        Paragraph(shares.total_by_sector(s.by_sector, report.names.sectors)),
        *report.text("informe_metodo"),
        Heading(_("Quién participó"), anchor="participantes-por-sector"),
        informe_annexes.reporters_table(report),
        Heading(_("Cómo se cuenta"), anchor="metodo"),
        Bullets(
            tuple(Item(str(sentence)) for sentence in (*DEFINITIONS.values(), PERCENTAGES)), kind="method"
        ),
    ]


def colophon_section(colophon) -> Section:
    """Which edition this is, from which frozen content, and how to cite it."""
    frozen = _("El contenido quedó fijo el %(day)s a las %(hour)s horas, tiempo de la Ciudad de México.")
    return Section(
        "colofon",
        _("Colofón"),
        (
            Paragraph(
                _("%(title)s, edición %(number)s (%(label)s).") % colophon + " " + frozen % colophon,
            ),
            Paragraph(
                _("Cada cifra de este informe se calculó a partir de ese contenido, cuya huella digital es:")
            ),
            Paragraph(colophon["manifest"], kind="hash"),
            Paragraph(_("Cómo citar: %(citation)s") % colophon),
            Paragraph(_("Compuesto en Noto Sans.")),
        ),
        kind="quiet",
    )
