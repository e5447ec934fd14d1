"""T66: costly actions are limited: one PDF a person at a time, ten an hour; twenty exports an hour; 429 in Spanish."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compendium.freeze import freeze
from compendium.models import Build
from reporting.models import Status
from tests.cast import make_user


@pytest.fixture
def edition(make_entry, cycle):
    make_entry(Status.APPROVED)
    return freeze(cycle)


def ask(client, edition, kind):
    return client.post(reverse("build_request", args=[edition.pk, kind]))


def finish_all():
    Build.objects.update(state="done", file="x.pdf", sha256="0" * 64)


def test_one_document_at_a_time_for_each_person(client, edition, editor):
    client.force_login(editor)
    assert ask(client, edition, "compendio").status_code == 302
    refused = ask(client, edition, "informe")
    assert refused.status_code == 429
    assert "Ya se genera un documento que usted pidió" in refused.content.decode()
    assert refused["Retry-After"]
    assert Build.objects.count() == 1
    finish_all()
    assert ask(client, edition, "informe").status_code == 302


def test_asking_again_for_the_same_leads_to_the_one_under_way(client, edition, editor):
    client.force_login(editor)
    first, again = (ask(client, edition, "compendio")["Location"] for _ in range(2))
    assert first == again


def test_one_persons_document_keeps_nobody_else_waiting(client, edition, editor):
    client.force_login(editor)
    ask(client, edition, "compendio")
    client.force_login(make_user("otra@upmrip.example", "editor"))
    assert ask(client, edition, "informe").status_code == 302


def test_ten_documents_an_hour(client, edition, editor):
    client.force_login(editor)
    answers = []
    for _ in range(11):
        answers.append(ask(client, edition, "compendio").status_code)
        finish_all()
    assert answers == [302] * 10 + [429]
    Build.objects.filter(pk=Build.objects.earliest("pk").pk).update(
        created_at=timezone.now() - datetime.timedelta(minutes=61)
    )
    assert ask(client, edition, "compendio").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_documents_asked_for_at_once_are_one(edition, editor):
    def one(kind):
        client = Client()
        client.force_login(editor)
        try:
            return ask(client, edition, kind).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(one, ("compendio", "informe")))
    assert answers == [302, 429]


@pytest.fixture
def shared_cache(settings, db):
    from pmm.settings import CACHES

    settings.CACHES = CACHES


@pytest.mark.parametrize("name", ["workbook_download", "dashboard_download", "account_data"])
def test_twenty_exports_an_hour(name, client, liaison, cycle, institution, shared_cache):
    arguments = {"workbook_download": [institution.pk], "dashboard_download": [cycle.name, "csv"]}
    url = reverse(name, args=arguments.get(name, []))
    client.force_login(liaison)
    responses = [client.get(url) for _ in range(21)]
    for response in responses:
        if response.streaming:
            list(response.streaming_content)
    assert [response.status_code for response in responses] == [200] * 20 + [429]
    assert "Demasiadas solicitudes seguidas" in responses[-1].content.decode()
    assert responses[-1]["Retry-After"]


def test_one_persons_exports_keep_nobody_else_from_theirs(client, liaison, colleague, shared_cache):
    for person, expected in ((liaison, [200] * 20 + [429]), (colleague, [200])):
        client.force_login(person)
        assert [client.get(reverse("account_data")).status_code for _ in expected] == expected
