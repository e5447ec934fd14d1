"""A Celery worker of its own that a test may kill, whole, as a machine that loses power does."""

import os
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from django.conf import settings
from django.db import connection

from compendium.models import Build, Printed
from tests.worker import COMMAND, ROOT

KILLS = int(os.environ.get("KILLS", "1"))
LEASE = int(os.environ.get("BUILD_LEASE_SECONDS", "3"))


def environment(broker: str) -> dict:
    """The worker opens the test's own database and files, and this queue."""
    made = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{made['NAME']}"
    else:
        url = f"postgres://{made['USER']}@{made['HOST']}:{made['PORT']}/{made['NAME']}"
    more = {"DATABASE_URL": url, "REDIS_URL": broker, "BUILD_LEASE_SECONDS": str(LEASE)}
    return {**os.environ, **more, "DJANGO_SETTINGS_MODULE": "pmm.settings"}


@contextmanager
def worker(broker: str):
    """With its schedule, which hands on what nobody works on any more."""
    with (
        tempfile.NamedTemporaryFile(prefix="pmm-kill-", suffix=".log") as log,
        tempfile.TemporaryDirectory(prefix="pmm-kill-") as folder,
    ):
        command = [*COMMAND, "--beat", f"--schedule={folder}/beat"]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(broker),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            wait_until(lambda: " ready." in Path(log.name).read_text(errors="replace"))
            yield process
        finally:
            kill_all(process)


def setting(process: subprocess.Popen) -> psutil.Process:
    """One that sets parts for this worker; its parent is the one of the pool that builds."""
    found = psutil.Process(process.pid).children(recursive=True)
    return next(each for each in found if "compendium.typesetting.setting" in " ".join(each.cmdline()))


def kill_all(process: subprocess.Popen) -> None:
    """The worker, its pool and the processes that set parts, in one blow."""
    with suppress(psutil.NoSuchProcess, ProcessLookupError):
        family = psutil.Process(process.pid).children(recursive=True)
        os.killpg(process.pid, signal.SIGKILL)
        for each in family:
            with suppress(psutil.NoSuchProcess):
                each.kill()
    process.wait()


def in_the_middle(build: Build) -> None:
    """Until some parts are done and others are not."""
    rows = Build.objects.filter(pk=build.pk)
    wait_until(lambda: rows.filter(state="running", done__gt=0).exists())
    assert rows.get().state == "running"


def done_after(build: Build, seconds: float) -> float:
    return wait_until(lambda: Build.objects.get(pk=build.pk).state in ("done", "failed"), seconds=seconds)


def assert_one_file(build: Build) -> None:
    build.refresh_from_db()
    assert (build.state, build.error) == ("done", "")
    made = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert [path.stat().st_size for path in made] == [build.size]
    assert Printed.objects.count() == 1
    with build.file.open() as file:
        assert file.read().endswith(b"%%EOF\n")


def wait_until(is_so, *, seconds: float = 120) -> float:
    """How long it took."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > seconds:
            raise AssertionError(f"not so after {seconds} s")
        time.sleep(0.05)
    return time.monotonic() - started
