"""T06: two reviewers decide at once: one transition, and the loser keeps every word."""

import pytest
from django.test import Client
from django.urls import reverse

from reporting.models import Event
from tests.races import at_once, rounds

pytestmark = pytest.mark.django_db(transaction=True)


def deciding(person, name, entries):
    """Somebody who presses one button on the page, entry after entry, with a text typed in it."""
    client = Client()
    client.force_login(person)

    def act(number):
        entry = entries[number]
        data = {"version": 1, "reason": f"Lo que escribió {person} sobre {number}."}
        return client.post(reverse(name, args=[entry.pk]), data)

    return act


@pytest.mark.parametrize(
    "names",
    [
        ("review_approve", "review_approve"),
        ("review_approve", "review_return"),
        ("review_return", "review_return"),
    ],
)
def test_two_decisions_at_once_make_one_transition_and_lose_no_word(names, waiting, reviewers):
    """By the pages themselves: the loser is told who did what and when, and keeps what was typed."""
    players = [deciding(person, name, waiting) for person, name in zip(reviewers, names, strict=True)]
    outcomes = at_once(rounds(), *players)
    assert [sorted(response.status_code for response in pair) for pair in outcomes] == [[302, 409]] * rounds()
    moves = Event.objects.filter(move__in=["approve", "return"])
    assert moves.count() == rounds()
    for number, pair in enumerate(outcomes):
        winner = next(place for place, response in enumerate(pair) if response.status_code == 302)
        event = moves.get(entry=waiting[number])
        assert (event.by, event.version) == (reviewers[winner], 1)
        loser, html = 1 - winner, pair[1 - winner].content.decode()
        assert f"lo movió {reviewers[winner]} el " in html
        if names[loser] == "review_return":
            assert f"Lo que escribió {reviewers[loser]} sobre {number}." in html
