"""The queue in this process, at another address for the length of a test."""

import contextlib

from kombu import pools

from pmm.celery import app

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@contextlib.contextmanager
def queue_at(address: str):
    """Whatever is published within goes to `address`; connections kept for one address never serve another."""
    before = app.conf.broker_url
    _point_to(address)
    try:
        yield
    finally:
        _point_to(before)


def _point_to(address: str) -> None:
    app.conf.broker_url = address
    pools.reset()  # a pool that was closed would otherwise be found again under its address, closed for good
    app._after_fork()
