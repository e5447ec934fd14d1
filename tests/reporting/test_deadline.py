"""Outages and extensions move an institution's deadline; T04 is about its edge."""

import datetime
import random

import pytest

from reporting.models import Cycle, Extension, Outage

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def lose(cycle, editor):
    """Notes an outage, in hours from the close."""

    def note(start, end):
        at = cycle.closes_at
        return Outage.objects.create(
            starts_at=at + start * HOUR, ends_at=at + end * HOUR, reason="Falló la red", by=editor
        )

    return note


# outages in hours from the close -> hours by which the deadline moves
MOVES = {
    "none": ([], 0),
    "in the last week it is given back": ([(-10, -7)], 3),
    "over the close: from its end, what was lost before": ([(-1, 2)], 3),
    "after the close nobody lost anything": ([(0, 5)], 0),
    "in the time given back it counts, too": ([(-3, -1), (1, 2)], 3),
    "a minute counts once": ([(-5, -2), (-4, -1)], 4),
    "one inside another": ([(-5, -1), (-4, -2)], 4),
    "more than a week before": ([(-200, -169)], 0),
}


@pytest.mark.parametrize("name", MOVES)
def test_outages_move_the_deadline(name, cycle, institution, lose):
    outages, hours = MOVES[name]
    for outage in outages:
        lose(*outage)
    assert cycle.closes_for(institution) == cycle.closes_at + hours * HOUR


def test_an_outage_never_shortens_and_one_more_never_takes_away(cycle, institution, lose):
    chance = random.Random(26)
    before = cycle.closes_for(institution)
    for _ in range(40):
        start = chance.randint(-200, 60)
        lose(start, start + chance.randint(1, 30))
        now = cycle.closes_for(institution)
        assert now >= before
        before = now


def test_an_extension_only_lengthens_and_gets_its_own_outages(cycle, institution, elsewhere, lose):
    Extension.objects.create(cycle=cycle, institution=institution, until=cycle.closes_at + 10 * DAY)
    Extension.objects.create(cycle=cycle, institution=elsewhere, until=cycle.closes_at - DAY)
    lose(9 * 24, 9 * 24 + 2)
    assert cycle.closes_for(institution) == cycle.closes_at + 10 * DAY + 2 * HOUR
    assert cycle.closes_for(elsewhere) == cycle.closes_at


def test_lists_read_every_deadline_in_two_queries(
    cycle, institution, elsewhere, lose, django_assert_num_queries
):
    Extension.objects.create(cycle=cycle, institution=institution, until=cycle.closes_at + DAY)
    lose(-2, -1)
    cycle = Cycle.objects.get()
    with django_assert_num_queries(2):
        closes = cycle.deadlines()
        found = [closes(each.pk) for each in (institution, elsewhere)]
    assert found == [cycle.closes_for(institution), cycle.closes_for(elsewhere)]
