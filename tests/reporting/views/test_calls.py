"""The liaison's desk: the own deadline, and the answer that there is nothing to report."""

import datetime

import pytest
from django.urls import reverse

from reporting import calling
from reporting.models import Call

WHY = "Ningún programa atendió a personas migrantes."


@pytest.fixture
def call(cycle, institution):
    calling.call(cycle, [institution])
    return Call.objects.get()


@pytest.fixture
def desk(client, liaison):
    client.force_login(liaison)
    return lambda: client.get(reverse("entry_list")).content.decode()


def test_the_answer_is_given_from_the_desk_and_taken_back(client, call, desk):
    address = reverse("call_nothing", args=[call.pk])
    assert address in desk()
    client.post(address, {"why": WHY})
    page = desk()
    assert ("INM respondió que no tiene acciones que reportar" in page, WHY in page) == (True, True)
    client.post(reverse("call_withdraw", args=[call.pk]))
    assert address in desk()
    assert not Call.objects.get().has_nothing


def test_an_answer_without_a_reason_is_asked_for_one(client, call, desk):
    page = client.post(reverse("call_nothing", args=[call.pk]), {"why": " \n "}).content.decode()
    assert page.count("Escriba por qué su institución no tiene acciones que reportar.") == 2
    assert not Call.objects.get().has_nothing


def test_what_was_sent_takes_the_offer_away(make_entry, desk, client):
    make_entry("submitted")
    call = Call.objects.get()
    assert reverse("call_nothing", args=[call.pk]) not in desk()
    page = client.post(reverse("call_nothing", args=[call.pk]), {"why": WHY}).content.decode()
    assert "ya envió registros" in page


def test_of_another_institution_nobody_learns_that_it_is_called(client, call, stranger):
    client.force_login(stranger)
    for name in ("call_nothing", "call_withdraw"):
        assert client.post(reverse(name, args=[call.pk]), {"why": WHY}).status_code == 404
    assert not Call.objects.get().has_nothing


def test_the_desk_shows_the_own_extension_and_its_reason(cycle, institution, desk):
    until = cycle.closes_at + datetime.timedelta(days=5)
    cycle.extensions.create(institution=institution, until=until, reason="Cambió el enlace.")
    page = desk()
    assert ("Prórroga para INM" in page, "Cambió el enlace." in page) == (True, True)
    assert "faltan 25 días" in page


def test_after_the_close_the_desk_offers_no_answer(cycle, call, desk):
    past = cycle.opens_at + datetime.timedelta(days=1)
    type(cycle).objects.update(soft_deadline=past, closes_at=past)
    page = desk()
    assert "cerró el" in page
    assert reverse("call_nothing", args=[call.pk]) not in page
