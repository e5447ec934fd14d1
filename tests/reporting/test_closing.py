"""The banner of the close (U14): from seven days before, by the date that the own institution has."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import closing
from reporting.models import Cycle, Extension, Outage, Status

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)


@pytest.fixture
def closes_in(cycle):
    """Lets the cycle close at 18:00 in so many days."""

    def set_close(days):
        closes_at = (timezone.localtime() + days * DAY).replace(hour=18, minute=0, second=0, microsecond=0)
        Cycle.objects.update(closes_at=closes_at, soft_deadline=closes_at)
        return closes_at

    return set_close


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)
    return lambda: client.get(reverse("entry_create")).content.decode()


@pytest.mark.parametrize(("days", "said"), [(8, None), (7, "Faltan 7 días."), (1, "Falta 1 día.")])
def test_from_seven_days_before_every_page_says_how_long_is_left(days, said, page, closes_in, make_entry):
    make_entry()
    make_entry(Status.SUBMITTED)
    closes_in(days)
    html = page()
    assert ("Hay 1 registro sin enviar" in html) == (said is not None)
    assert said is None or said in html


def test_who_has_sent_everything_is_told_so(page, closes_in, make_entry):
    make_entry(Status.SUBMITTED)
    closes_in(2)
    assert "No hay nada sin enviar." in page()


def test_on_the_day_and_after_it(liaison, closes_in):
    closes_at = closes_in(3)
    assert closing.near(liaison, at=closes_at - HOUR).left == "Cierra hoy"
    assert closing.near(liaison, at=closes_at + HOUR) is None


def test_an_extension_and_an_outage_move_it(liaison, stranger, cycle, institution, closes_in, editor):
    closes_at = closes_in(3)
    Extension.objects.create(cycle=cycle, institution=institution, until=closes_at + 3 * DAY, reason="x")
    assert closing.near(liaison).closes_at == closes_at + 3 * DAY
    start = closes_at - 5 * HOUR
    Outage.objects.create(starts_at=start, ends_at=start + HOUR, reason="Mantenimiento", by=editor)
    assert closing.near(stranger).closes_at == closes_at + HOUR


def test_reviewers_are_not_told(client, reviewer, closes_in):
    closes_in(2)
    client.force_login(reviewer)
    assert closing.near(reviewer) is None
    assert "Faltan 2 días" not in client.get(reverse("message_list")).content.decode()
