"""What the calendar brings is told to those it concerns, with the date that holds now (U14)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import calendar_news, calling, scheduling
from reporting.models import Call, Message

DAY = datetime.timedelta(days=1)


@pytest.fixture
def cycle(cycle, institution):
    """INM was called, nobody else."""
    Call.objects.get_or_create(cycle=cycle, institution=institution)
    return cycle


@pytest.fixture(autouse=True)
def _people(liaison, head, stranger, reviewer):
    """Ana and Carmen report for INM, Dora for SRE."""


def told(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("to__name", flat=True))


def body(kind):
    return Message.objects.filter(kind=kind).last().body


def dates_of(cycle, **changes):
    return {name: getattr(cycle, name) for name in scheduling.DATES} | changes


def test_new_dates_are_told_to_those_who_were_called(cycle, editor):
    later = cycle.closes_at + 3 * DAY
    scheduling.change(cycle, dates_of(cycle, closes_at=later), reason="Elecciones", by=editor)
    assert told("calendar") == ["Ana", "Carmen"]
    assert f"Cierre: {calendar_news.moment(later)} (Ciudad de México)\nMotivo: Elecciones" in body("calendar")


def test_closing_and_reopening_are_told(cycle, editor):
    scheduling.close(cycle, by=editor)
    scheduling.reopen(cycle, timezone.now() + DAY, reason="Faltaban varias.", by=editor)
    subjects = Message.objects.filter(to__name="Ana").order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == ["Ejercicio 2025: se cerró", "Ejercicio 2025: se reabrió"]


def test_an_extension_and_its_end_are_told_to_its_institution_alone(cycle, elsewhere, editor):
    until = cycle.closes_at + 5 * DAY
    extension = scheduling.extend(cycle, elsewhere, until, reason="Huracán", by=editor)
    assert told("extension") == ["Dora"]
    assert calendar_news.moment(until) in body("extension")
    scheduling.withdraw_extension(extension, by=editor)
    assert told("calendar") == ["Dora"]


def test_a_rehearsal_bothers_nobody(cycle, editor):
    type(cycle).objects.update(is_rehearsal=True)
    cycle.refresh_from_db()
    scheduling.close(cycle, by=editor)
    calendar_news.opened()
    assert not Message.objects.exists()


def test_an_outage_is_told_with_the_close_it_leaves(cycle, client, editor):
    client.force_login(editor)
    start = timezone.localtime(cycle.closes_at - DAY).replace(second=0, microsecond=0)
    times = {"starts_at": start, "ends_at": start + datetime.timedelta(hours=2)}
    data = {name: f"{value:%Y-%m-%dT%H:%M}" for name, value in times.items()}
    client.post(reverse("outage_note"), {**data, "reason": "Mantenimiento"})
    assert told("outage") == ["Ana", "Carmen"]
    assert calendar_news.moment(cycle.closes_at + datetime.timedelta(hours=2)) in body("outage")
    assert "Mantenimiento" in body("outage")


def test_who_was_called_learns_once_that_the_cycle_is_open(cycle, elsewhere):
    type(cycle).objects.update(opens_at=timezone.now() - DAY)
    for _run in range(2):
        calendar_news.opened()
    assert told("cycle_opened") == ["Ana", "Carmen"]
    calling.call(cycle, [elsewhere])
    calendar_news.opened()
    assert told("cycle_opened") == ["Ana", "Carmen", "Dora"]


def test_a_cycle_that_opened_long_ago_or_not_yet_is_no_news(cycle):
    calendar_news.opened()
    type(cycle).objects.update(opens_at=timezone.now() + DAY)
    calendar_news.opened()
    assert told("cycle_opened") == []
