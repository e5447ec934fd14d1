"""Mail servers and brokers for the outbox: real ones, and ones that do not answer."""

import pytest

from reporting.outbox import sending
from tests.broker import NOBODY_LISTENS, queue_at
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
    monkeypatch.setattr(sending, "_broker_rests_until", 0.0)
    with queue_at(NOBODY_LISTENS):
        yield
