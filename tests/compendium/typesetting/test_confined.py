"""The process that sets parts reads what is ours, opens no connection, and has limits."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from compendium.typesetting import workers
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.workers import ROOT, Job, Pool
from tests.compendium.hostile import PAGE, REFUSED


def job(body, name="parte"):
    styles = ("pmm://static/print.css",)
    return Job(name, {"kind": "part", "html": PAGE.format(body), "styles": styles, "mark": name})


@pytest.fixture
def alone(settings):
    settings.TYPESETTING_PROCESSES = 1
    pool = Pool()
    yield pool
    pool.close()


@pytest.mark.parametrize("use", REFUSED)
def test_an_address_that_is_not_ours_is_a_failure(use, alone):
    [(_name, result)] = alone.work([job(use.format("file:///etc/passwd"))])
    assert isinstance(result, TypesettingError)


def test_a_process_has_so_much_memory_and_no_more(settings, alone):
    settings.TYPESETTING_MEMORY = 150 * 2**20
    rows = "<tr>" + "<td>x</td>" * 30 + "</tr>"
    results = dict(alone.work([job(f"<table>{rows * 4000}</table>", "grande"), job("<p>x</p>", "pequeña")]))
    assert isinstance(results["grande"], TypesettingError)
    assert "memoria" in str(results["grande"])
    assert not isinstance(results["pequeña"], TypesettingError)


def test_a_part_that_takes_too_long_is_stopped_and_the_next_one_is_set(settings, alone):
    settings.TYPESETTING_SECONDS = 2
    slow = "<p>" + "x" * 60_000 + "</p>"
    results = dict(alone.work([job(slow, "lenta"), job("<p>x</p>", "rápida")]))
    assert "tardó más de lo permitido" in str(results["lenta"])
    assert not isinstance(results["rápida"], TypesettingError)


def test_what_nobody_waits_for_any_more_is_ended(alone):
    class TimeIsUp(Exception):
        pass

    def stop():
        raise TimeIsUp

    with pytest.raises(TimeIsUp):
        list(alone.work([job("<p>" + "x" * 60_000 + "</p>")], alive=stop))
    assert alone.busy == []


def test_the_process_knows_no_secret_of_ours(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a-secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://user:password@host/db")
    worker = workers.Worker()
    try:
        list_ = Path(f"/proc/{worker.process.pid}/environ").read_bytes()
    finally:
        worker.end()
    assert b"a-secret" not in list_
    assert b"password" not in list_


def test_the_process_refuses_sockets_and_programs_whoever_asks():
    code = (
        "import sys; from compendium.typesetting.setting.__main__ import refuse; sys.addaudithook(refuse)\n"
        "import socket, subprocess, json\nsaid = []\n"
        "for act in (lambda: socket.socket(), lambda: subprocess.run(['true']),\n"
        "            lambda: socket.getaddrinfo('localhost', 80)):\n"
        "    try: act()\n"
        "    except PermissionError as error: said.append(str(error))\n"
        "print(json.dumps(said))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert len(json.loads(run.stdout)) == 3


def test_a_process_ends_with_whoever_started_it():
    code = (
        "import os; from django.conf import settings\n"
        "settings.configure(TYPESETTING_MEMORY=2**30, TYPESETTING_SECONDS=60, USE_I18N=False)\n"
        "from compendium.typesetting.workers import Worker\n"
        "print(Worker().process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    with suppress(psutil.NoSuchProcess):
        psutil.Process(int(run.stdout)).wait(timeout=30)
