"""Where there is no mail server: a provider's own door, and what the environment says about it."""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.checks import run_checks

from reporting import outbox
from reporting.models import Message
from reporting.outbox import sending
from tests.worker import ROOT


class Door(BaseHTTPRequestHandler):
    """Takes what Postmark would take, or answers that it is out of order."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((self.headers["X-Postmark-Server-Token"], asked))
        answer = json.dumps({"ErrorCode": 0, "Message": "OK", "MessageID": "1", "To": asked["To"]}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.taken, server.status = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "clave",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_port}/",
    }
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def message(cycle, liaison):
    outbox.post("outage", to=liaison, cycle=cycle, key=1, text="Sin servicio.", closes="hoy")
    return Message.objects.get()


def state(message):
    message.refresh_from_db()
    return message.state


def test_a_provider_takes_the_mail(provider, message):
    assert sending.send([message.pk]) == 1
    ((token, mail),) = provider.taken
    assert (token, mail["To"], mail["Subject"]) == ("clave", "ana@inm.example", f"PMM · {message.subject}")
    assert mail["TextBody"].startswith(message.body)
    assert state(message) == "sent"


def test_a_provider_that_is_out_of_order_is_asked_again(provider, message):
    provider.status = 503
    assert sending.send([message.pk]) == 0
    assert (state(message), message.attempts) == ("waiting", 1)
    assert "503" in message.error


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "django.core.mail.backends.console.EmailBackend"),
        ({"EMAIL_URL": "smtp+tls://u:p@mail.example:587"}, "django.core.mail.backends.smtp.EmailBackend"),
        (
            {"MAIL_PROVIDER": "mailgun", "ANYMAIL": "MAILGUN_API_KEY=k,MAILGUN_SENDER_DOMAIN=x.mx"},
            "anymail.backends.mailgun.EmailBackend",
        ),
    ],
)
def test_the_environment_says_how_mail_leaves(environment, said):
    code = (
        "from pmm import settings; print(settings.EMAIL_BACKEND, settings.ANYMAIL.get('MAILGUN_API_KEY', ''))"
    )
    kept = {name: value for name, value in os.environ.items() if "MAIL" not in name}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [said, *(["k"] if "ANYMAIL" in environment else [])]


@pytest.mark.parametrize(
    ("host", "tls", "warned"),
    [("mail.example", False, True), ("mail.example", True, False), ("localhost", False, False)],
)
def test_mail_in_clear_over_a_network_is_warned_of(host, tls, warned, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = host, tls, False
    found = [each.id for each in run_checks(include_deployment_checks=True, tags=["security"])]
    assert ("pmm.W001" in found) == warned
