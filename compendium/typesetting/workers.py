"""Processes that set parts side by side, kept from one document to the next so that starting is paid once."""

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from compendium.typesetting.channel import read_bytes, write_job
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.fragment import Fragment, unpack

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "compendium.typesetting.setting"]
# The processes see no secret: neither the database's address nor the key.
KEPT_VARIABLES = ("HOME", "TMPDIR", "LANG", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH")
ATTEMPTS = 3  # of a part whose process was ended from outside
HEARTBEAT = 0.5  # seconds


@dataclass
class Job:
    """`weight` is how long it may take: with the heaviest first all processes end together."""

    name: str
    request: dict
    weight: int = 0
    attempts: int = field(default=0, init=False)


class Worker:
    def __init__(self):
        environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        environment |= {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        self.process = subprocess.Popen(
            [*COMMAND, str(settings.TYPESETTING_MEMORY), str(settings.TYPESETTING_SECONDS)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=environment,
        )
        self.job = None
        self.deadline = 0.0

    def take(self, job: Job) -> None:
        self.job, job.attempts = job, job.attempts + 1
        # Twice the time of the processor: a busy machine is no fault of the part.
        self.deadline = time.monotonic() + 2 * settings.TYPESETTING_SECONDS
        with suppress(BrokenPipeError):  # it has died: reading will say so
            write_job(self.process.stdin, job.request)

    def answer(self) -> bytes | None:
        return read_bytes(self.process.stdout)

    def end(self) -> int:
        """Its exit code; negative when a signal ended it."""
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.kill()
        code = self.process.wait()
        self.process.stdout.close()
        return code

    def reap(self) -> int:
        """The exit code of a process that has closed its output by itself."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)
        died = self.process.poll()
        code = self.end()
        return code if died is None else died


class Pool:
    """As many processes as there is work for, `settings.TYPESETTING_PROCESSES` at most."""

    def __init__(self):
        self.owner = os.getpid()
        self.idle: list[Worker] = []
        self.busy: list[Worker] = []

    def warm(self, count: int = 1) -> None:
        """Start processes before there is work, to use the time in which it is prepared."""
        while len(self.idle) + len(self.busy) < min(count, settings.TYPESETTING_PROCESSES):
            self.idle.append(Worker())

    def work(
        self,
        jobs: Iterable[Job],
        *,
        alive: Callable[[], None] = lambda: None,
        found: Callable[[Job], Fragment | None] = lambda job: None,
    ) -> Iterable[tuple[str, Fragment | TypesettingError]]:
        """(name, fragment or failure) of each job as it is done, begun in the order given.

        `alive` is called twice a second meanwhile; `found` tells before a job begins whether somebody has done it.
        """
        waiting = list(reversed(list(jobs)))
        try:
            while waiting or self.busy:
                yield from self._hand_out(waiting, found)
                for worker in self._ready():
                    if (done := self._result(worker, waiting)) is not None:
                        yield done
                alive()
        finally:
            self._drop_busy()

    def _hand_out(self, waiting, found):
        while waiting and len(self.busy) < settings.TYPESETTING_PROCESSES:
            job = waiting.pop()
            if (fragment := found(job)) is not None:
                yield job.name, fragment
                continue
            worker = self.idle.pop() if self.idle else Worker()
            worker.take(job)
            self.busy.append(worker)

    def _ready(self):
        """The workers that have answered, died or taken too long."""
        with selectors.DefaultSelector() as selector:
            for worker in self.busy:
                selector.register(worker.process.stdout, selectors.EVENT_READ, worker)
            answered = [key.data for key, _events in selector.select(timeout=HEARTBEAT)]
        now = time.monotonic()
        return [worker for worker in self.busy if worker in answered or worker.deadline < now]

    def _result(self, worker, waiting):
        job = worker.job
        self.busy.remove(worker)
        if worker.deadline < time.monotonic():
            worker.end()
            return job.name, TypesettingError.out_of_time()
        answer = worker.answer()
        if answer is None:
            return self._after_death(worker.reap(), job, waiting)
        self.idle.append(worker)
        return job.name, result_of(answer)

    def _after_death(self, code, job, waiting):
        """Somebody ended the process: another one takes the part. It broke by itself: the part is to blame."""
        if code == -signal.SIGXCPU:
            return job.name, TypesettingError.out_of_time()
        if code in (-signal.SIGKILL, -signal.SIGTERM) and job.attempts < ATTEMPTS:
            waiting.append(job)
            return None
        return job.name, TypesettingError.process_died(code)

    def _drop_busy(self):
        """Whoever asked has gone: what is being set is nobody's any more."""
        while self.busy:
            self.busy.pop().end()

    def close(self) -> None:
        self._drop_busy()
        while self.idle:
            self.idle.pop().end()


def result_of(answer: bytes) -> Fragment | TypesettingError:
    if answer[:1] == b"+":
        return unpack(answer[1:])
    values = json.loads(answer[1:])
    sentence = values.pop("sentence")
    return TypesettingError(sentence, **values)


_pool: Pool | None = None


def pool() -> Pool:
    """This process's own pool: one that forked does not use its parent's."""
    global _pool
    if _pool is None or _pool.owner != os.getpid():
        _pool = Pool()
    return _pool


@atexit.register
def close() -> None:
    if _pool is not None and _pool.owner == os.getpid():
        _pool.close()
