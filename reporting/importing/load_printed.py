"""A printed Compendio into the database: all of it or nothing, once, and never over what is there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from reporting import calling, richtext, workflow
from reporting.catalogues import fold
from reporting.checks import figures
from reporting.models import Challenge, Cycle, Entry, Figure, Institution, Programme, Status, User
from reporting.models.cycle import CYCLE_NAME

from .institutions import Directory, Known, Party, Resolution
from .printed import Anomaly, PrintedBook, PrintedEntry

MARK = "printed:"  # begins the import key of every entry read from a book
LONGEST_TITLE = Entry._meta.get_field("title").max_length
LONGEST_UNIT = Entry._meta.get_field("unit").max_length


class ImportRefused(Exception):
    """Nothing was imported; the message is a Spanish sentence that says why."""


@dataclass
class Loaded:
    """What an import did, or would do: counts of entries, and what had to be decided on the way."""

    cycle: str
    created: int = 0
    existing: int = 0
    approved: int = 0
    figures: int = 0  # stored, each with the passage it was read in
    institutions: list[str] = field(default_factory=list)  # created, by name
    anomalies: list[Anomaly] = field(default_factory=list)


@dataclass
class Plan:
    """One entry of the book on its way into the database."""

    printed: PrintedEntry
    resolution: Resolution
    key: str
    position: int  # among the entries of its chapter and objective


def load_printed(
    book: PrintedBook,
    *,
    cycle: str,
    approved: bool = False,
    with_figures: bool = False,
    by: User | None = None,
    dry_run: bool = False,
    at=None,
) -> Loaded:
    """Create the entries of `book` that `cycle` does not have yet; with `approved`, as approved ones.

    A printed book has no table of figures: `with_figures` stores those that the results report in words.
    Entries that are there stay as they are: where they differ from the book, an anomaly says in what.
    """
    with transaction.atomic():
        loaded = _load(book, _cycle(cycle), approved=approved, with_figures=with_figures, by=by, at=at)
        transaction.set_rollback(dry_run)
    return loaded


def _load(
    book: PrintedBook, cycle: Cycle, *, approved: bool, with_figures: bool, by: User | None, at
) -> Loaded:
    plans = plan(book.entries, Directory(known_institutions()))
    existing = {entry.import_key: entry for entry in _imported(cycle)}
    missing = [item for item in plans if item.key not in existing]
    loaded = Loaded(cycle.name, created=len(missing), existing=len(plans) - len(missing))
    institutions = _create_institutions(missing, loaded)
    entries = _create_entries(missing, cycle, institutions)
    calling.call(cycle, [entry.institution_id for entry in entries])
    if with_figures:
        loaded.figures = len(Figure.objects.bulk_create(row for entry in entries for row in _figures(entry)))
    unchanged = _compare(plans, existing, loaded)
    if approved:
        drafts = [entry for entry in (*entries, *unchanged) if entry.status == Status.DRAFT]
        loaded.approved = len(workflow.adopt(drafts, by=by, at=at))
    loaded.anomalies += _remarks(plans, existing)
    return loaded


def _cycle(name: str) -> Cycle:
    """The cycle of that name, created with its usual calendar when it is missing."""
    cycle = Cycle.objects.filter(name=name).first()
    if cycle:
        return cycle
    try:
        CYCLE_NAME(name)
        cycle = Cycle.of_year(name)
        cycle.full_clean()
    except (ValidationError, ValueError) as error:
        raise ImportRefused(CYCLE_NAME.message) from error
    cycle.save()
    return cycle


def known_institutions() -> list[Known]:
    """The institutions on record, in the order they were entered, as the directory reads them."""
    return [
        Known(
            id=item.pk,
            name=item.name,
            acronym=item.acronym,
            sector=item.sector_id,
            state=item.state_id or "",
            parent=item.parent_id,
            is_unit=item.is_unit,
            aliases=tuple(
                name for alias in item.aliases.all() for name in (alias.name, alias.acronym) if name
            ),
        )
        for item in Institution.objects.standing().order_by("pk").prefetch_related("aliases")
    ]


def plan(entries: Iterable[PrintedEntry], directory: Directory) -> list[Plan]:
    """Each entry with whom its heading means, its key in the cycle and its place in its objective."""
    plans, numbers, places = [], Counter(), Counter()
    for printed in entries:
        group = (printed.chapter, printed.objective)
        places[group] += 1
        numbers[*group, printed.number] += 1
        again = numbers[*group, printed.number]
        key = f"{MARK}{printed.chapter}/{printed.objective}/{printed.number}" + (
            f"/{again}" if again > 1 else ""
        )
        resolution = directory.resolve(printed.institution, chapter=printed.chapter, place=printed.place)
        plans.append(Plan(printed, resolution, key, places[group]))
    return plans


# --- What is created ------------------------------------------------------------------------------


def _create_institutions(plans: list[Plan], loaded: Loaded) -> dict[Party, int]:
    """The id of each institution that the plans mean; those not on record are created, to be reviewed."""
    parties = dict.fromkeys(
        party for item in plans for party in (item.resolution.lead, *item.resolution.partners)
    )
    created = Institution.objects.bulk_create(
        Institution(
            name=party.name,
            acronym=party.acronym,
            sector_id=party.sector,
            state_id=party.state or None,
            parent_id=party.parent,
            needs_review=True,
        )
        for party in parties
        if party.id is None
    )
    loaded.institutions = [item.name for item in created]
    new = iter(created)
    return {party: next(new).pk if party.id is None else party.id for party in parties}


def _create_entries(plans: list[Plan], cycle: Cycle, institutions: dict[Party, int]) -> list[Entry]:
    programmes = _programmes(plans, cycle, institutions)
    entries = Entry.objects.bulk_create(
        Entry(
            cycle=cycle,
            programme=programme,
            institution_id=institutions[item.resolution.lead],
            position=item.position,
            import_key=item.key,
            objective_id=item.printed.objective,
            **_texts(item),
        )
        for item, programme in zip(plans, programmes, strict=True)
    )
    Challenge.objects.bulk_create(
        Challenge(entry=entry, position=position, text=text)
        for entry, item in zip(entries, plans, strict=True)
        for position, text in enumerate(_challenges(item.printed), start=1)
    )
    Joint = Entry.partners.through
    Joint.objects.bulk_create(
        Joint(entry=entry, institution_id=institutions[partner])
        for entry, item in zip(entries, plans, strict=True)
        for partner in item.resolution.partners
    )
    return entries


def _figures(entry: Entry) -> Iterable[Figure]:
    """What the results report, as rows; without what no row can hold."""
    for position, proposal in enumerate(figures.propose({"results": entry.results}), start=1):
        row = Figure(entry=entry, position=position, passage=proposal.quote, **proposal.figure)
        with suppress(ValidationError):
            row.clean_fields(exclude=["entry"])
            yield row


def _texts(item: Plan) -> dict[str, str]:
    """The entry's texts as they are kept; a title too long is cut, and stands whole in the description."""
    title = richtext.clean_line(item.printed.title) or _("Sin título")
    description = item.printed.description
    if len(title) > LONGEST_TITLE:
        description = f"<p>{escape(title, quote=False)}</p>{description}"
        title = title[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
    return {
        "title": title,
        "unit": richtext.clean_line(item.resolution.unit)[:LONGEST_UNIT],
        "description": richtext.clean(description),
        "results": richtext.clean(item.printed.results),
    }


def _challenges(printed: PrintedEntry) -> list[str]:
    return [text for text in map(richtext.clean, printed.challenges) if text]


def _programmes(plans: list[Plan], cycle: Cycle, institutions: dict[Party, int]) -> list[Programme]:
    """The programme of each plan: the institution's of the same title from another cycle, or a new one."""
    free = _free_programmes(cycle, set(institutions.values()))
    names = [(institutions[item.resolution.lead], fold(_texts(item)["title"])) for item in plans]
    found: list[Programme | None] = [None] * len(plans)
    # Those of the same objective first, because several programmes of an institution may share a title.
    for is_same in (True, False):
        for i, item in enumerate(plans):
            options = free.get(names[i], [])
            if found[i] is None:
                found[i] = _take(options, item.printed.objective if is_same else None)
    continued = [programme.pk for programme in found if programme]
    Programme.objects.filter(pk__in=continued, status=Programme.Status.NEW).update(
        status=Programme.Status.CONTINUED
    )
    new = iter(
        Programme.objects.bulk_create(
            Programme(title=_texts(item)["title"], institution_id=names[i][0])
            for i, item in enumerate(plans)
            if found[i] is None
        )
    )
    return [programme or next(new) for programme in found]


def _free_programmes(cycle: Cycle, institutions: set[int]) -> dict[tuple[int, str], list[Programme]]:
    """By institution and title, the programmes that have no entry in `cycle` yet."""
    programmes = (
        Programme.objects.filter(institution__in=institutions)
        .exclude(status=Programme.Status.MERGED)
        .exclude(entries__cycle=cycle)
        .prefetch_related("entries")
        .order_by("pk")
    )
    free = defaultdict(list)
    for programme in programmes:
        free[programme.institution_id, fold(programme.title)].append(programme)
    return free


def _take(options: list[Programme], objective: int | None) -> Programme | None:
    """The first of `options`, which loses it; with `objective`, the first that was reported under it."""
    for programme in options:
        if objective is None or any(entry.objective_id == objective for entry in programme.entries.all()):
            options.remove(programme)
            return programme
    return None


# --- What is there already ------------------------------------------------------------------------


def _imported(cycle: Cycle) -> Iterable[Entry]:
    entries = Entry.objects.filter(cycle=cycle, import_key__startswith=MARK)
    return entries.select_related("cycle").prefetch_related("challenges", "partners")


def _compare(plans: list[Plan], existing: dict[str, Entry], loaded: Loaded) -> list[Entry]:
    """The existing entries that say what the book says; of the others an anomaly tells the differences."""
    unchanged = []
    for item in plans:
        entry = existing.get(item.key)
        if entry is None:
            continue
        differences = _differences(entry, item)
        if differences:
            message = _(
                "Ya existe como registro %(folio)s y difiere del libro (%(parts)s): se dejó como está."
            )
            values = {"folio": entry.folio, "parts": ", ".join(differences)}
            loaded.anomalies.append(Anomaly(item.printed.line, "existing-differs", message % values))
        else:
            unchanged.append(entry)
    return unchanged


def _differences(entry: Entry, item: Plan) -> list[str]:
    texts, resolution = _texts(item), item.resolution
    same = {
        _("título"): entry.title == texts["title"],
        _("institución"): entry.institution_id == resolution.lead.id,
        _("instituciones participantes"): {p.pk for p in entry.partners.all()}
        == {p.id for p in resolution.partners},
        _("unidad"): entry.unit == texts["unit"],
        _("descripción"): entry.description == texts["description"],
        _("resultados"): entry.results == texts["results"],
        _("retos"): [c.text for c in entry.challenges.all()] == _challenges(item.printed),
    }
    return [name for name, is_same in same.items() if not is_same]


def _remarks(plans: list[Plan], existing: dict[str, Entry]) -> list[Anomaly]:
    """What was decided about institutions, and titles that were cut."""
    found = []
    for item in plans:
        line = item.printed.line
        found += [
            Anomaly(line, remark.kind, remark.message)
            for remark in item.resolution.remarks
            if remark.kind != "institution-new" or item.key not in existing
        ]
        if len(richtext.clean_line(item.printed.title)) > LONGEST_TITLE:
            message = _("El título pasa de %(longest)d letras: se cortó, y entero encabeza la descripción.")
            found.append(Anomaly(line, "title-length", message % {"longest": LONGEST_TITLE}))
    return found
