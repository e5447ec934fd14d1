"""T65: one person's data are exported and rectified at once; deactivation keeps authorship."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.db import models
from django.test import Client
from django.urls import reverse

from reporting import appointing, inviting, personal_data, workflow
from reporting.models import AuditEvent, Event, Role, User
from tests.cast import PASSWORD


@pytest.fixture
def page(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def busy(liaison, make_entry, institution, head):
    """Somebody who signed in, sent an entry, has a second factor and was invited to something."""
    Client().post(reverse("account_login"), {"login": liaison.email, "password": PASSWORD})
    workflow.submit(make_entry(), by=liaison)
    Authenticator.objects.create(user=liaison, type="totp", data={"secret": "GEHEIM"})
    inviting.invite("otra@inm.example", Role.LIAISON, institution, by=liaison)
    return liaison


def test_an_administrator_exports_all_that_names_a_person(page, busy):
    response = page.get(reverse("person_data", args=[busy.pk]))
    kept = json.loads(response.content)
    assert response["Content-Disposition"].startswith("attachment")
    assert (kept["cuenta"]["name"], kept["cuenta"]["email"]) == (busy.name, busy.email)
    named = {name.split(":")[0] for name in kept["registros"]}
    assert {"papel", "envío", "movimiento", "acto en la bitácora", "invitación"} <= named
    assert AuditEvent.objects.filter(action="person_exported", object_id=str(busy.pk)).count() == 1


def test_no_secret_and_no_institutions_text_leaves_with_it(page, busy):
    text = page.get(reverse("person_data", args=[busy.pk])).content.decode()
    for secret in ("GEHEIM", busy.password, "Faltan recursos para cubrir"):
        assert secret not in text


def test_every_table_that_points_to_a_person_is_read(busy, administrator):
    """So that a table somebody adds is not forgotten: each relation of the account is asked for."""
    exported = personal_data.of(busy)["registros"]
    for relation in User._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete) or relation.many_to_many:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: busy})
        name = f"{relation.related_model._meta.verbose_name}: {relation.field.verbose_name}"
        assert len(exported.get(name, [])) >= rows.count(), name


def test_what_is_handed_out_is_plain(busy):
    assert json.loads(json.dumps(personal_data.of(busy)))


def test_a_rectification_shows_everywhere_at_once(page, busy):
    page.post(
        reverse("person_rectify", args=[busy.pk]), {"name": "Ana Ruiz Sol", "email": "ana.ruiz@inm.example"}
    )
    sent = Event.objects.get(move="submit")
    assert str(sent.by) == "Ana Ruiz Sol"
    page.logout()
    answer = page.post(reverse("account_login"), {"login": "ana.ruiz@inm.example", "password": PASSWORD})
    assert "/authenticate/" in answer["Location"]  # with the second factor, as before


def test_deactivation_keeps_authorship(page, busy, administrator):
    before = list(Event.objects.values_list("by", "move", "at"))
    appointing.deactivate(busy, by=administrator)
    assert list(Event.objects.values_list("by", "move", "at")) == before
    assert {e.by for e in Event.objects.all()} == {busy}


def test_an_account_with_a_history_is_never_deleted(busy):
    with pytest.raises(models.ProtectedError):
        busy.delete()


def test_who_saw_changed_and_exported_is_answered_by_the_log(page, busy, administrator):
    page.get(reverse("person_detail", args=[busy.pk]))
    page.post(reverse("person_rectify", args=[busy.pk]), {"name": "Ana R.", "email": busy.email})
    page.get(reverse("person_data", args=[busy.pk]))
    rows = page.get(reverse("audit_list"), {"persona": busy.pk}).context["rows"]
    seen = [(row.action, row.actor) for row, _word, _details in rows if row.actor == administrator]
    assert seen == [
        ("person_exported", administrator),
        ("person_changed", administrator),
        ("person_seen", administrator),
    ]


def test_a_person_exports_the_own_data_without_asking_anybody(client, busy):
    client.force_login(busy)
    kept = json.loads(client.get(reverse("account_data")).content)
    assert kept["cuenta"]["email"] == busy.email
