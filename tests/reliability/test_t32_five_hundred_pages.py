"""T32: a Compendio of 500 pages, its progress and its limits. `PAGES=500` prints as many; the suite a tenth.

How long it takes and how much memory is said, not judged: `make long` writes it down beside the promise.
"""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings

from compendium import builder
from compendium.documents.printing import print_document
from compendium.freeze import freeze
from compendium.models import Build
from compendium.typesetting import workers
from reporting.models import Status
from tests.compendium.snapshots import large_book

PAGES = int(os.environ.get("PAGES", "50"))


def highest(pid: int | str) -> int:
    """The most memory a process has held, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def test_t32_a_book_of_many_pages_tells_how_far_it_is(settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    told, started = [], time.monotonic()
    typeset = print_document("compendio", large_book(PAGES), progress=told.append)
    seconds = time.monotonic() - started
    setting = max(highest(worker.process.pid) for worker in workers.pool().idle)
    print(
        f"{typeset.pages} pages: {seconds:.0f} s, {highest('self')} MB here, {setting} MB a process that sets"
    )
    assert typeset.pages >= PAGES
    done = [step.done for step in told if step.total]
    assert done == sorted(done)
    assert len({step.pages for step in told}) > 3


def test_t32_the_queue_ends_what_takes_ten_minutes():
    assert (settings.CELERY_TASK_SOFT_TIME_LIMIT, settings.CELERY_TASK_TIME_LIMIT) == (540, 600)


@pytest.mark.django_db
def test_t32_what_takes_too_long_is_said_and_nothing_is_left_running(cycle, make_entry, editor, monkeypatch):
    """The limit of the queue comes as an exception in the middle of the work."""
    from celery.exceptions import SoftTimeLimitExceeded

    make_entry(Status.APPROVED)
    build = builder.request(freeze(cycle), "compendio", by=editor)
    renew_as_usual = builder.lease.renew

    def time_is_up(build, **progress):
        renew_as_usual(build, **progress)
        if progress.get("total"):
            raise SoftTimeLimitExceeded

    monkeypatch.setattr(builder.lease, "renew", time_is_up)
    builder.run(build.pk)
    assert Build.objects.get().state == "failed"
    assert "Tardó más de lo permitido" in Build.objects.get().error
    assert workers.pool().busy == []
