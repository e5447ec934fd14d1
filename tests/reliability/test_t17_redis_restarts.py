"""T17: Redis is restarted, once or three times in three seconds: the worker goes on by itself, nothing is lost.

`KILLS=10` restarts as often as the promise says; the suite does it once each. What was in the queue is gone each
time, as this Redis keeps nothing: the row in the database is the truth.
"""

import time
from contextlib import ExitStack

import pytest

from compendium import builder
from compendium.freeze import freeze
from reporting.models import Status
from tests import servers
from tests.broker import queue_at
from tests.compendium.killing import KILLS, done_after, worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editions(cycle, make_entry):
    """Edition after edition, each with an entry more."""

    def freeze_another():
        make_entry(Status.APPROVED)
        return freeze(cycle)

    return freeze_another


@pytest.mark.parametrize("times", [1, 3])
def test_t17_a_worker_goes_on_after_redis_was_restarted(times, editions, editor, redis_url):
    port = servers.free_port()
    address = f"redis://127.0.0.1:{port}/0"
    with ExitStack() as worker_ends, queue_at(address):
        with servers.redis(port):
            worker_ends.enter_context(worker(address))
        for _round in range(KILLS):
            flap(port, times - 1)
            with servers.redis(port):
                build = builder.request(editions(), "compendio", by=editor)
                print(f"{times} restarts: done after {done_after(build, 120):.0f} s")
                build.refresh_from_db()
                assert (build.state, build.error) == ("done", "")


def flap(port, times):
    for _time in range(times):
        with servers.redis(port):
            time.sleep(0.5)
