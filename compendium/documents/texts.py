"""The product's own front and back matter, printed wherever the editor has written nothing for the cycle."""

from django.utils.translation import gettext_lazy as _

from compendium.documents.licences import LICENCES, USUAL
from compendium.documents.rich import rich
from compendium.documents.text import line

# Plain: one line each. A licence for the book and one for its data, because they need not be the same.
PLAIN = {
    "work": _("Pacto Mundial para una Migración Segura, Ordenada y Regular"),
    "publisher": _("Secretaría de Gobernación"),
    "unit": _("Unidad de Política Migratoria, Registro e Identidad de Personas"),
    "address": _(
        "Abraham González 48, edificio L, piso 2, colonia Juárez, alcaldía Cuauhtémoc, "
        "06600, Ciudad de México"
    ),
    "website": "www.politicamigratoria.gob.mx",
    "city": _("Ciudad de México"),
    "book_licence": LICENCES[USUAL["book"]].sentence,
    "data_licence": LICENCES[USUAL["data"]].sentence,
}
# Rich: whole paragraphs. An empty one is not printed.
RICH = {
    "presentation": _(
        "<p>Este Compendio reúne, en un solo lugar, lo que las instituciones de México informaron haber hecho "
        "por las personas migrantes y sus familias en el marco del Pacto Mundial para una Migración Segura, "
        "Ordenada y Regular. Se publica para que cualquier persona pueda saber qué programas existen, quién los "
        "lleva a cabo, qué alcanzaron y qué dificultades encontraron.</p>"
        "<p>El contenido se ordena primero por el sector al que pertenece cada institución y después por los "
        "objetivos del Pacto. Cada acción dice en qué consiste, qué resultados se reportaron y, cuando los hubo, "
        "qué retos quedan por atender.</p>"
    ),
    "closing": _(
        "<p>Las acciones aquí reunidas fueron escritas por las instituciones que las realizan y revisadas antes "
        "de publicarse. Leídas en conjunto muestran dónde se concentra el esfuerzo, qué objetivos están menos "
        "atendidos y qué tareas se repiten de un año a otro.</p>"
        "<p>El siguiente ejercicio partirá de esta edición: cada institución podrá retomar lo que informó, "
        "actualizarlo y decir qué cambió.</p>"
    ),
    "authorities": "",
    "credits": "",
}


def plain_texts(texts: dict) -> dict[str, str]:
    return {name: line(str(texts.get(name) or default)) for name, default in PLAIN.items()}


def rich_texts(texts: dict) -> dict[str, str]:
    return {name: rich(str(texts.get(name) or default)) for name, default in RICH.items()}
