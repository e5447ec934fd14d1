"""T62: a log line is one line, whatever somebody sent, and holds no password, token or CURP."""

import http.client
import logging
import os
import re
import socket
import subprocess
import sys
import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils.crypto import get_random_string
from hypothesis import given
from hypothesis import strategies as st

from pmm.logs import OneLine
from tests.cast import PASSWORD

CURP = "GOMC800101MDFLRR09"
TOKEN = "q7Zs-secreto_de_un_enlace"
LINE = OneLine("{asctime} {levelname} {name} {message}", style="{")


def written(message, *args, error=None) -> str:
    """As the product writes it."""
    exc_info = (type(error), error, error.__traceback__) if error else None
    return LINE.format(logging.LogRecord("pmm", logging.WARNING, __file__, 1, message, args, exc_info))


@given(st.text())
def test_whatever_is_logged_stays_on_one_line(text):
    assert len(written("Not Found: %s", text).splitlines()) == 1


@pytest.mark.parametrize(
    "forged", ["/x\r\n2026-01-01 INFO pmm todo bien", "/x\n", "/x\x1b[2J", "/x\u2028otra", "/x\x85otra"]
)
def test_control_characters_are_written_out(forged):
    line = written("Not Found: %s", forged)
    assert len(line.splitlines()) == 1
    assert "\\x" in line


def test_a_traceback_cannot_be_forged_by_what_it_quotes():
    try:
        raise ValueError(f"2026-01-01 INFO pmm todo bien\n2026-01-01 INFO pmm {CURP}")
    except ValueError as error:
        lines = written("build 7", error=error).splitlines()
    assert all(line.startswith("  | ") for line in lines[1:])
    assert CURP not in "".join(lines)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (f"GET /cuenta/password/reset/key/1-{TOKEN}/ HTTP/1.1", TOKEN),
        (f"GET /invitacion/{TOKEN}/ HTTP/1.1", TOKEN),
        (f"POST /x?password={PASSWORD.replace(' ', '+')}&y=1", PASSWORD.replace(" ", "+")),
        (f"{{'password1': '{TOKEN}', 'oldpassword': '{TOKEN}'}}", TOKEN),
        (f"Authorization: Bearer {TOKEN}", TOKEN),
        (f"Cookie: __Host-sessionid={TOKEN}; csrftoken={TOKEN}", TOKEN),
        (f"GET /registros/?q={CURP}", CURP),
        (f"clave {CURP.lower()} no válida", CURP.lower()),
    ],
)
def test_secrets_and_curps_are_left_out(text, secret):
    assert secret not in written("%s", text)
    assert secret not in written(text.replace("%", "%%"))


@pytest.fixture
def server(transactional_db, child_environment, tmp_path):
    """The web server as it runs in production, on the test database; what it wrote is in `log`."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "log"
    command = (
        f"gunicorn pmm.wsgi --bind 127.0.0.1:{port} --access-logfile - --no-control-socket "
        "--logger-class pmm.web_log.Requests"
    )
    env = {**child_environment, "ALLOWED_HOSTS": "127.0.0.1"}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *command.split()], env=env, stdout=out, stderr=out, cwd=os.getcwd()
        )
    try:
        until = time.monotonic() + 60
        while "Listening at" not in log.read_text() and time.monotonic() < until:
            time.sleep(0.1)
        yield port, log
    finally:
        process.terminate()
        process.wait(30)


def test_what_the_running_server_writes(server, liaison):
    port, log = server
    liaison.password = PBKDF2PasswordHasher().encode(
        PASSWORD, "salt"
    )  # the suite's own hash is not the product's
    liaison.save()
    agent = {"User-Agent": f"Mozilla {CURP}", "Referer": f"http://127.0.0.1/invitacion/{TOKEN}/"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(method, path, body=None, **headers):
        connection.request(method, path, body, {**agent, **headers})
        response = connection.getresponse()
        response.read()
        return response

    token = get_random_string(32)
    form = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
    body = f"csrfmiddlewaretoken={token}&login={liaison.email}&password={PASSWORD.replace(' ', '+')}"
    signed_in = ask("POST", "/cuenta/login/", body, **form)
    assert signed_in.status == 302
    session = re.search(r"sessionid=(\w+)", signed_in.getheader("Set-Cookie"))[1]
    ask("POST", "/cuenta/login/", body.replace(token, "nada"), **form)
    for path in (
        f"/cuenta/password/reset/key/1-{TOKEN}/",
        f"/invitacion/{TOKEN}/",
        f"/no-existe/?password={TOKEN}&curp={CURP}",
        "/no-existe/%0d%0a2026-01-01%20INFO%20forjado",
    ):
        ask("GET", path)
    text = log.read_text()
    assert text.count("GET /no-existe/") >= 2
    assert [s for s in (TOKEN, CURP, PASSWORD, PASSWORD.replace(" ", "+"), token, session) if s in text] == []
    assert not re.search(r"^2026-01-01 INFO forjado", text, re.MULTILINE)
