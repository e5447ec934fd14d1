"""T04, the edge of the deadline: the server's clock decides, to the second, for a thousand moments around it."""

import datetime
import random

import pytest

SECOND = datetime.timedelta(seconds=1)
GRACE = datetime.timedelta(minutes=30)


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
def test_t04_the_edge(after, opened, accepted, cycle, institution):
    at = cycle.closes_at + after * SECOND
    opened_at = None if opened is None else cycle.closes_at + opened * SECOND
    assert cycle.accepts(institution, at, opened_at) is accepted


def test_t04_no_moment_of_a_thousand_is_ambiguous(cycle, institution):
    chance = random.Random(4)
    for _ in range(1000):
        after, opened = chance.uniform(-3600, 3600), chance.choice([None, chance.uniform(-3600, 3600)])
        at, opened_at = cycle.closes_at + after * SECOND, opened and cycle.closes_at + opened * SECOND
        allowed = GRACE if opened is not None and opened <= 0 else 0 * SECOND
        assert cycle.accepts(institution, at, opened_at) is (at <= cycle.closes_at + allowed)
