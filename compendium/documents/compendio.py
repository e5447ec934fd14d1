"""The Compendio General: every entry of an edition, by sector and objective, as an ordered list of parts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from compendium import prose
from compendium.documents import annexes, erratum, texts
from compendium.documents.figures import FigureTable, figure_table
from compendium.documents.names import Mentions, place
from compendium.documents.parts import Document, Part
from compendium.documents.report import texts_with_figures
from compendium.documents.rich import rich
from compendium.documents.text import line
from compendium.snapshot import Snapshot, SnapshotError, identity, participants
from compendium.statistics import Statistics, count

NAME = "compendio"
LANGUAGE = "es-MX"
SPARSE = 2  # entries an objective has on average, in a chapter whose objectives open no page of their own


@dataclass(frozen=True)
class PrintedEntry:
    """`heading` is number, title and institution in print; `title` and `folio` name it in messages."""

    anchor: str
    number: str
    title: str
    institution: str
    folio: str
    description: str
    results: str
    figures: FigureTable | None
    challenges: tuple[str, ...]
    source: dict

    @property
    def heading(self):
        return f"{self.number}. {self.title} – {self.institution}"


@dataclass(frozen=True)
class Objective:
    anchor: str
    number: str
    title: str
    label: str
    running: str
    entries: tuple[PrintedEntry, ...]


@dataclass(frozen=True)
class Chapter:
    anchor: str
    number: str
    title: str
    running: str
    summary: str
    objectives: tuple[Objective, ...]


def compose(snapshot: Snapshot, statistics: Statistics | None = None) -> Document:
    """The whole document. Raises SnapshotError without entries, or when one would be printed nowhere."""
    if not snapshot.entries:
        raise SnapshotError(_("La edición no tiene registros: no hay nada que imprimir."))
    statistics = statistics or count(snapshot)
    chapters = compose_chapters(snapshot)
    _check_nothing_is_lost(snapshot, chapters)
    written = texts_with_figures(snapshot, statistics)
    plain, rich_ = texts.plain_texts(written), texts.rich_texts(written)
    colophon = annexes.colophon(snapshot, plain, title_of(snapshot))
    closing_parts = annexes.parts(snapshot, statistics, chapters)
    changed = erratum.parts(snapshot, entries_of(chapters))
    front = [
        Part("cover", "_cover.html", cover(snapshot, plain)),
        Part("title", "_title.html", {**cover(snapshot, plain), "colophon": colophon}),
        Part("legal", "_legal.html", {"texts": plain, "colophon": colophon}),
        *authorities(snapshot, rich_["authorities"]),
        Part(
            "contents",
            "_contents.html",
            contents(chapters, closing_parts, changed, rich_),
        ),
        *changed,
        Part(
            "presentation", "_presentation.html", presentation(snapshot, statistics, chapters, plain, rich_)
        ),
    ]
    back = [
        *_optional("closing", rich_["closing"]),
        *closing_parts,
        *_optional("credits", rich_["credits"]),
        Part("colophon", "_colophon.html", {"colophon": colophon}),
    ]
    return Document(
        name=NAME,
        title=title_of(snapshot),
        subtitle=plain["work"],
        language=LANGUAGE,
        created=snapshot.edition["frozen_at"],
        author=plain["publisher"],
        parts=(*front, *chapter_parts(chapters), *back),
    )


def title_of(snapshot: Snapshot) -> str:
    return _("Compendio General %(cycle)s") % {"cycle": snapshot.cycle["name"]}


def authorities(snapshot, text) -> list[Part]:
    """Who holds which post, then what the editor adds."""
    rows = [{"name": line(each["name"]), "post": line(each["post"])} for each in snapshot.authorities]
    if not rows and not text:
        return []
    return [Part("authorities", "_authorities.html", {"rows": rows, "text": text})]


def _optional(name, text):
    return [Part(name, f"_{name}.html", {"text": text})] if text else []


def _check_nothing_is_lost(snapshot, chapters):
    printed = {entry.folio for entry in entries_of(chapters)}
    lost = [entry["folio"] for entry in snapshot.entries if entry["folio"] not in printed]
    if lost:
        sentence = _("Estos registros no pertenecen a ningún sector u objetivo del catálogo: %(folios)s.")
        raise SnapshotError(sentence % {"folios": ", ".join(lost)})


def entries_of(chapters) -> list[PrintedEntry]:
    return [entry for chapter in chapters for objective in chapter.objectives for entry in objective.entries]


def compose_chapters(snapshot: Snapshot) -> list[Chapter]:
    """Only the sectors that have entries, in the catalogue's order, each with its objectives that have entries."""
    state_names = {state["code"]: state["name"] for state in snapshot.catalogues["states"]}
    chapters = []
    for sector in snapshot.catalogues["sectors"]:
        entries = [entry for entry in snapshot.entries if entry["institution"]["sector"] == sector["number"]]
        if entries:
            mentions = Mentions(entries, state_names)
            objectives = compose_objectives(sector, entries, mentions, snapshot.catalogues["objectives"])
            chapters.append(compose_chapter(sector, entries, objectives))
    return chapters


def compose_chapter(sector, entries, objectives) -> Chapter:
    institutions = {identity(who) for entry in entries for who in participants(entry)}
    facts = [
        prose.counted(len(entries), _("acción"), _("acciones")),
        prose.counted(len(objectives), _("objetivo"), _("objetivos")),
        prose.counted(len(institutions), _("institución"), _("instituciones")),
    ]
    return Chapter(
        anchor=f"capitulo-{sector['number']}",
        number=str(sector["number"]),
        title=line(sector["name"]),
        running=_("Capítulo %(number)s · %(name)s")
        % {"number": sector["number"], "name": line(sector["name"])},
        summary=" · ".join(facts),
        objectives=objectives,
    )


def compose_objectives(sector, entries, mentions, catalogue) -> tuple[Objective, ...]:
    objectives = []
    for objective in catalogue:
        own = sorted((entry for entry in entries if entry["objective"] == objective["number"]), key=place)
        if own:
            objectives.append(compose_objective(sector, objective, own, mentions))
    return tuple(objectives)


def compose_objective(sector, objective, entries, mentions) -> Objective:
    number = objective["number"]
    anchor = f"objetivo-{sector['number']}-{number}"
    return Objective(
        anchor=anchor,
        number=str(number),
        title=line(objective["title"]),
        label=line(objective["label"]),
        running=_("Objetivo %(number)s · %(label)s") % {"number": number, "label": line(objective["label"])},
        entries=tuple(
            compose_entry(entry, rank, f"{anchor}-{rank}", mentions.of(entry))
            for rank, entry in enumerate(entries, start=1)
        ),
    )


def compose_entry(entry, number, anchor, institution) -> PrintedEntry:
    return PrintedEntry(
        anchor=anchor,
        number=str(number),
        title=line(prose.capitals(entry["title"])),
        institution=line(institution),
        folio=entry["folio"],
        description=rich(entry["description"]),
        results=rich(entry["results"]),
        figures=figure_table(entry.get("figures")),
        challenges=tuple(rich(challenge["text"]) for challenge in entry.get("challenges", ())),
        source=entry,
    )


def chapter_parts(chapters) -> list[Part]:
    parts = []
    for chapter in chapters:
        parts.append(Part(chapter.anchor, "_opener.html", chapter))
        parts.extend(objective_parts(chapter.objectives))
    return parts


def objective_parts(objectives) -> list[Part]:
    """Each on a page of its own, unless most of those pages would be white."""
    entries = sum(len(objective.entries) for objective in objectives)
    is_sparse = entries <= SPARSE * len(objectives)
    return [
        Part(objective.anchor, "_objective.html", objective, runs_on=is_sparse and rank > 0)
        for rank, objective in enumerate(objectives)
    ]


def cover(snapshot, plain):
    return {
        "title": _("Compendio General"),
        "year": line(snapshot.cycle["name"]),
        "texts": plain,
        "is_rehearsal": snapshot.cycle.get("is_rehearsal", False),
    }


def contents(chapters, closing_parts, changed, rich_):
    return {
        "chapters": chapters,
        "annexes": closing_parts,
        "changed": list(changed),
        "has_closing": bool(rich_["closing"]),
        "has_credits": bool(rich_["credits"]),
    }


def presentation(snapshot, statistics, chapters, plain, rich_):
    """The editor's words, then the sentence whose every number is a statistic."""
    return {
        "text": rich_["presentation"],
        "totals": _totals(statistics),
        "period": _period(snapshot.cycle),
        "facts": _facts(statistics),
        "sectors": [
            {"title": chapter.title, "number": chapter.number, "actions": prose.number(_actions(chapter))}
            for chapter in chapters
        ],
        "total": prose.number(statistics.total),
        "dateline": _("%(city)s, %(day)s")
        % {"city": plain["city"], "day": prose.day(prose.moment(snapshot.edition["frozen_at"]).date())},
    }


def _actions(chapter):
    return sum(len(objective.entries) for objective in chapter.objectives)


def _headline(statistics):
    """(quantity, singular, plural) of what the presentation counts; who did not take part is left out."""
    counts = (
        (statistics.total, _("acción"), _("acciones")),
        (statistics.institutions["instances"], _("instancia"), _("instancias")),
        (statistics.states["total"], _("gobierno estatal"), _("gobiernos estatales")),
    )
    return [each for each in counts if each[0]]


def _totals(statistics):
    actions, *reporters = (prose.counted(*each) for each in _headline(statistics))
    return _("Esta edición documenta %(actions)s de %(reporters)s.") % {
        "actions": actions,
        "reporters": prose.enumerate_words(reporters),
    }


def _facts(statistics):
    return [
        {"number": prose.number(quantity), "what": singular if quantity == 1 else plural}
        for quantity, singular, plural in _headline(statistics)
    ]


def _period(cycle):
    sentence = _(
        "La información corresponde al periodo %(period)s; algunas acciones comenzaron antes o siguen en curso, "
        "y así lo indica su descripción."
    )
    return sentence % {"period": prose.period(cycle["period_start"], cycle["period_end"])}
