"""T05: two clicks that arrive at the very same moment are one submission, and both see its receipt."""

import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from reporting.models import Checkpoint, Event, Message

ROUNDS = 25  # with the suite; 200 were run once, see docs/reliability.md


@pytest.mark.django_db(transaction=True)
def test_T05_two_posts_at_once_are_one_submission_one_event_and_one_receipt(make_entry, liaison):
    entries = [make_entry(title=f"Programa {number}") for number in range(ROUNDS)]
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(liaison)
    barrier, answers = threading.Barrier(2), {}

    def click(place: int) -> None:
        try:
            for entry in entries:
                barrier.wait(timeout=120)
                url = reverse("entry_submit", args=[entry.pk])
                answers[entry.pk, place] = clients[place].post(url, {"version": 1}).url
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=[place]) for place in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    for entry in entries:
        receipt = reverse("entry_receipt", args=[entry.pk, 1])
        assert (answers.get((entry.pk, 0)), answers.get((entry.pk, 1))) == (receipt, receipt)
    assert Checkpoint.objects.count() == Event.objects.count() == ROUNDS
    assert Message.objects.filter(kind="receipt", to=liaison).count() == ROUNDS
