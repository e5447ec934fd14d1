"""T05: two clicks that arrive at the very same moment are one submission, and both see its receipt."""

import pytest
from django.test import Client
from django.urls import reverse

from reporting.models import Checkpoint, Event, Message
from tests.races import at_once, rounds


@pytest.mark.django_db(transaction=True)
def test_t05_two_posts_at_once_are_one_submission_one_event_and_one_receipt(make_entry, liaison):
    entries = [make_entry(title=f"Programa {number}") for number in range(rounds())]
    clients = [Client(), Client()]
    for client in clients:
        client.force_login(liaison)

    def clicking(client):
        def click(number: int) -> str:
            url = reverse("entry_submit", args=[entries[number].pk])
            return client.post(url, {"version": 1}).url

        return click

    answers = at_once(len(entries), *map(clicking, clients))
    receipts = [reverse("entry_receipt", args=[entry.pk, 1]) for entry in entries]
    assert answers == [(receipt, receipt) for receipt in receipts]
    assert Checkpoint.objects.count() == Event.objects.count() == len(entries)
    assert Message.objects.filter(kind="receipt", to=liaison).count() == len(entries)
