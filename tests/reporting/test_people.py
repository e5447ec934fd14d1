"""Accounts and roles: given, taken, closed, corrected, handed over."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium.models import CycleText
from reporting import appointing, handing_over
from reporting.models import (
    AuditEvent,
    Entry,
    Event,
    Institution,
    Membership,
    Message,
    Observation,
    Role,
    Status,
    User,
)
from tests.cast import make_user


@pytest.fixture
def page(client, administrator):
    client.force_login(administrator)
    return client


def acts(about):
    rows = AuditEvent.objects.filter(object_kind="reporting.user", object_id=str(about.pk))
    return list(rows.order_by("number").values_list("action", flat=True))


def listed(client, **query):
    return [person.email for person in client.get(reverse("person_list"), query).context["page"]]


# --- Who is seen --------------------------------------------------------------------------------


def test_a_head_sees_the_people_of_the_institution_alone(client, head, liaison, colleague, stranger, editor):
    client.force_login(head)
    assert listed(client) == [liaison.email, colleague.email, head.email]
    assert client.get(reverse("person_detail", args=[stranger.pk])).status_code == 404


def test_people_are_filtered_in_the_address(
    page, head, liaison, stranger, reviewer, institution, administrator
):
    stranger.is_active = False
    stranger.save()
    assert listed(page, papel="reviewer") == [reviewer.email]
    assert listed(page, institucion=institution.pk) == [liaison.email, head.email]
    assert listed(page, texto="SRE") == []
    assert listed(page, texto="SRE", estado="cerradas") == [stranger.email]
    assert listed(page, papel="nada", institucion="x", pagina="x") == [
        p.email for p in (liaison, head, reviewer, administrator)
    ]


def test_the_list_asks_the_same_of_the_database_for_3_and_300_people(page, institution):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            page.get(reverse("person_list"))
        return len(captured)

    for number in range(3):
        make_user(f"p{number}@x.example", Role.LIAISON, institution)
    few = queries()
    people = User.objects.bulk_create(User(email=f"q{n}@x.example", name=f"Q{n}") for n in range(297))
    Membership.objects.bulk_create(
        Membership(user=person, role=Role.LIAISON, institution=institution) for person in people
    )
    assert queries() == few


def test_looking_at_somebodys_data_is_recorded_with_who_looked(client, head, liaison):
    client.force_login(head)
    client.get(reverse("person_detail", args=[liaison.pk]))
    client.get(reverse("person_detail", args=[head.pk]))  # the own
    rows = AuditEvent.objects.filter(action="person_seen")
    assert [(row.actor, row.object_label) for row in rows] == [(head, str(liaison))]


# --- Roles and accounts --------------------------------------------------------------------------


def test_a_head_retires_a_liaison_and_the_entries_stay(client, head, liaison, make_entry, institution):
    entry = make_entry(Status.SUBMITTED)
    client.force_login(head)
    membership = liaison.memberships.get()
    client.post(reverse("person_take_role", args=[liaison.pk, membership.pk]))
    assert not liaison.memberships.exists()
    assert Entry.objects.get(pk=entry.pk).institution == institution
    assert acts(liaison) == ["role_taken"]


def test_a_head_takes_no_role_but_a_liaisons(client, head, institution):
    other = make_user("otra@inm.example", Role.HEAD, institution)
    client.force_login(head)
    answer = client.post(reverse("person_take_role", args=[other.pk, other.memberships.get().pk]))
    assert answer.status_code == 404
    assert other.memberships.exists()


def test_an_administrator_gives_and_takes_roles(page, liaison):
    url = reverse("person_give_role", args=[liaison.pk])
    page.post(url, {"role": "reviewer", "institution": ""})
    page.post(url, {"role": "reviewer", "institution": ""})  # once is enough
    reviewing = liaison.memberships.get(role="reviewer")
    page.post(reverse("person_take_role", args=[liaison.pk, reviewing.pk]))
    assert acts(liaison) == ["role_given", "role_taken"]


def test_a_deactivated_person_keeps_what_they_wrote_and_is_told_nothing_more(
    page, make_entry, liaison, reviewer
):
    entry = make_entry(Status.RETURNED)
    before = list(Event.objects.filter(entry=entry).values_list("by", "move"))
    page.post(reverse("person_deactivate", args=[liaison.pk]))
    liaison.refresh_from_db()
    assert not liaison.is_active
    assert list(Event.objects.filter(entry=entry).values_list("by", "move")) == before
    page.post(reverse("person_activate", args=[liaison.pk]))
    assert acts(liaison) == ["person_deactivated", "person_activated"]


def test_nobody_closes_the_own_account_or_the_last_administrators(page, administrator):
    answer = page.post(reverse("person_deactivate", args=[administrator.pk]), follow=True)
    assert "No puede desactivar su propia cuenta" in answer.content.decode()
    role = administrator.memberships.get()
    answer = page.post(reverse("person_take_role", args=[administrator.pk, role.pk]), follow=True)
    assert "única cuenta de administración" in answer.content.decode()
    assert administrator.memberships.exists()


def test_institutions_short_of_liaisons_are_those_with_fewer_than_two_who_can_enter(
    head, institution, elsewhere
):
    def able(which):
        return dict(appointing.short_of_liaisons().values_list("acronym", "able")).get(
            which.acronym, "enough"
        )

    assert (able(institution), able(elsewhere)) == (1, 0)
    second = make_user("dos@inm.example", Role.LIAISON, institution)
    make_user("dos@upmrip.example", Role.REVIEWER)
    assert able(institution) == "enough"
    appointing.deactivate(second, by=head)
    assert able(institution) == 1
    Institution.objects.filter(pk=institution.pk).update(is_active=False)
    assert able(institution) == "enough"


# --- Correcting -----------------------------------------------------------------------------------


def test_a_correction_is_recorded_by_field_and_not_by_what_it_said(page, liaison):
    page.post(
        reverse("person_rectify", args=[liaison.pk]), {"name": "Ana Ruiz", "email": "ana.ruiz@inm.example"}
    )
    liaison.refresh_from_db()
    assert (liaison.name, liaison.email) == ("Ana Ruiz", "ana.ruiz@inm.example")
    row = AuditEvent.objects.get(action="person_changed")
    assert row.details == {"fields": "name, email"}


def test_an_address_of_another_account_is_refused(page, liaison, stranger):
    answer = page.post(
        reverse("person_rectify", args=[liaison.pk]), {"name": "Ana", "email": stranger.email.upper()}
    )
    assert "Otra cuenta usa este correo" in answer.content.decode()


def test_everybody_corrects_the_own_name(client, liaison):
    client.force_login(liaison)
    client.post(reverse("account_rename"), {"name": "Ana Ruiz", "email": "otro@x.example"})
    liaison.refresh_from_db()
    assert (liaison.name, liaison.email) == ("Ana Ruiz", "ana@inm.example")


# --- Handover -------------------------------------------------------------------------------------


@pytest.fixture
def leaving(reviewer, make_entry, cycle, institution):
    """A reviewer with an assignment, two entries to review and a text to write."""
    scope = reviewer.memberships.get()
    scope.institutions.add(institution)
    for number in range(2):
        entry = make_entry(Status.SUBMITTED, title=f"Por revisar {number}")
        Entry.objects.filter(pk=entry.pk).update(assigned_to=reviewer)
    CycleText.objects.create(cycle=cycle, name="credits", writer=reviewer)
    return reviewer


def test_the_page_shows_all_that_somebody_holds(page, leaving):
    html = page.get(reverse("person_handover", args=[leaving.pk])).content.decode()
    for words in (
        "Registros asignados para revisión (2)",
        "Textos pedidos (1)",
        "Instituciones y objetivos que revisa (1)",
    ):
        assert words in html


def test_what_is_held_passes_on_to_those_who_are_chosen_and_they_are_told(page, leaving, editor, elsewhere):
    taker = make_user("ines@upmrip.example", Role.REVIEWER)
    taker.memberships.get().institutions.add(elsewhere)
    page.post(
        reverse("person_handover", args=[leaving.pk]),
        {"reviews": taker.pk, "scopes": taker.pk, "texts": editor.pk},
    )
    assert Entry.objects.filter(assigned_to=taker).count() == 2
    assert {i.acronym for i in taker.memberships.get().institutions.all()} == {"INM", "SRE"}
    assert CycleText.objects.get().writer == editor
    told = Message.objects.filter(kind="handover").values_list("to__email", flat=True)
    assert sorted(told) == sorted([taker.email, taker.email, editor.email])
    assert acts(leaving).count("handed_over") == 3
    # What reviews are limited to stays with whoever leaves; with nothing named it would be everything.
    assert [holding.key for holding, _names in handing_over.held_by(leaving)] == ["scopes"]


def test_what_nobody_is_chosen_for_stays(page, leaving):
    page.post(reverse("person_handover", args=[leaving.pk]), {"reviews": "", "texts": ""})
    assert Entry.objects.filter(assigned_to=leaving).count() == 2


def test_only_who_may_do_the_work_takes_it(page, leaving, liaison):
    page.post(reverse("person_handover", args=[leaving.pk]), {"reviews": liaison.pk})
    assert Entry.objects.filter(assigned_to=leaving).count() == 2


def test_a_liaisons_entries_stay_with_the_institution(client, head, liaison, make_entry):
    make_entry()
    make_entry(Status.SUBMITTED)
    client.force_login(head)
    html = client.get(reverse("person_handover", args=[liaison.pk])).content.decode()
    assert "INM: 2 registros, de ellos 1 borrador, con sus observaciones y acuses." in html
    assert Observation.objects.count() == 0


def test_the_own_data_come_as_a_file(client, liaison):
    client.force_login(liaison)
    kept = json.loads(client.get(reverse("account_data")).content)
    assert kept["cuenta"]["email"] == liaison.email


# --- In the administration ------------------------------------------------------------------------


def test_what_is_done_to_people_in_the_administration_is_recorded_too(page, liaison, elsewhere):
    url = reverse("admin:reporting_user_change", args=[liaison.pk])
    page.get(url)
    held = liaison.memberships.get()
    rows = {
        "memberships-TOTAL_FORMS": 2,
        "memberships-INITIAL_FORMS": 1,
        "memberships-0-id": held.pk,
        "memberships-0-user": liaison.pk,
        "memberships-0-role": "liaison",
        "memberships-0-institution": held.institution_id,
        "memberships-0-DELETE": "on",
        "memberships-1-user": liaison.pk,
        "memberships-1-role": "liaison",
        "memberships-1-institution": elsewhere.pk,
    }
    page.post(url, {"name": "Ana Ruiz", "email": liaison.email, "is_active": "on", **rows})
    assert acts(liaison) == ["person_seen", "person_changed", "role_given", "role_taken"]
    new = "otra clave, igual de larga"
    page.post(
        reverse("admin:auth_user_password_change", args=[liaison.pk]),
        {"password1": new, "password2": new, "usable_password": "true"},
    )
    assert acts(liaison)[-1] == "password_changed"
