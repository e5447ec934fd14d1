"""The proof of one institution: its entries as the Compendio will print them, with the numbers they have there."""

from dataclasses import replace

from django.utils.translation import gettext as _

from compendium import prose
from compendium.documents import compendio, texts
from compendium.documents.compendio import Objective
from compendium.documents.parts import Document, Part
from compendium.documents.report import texts_with_figures
from compendium.documents.text import line
from compendium.snapshot import Snapshot
from compendium.statistics import count

NAME = "galera"


def compose(snapshot: Snapshot, folios: set[str], institution: str) -> Document:
    """A page that says what this is, then the objectives with the entries of these folios."""
    plain = texts.plain_texts(texts_with_figures(snapshot, count(snapshot)))
    chosen = objectives_of(snapshot, folios)
    title = _("Galera: %(institution)s") % {"institution": line(institution)}
    return Document(
        name=NAME,
        title=title,
        subtitle=compendio.title_of(snapshot),
        language=compendio.LANGUAGE,
        created=snapshot.edition["frozen_at"],
        author=plain["publisher"],
        parts=(
            Part("galera", "_galera.html", front(snapshot, title, chosen)),
            *compendio.objective_parts(chosen),
        ),
    )


def objectives_of(snapshot: Snapshot, folios: set[str]) -> list[Objective]:
    """The whole book is composed: an entry's number and its institutions' names depend on what stands before it."""
    found = []
    for chapter in compendio.compose_chapters(snapshot):
        for objective in chapter.objectives:
            mine = tuple(entry for entry in objective.entries if entry.folio in folios)
            if mine:
                found.append(replace(objective, entries=mine))
    return found


def front(snapshot: Snapshot, title: str, objectives: list[Objective]) -> dict:
    return {
        "title": title,
        "work": compendio.title_of(snapshot),
        "label": line(snapshot.edition["label"]),
        "day": prose.day(prose.moment(snapshot.edition["frozen_at"]).date()),
        "entries": prose.counted(
            sum(len(each.entries) for each in objectives), _("registro"), _("registros")
        ),
        "objectives": objectives,
    }
