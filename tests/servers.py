"""Real servers for tests: each with its own data folder and port, ended by its own process.

`python -m tests.servers COMMAND…` runs a command with DATABASE_URL set to a PostgreSQL of its own.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
START_SECONDS = 30


class Unavailable(Exception):
    """What the test needs is not on this machine; says what to install."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _program(name: str, package: str) -> str:
    """Debian keeps PostgreSQL's programs out of PATH, one folder a version: the newest is taken."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(versions, key=lambda path: int(path.parent.name), reverse=True)
    found = shutil.which(name, path=os.pathsep.join([*map(str, newest_first), os.environ.get("PATH", "")]))
    if not found:
        raise Unavailable(f"{name} is not installed: apt-get install {package}")
    return found


@contextmanager
def _folder(owner: str | None = None):
    path = tempfile.mkdtemp(prefix="pmm-server-")
    if owner:
        shutil.chown(path, owner, owner)
    try:
        yield Path(path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _running(command: list[str], port: int, log: Path, stop=signal.SIGTERM, **options):
    """Start a server, wait until it answers on its port, and stop it at the end."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **options)
    try:
        _wait_for(port, process, log)
        yield
    finally:
        process.send_signal(stop)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise Unavailable(f"{process.args[0]} did not start:\n{log.read_text(errors='replace')[-2000:]}")


@contextmanager
def postgres():
    """A PostgreSQL that forgets everything; yields its DATABASE_URL."""
    initdb, server = _program("initdb", "postgresql"), _program("postgres", "postgresql")
    # PostgreSQL refuses to run as root; Debian's package brings this account.
    account = "postgres" if os.geteuid() == 0 else None
    switch = {"user": account, "group": account, "extra_groups": []} if account else {}
    with _folder(account) as folder:
        data, port = folder / "data", free_port()
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        login = ["--username=pmm", "--auth=trust"]
        command = [initdb, "--no-sync", *locale, *login, "--pgdata", str(data)]
        made = subprocess.run(command, cwd=folder, capture_output=True, text=True, **switch)
        if made.returncode:
            raise Unavailable(f"initdb failed:\n{made.stderr[-2000:]}")
        command = [server, "-D", str(data), "-p", str(port), "-h", "127.0.0.1", "-k", str(folder)]
        for setting in ("fsync=off", "synchronous_commit=off", "full_page_writes=off"):
            command += ["-c", setting]
        # SIGINT is PostgreSQL's "fast" stop: open connections are closed, not waited for.
        with _running(command, port, folder / "log", stop=signal.SIGINT, cwd=folder, **switch):
            yield f"postgres://pmm@127.0.0.1:{port}/postgres"


@contextmanager
def redis(port: int | None = None):
    """A Redis that keeps nothing; yields its REDIS_URL."""
    program = _program("redis-server", "redis-server")
    with _folder() as folder:
        port = port or free_port()
        command = [program, "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)]
        command += ["--save", "", "--appendonly", "no"]
        with _running(command, port, folder / "redis.log"):
            yield f"redis://127.0.0.1:{port}/0"


def main(command: list[str]) -> int:
    try:
        with postgres() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except Unavailable as reason:
        print(f"PostgreSQL: {reason}", file=sys.stderr)
        return 1 if IN_CI else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
