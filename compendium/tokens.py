"""Live figures by name: `{{total}}` in an editor's text becomes the number of the edition that prints it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from compendium import prose
from compendium.charts.names import Names
from compendium.snapshot import Snapshot
from compendium.statistics import Statistics
from compendium.statistics.ranking import shares
from pmm import fields

PARTS_OF_PEOPLE = {
    "women": "mujeres",
    "men": "hombres",
    "girls": "ninas",
    "boys": "ninos",
    "adolescents": "adolescentes",
    "unspecified": "sin_especificar",
    "not_broken_down": "sin_desglose",
}
ANSWERS = {"yes": "si", "no": "no", "unanswered": "sin_respuesta"}


class Live(NamedTuple):
    """One figure an editor may name: how it is written in a text, and what it means."""

    name: str
    written: str
    meaning: str
    group: str


def live_figures(statistics: Statistics, snapshot: Snapshot) -> dict[str, Live]:
    """Every figure by its name; the names depend on the catalogues alone, never on what was reported."""
    names = Names.of(snapshot.catalogues)
    found = [
        *_general(statistics, snapshot),
        *_by_catalogue(statistics, names),
        *_people(statistics),
        *_answers(statistics),
        *_continuity(statistics),
    ]
    return {live.name: live for live in found}


def fill(text: str, figures: dict[str, Live]) -> str:
    """The text with its figures; a name that is not known raises KeyError: `fields.unknown` asks first."""
    return fields.fill(text, {name: live.written for name, live in figures.items()})


def _general(s, snapshot):
    group = _("General")
    for name, value, meaning in (
        ("total", s.total, _("total de acciones")),
        ("conjuntas", s.joint, _("acciones conjuntas")),
        (
            "instituciones",
            s.institutions["total"],
            _("instituciones que participan, con las oficinas estatales"),
        ),
        ("instancias", s.institutions["instances"], _("instituciones que participan, sin las estatales")),
        ("gobiernos_estatales", s.states["total"], _("gobiernos estatales que participan")),
        ("retos", s.challenges["total"], _("retos")),
        ("retos_acciones", s.challenges["entries"], _("acciones que reportan retos")),
        ("ods_acciones", s.sdg["entries"], _("acciones vinculadas con los ODS")),
    ):
        yield Live(name, prose.number(value), meaning, group)
    cycle = snapshot.cycle
    yield Live("ejercicio", cycle["name"], _("nombre del ejercicio"), group)
    period = prose.period(cycle["period_start"], cycle["period_end"])
    yield Live("periodo", period, _("periodo de referencia, en palabras"), group)


def _by_catalogue(s, names):
    """One figure for each item of each catalogue."""
    by_short = {names.short_sectors[n].lower(): (n, value) for n, value in s.by_sector.items()}
    for short, (n, value) in by_short.items():
        yield Live(f"sector_{short}", prose.number(value), names.sectors[n], _("Acciones por sector"))
    for short, (n, _value) in by_short.items():
        many = s.institutions_by_sector[n]
        yield Live(
            f"instituciones_{short}", prose.number(many), names.sectors[n], _("Instituciones por sector")
        )
    for n, value in s.by_objective.items():
        yield Live(f"objetivo_{n}", prose.number(value), names.objectives[n], _("Acciones por objetivo"))
    for n, value in s.by_secondary_objective.items():
        yield Live(
            f"objetivo_{n}_secundario",
            prose.number(value),
            names.objectives[n],
            _("Como objetivo secundario"),
        )
    yield from _of("tipo", s.kinds["by_kind"], names.kinds, _("Acciones por tipo"))
    yield from _of("poblacion", s.population["by_population"], names.population, _("Acciones por población"))
    yield from _of("reto", s.challenges["by_category"], names.challenges, _("Retos por categoría"))


def _of(prefix, counts, names, group):
    """Only keys of the catalogue: others would make names depend on what was reported."""
    for key, name in names.items():
        yield Live(f"{prefix}_{key or 'sin_categoria'}", prose.number(counts.get(key, 0)), name, group)


def _people(s):
    reached, group = s.people_reached, _("Personas alcanzadas")
    yield Live("personas", prose.number(reached["total"]), _("suma de personas"), group)
    yield Live("personas_acciones", prose.number(reached["entries"]), _("acciones detrás de la suma"), group)
    yield Live("personas_cifras", prose.number(reached["figures"]), _("cifras detrás de la suma"), group)
    for key, word in PARTS_OF_PEOPLE.items():
        yield Live(f"personas_{word}", prose.number(reached[key]), word.replace("_", " "), group)


def _answers(s):
    for name, counts, meaning in (
        ("mujeres", s.focus_women, _("Enfoque en mujeres, niñas y adolescentes")),
        ("discapacidad", s.focus_disability, _("Atención a personas con discapacidad")),
    ):
        counts = {key: counts[key] for key in ANSWERS}
        share = shares(counts)
        for key, word in ANSWERS.items():
            yield Live(f"{name}_{word}", prose.number(counts[key]), word.replace("_", " "), meaning)
            label = _("%(answer)s, en porcentaje") % {"answer": word.replace("_", " ")}
            yield Live(f"{name}_{word}_porcentaje", prose.percent(share[key]), label, meaning)


def _continuity(s):
    c, group = s.continuity, _("Continuidad")
    yield Live("ejercicio_anterior", c["previous"], _("nombre del ejercicio anterior"), group)
    yield Live("programas_nuevos", prose.number(c["new"]), _("programas nuevos"), group)
    yield Live("programas_continuan", prose.number(c["continued"]), _("programas que continúan"), group)
    yield Live("programas_concluidos", prose.number(c["ended"]), _("programas que concluyeron"), group)
