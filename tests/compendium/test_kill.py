"""kill -9 in the middle of a build: somebody else finishes it, once.

`KILLS=10` kills as often as the promise says; the suite does it a few times.
"""

import os
import signal
from pathlib import Path

import pytest
from django.test import override_settings

from compendium import builder
from compendium.documents.printing import print_document
from compendium.freeze import freeze
from compendium.models import Build
from compendium.typesetting import workers
from compendium.typesetting.errors import TypesettingError
from reporting.models import Status
from tests.compendium.killing import LEASE, kill_all, wait_until, worker
from tests.compendium.snapshots import entry, snapshot

KILLS = int(os.environ.get("KILLS", "2"))


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
def test_a_part_whose_process_is_killed_is_set_by_another(time, settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    book = snapshot(entry(), entry(objective=2 + time % 5))
    killer = Killer(2)
    made = print_document("compendio", book, progress=killer)
    assert killer.left == 0
    settings.PARTS_DIR = tmp_path / "undisturbed"
    assert print_document("compendio", book).pdf == made.pdf


def test_a_part_that_is_killed_each_time_fails_and_the_rest_is_kept(settings, tmp_path, monkeypatch):
    settings.PARTS_DIR = tmp_path
    take_as_usual = workers.Worker.take

    def take(worker, job):
        take_as_usual(worker, job)
        if job.name == "objetivo-1-2":
            os.kill(worker.process.pid, signal.SIGKILL)

    monkeypatch.setattr(workers.Worker, "take", take)
    book = snapshot(entry(), entry(objective=2))
    with pytest.raises(TypesettingError, match="terminó de golpe"):
        print_document("compendio", book)
    monkeypatch.undo()
    assert print_document("compendio", book).parts.rendered <= 3  # that one, contents and index


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(KILLS))
def test_a_build_whose_worker_is_killed_is_taken_over_and_has_one_file(
    time, cycle, make_entry, editor, settings
):
    for objective in (1, 2, 3):
        make_entry(Status.APPROVED, objective=objective)
    for left in Path(settings.MEDIA_ROOT).rglob("*.pdf"):
        left.unlink()
    with worker() as first, override_settings(BUILD_LEASE_SECONDS=LEASE):
        build = builder.request(freeze(cycle), "compendio", by=editor)
        wait_until(lambda: Build.objects.get().state == "running")
        kill_all(first)
        with worker():

            def is_done():
                builder.take_over()  # as the schedule does
                return Build.objects.get().state in ("done", "failed")

            assert wait_until(is_done) < 120
    build.refresh_from_db()
    assert (build.state, build.error, build.attempt) == ("done", "", 2)
    made = Path(settings.MEDIA_ROOT).rglob("*.pdf")
    assert [path.stat().st_size for path in made] == [build.size]
