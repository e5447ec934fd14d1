"""What `make run` starts: the web server and the Celery worker together, until one ends or the user stops both."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

HOST, PORT = "127.0.0.1", int(os.environ.get("PORT", 8000))
WEB = (
    f"gunicorn pmm.wsgi --bind {HOST}:{PORT} --workers 2 --threads 4 --no-control-socket "
    "--access-logfile - --logger-class pmm.web_log.Requests"
)
COMMANDS = {
    "web server": WEB,
    "worker": "celery --quiet -A pmm worker --beat --concurrency 1 --loglevel INFO",
}
STOP_SECONDS = 10


def main() -> int:
    if port_is_taken():
        print(
            f"Port {PORT} is taken by another program. Stop it, or choose: make run PORT=8001",
            file=sys.stderr,
        )
        return 1
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: sys.exit(0))
    processes = {}
    try:
        for name, command in COMMANDS.items():
            processes[name] = start(command)
        print(f"PMM: http://{HOST}:{PORT} (Ctrl-C stops it)", flush=True)
        return watch(processes)
    finally:
        stop(processes.values())


def port_is_taken() -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return True
    return False


def start(command: str) -> subprocess.Popen:
    # A session of its own: Ctrl-C in the terminal reaches only us, and we end each group whole.
    return subprocess.Popen([sys.executable, "-m", *command.split()], start_new_session=True)


def watch(processes: dict[str, subprocess.Popen]) -> int:
    """Return when one has ended (1) or nobody wants them any more (0)."""
    parent = os.getppid()
    while not is_abandoned(parent):
        for name, process in processes.items():
            if process.poll() is not None:
                print(f"The {name} ended (code {process.returncode}): stopping.", file=sys.stderr)
                return 1
        time.sleep(0.2)
    return 0


def is_abandoned(parent: int) -> bool:
    """Whether make has died, or was sent SIGINT alone: it then waits for us without passing the signal on.

    While it waits like that, SIGINT stands among the signals it blocks.
    """
    if os.getppid() != parent:
        return True
    with suppress(OSError):
        status = Path(f"/proc/{parent}/status").read_text()
        blocked = re.search(r"^SigBlk:\s*(\w+)", status, re.MULTILINE)
        return "Name:\tmake\n" in status and bool(int(blocked[1], 16) >> (signal.SIGINT - 1) & 1)
    return False


def stop(processes) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=max(0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
