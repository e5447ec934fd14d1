"""T26, the turn of the year: every moment belongs to the year of Mexico City's calendar, whatever UTC says."""

import datetime
import random

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import drafting, scheduling, workflow
from reporting.models import Cycle, Entry

SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)
# In UTC, 06:00 on 1 January.
MIDNIGHT = timezone.make_aware(datetime.datetime(2026, 1, 1))


@pytest.fixture
def years(cycle):
    """2025 closes with the year and 2026 opens with the next."""
    cycles = [cycle, Cycle.of_year("2026")]
    for cycle, start, end in (
        (cycles[0], MIDNIGHT - 90 * 24 * HOUR, MIDNIGHT - SECOND),
        (cycles[1], MIDNIGHT, MIDNIGHT + 90 * 24 * HOUR),
    ):
        cycle.opens_at, cycle.soft_deadline, cycle.closes_at = start, end, end
        cycle.save()
    return cycles


def year_of(moment) -> str:
    return str(timezone.localtime(moment).year)


def test_no_moment_of_a_thousand_falls_into_the_wrong_year(years, institution):
    chance = random.Random(26)
    for _ in range(1000):
        # To the second: the last of the old year is the last it takes entries in.
        at = MIDNIGHT + chance.randint(-8 * 3600, 8 * 3600) * SECOND
        at = at.astimezone(chance.choice([datetime.UTC, timezone.get_default_timezone()]))
        open_then = [cycle.name for cycle in years if cycle.accepts(institution, at)]
        assert open_then == [year_of(at)]


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (MIDNIGHT - SECOND, "2025"),  # 31 December 23:59:59, already 1 January in UTC
        (MIDNIGHT - 6 * HOUR, "2025"),  # midnight in UTC
        (MIDNIGHT - 6 * HOUR - SECOND, "2025"),
        (MIDNIGHT, "2026"),
        (MIDNIGHT + SECOND, "2026"),
    ],
)
def test_a_draft_begun_then_is_of_that_year(moment, name, years, institution, liaison):
    cycle = Cycle.objects.current(moment)
    values = {"title": "Orientación", "objective_id": 21}
    entry = drafting.create(values, cycle=cycle, institution=institution, by=liaison, at=moment)
    assert entry.folio.startswith(f"{name}-")
    assert Entry.objects.exclude(cycle__name=name).count() == 0


def test_the_acuse_of_the_last_second_is_of_the_old_year(years, make_entry, liaison, client):
    entry = make_entry()
    checkpoint = workflow.submit(entry, by=liaison, at=(MIDNIGHT - SECOND).astimezone(datetime.UTC))
    client.force_login(liaison)
    page = client.get(reverse("entry_receipt", args=[entry.pk, checkpoint.number])).content.decode()
    assert "31 de diciembre de 2025, 23:59:59 (Ciudad de México)" in page
    assert f"A-2025-{entry.pk:05d}-1" in page


def test_a_cycle_named_after_a_year_begins_at_local_midnight():
    assert Cycle.of_year("2026").opens_at.isoformat() == "2026-07-01T00:00:00-06:00"


def test_the_cycle_proposed_on_new_years_eve_is_still_the_old_years():
    years = [scheduling.next_cycle(None, MIDNIGHT - second).name for second in (SECOND, 0 * SECOND)]
    assert years == ["2025", "2026"]


def test_a_year_later_is_the_same_local_hour_across_a_change_of_clocks():
    """Mexico City gave up summer time in October 2022: 18:00 of 2022 was 23:00 UTC, of 2023 it is 00:00."""
    last = Cycle.of_year("2022")
    closes = scheduling.next_cycle(last).closes_at
    assert [f"{timezone.localtime(moment):%H:%M}" for moment in (last.closes_at, closes)] == ["18:00"] * 2
    assert [moment.astimezone(datetime.UTC).hour for moment in (last.closes_at, closes)] == [23, 0]
