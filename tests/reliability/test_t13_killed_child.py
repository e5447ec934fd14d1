"""T13: kill -9 in the middle of a PDF: another process finishes it, and there is one file.

`KILLS=10` kills as often as the promise says; the suite does it once each. `make long` says how long it took.
"""

import os
import signal

import pytest

from compendium.documents.printing import print_document
from compendium.typesetting import workers
from tests.compendium.killing import (
    KILLS,
    assert_one_file,
    done_after,
    in_the_middle,
    setting,
    worker,
)
from tests.compendium.snapshots import entry, snapshot


class Killer:
    """Told of progress, it kills a process that is setting a part, so many times in all."""

    def __init__(self, times):
        self.left = times

    def __call__(self, step):
        busy = workers.pool().busy
        if self.left and busy:
            self.left -= 1
            os.kill(busy[0].process.pid, signal.SIGKILL)


@pytest.mark.parametrize("time", range(2 * KILLS))
def test_t13_a_part_whose_process_is_killed_is_set_by_another(time, settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    book = snapshot(entry(), entry(objective=2 + time % 5))
    killer = Killer(2)
    made = print_document("compendio", book, progress=killer)
    assert killer.left == 0
    settings.PARTS_DIR = tmp_path / "undisturbed"
    assert print_document("compendio", book).pdf == made.pdf


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("whose", ["that sets a part", "of the pool"])
@pytest.mark.parametrize("time", range(KILLS))
def test_t13_a_worker_whose_child_is_killed_finishes_the_document(time, whose, build, redis_url):
    """The process that sets a part, and the one of the pool that builds."""
    with worker(redis_url) as process:
        asked = build()
        in_the_middle(asked)
        victim = setting(process)
        if whose == "of the pool":
            victim = victim.parent()
        victim.kill()
        seconds = done_after(asked, 60)
    print(f"process {whose} killed: done after {seconds:.0f} s")
    assert_one_file(asked)
