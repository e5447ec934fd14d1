"""An edition whose cycle went on says so beside its documents."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium import arranging, imprints
from compendium.freeze import freeze
from compendium.freshness import changed_since
from compendium.models import CycleText
from reporting import workflow
from reporting.models import Status

PAGE = {"book_licence": "cc-by", "data_licence": "libre-uso"}


@pytest.fixture
def entry(make_entry):
    return make_entry(Status.APPROVED)


@pytest.fixture
def edition(cycle, entry):
    return freeze(cycle)


def test_what_was_just_frozen_is_fresh(edition):
    assert changed_since(edition) == []


def test_each_thing_that_is_frozen_is_noticed(edition, entry, cycle, editor, make_entry):
    make_entry(Status.APPROVED, title="Otro")
    make_entry(Status.SUBMITTED, title="Sin aprobar")
    assert changed_since(edition) == ["1 registro aprobado"]
    arranging.move(entry, 2, by=editor)
    CycleText.objects.create(cycle=cycle, name="closing", text="<p>Nuevo</p>")
    imprints.save(cycle, PAGE, [], by=editor, version=0)
    workflow.reopen(entry, by=editor, reason="Errata")
    assert changed_since(edition) == [
        "1 registro aprobado",
        "1 registro que ya no lo está",
        "1 texto",
        "el orden o los ajustes",
        "la página legal",
    ]


def test_a_short_edit_alone_is_noticed(edition, entry, editor):
    arranging.edit(entry, "title", "Más corto", reason="No cabía", by=editor)
    assert changed_since(edition) == ["el orden o los ajustes"]


def test_the_page_says_so_and_leads_on(client, edition, cycle, editor, make_entry):
    make_entry(Status.APPROVED, title="Otro")
    client.force_login(editor)
    url = reverse("edition_detail", args=[edition.pk])
    page = client.get(url).content.decode()
    assert "Los datos cambiaron después de congelar: 1 registro aprobado." in page
    assert reverse("edition_freeze", args=["2025"]) in page
    later = freeze(cycle)
    page = client.get(url).content.decode()
    assert "Hay una edición posterior" in page
    assert reverse("edition_detail", args=[later.pk]) in page


def test_as_many_queries_for_one_entry_as_for_many(edition, make_entry):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            changed_since(edition)
        return len(queries)

    before = asked()
    for number in range(5):
        make_entry(Status.APPROVED, title=f"Programa {number}")
    assert asked() == before
