"""Loads the sample data through the models and the workflow, all or nothing, once."""

import datetime
import json
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import calling, drafting, richtext, suggesting, workflow
from reporting.demo import calendar, evidence, people, threads
from reporting.models import (
    Challenge,
    ChallengeCategory,
    Cycle,
    Entry,
    Figure,
    Institution,
    Kind,
    Message,
    Objective,
    Population,
    Principle,
    Programme,
    State,
    Status,
    User,
)

FOLDER = Path(__file__).parent
PAST, OPEN = "2024", "2025"
UNREAD_SINCE = datetime.timedelta(days=4)
MARK = "demo:"  # begins the import key of every sample entry

TEXTS = ("description", "results")
PLAIN = (
    *("title", "unit", "starts", "ends", "is_permanent", "sdg_targets"),
    *("focus_women", "focus_women_how", "focus_disability", "focus_disability_how"),
)
# Each many-to-many field of an entry: the name in the files, the model it points to, what names a row of it.
LINKS = {
    "partners": ("partners", Institution, "short_name"),
    "secondary_objectives": ("secondary_objectives", Objective, "number"),
    "kinds": ("kinds", Kind, "key"),
    "populations": ("population", Population, "key"),
    "principles": ("principles", Principle, "key"),
    "states": ("states", State, "code"),
}
# What happened to an entry until it came to its status; a reason tells that it was returned on the way.
HISTORY = {
    Status.DRAFT: (),
    Status.SUBMITTED: ("submit",),
    Status.RETURNED: ("submit", "return"),
    Status.APPROVED: ("submit", "approve"),
}


class DemoRefused(Exception):
    """Nothing was loaded; the message is a Spanish sentence that says why."""


class World(NamedTuple):
    """What entries refer to: institutions by label, programmes by slug, people."""

    institutions: dict[str, Institution]
    programmes: dict[str, Programme]
    people: people.People


class Loaded(NamedTuple):
    past: Cycle
    open: Cycle
    people: people.People


def is_loaded() -> bool:
    return Entry.objects.filter(import_key__startswith=MARK).exists()


def load(at=None) -> Loaded:
    """Two cycles, 2024 closed and 2025 open at `at` (now), with their programmes, entries and people."""
    now = at or timezone.now()
    reports = {name: json.loads((FOLDER / f"{name}.json").read_text("utf-8")) for name in (PAST, OPEN)}
    institutions = _institutions(reports)
    reporters = {row["institution"] for rows in reports.values() for row in rows}
    with transaction.atomic():
        world = World(
            institutions, _create_programmes(reports, institutions), people.create(institutions, reporters)
        )
        cycles = {name: _cycle(name, now) for name in reports}
        for name, rows in reports.items():
            _create_entries(cycles[name], rows, world, now)
        calendar.fill(cycles[PAST], cycles[OPEN], institutions, world.people, now)
        _deliver(now)
    return Loaded(cycles[PAST], cycles[OPEN], world.people)


def _institutions(reports) -> dict[str, Institution]:
    """All institutions by label; those the files name must be there."""
    known = {i.short_name: i for i in Institution.objects.select_related("parent")}
    named = {
        label
        for rows in reports.values()
        for row in rows
        for label in (row["institution"], *row.get("partners", ()))
    }
    if missing := sorted(named - known.keys()):
        raise DemoRefused(
            _(
                "Los datos de ejemplo nombran instituciones que aquí no existen: %(names)s. "
                "Cárguelos en una base nueva."
            )
            % {"names": ", ".join(missing)}
        )
    return known


def _cycle(name: str, now) -> Cycle:
    """The cycle that is there, or a new one: the past with its usual calendar, the open one around `now`."""
    cycle = Cycle.objects.filter(name=name).first() or Cycle.of_year(name)
    if cycle.pk is None and name == OPEN:
        morning = timezone.localtime(now).replace(hour=9, minute=0, second=0, microsecond=0)
        cycle.opens_at = morning - datetime.timedelta(days=40)
        cycle.soft_deadline = morning.replace(hour=18) + datetime.timedelta(days=10)
        cycle.closes_at = morning.replace(hour=18) + datetime.timedelta(days=20)
    cycle.save()
    return cycle


def _create_programmes(reports, institutions) -> dict[str, Programme]:
    """The lineages by slug, as their latest report names them."""
    reported = {}
    for rows in reports.values():
        for row in rows:
            reported.setdefault(row["programme"], []).append(row)
    programmes = Programme.objects.bulk_create(
        Programme(
            title=rows[-1]["title"],
            institution=institutions[rows[-1]["institution"]],
            status=_situation(rows, reports[OPEN]),
        )
        for rows in reported.values()
    )
    return dict(zip(reported, programmes, strict=True))


def _situation(rows: list[dict], latest: list[dict]) -> Programme.Status:
    if len(rows) > 1:
        return Programme.Status.CONTINUED
    has_ended = rows[0] not in latest and "ends" in rows[0]
    return Programme.Status.ENDED if has_ended else Programme.Status.NEW


def _create_entries(cycle: Cycle, rows: list[dict], world: World, now) -> None:
    calling.call(cycle, [world.institutions[row["institution"]] for row in rows])
    clocks = [Clock(cycle, n, now) for n in range(len(rows))]
    entries = Entry.objects.bulk_create(
        _unsaved_entry(cycle, row, world, clock) for row, clock in zip(rows, clocks, strict=True)
    )
    _create_links(entries, rows)
    _create_figures_and_challenges(entries, rows)
    evidence.create(entries, rows, world.people.liaisons)
    for entry, row, clock in zip(entries, rows, clocks, strict=True):
        _live(entry, row, world.people, clock)


def _unsaved_entry(cycle: Cycle, row: dict, world: World, clock: "Clock") -> Entry:
    return Entry(
        cycle=cycle,
        programme=world.programmes[row["programme"]],
        institution=world.institutions[row["institution"]],
        objective_id=row["objective"],
        import_key=MARK + row["programme"],
        created_at=clock.began,
        updated_at=clock.wrote,
        status_since=clock.began,
        **{name: row[name] for name in PLAIN if name in row},
        **{name: richtext.clean(row.get(name, "")) for name in TEXTS},
    )


def _create_links(entries, rows) -> None:
    """Every many-to-many row of the entries, one query a field."""
    for name, (key, model, naming) in LINKS.items():
        field = Entry._meta.get_field(name)
        targets = {getattr(target, naming): target for target in model.objects.all()}
        through, column = field.remote_field.through, field.m2m_reverse_field_name()
        through.objects.bulk_create(
            through(entry=entry, **{column: targets[value]})
            for entry, row in zip(entries, rows, strict=True)
            for value in row.get(key, ())
        )


def _create_figures_and_challenges(entries, rows) -> None:
    pairs = list(zip(entries, rows, strict=True))
    categories = {category.key: category for category in ChallengeCategory.objects.all()}
    Figure.objects.bulk_create(
        Figure(entry=entry, position=n, **figure)
        for entry, row in pairs
        for n, figure in enumerate(row.get("figures", ()), 1)
    )
    Challenge.objects.bulk_create(
        Challenge(
            entry=entry, position=n, text=richtext.clean(item["text"]), category=categories[item["category"]]
        )
        for entry, row in pairs
        for n, item in enumerate(row.get("challenges", ()), 1)
    )


def _deliver(now) -> None:
    """What was told was sent and, but for the last days', read: nobody gets mail about a past that never was."""
    told = Message.objects.filter(
        Q(entry__import_key__startswith=MARK) | Q(to__email__endswith=f"@{people.DOMAIN}")
    )
    told.update(state=Message.State.SENT, sent_at=F("created_at"))
    told.filter(created_at__lt=now - UNREAD_SINCE).update(read_at=F("created_at"))


class Clock:
    """When things happened to the n-th entry of a cycle, all between its opening and its close or now."""

    def __init__(self, cycle: Cycle, n: int, now):
        self.start, self.length = cycle.opens_at, min(cycle.closes_at, now) - cycle.opens_at
        self.share = n * 7 % 10 / 10  # neighbours in the files lie apart in time
        self.began = self._at(0.01 + 0.1 * self.share)
        self.wrote = self._at(0.05 + 0.1 * self.share)
        self.late = self._at(0.99)  # after every move

    def move(self, left: int):
        """The moment of a move after which `left` others follow."""
        return self._at(0.98 - 0.15 * left - 0.3 * self.share)

    def _at(self, share: float):
        return (self.start + self.length * share).replace(microsecond=0)


def _live(entry: Entry, row: dict, who: people.People, clock: Clock) -> None:
    """Send, return and approve the entry until it stands where its row says."""
    liaison, reason = who.liaisons[row["institution"]], row.get("reason", "")
    steps = HISTORY[row["status"]]
    if reason and row["status"] == Status.APPROVED:
        steps = HISTORY[Status.RETURNED] + steps
    for left, step in zip(reversed(range(len(steps))), steps, strict=True):
        at = clock.move(left)
        if step == "submit":
            workflow.submit(entry, by=liaison, at=at)
            sent = at
        elif step == "return":
            workflow.return_(entry, by=who.reviewer, reason=reason, at=at)
        else:
            workflow.approve(entry, by=who.reviewer, at=at)
    if "observations" in row:
        threads.observe(entry, row, reviewer=who.reviewer, liaison=liaison, at=sent + threads.LATER)
    for change in row.get("wording", ()):
        _reword(entry, change, by=who.reviewer, at=clock.late)


def _reword(entry: Entry, change: dict, *, by: User, at) -> None:
    """Suggest other words for one text of a sent entry, or correct its style."""
    text = suggesting.texts_of(entry)[change["field"]]
    act = suggesting.correct if change.get("is_style") else suggesting.suggest
    words = text.replace(change["from"], change["to"])
    act(entry, change["field"], words, by=by, reason=change["reason"], seen=drafting.seal(text), at=at)
