"""Institutions for administrators and editors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting.models import AuditEvent, Institution

DATA = {"name": "Instituto Nuevo", "acronym": "INU", "sector": 1, "is_active": "on"}


@pytest.fixture
def keeps(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def created(db):
    return Institution.objects.create(name="Inst. Nal. de Migración", sector_id=1, needs_review=True)


def names(response):
    return [each.name for each in response.context["page"]]


def test_an_institution_is_created_and_on_record(keeps):
    keeps.post(reverse("institution_create"), DATA)
    made = Institution.objects.get(name="Instituto Nuevo")
    assert (made.acronym, made.sector_id, made.needs_review) == ("INU", 1, False)
    assert AuditEvent.objects.get(action="institution_changed").details["what"] == "Creó"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Escriba el nombre completo de la institución."),
        ({"name": "Instituto Nacional de Migración"}, "Ya existe una institución con ese nombre."),
        ({"acronym": "INM"}, "Otra institución ya usa esta sigla"),
        ({"sector": ""}, "Elija el sector"),
        ({"is_unit": "on"}, "Una unidad administrativa depende de una institución"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_created(changes, sentence, keeps):
    before = Institution.objects.count()
    assert sentence in keeps.post(reverse("institution_create"), DATA | changes).content.decode()
    assert Institution.objects.count() == before


def test_a_ministry_cannot_depend_on_its_own_unit(keeps, institution):
    ministry = institution.parent
    data = {"name": ministry.name, "acronym": ministry.acronym, "sector": 1, "parent": institution.pk}
    page = keeps.post(reverse("institution_edit", args=[ministry.pk]), data).content.decode()
    assert "Esa institución depende de ésta: elija otra." in page


def test_the_list_is_searched_by_any_name_and_filtered(keeps, created):
    Institution.objects.filter(acronym="SRE").update(is_active=False)
    address = reverse("institution_list")
    assert names(keeps.get(address, {"texto": "comar"})) == ["Comisión Mexicana de Ayuda a Refugiados"]
    assert names(keeps.get(address, {"texto": "nal. de migra"})) == [created.name]
    assert names(keeps.get(address, {"situacion": "por-revisar"})) == [created.name]
    assert names(keeps.get(address, {"situacion": "inactivas"})) == ["Secretaría de Relaciones Exteriores"]
    assert "Gobierno del Estado de Sonora" in names(keeps.get(address, {"entidad": "26"}))
    assert "Ninguna institución cumple" in keeps.get(address, {"texto": "zzz"}).content.decode()
    assert keeps.get(address, {"sector": "nada", "situacion": "nada"}).status_code == 200


def test_the_list_costs_the_same_for_three_and_three_hundred(keeps):
    def asked(text):
        with CaptureQueriesContext(connection) as queries:
            keeps.get(reverse("institution_list"), {"texto": text})
        return len(queries)

    Institution.objects.bulk_create(
        Institution(name=f"Casa {'tres' if n < 3 else 'trescientas'} {n}", sector_id=6) for n in range(303)
    )
    asked("Casa tres ")
    assert asked("Casa tres ") == asked("Casa trescientas")


def test_what_an_import_created_is_confirmed_or_merged_from_one_list(keeps, created, institution):
    page = keeps.get(reverse("institution_unsettled")).content.decode()
    offered = f"{reverse('institution_merge', args=[created.pk])}?con={institution.pk}"
    assert offered in page
    assert keeps.get(offered).context["form"]["into"].value() == str(institution.pk)
    keeps.post(reverse("institution_confirm", args=[created.pk]))
    assert not Institution.objects.get(pk=created.pk).needs_review
    keeps.post(reverse("institution_merge", args=[created.pk]), {"into": institution.pk})
    assert Institution.objects.get(pk=created.pk).merged_into == institution
    assert keeps.get(reverse("institution_detail", args=[created.pk])).status_code == 404


def test_the_list_of_the_unsettled_costs_the_same_for_three_and_thirty(keeps):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            keeps.get(reverse("institution_unsettled"))
        return len(queries)

    def many(start, stop):
        Institution.objects.bulk_create(
            Institution(name=f"Casa del Migrante {n}", sector_id=6, needs_review=True)
            for n in range(start, stop)
        )

    many(0, 3)
    few = asked()
    many(3, 30)
    assert asked() == few


def test_a_merge_without_a_choice_or_refused_is_told(keeps, institution):
    address = reverse("institution_merge", args=[institution.parent_id])
    assert "Elija la institución que queda." in keeps.post(address).content.decode()
    assert "depende de" in keeps.post(address, {"into": institution.pk}).content.decode()


def test_a_new_name_is_written_with_its_day_and_the_old_one_stays_in_sight(keeps, institution):
    data = {"name": "Secretaría de Movilidad", "acronym": "SM", "since": "2026-01-01"}
    keeps.post(reverse("institution_rename", args=[institution.pk]), data)
    page = keeps.get(reverse("institution_detail", args=[institution.pk])).content.decode()
    assert "Instituto Nacional de Migración (INM)" in page
    assert "nombre oficial hasta el 31 de diciembre de 2025" in page


def test_saving_the_data_settles_what_an_import_created(keeps, created):
    data = {"name": "Casa Nueva", "sector": 6, "is_active": "on"}
    keeps.post(reverse("institution_edit", args=[created.pk]), data)
    created.refresh_from_db()
    assert (created.name, created.sector_id, created.needs_review) == ("Casa Nueva", 6, False)
