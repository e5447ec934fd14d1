"""The page of an erratum that says what differs from the published edition it replaces."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from compendium import prose
from compendium.documents.blocks import Bullets, Heading, Item, Paragraph, Section
from compendium.documents.parts import Part
from compendium.documents.text import line
from compendium.documents.writing import TEXTS

ANCHOR = "cambios"
FIELDS = {
    "title": lazy("título"),
    "institution": lazy("institución responsable"),
    "unit": lazy("unidad responsable"),
    "partners": lazy("instituciones participantes"),
    "objective": lazy("objetivo principal"),
    "secondary_objectives": lazy("objetivos secundarios"),
    "position": lazy("orden"),
    "kinds": lazy("tipos de acción"),
    "population": lazy("población atendida"),
    "description": lazy("descripción"),
    "results": lazy("resultados"),
    "figures": lazy("resultados cuantitativos"),
    "challenges": lazy("retos"),
    "focus_women": lazy("enfoque en mujeres, adolescentes y niñas"),
    "focus_women_how": lazy("enfoque en mujeres, adolescentes y niñas: de qué manera"),
    "focus_disability": lazy("atención a personas con discapacidad"),
    "focus_disability_how": lazy("atención a personas con discapacidad: de qué manera"),
    "starts": lazy("inicio"),
    "ends": lazy("fin"),
    "is_permanent": lazy("permanencia"),
    "states": lazy("entidades que cubre"),
    "sdg_targets": lazy("metas de los ODS"),
    "highlight": lazy("por qué se destaca"),
    "principles": lazy("principios rectores"),
    "links": lazy("enlaces como evidencia"),
    "files": lazy("archivos como evidencia"),
}
PLAIN = {
    "publisher": lazy("Quién publica"),
    "unit": lazy("Unidad responsable"),
    "address": lazy("Domicilio"),
    "city": lazy("Ciudad"),
    "website": lazy("Sitio web"),
    "book_licence": lazy("Licencia de la obra"),
    "data_licence": lazy("Licencia de los datos"),
}
MATTER = {
    "cycle": lazy("Datos del ejercicio"),
    "catalogues": lazy("Catálogos"),
    "authorities": lazy("Autoridades"),
    "left_out_parts": lazy("Partes que se imprimen"),
    "earlier": lazy("Comparación con ejercicios anteriores"),
}


def title_of(snapshot) -> str:
    return _("Cambios respecto de la edición %(number)s") % {"number": line(snapshot.replaces["number"])}


def parts(snapshot, entries=()) -> list[Part]:
    """One, or none when the edition replaces nothing; `entries` are the printed ones, to which it leads."""
    if not snapshot.replaces:
        return []
    return [Part(ANCHOR, "_changes.html", content(snapshot, entries))]


def sections(snapshot) -> list[Section]:
    """The same for a report of blocks."""
    if not snapshot.replaces:
        return []
    told = content(snapshot)
    blocks = [Paragraph(told["lead"])]
    for group in told["groups"]:
        items = (Item(_item(row), f"{row['title']} – {row['institution']}.") for row in group["rows"])
        blocks += [Heading(group["title"]), Bullets(tuple(items))]
    if told["matter"]:
        heading = Heading(_("Textos y datos generales"))
        blocks += [heading, Bullets(tuple(Item(each) for each in told["matter"]))]
    return [Section(ANCHOR, told["title"], tuple(blocks))]


def _item(row) -> str:
    return f"{row['place']}: {row['fields']}." if row["fields"] else f"{row['place']}."


def content(snapshot, entries=()) -> dict:
    changes = snapshot.replaces["changes"]
    printed = {entry.folio: entry for entry in entries}
    groups = (
        (_("Registros que se agregan"), changes["added"]),
        (_("Registros que cambian"), changes["changed"]),
        (_("Registros que se retiran"), changes["removed"]),
    )
    return {
        "anchor": ANCHOR,
        "title": title_of(snapshot),
        "lead": _summary(snapshot.replaces["edition"], changes),
        "groups": [
            {"title": title, "rows": [_row(row, printed) for row in rows]} for title, rows in groups if rows
        ],
        "matter": _matter(changes),
    }


def _summary(edition, changes) -> str:
    counts = (
        (len(changes["added"]), _("registro agregado"), _("registros agregados")),
        (len(changes["changed"]), _("registro modificado"), _("registros modificados")),
        (len(changes["removed"]), _("registro retirado"), _("registros retirados")),
        (len(_matter(changes)), _("texto o dato general"), _("textos o datos generales")),
    )
    told = [prose.counted(*each) for each in counts if each[0]]
    sentence = _("Esta edición sustituye a la edición %(edition)s, que sigue disponible. Difieren: %(what)s.")
    return sentence % {"edition": line(edition), "what": prose.enumerate_words(told)}


def _row(row, printed) -> dict:
    entry = printed.get(row["folio"])
    place = _("Capítulo %(sector)s, objetivo %(objective)s") % row
    return {
        "title": line(row["title"]),
        "institution": line(row["institution"]),
        "place": f"{place}, {entry.number}" if entry else place,
        "anchor": entry.anchor if entry else "",
        "fields": prose.enumerate_words([str(FIELDS.get(name, name)) for name in row["fields"]]),
    }


def _matter(changes) -> list[str]:
    texts = [
        str(PLAIN.get(name) or TEXTS[name].title) for name in changes["texts"] if name in {*PLAIN, *TEXTS}
    ]
    return [*texts, *(str(MATTER[name]) for name in changes["matter"])]
