"""T31: five editors click «Generar» for the same data: one job, and each is told; the same data is the same file."""

import pytest
from django.test import Client
from django.urls import reverse

from compendium import builder
from compendium.freeze import freeze
from compendium.models import Build
from reporting.models import Message, Status
from tests.cast import make_user
from tests.races import at_once


@pytest.fixture
def edition(cycle, make_entry):
    make_entry(Status.APPROVED)
    return freeze(cycle)


@pytest.fixture
def five():
    return [make_user(f"edita{n}@upmrip.example", "editor") for n in range(5)]


@pytest.mark.django_db(transaction=True)
def test_t31_five_clicks_at_once_are_one_job_and_each_is_told(edition, five):
    def click(person):
        client = Client()
        client.force_login(person)
        return lambda _round: client.post(reverse("build_request", args=[edition.pk, "compendio"]))

    [answers] = at_once(1, *map(click, five))
    assert {answer.status_code for answer in answers} == {302}
    [build] = Build.objects.all()
    assert {answer["Location"] for answer in answers} == {reverse("build_detail", args=[build.pk])}
    builder.run(build.pk)
    told = Message.objects.filter(kind="build_ready").values_list("to", flat=True)
    assert sorted(told) == sorted(person.pk for person in five)


@pytest.mark.django_db
def test_t31_the_same_data_is_the_same_file(edition, editor):
    hashes = set()
    for _time in range(2):
        build = builder.request(edition, "compendio", by=editor)
        builder.run(build.pk)
        build.refresh_from_db()
        hashes.add(build.sha256)
    assert len(hashes) == 1
