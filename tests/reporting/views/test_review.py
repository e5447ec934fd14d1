"""The reviewer's desk: the queue and the three decisions."""

import pytest
from django.urls import reverse

from reporting.models import Entry, Status


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def decide(page, name, entry, **data):
    return page.post(reverse(name, args=[entry.pk]), {"version": entry.version, **data})


def test_the_queue_holds_what_waits_oldest_first(page, make_entry):
    first, second = make_entry(Status.SUBMITTED, title="Uno"), make_entry(Status.SUBMITTED, title="Dos")
    make_entry(title="Borrador")
    assert page.get(reverse("review_queue")).context["waiting"] == [first, second]


def test_the_empty_queue_says_so(page, cycle):
    assert "Nada espera su decisión" in page.get(reverse("review_queue")).content.decode()


def test_approving_leads_back_to_the_queue(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    assert decide(page, "review_approve", entry).url == reverse("review_queue")
    assert Entry.objects.get().status == Status.APPROVED


def test_returning_keeps_the_reason_with_the_entry(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_return", entry, reason="Diga el periodo.\nY cuántas personas.")
    assert Entry.objects.get().events.last().reason == "Diga el periodo.\nY cuántas personas."


def test_returning_without_a_reason_says_what_to_write(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    response = decide(page, "review_return", entry, reason=" ")
    assert response.status_code == 422
    assert "Escriba el motivo" in response.content.decode()
    assert Entry.objects.get().status == Status.SUBMITTED


def test_the_loser_of_a_race_keeps_the_reason_typed(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_approve", entry)
    late = decide(page, "review_return", entry, reason="Lo que ya había escrito.")
    html = late.content.decode()
    assert late.status_code == 409
    assert "ya está en estado «Aprobado»" in html
    assert "Lo que ya había escrito." in html


def test_an_unseen_version_is_not_approved(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    Entry.objects.update(version=2)
    assert decide(page, "review_approve", entry).status_code == 409
    assert Entry.objects.get().status == Status.SUBMITTED


def test_reopening_gives_the_entry_back(page, make_entry):
    entry = make_entry(Status.APPROVED)
    decide(page, "review_reopen", entry, reason="La cifra cambió.")
    assert Entry.objects.get().status == Status.RETURNED
