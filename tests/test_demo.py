"""The sample data: true to the catalogues, with something for every desk, loaded once."""

import datetime
import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from compendium.models import Edition
from reporting import catalogues, checking, richtext, suggesting
from reporting.content import entry_content
from reporting.demo import ACCOUNTS, PASSWORD
from reporting.demo.load import FOLDER, OPEN, PAST
from reporting.models import (
    Correction,
    Cycle,
    Entry,
    Event,
    Institution,
    Membership,
    Message,
    Observation,
    Programme,
    Role,
    Status,
    Suggestion,
    User,
)
from reporting.permissions import institutions_of

REPORTS = {name: json.loads((FOLDER / f"{name}.json").read_text("utf-8")) for name in (PAST, OPEN)}
ROWS = [pytest.param(row, id=f"{name}-{row['programme']}") for name, rows in REPORTS.items() for row in rows]
KEYS = {
    "kinds": {kind.key for kind in catalogues.KINDS},
    "population": {population.key for population in catalogues.POPULATIONS},
    "principles": {principle.key for principle in catalogues.PRINCIPLES},
    "states": {state.code for state in catalogues.STATES},
    "secondary_objectives": {objective.number for objective in catalogues.OBJECTIVES},
    "partners": {institution.label for institution in catalogues.INSTITUTIONS},
}
FIELDS = {
    *("programme", "institution", "unit", "objective", "title", "status", "reason", *KEYS),
    *("wording", "observations"),
    *("description", "results", "figures", "challenges", "starts", "ends", "is_permanent", "sdg_targets"),
    *("focus_women", "focus_women_how", "focus_disability", "focus_disability_how", "links", "files"),
}
# Not in the content as they stand in the file.
OTHERWISE = {
    *("programme", "institution", "partners", "status", "reason"),
    *("figures", "files", "wording", "observations"),
}


# --- The files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS)
def test_a_report_uses_known_fields_and_catalogues(row):
    assert set(row) <= FIELDS
    assert row["institution"] in KEYS["partners"]
    assert row["institution"] not in row.get("partners", ())
    assert row["objective"] in KEYS["secondary_objectives"] - set(row.get("secondary_objectives", ()))
    assert {name: set(row.get(name, ())) - known for name, known in KEYS.items()} == dict.fromkeys(
        KEYS, set()
    )
    categories = {challenge["category"] for challenge in row.get("challenges", ())}
    assert categories <= {category.key for category in catalogues.CHALLENGE_CATEGORIES}


@pytest.mark.parametrize("row", ROWS)
def test_a_report_is_clean_as_it_stands(row):
    texts = [
        row.get("description", ""),
        row.get("results", ""),
        *(c["text"] for c in row.get("challenges", ())),
    ]
    assert [richtext.clean(text) for text in texts] == texts


@pytest.mark.parametrize("row", ROWS)
def test_figures_add_up(row):
    for figure in row.get("figures", ()):
        total = float(figure["total"])
        sexes = [figure[name] for name in ("women", "men", "unspecified") if name in figure]
        assert not sexes or sum(sexes) == total, figure
        assert figure.get("girls", 0) <= figure.get("women", 0), figure
        assert figure.get("boys", 0) <= figure.get("men", 0), figure
        assert figure.get("adolescents", 0) <= total, figure
        assert figure["unit"] in {unit.key for unit in catalogues.UNITS}


def test_a_programme_is_reported_once_a_cycle_and_by_the_same_institution():
    reporters = [{row["programme"]: row["institution"] for row in rows} for rows in REPORTS.values()]
    assert [len(by_slug) for by_slug in reporters] == [len(rows) for rows in REPORTS.values()]
    past, current = reporters
    continued = past.keys() & current.keys()
    assert len(continued) == 30
    assert {slug: past[slug] for slug in continued} == {slug: current[slug] for slug in continued}


def test_the_open_cycle_has_every_objective_sector_and_status():
    sector = {institution.label: institution.sector for institution in catalogues.INSTITUTIONS}
    rows = REPORTS[OPEN]
    assert {row["objective"] for row in rows} == set(range(1, 24))
    assert {sector[row["institution"]] for row in rows} == set(range(1, 7))
    assert Counter(row["status"] for row in rows) == {
        "approved": 33,
        "submitted": 14,
        "draft": 9,
        "returned": 6,
    }
    assert {row["status"] for row in REPORTS[PAST]} == {"approved"}


def test_every_way_of_writing_occurs_for_print_to_show():
    text = " ".join(row.get("description", "") + row.get("results", "") for row in REPORTS[OPEN])
    for tag in ("<table>", "<caption>", "<ul>", "<ol>", '<span class="note">', "<a href="):
        assert tag in text
    categories = {c["category"] for rows in REPORTS.values() for r in rows for c in r.get("challenges", ())}
    assert categories == {category.key for category in catalogues.CHALLENGE_CATEGORIES}


# --- The command --------------------------------------------------------------------------------


@pytest.fixture
def loaded(db):
    call_command("demo", verbosity=0)


def everything():
    """What the database holds of the sample data, to compare before and after."""
    contents = [entry_content(entry) for entry in Entry.objects.with_content().order_by("pk")]
    models = (Cycle, Programme, User, Membership, Event, Edition)
    return contents, [list(model.objects.order_by("pk").values()) for model in models]


def test_entries_stand_where_the_files_say(loaded):
    for name, rows in REPORTS.items():
        stored = Entry.objects.filter(cycle__name=name).values_list("programme__title", "title", "status")
        assert Counter(status for _programme, _title, status in stored) == Counter(
            row["status"] for row in rows
        )
        assert sorted(title for _programme, title, _status in stored) == sorted(row["title"] for row in rows)


def unordered(value):
    return set(value) if isinstance(value, list) and not any(isinstance(v, dict) for v in value) else value


def test_a_report_keeps_all_that_its_file_says(loaded):
    contents = {
        (entry.cycle.name, entry.import_key): entry_content(entry) for entry in Entry.objects.with_content()
    }
    for name, row in ((name, row) for name, rows in REPORTS.items() for row in rows):
        content = contents[name, f"demo:{row['programme']}"]
        institutions = [content["institution"], *content["partners"]]
        labels = {institution["acronym"] or institution["name"] for institution in institutions}
        assert labels == {row["institution"], *row.get("partners", ())}
        corrected = {change["field"] for change in row.get("wording", ()) if "is_style" in change}
        for field in set(row) - corrected - OTHERWISE:
            assert unordered(content[field]) == unordered(row[field])
        for field in ("figures", "files"):
            pairs = zip(content[field], row.get(field, ()), strict=True)
            assert all(stored.items() >= said.items() for stored, said in pairs)


def test_the_past_cycle_is_published_and_the_present_one_is_open(loaded):
    edition = Edition.objects.get()
    assert (edition.label, edition.left_out, edition.entries.count()) == ("2024-1.0", 0, len(REPORTS[PAST]))
    now = timezone.now()
    assert edition.frozen_at < now
    current = Cycle.objects.current()
    assert current.name == OPEN
    assert current.opens_at < now < current.soft_deadline < current.closes_at


def test_the_checks_have_something_to_show_among_what_waits_for_review(loaded):
    found = checking.cycle_findings(Cycle.objects.current(), only=[Status.SUBMITTED])
    told = {
        (each.finding.check, each.finding.quote) for each in found if each.finding.check != "completeness"
    }
    assert told >= {
        ("figures", "17,684 personas: 8,311 mujeres y 9,273 hombres"),
        ("wording", "acompañamieto"),
        ("acronyms", "UNEME"),
    }


def test_what_happened_happened_in_order_between_opening_and_now(loaded):
    for entry in Entry.objects.select_related("cycle").prefetch_related("events", "corrections"):
        corrected = [each.at for each in entry.corrections.all()]
        assert all(at > entry.status_since and at == entry.updated_at for at in corrected)
        moments = [
            entry.cycle.opens_at,
            entry.created_at,
            *([] if corrected else [entry.updated_at]),
            *(e.at for e in entry.events.all()),
        ]
        assert moments == sorted(set(moments))
        assert moments[-1] < min(entry.cycle.closes_at, timezone.now())
        assert entry.status_since == (moments[-1] if entry.status != Status.DRAFT else entry.created_at)


def test_a_returned_entry_has_its_reason(loaded):
    reasons = Event.objects.filter(move="return").values_list("entry__import_key", "reason")
    assert dict(reasons) == {
        f"demo:{row['programme']}": row["reason"]
        for rows in REPORTS.values()
        for row in rows
        if "reason" in row
    }


def test_one_wording_is_suggested_and_one_corrected(loaded):
    """Both in an entry of the institution whose liaison has a demo account."""
    suggestion, correction = Suggestion.objects.get(), Correction.objects.get()
    assert suggestion.entry == correction.entry
    assert (suggestion.state, correction.suggestion) == ("open", None)
    mine = User.objects.get(email=ACCOUNTS[0].email)
    assert suggestion.entry.institution_id in institutions_of(mine)
    shown = suggesting.suggestions_of(Entry.objects.with_content().get(pk=suggestion.entry_id))
    assert [each.is_lapsed for each in shown] == [False]


def test_programmes_tell_whether_they_go_on(loaded):
    situations = Counter(Programme.objects.values_list("status", flat=True))
    assert situations == {"continued": 30, "new": 35, "ended": 6}


def test_there_is_an_account_for_every_role_with_the_password_shown(loaded):
    assert {account.key for account in ACCOUNTS} == set(Role.values)
    for account in ACCOUNTS:
        user = User.objects.get(email=account.email)
        assert user.check_password(PASSWORD)
        assert user.roles == {account.key}
    others = User.objects.exclude(email__in=[account.email for account in ACCOUNTS])
    assert others
    assert not any(user.has_usable_password() for user in others)


def test_the_liaison_has_an_entry_in_every_status(loaded):
    membership = Membership.objects.get(user__email=ACCOUNTS[0].email)
    entries = Entry.objects.filter(cycle__name=OPEN, institution=membership.institution)
    assert set(entries.values_list("status", flat=True)) == set(Status.values)


def test_nothing_of_the_past_is_mailed_and_only_the_last_days_are_unread(loaded, mailoutbox):
    told = Message.objects.all()
    assert set(told.values_list("state", flat=True)) == {"sent"}
    assert (Message.objects.due().count(), mailoutbox) == (0, [])
    liaison = told.filter(to__email=ACCOUNTS[0].email)
    assert 0 < liaison.filter(read_at=None).count() < liaison.count()


def test_the_returned_entry_has_observations_to_answer_and_one_that_is_internal(loaded):
    liaison = User.objects.get(email=ACCOUNTS[0].email)
    returned = Observation.objects.filter(entry__status=Status.RETURNED)
    assert list(returned.visible_to(liaison).values_list("state", flat=True)) == ["attended", "open", "open"]
    assert returned.filter(is_internal=True).count() == 1
    assert all(observation.quote or observation.field != "results" for observation in returned)


def test_a_second_run_changes_nothing_and_says_so(loaded, capsys):
    before = everything()
    call_command("demo")
    assert everything() == before
    assert capsys.readouterr().out == "Los datos de ejemplo ya estaban: no se cambió nada.\n"


def test_a_cycle_that_is_there_keeps_its_calendar(db):
    mine = Cycle.of_year(OPEN)
    mine.closes_at += datetime.timedelta(days=3)
    mine.save()
    call_command("demo", verbosity=0)
    assert Cycle.objects.get(name=OPEN).closes_at == mine.closes_at
    assert Event.objects.filter(entry__cycle=mine, at__gt=mine.closes_at).count() == 0


def test_a_public_installation_gets_no_accounts_with_a_known_password(db, settings):
    settings.HTTPS = True
    with pytest.raises(CommandError, match="no se cargó nada"):
        call_command("demo")
    assert not User.objects.exists()


def test_nothing_stays_when_an_institution_is_missing(db):
    Institution.objects.filter(acronym="INM").update(name="Otro instituto", acronym="OTRO")
    with pytest.raises(CommandError, match="no existen: INM"):
        call_command("demo")
    assert (User.objects.count(), Cycle.objects.count(), Programme.objects.count()) == (0, 0, 0)
