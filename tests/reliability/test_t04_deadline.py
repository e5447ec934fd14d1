"""T04, the edge of the deadline: the server's clock decides, and the receipt shows Mexico City's hour."""

import datetime
import random

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import workflow
from reporting.drafting import why_read_only
from reporting.models import Cycle, Entry, Status

SECOND = datetime.timedelta(seconds=1)
GRACE = datetime.timedelta(minutes=30)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("after", "opened", "accepted"),
    [
        (-1, None, True),
        (0, None, True),
        (1, None, False),
        (30, None, False),
        (30, -60, True),
        (1800, -60, True),
        (1801, -60, False),
        (30, 0, True),
        (30, 1, False),
    ],
)
def test_the_edge(after, opened, accepted, cycle, institution):
    at = cycle.closes_at + after * SECOND
    opened_at = None if opened is None else cycle.closes_at + opened * SECOND
    assert cycle.accepts(institution, at, opened_at) is accepted


def test_no_moment_of_a_thousand_is_ambiguous(cycle, institution):
    chance = random.Random(4)
    for _ in range(1000):
        after, opened = chance.uniform(-3600, 3600), chance.choice([None, chance.uniform(-3600, 3600)])
        at, opened_at = cycle.closes_at + after * SECOND, opened and cycle.closes_at + opened * SECOND
        allowed = GRACE if opened is not None and opened <= 0 else 0 * SECOND
        assert cycle.accepts(institution, at, opened_at) is (at <= cycle.closes_at + allowed)


def test_a_thousand_answers_of_the_writer_agree_with_the_clock(make_entry, cycle):
    """What the desk says and what the clock says is one answer: nobody is told two things."""
    entry, chance = make_entry(), random.Random(2004)
    for _ in range(1000):
        at = cycle.closes_at + chance.choice(
            [-SECOND, 0 * SECOND, SECOND, 30 * SECOND, GRACE, GRACE + SECOND]
        )
        opened_at = chance.choice([None, cycle.closes_at - HOUR, cycle.closes_at, cycle.closes_at + SECOND])
        may_write = not why_read_only(entry, at, opened_at)
        assert may_write is cycle.accepts(entry.institution, at, opened_at)


@pytest.mark.parametrize(
    ("seconds", "hour"), [(-1, "17:59:59"), (0, "18:00:00"), (30, None), (-3600, "17:00:00")]
)
def test_the_acuse_shows_the_hour_of_mexico_city(seconds, hour, make_entry, cycle, liaison, client):
    closes = timezone.make_aware(datetime.datetime(2026, 9, 30, 18))
    Cycle.objects.update(opens_at=closes - 30 * DAY, soft_deadline=closes, closes_at=closes)
    entry = make_entry()
    entry.refresh_from_db()
    at = (closes + seconds * SECOND).astimezone(datetime.UTC)  # a server may keep any clock
    if hour is None:
        with pytest.raises(workflow.NotAllowed, match="cerró el 30 de septiembre de 2026, 18:00"):
            workflow.submit(entry, by=liaison, at=at)
        return
    checkpoint = workflow.submit(entry, by=liaison, at=at)
    client.force_login(liaison)
    page = client.get(reverse("entry_receipt", args=[entry.pk, checkpoint.number])).content.decode()
    assert f"30 de septiembre de 2026, {hour} (Ciudad de México)" in page


@pytest.mark.parametrize("wrong", [-3 * HOUR, 3 * HOUR, -365 * DAY])
def test_the_clock_of_the_browser_decides_nothing(wrong, make_entry, cycle, liaison, client):
    entry = make_entry()
    client.force_login(liaison)
    claimed = timezone.now() + wrong
    typed = {"version": 1, "at": claimed.isoformat(), "opened_at": claimed.isoformat()}
    headers = {"Date": claimed.strftime("%a, %d %b %Y %H:%M:%S GMT")}
    past = cycle.opens_at + DAY
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    client.post(reverse("entry_submit", args=[entry.pk]), typed, headers=headers)
    assert Entry.objects.get().status == Status.DRAFT
    soon = timezone.now() + HOUR
    Cycle.objects.update(soft_deadline=soon, closes_at=soon)
    client.post(reverse("entry_submit", args=[entry.pk]), typed, headers=headers)
    assert Entry.objects.get().status == Status.SUBMITTED
    assert Entry.objects.get().checkpoints.get().created_at <= timezone.now()
