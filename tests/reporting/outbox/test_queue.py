"""The outbox and a real queue with a real worker: what Redis loses is rebuilt from the rows."""

import pytest
import redis

from reporting import outbox
from reporting.models import Message
from reporting.outbox import sending
from tests.broker import queue_at
from tests.compendium.killing import environment, wait_until
from tests.worker import running_worker

MANY = 20


@pytest.fixture
def queue(redis_url, monkeypatch):
    """Messages are queued in Redis; yields its client."""
    monkeypatch.setattr(sending, "_broker_rests_until", 0.0)  # another test's broker did not answer
    with queue_at(redis_url), redis.Redis.from_url(redis_url) as client:
        client.flushall()  # what other tests left there
        yield client


@pytest.mark.django_db(transaction=True)
def test_T19_a_queue_that_was_emptied_is_rebuilt_with_none_lost_and_none_doubled(
    queue, redis_url, smtp, cycle, liaison
):
    for key in range(MANY):
        outbox.post("outage", to=liaison, cycle=cycle, key=key, text="Sin servicio.", closes="hoy")
    assert queue.llen("celery") == MANY
    queue.flushall()
    for _minute in range(3):  # the sweep does not know whether the workers have caught up
        assert sending.sweep() == MANY
    with running_worker({**environment(redis_url), "EMAIL_URL": f"smtp://127.0.0.1:{smtp.port}"}):
        wait_until(lambda: queue.llen("celery") == 0 and not Message.objects.exclude(state="sent").exists())
    assert len(smtp.mails) == len({mail["Message-ID"] for mail in smtp.mails}) == MANY
