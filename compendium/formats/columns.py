"""The columns of a Compendio's data, declared once: the sheets, the CSV, the JSON and the dictionary follow them."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from compendium.documents.compendio import Chapter, Objective, PrintedEntry
from reporting.catalogues import UNITS
from reporting.richtext import plain

JOINT = "; "  # between several values of one cell
UNIT_NAMES = {unit.key: unit.name for unit in UNITS}


class Column(NamedTuple):
    """`key` names it for machines, `title` for people; value(row) reads it."""

    key: str
    title: str
    meaning: str
    value: Callable[["Row"], object]


class Row(NamedTuple):
    """One entry where it is printed, or one figure or challenge of it (`item`, by `number`)."""

    chapter: Chapter
    objective: Objective
    entry: PrintedEntry
    names: dict
    number: int = 0
    item: dict = {}

    @property
    def content(self) -> dict:
        return self.entry.source

    def named(self, catalogue: str, keys) -> str:
        return JOINT.join(self.names[catalogue].get(key, key) for key in keys)


def _yes_or_no(answer) -> str:
    return "" if answer is None else str(_("Sí") if answer else _("No"))


def _number(total: str) -> int | float:
    return float(total) if "." in str(total) else int(total)


def _name(institution: dict) -> str:
    acronym = institution.get("acronym")
    return f"{institution['name']} ({acronym})" if acronym else institution["name"]


PLACE = (
    Column("folio", _("Folio"), _("Identifica al registro dentro del ejercicio."), lambda r: r.entry.folio),
    Column(
        "capitulo",
        _("Capítulo"),
        _("Número del capítulo, que es el del sector."),
        lambda r: int(r.chapter.number),
    ),
    Column("objetivo", _("Objetivo"), _("Objetivo principal, de 1 a 23."), lambda r: int(r.objective.number)),
    Column(
        "numero",
        _("Número"),
        _("Lugar que ocupa en su objetivo y capítulo impresos."),
        lambda r: int(r.entry.number),
    ),
)
ENTRIES = (
    *PLACE,
    Column("sector", _("Sector"), _("Sector de la institución responsable."), lambda r: r.chapter.title),
    Column(
        "objetivo_titulo",
        _("Título del objetivo"),
        _("Título oficial del objetivo principal."),
        lambda r: r.objective.title,
    ),
    Column(
        "titulo", _("Título"), _("Programa, acción o buena práctica."), lambda r: plain(r.content["title"])
    ),
    Column(
        "institucion",
        _("Institución"),
        _("Institución responsable y su sigla."),
        lambda r: _name(r.content["institution"]),
    ),
    Column(
        "unidad",
        _("Unidad"),
        _("Unidad que lleva la acción, si se dijo."),
        lambda r: r.content.get("unit", ""),
    ),
    Column(
        "participantes",
        _("Participantes"),
        _("Otras instituciones de una acción conjunta."),
        lambda r: JOINT.join(map(_name, r.content.get("partners", ()))),
    ),
    Column(
        "objetivos_secundarios",
        _("Objetivos secundarios"),
        _("Otros objetivos a los que contribuye; no cuentan en los totales por objetivo."),
        lambda r: JOINT.join(map(str, r.content.get("secondary_objectives", ()))),
    ),
    Column(
        "tipos",
        _("Tipos de acción"),
        _("Del catálogo del ejercicio; puede haber varios."),
        lambda r: r.named("kinds", r.content.get("kinds", ())),
    ),
    Column(
        "poblacion",
        _("Población atendida"),
        _("Del catálogo del ejercicio; puede haber varias."),
        lambda r: r.named("population", r.content.get("population", ())),
    ),
    Column(
        "descripcion", _("Descripción"), _("Texto sin formato."), lambda r: plain(r.content["description"])
    ),
    Column("resultados", _("Resultados"), _("Texto sin formato."), lambda r: plain(r.content["results"])),
    Column(
        "cifras",
        _("Cifras"),
        _("Cuántas cifras tiene en la tabla de cifras."),
        lambda r: len(r.content.get("figures", ())),
    ),
    Column(
        "retos",
        _("Retos"),
        _("Cuántos retos tiene en la tabla de retos."),
        lambda r: len(r.content.get("challenges", ())),
    ),
    Column(
        "mujeres",
        _("Enfoque en mujeres, niñas y adolescentes"),
        _("Sí, No, o vacío si no se respondió."),
        lambda r: _yes_or_no(r.content.get("focus_women")),
    ),
    Column(
        "mujeres_como",
        _("Cómo atiende a mujeres"),
        _("Texto de la institución."),
        lambda r: plain(r.content.get("focus_women_how") or ""),
    ),
    Column(
        "discapacidad",
        _("Atención a personas con discapacidad"),
        _("Sí, No, o vacío si no se respondió."),
        lambda r: _yes_or_no(r.content.get("focus_disability")),
    ),
    Column(
        "discapacidad_como",
        _("Cómo atiende a personas con discapacidad"),
        _("Texto de la institución."),
        lambda r: plain(r.content.get("focus_disability_how") or ""),
    ),
    Column("inicio", _("Inicio"), _("Fecha AAAA-MM-DD."), lambda r: r.content.get("starts") or ""),
    Column("fin", _("Fin"), _("Fecha AAAA-MM-DD."), lambda r: r.content.get("ends") or ""),
    Column(
        "permanente",
        _("Permanente"),
        _("Sí si la acción no tiene fecha de fin prevista."),
        lambda r: _yes_or_no(r.content.get("is_permanent")),
    ),
    Column(
        "estados",
        _("Entidades federativas"),
        _("Dónde se llevó a cabo."),
        lambda r: r.named("states", r.content.get("states", ())),
    ),
    Column(
        "ods",
        _("Metas de los ODS"),
        _("Metas que la institución señaló."),
        lambda r: JOINT.join(map(str, r.content.get("sdg_targets") or ())),
    ),
)
BREAKDOWN = (
    ("women", "mujeres", _("Mujeres")),
    ("men", "hombres", _("Hombres")),
    ("girls", "ninas", _("Niñas")),
    ("boys", "ninos", _("Niños")),
    ("adolescents", "adolescentes", _("Adolescentes")),
    ("unspecified", "no_especificado", _("No binario o no especificado")),
)
FIGURES = (
    *PLACE,
    Column("renglon", _("Renglón"), _("Lugar de la cifra en su registro."), lambda r: r.number),
    Column("que", _("Qué se cuenta"), _("En palabras de la institución."), lambda r: r.item["what"]),
    Column(
        "unidad",
        _("Unidad"),
        _("Personas, atenciones, documentos, eventos, pesos u otro."),
        lambda r: UNIT_NAMES.get(r.item["unit"], r.item["unit"]),
    ),
    Column("total", _("Total"), _("Cantidad total."), lambda r: _number(r.item["total"])),
    *(
        Column(
            key, title, _("Parte del total; vacío si no se reportó."), lambda r, name=name: r.item.get(name)
        )
        for name, key, title in BREAKDOWN
    ),
    Column("nota", _("Nota"), _("Aclaración de la institución."), lambda r: r.item.get("note") or ""),
)
CHALLENGES = (
    *PLACE,
    Column("renglon", _("Renglón"), _("Lugar del reto en su registro."), lambda r: r.number),
    Column("reto", _("Reto"), _("Texto sin formato."), lambda r: plain(r.item["text"])),
    Column(
        "categoria",
        _("Categoría"),
        _("Del catálogo de 20 categorías; vacía si no se asignó."),
        lambda r: r.named("challenge_categories", filter(None, [r.item.get("category")])),
    ),
)
TABLES = (
    ("registros", _("Registros"), ENTRIES, None),
    ("cifras", _("Cifras"), FIGURES, "figures"),
    ("retos", _("Retos"), CHALLENGES, "challenges"),
)
