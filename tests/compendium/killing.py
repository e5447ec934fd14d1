"""A Celery worker of its own that a test may kill, whole, as a machine that loses power does."""

import os
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from django.db import connection

from tests.worker import COMMAND, ROOT

LEASE = 3


def environment() -> dict:
    """The worker opens the test's own database, files and queue."""
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{made['NAME']}"
    else:
        url = f"postgres://{made['USER']}@{made['HOST']}:{made['PORT']}/{made['NAME']}"
    more = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "pmm.settings", "BUILD_LEASE_SECONDS": str(LEASE)}
    return {**os.environ, **more}


@contextmanager
def worker():
    with tempfile.NamedTemporaryFile(prefix="pmm-kill-", suffix=".log") as log:
        process = subprocess.Popen(
            COMMAND, cwd=ROOT, env=environment(), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            wait_until(lambda: " ready." in Path(log.name).read_text(errors="replace"))
            yield process
        finally:
            kill_all(process)


def kill_all(process: subprocess.Popen) -> None:
    """The worker, its pool and the processes that set parts, in one blow."""
    with suppress(psutil.NoSuchProcess, ProcessLookupError):
        family = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGKILL)
        for each in family:
            with suppress(psutil.NoSuchProcess):
                each.kill()
    process.wait()


def wait_until(is_so, *, seconds: float = 120) -> float:
    """How long it took."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > seconds:
            raise AssertionError(f"not so after {seconds} s")
        time.sleep(0.05)
    return time.monotonic() - started
