"""The texts an editor writes for a cycle: which there are, and which a document cannot do without."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from compendium.documents import texts
from reporting.catalogues import OBJECTIVES, SECTORS

COMPENDIO, INFORME = "compendio", "informe"


class Text(NamedTuple):
    """`group` puts texts of one kind together on the editor's page and in the sentence that says what is missing."""

    name: str
    title: str
    help: str
    document: str
    group: str
    is_needed: bool = False
    objective: int | None = None


GROUPS = {
    "matter": (_("texto general"), _("textos generales")),
    "summary": (_("resumen de objetivo"), _("resúmenes de objetivo")),
    "kinds": (_("comentario sobre los tipos de acción"), _("comentarios sobre los tipos de acción")),
    "analysis": (_("comentario del análisis"), _("comentarios del análisis")),
}


def _compendio():
    titles = {
        "presentation": _("Presentación del Compendio"),
        "closing": _("Consideraciones finales del Compendio"),
        "authorities": _("Autoridades"),
        "credits": _("Créditos"),
    }
    for name in texts.RICH:
        yield Text(
            name,
            titles[name],
            _("Vacío, se imprime el texto propio del sistema, si lo hay."),
            COMPENDIO,
            "matter",
            is_needed=not texts.RICH[name],  # the product has none of its own
        )


def _informe():
    yield Text("informe_preambulo", _("Preámbulo"), _("Abre el informe."), INFORME, "matter", is_needed=True)
    yield Text(
        "informe_metodo",
        _("Método"),
        _("Sigue a las frases calculadas sobre quién participó."),
        INFORME,
        "matter",
    )
    yield Text(
        "informe_conclusiones", _("Conclusiones"), _("Cierra el informe."), INFORME, "matter", is_needed=True
    )
    for o in OBJECTIVES:
        place = {"document": INFORME, "objective": o.number}
        title = _("Objetivo %(number)s: resumen") % {"number": o.number}
        yield Text(f"informe_objetivo_{o.number}", title, o.title, group="summary", is_needed=True, **place)
    for o in OBJECTIVES:
        title = _("Objetivo %(number)s: tipos de acción") % {"number": o.number}
        yield Text(f"informe_objetivo_{o.number}_tipos", title, o.title, INFORME, "kinds", objective=o.number)
    for sector in SECTORS:
        title = _("Análisis: %(sector)s") % {"sector": sector.name}
        yield Text(
            f"informe_sector_{sector.number}", title, _("Sigue al párrafo calculado."), INFORME, "analysis"
        )
    for name, title in ANALYSES.items():
        yield Text(f"informe_{name}", title, _("Sigue al párrafo calculado."), INFORME, "analysis")


ANALYSES = {
    "estados": _("Análisis: estados"),
    "tipos": _("Análisis: tipos de acción"),
    "poblacion": _("Análisis: población atendida"),
    "mujeres": _("Análisis: mujeres, niñas y adolescentes"),
    "discapacidad": _("Análisis: personas con discapacidad"),
    "personas": _("Análisis: personas alcanzadas"),
    "continuidad": _("Análisis: continuidad"),
    "ods": _("Análisis: Objetivos de Desarrollo Sostenible"),
    "retos": _("Retos"),
}
TEXTS = {text.name: text for text in (*_informe(), *_compendio())}


# The legal page is a form of its own, and authorities are rows first and a text second.
IMPRINT = Text("imprint", _("Página legal"), "", COMPENDIO, "matter", is_needed=True)
AUTHORITIES = "authorities"


def needed(document: str, by_objective: dict[int, int]) -> list[Text]:
    """What must be written before the document is built: no summary of an objective without actions."""
    return [
        text
        for text in (IMPRINT, *TEXTS.values())
        if text.document == document
        and text.is_needed
        and (text.objective is None or by_objective.get(text.objective))
    ]
