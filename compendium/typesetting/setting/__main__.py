"""The process that sets parts: takes jobs on its input, answers on its output, ends when the input ends.

It has limits of memory and time, opens no socket and starts no process, whatever a library might try.
"""

import gc
import json
import os
import resource
import sys
from pathlib import Path

from django.conf import settings

from compendium.typesetting.channel import read_frame, write_frame
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.fragment import pack

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "ftplib.",
    "urllib.",
)


def refuse(event, _arguments):
    """An audit hook: there is no way to remove it again."""
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while typesetting")


def limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def allow(seconds: int) -> None:
    """So much time of the processor for the next job; the system ends the process that takes more."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def start():
    """The press; where something it needs is missing, the error that every job gets for an answer."""
    try:
        from compendium.typesetting.setting.press import Press

        return Press()
    except TypesettingError as error:
        return error
    except OSError as error:
        return TypesettingError.missing_library(error)
    except ImportError as error:
        return TypesettingError.missing_package(error)


def answer(press, job: dict) -> bytes:
    """The packed fragment, or what went wrong as JSON: the first byte tells which."""
    try:
        return b"+" + pack(work(press, job))
    except TypesettingError as error:
        values = {"sentence": str(error), "detail": error.detail, "may_be_an_entry": error.may_be_an_entry}
        return b"-" + json.dumps(values).encode()


def work(press, job):
    if isinstance(press, TypesettingError):
        raise press
    if job["kind"] == "font":
        return press.font(job["face"], Path(job["path"]).read_bytes() if job["path"] else None)
    return press.part(job["html"], job["styles"], job["mark"])


def main(memory: int, seconds: int) -> None:
    # What libraries print must not get among the answers.
    jobs, answers = os.fdopen(0, "rb", closefd=False), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit(memory)
    settings.configure(USE_I18N=False)
    # Before the engine is loaded: the search for its libraries would call compilers and linkers, for half a second.
    sys.addaudithook(refuse)
    gc.disable()
    press = start()
    gc.freeze()
    while (job := read_frame(jobs)) is not None:
        allow(seconds)
        write_frame(answers, answer(press, job))
        # Pages are full of circles; what the finished part leaves is removed before the next one comes.
        gc.collect()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
