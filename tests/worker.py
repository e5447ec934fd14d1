"""A real Celery worker process for tests."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "celery", "-A", "pmm", "worker", "--concurrency=1", "--loglevel=INFO"]
START_SECONDS = 60


@contextmanager
def running_worker(env: dict):
    """Yields the path of its log once it takes work."""
    with tempfile.NamedTemporaryFile(prefix="pmm-worker-", suffix=".log") as log:
        process = subprocess.Popen(
            COMMAND, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            _wait_until_ready(process, Path(log.name))
            yield Path(log.name)
        finally:
            _stop(process)


def _wait_until_ready(process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while " ready." not in log.read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the worker did not start:\n{log.read_text(errors='replace')[-3000:]}")
        time.sleep(0.1)


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=10)
    # Whatever is left of its pool goes with it.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
