"""`make run` for real: both processes come up, the data stay, and no process stays behind."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from bench.pages import Visitor
from tests.servers import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(
    Path(sys.prefix) != ROOT / ".venv", reason="make run uses .venv; this suite runs in another environment"
)


def listen_to_ctrl_c():
    """As in a terminal; what a script starts in the background is deaf to it, and so are all its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class House:
    """One `make run`, in a terminal of its own as far as signals go."""

    def __init__(self, folder: Path, port: int, **environment: str):
        self.log = folder / "make.log"
        self.address = f"http://127.0.0.1:{port}"
        terminal = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        with self.log.open("w") as output:
            self.make = subprocess.Popen(
                ["make", "run"],
                cwd=ROOT,
                env={**terminal, "VAR_DIR": str(folder), "PORT": str(port), **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=listen_to_ctrl_c,
            )
        self.family = []

    def wait_until_up(self) -> "House":
        deadline = time.monotonic() + 240
        while " ready." not in self.said() or not self.answers():
            assert self.make.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.2)
        self.family = psutil.Process(self.make.pid).children(recursive=True)
        return self

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()

    def answers(self) -> bool:
        try:
            return bool(self.get("/cuenta/login/"))
        except OSError:
            return False

    def member(self, word: str) -> psutil.Process:
        return next(each for each in self.family if word in each.cmdline())

    def left_behind(self) -> list[psutil.Process]:
        """Who is still there once make has ended."""
        self.make.wait(timeout=120)
        return psutil.wait_procs(self.family, timeout=60)[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One data folder for all: only the first run has to fill it."""
    return tmp_path_factory.mktemp("house")


@pytest.fixture
def make_run(folder):
    houses = []

    def start(port=None, **environment):
        houses.append(House(folder, port or free_port(), **environment))
        return houses[-1]

    yield start
    for house in houses:
        house.make.terminate()
        for process in house.left_behind():
            process.kill()


def test_it_shows_the_sample_data_and_a_second_run_keeps_what_changed(make_run, folder):
    house = make_run().wait_until_up()
    page = house.get("/cuenta/login/")
    assert "@" in page, "the demo accounts stand on the sign-in page"
    assert house.get(re.search(r'href="(/static/site\.[0-9a-f]+\.css)"', page)[1])
    os.killpg(house.make.pid, signal.SIGINT)
    assert house.left_behind() == []

    change(folder, "DELETE FROM reporting_membership")
    house = make_run().wait_until_up()
    os.killpg(house.make.pid, signal.SIGINT)
    assert house.left_behind() == []
    assert ask(folder, "SELECT count(*) FROM reporting_membership") == 0


@pytest.mark.parametrize("word", ["gunicorn", "celery"])
def test_when_one_process_dies_the_other_is_stopped_and_make_fails(make_run, word):
    house = make_run().wait_until_up()
    house.member(word).kill()
    assert house.left_behind() == []
    assert house.make.returncode == 2
    assert "ended" in house.said()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_signal_to_make_alone_stops_everything(make_run, stop):
    house = make_run().wait_until_up()
    house.make.send_signal(stop)
    assert house.left_behind() == []


def test_a_taken_port_gets_a_sentence(make_run):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        house = make_run(port)
        assert house.make.wait(timeout=240) == 2
    assert f"Port {port} is taken" in house.said()


def test_with_postgresql_and_redis_the_worker_builds_a_book(make_run, postgres_url, redis_url):
    house = make_run(DATABASE_URL=postgres_url, REDIS_URL=redis_url).wait_until_up()
    editor = Visitor(house.address, "edicion")
    edition = editor.first("/ediciones/N/", page="/ejercicios/2024/")
    with editor.post(f"{edition}generar/compendio/", page=edition) as answer:
        build = answer.url.removeprefix(house.address)
    deadline = time.monotonic() + 120
    while f"{build}avance/" in (page := editor.read(build)):
        assert time.monotonic() < deadline, page
        time.sleep(0.5)
    assert f"{build}archivo/" in page, house.said()
    with editor.open(f"{build}archivo/") as answer:
        assert answer.read(5) == b"%PDF-"


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "pmm.sqlite3")) as database, database:
        database.execute(statement)


def ask(folder: Path, question: str):
    with closing(sqlite3.connect(folder / "pmm.sqlite3")) as database:
        return database.execute(question).fetchone()[0]
