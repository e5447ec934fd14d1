"""Mail servers and brokers for the outbox: real ones, and ones that do not answer."""

import pytest

from pmm.celery import app
from reporting.outbox import sending
from tests.mailserver import mail_server, use


@pytest.fixture
def smtp(settings):
    """A running mail server that the product is set up for."""
    with mail_server() as postbox:
        use(settings, postbox.port)
        yield postbox


@pytest.fixture
def silent_broker(monkeypatch):
    """A queue on a port where nobody listens."""
    address = app.conf.broker_url
    app.conf.broker_url = "redis://127.0.0.1:1/0"
    app.pool.force_close_all()
    monkeypatch.setattr(sending, "_broker_rests_until", 0.0)
    yield
    app.conf.broker_url = address
    app._after_fork()  # the pools were closed for good: later tests in this process publish, too
