"""Invitations: the only way to an account; each opens one, once."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reporting import inviting
from reporting.models import AuditEvent, Invitation, Membership, Message, Role, User
from tests.cast import PASSWORD

NEW = "nueva@inm.example"
ACCOUNT = {"name": "Nora Nueva", "password": PASSWORD}


@pytest.fixture
def invitation(institution, head):
    return inviting.invite(NEW, Role.LIAISON, institution, by=head)


def link_to(email=NEW) -> str:
    message = Message.objects.filter(kind="invitation", address=email).latest("pk")
    return re.search(r"/invitacion/\S+", message.body)[0]


def invite(client, by, **data):
    client.force_login(by)
    return client.post(reverse("person_invite"), data)


def roles(email=NEW):
    return [str(membership) for membership in Membership.objects.filter(user__email=email)]


# --- From the invitation to the account --------------------------------------------------------


def test_a_head_invites_and_the_invited_opens_the_account(client, head, institution, cycle):
    invite(client, head, email="Nueva@INM.example", role="liaison", institution=institution.pk)
    client.logout()
    page = client.get(link_to()).content.decode()
    assert "Enlace · INM" in page
    assert NEW in page
    answer = client.post(link_to(), ACCOUNT)
    assert answer["Location"] == reverse("account_login")
    client.post(reverse("account_login"), {"login": NEW, "password": PASSWORD})
    assert client.get(reverse("entry_list")).status_code == 200
    assert (User.objects.get(email=NEW).name, roles()) == ("Nora Nueva", ["Enlace · INM"])


def test_each_step_is_in_the_audit_log(client, head, institution, invitation):
    inviting.resend(invitation, by=head)
    client.post(link_to(), ACCOUNT)
    acts = AuditEvent.objects.order_by("number").values_list("action", "actor__email")
    new = NEW
    assert list(acts) == [
        ("invited", head.email),
        ("invitation_resent", head.email),
        ("role_given", head.email),
        ("invitation_accepted", new),
    ]


def test_a_link_opens_one_account(client, invitation):
    used = link_to()
    client.post(used, ACCOUNT)
    again = client.post(used, {**ACCOUNT, "name": "Otra"})
    assert again.status_code == 404
    assert "Esta invitación ya no sirve" in again.content.decode()
    assert User.objects.filter(email=NEW).count() == 1


def test_sending_again_ends_the_first_link_and_makes_another(client, invitation, head):
    first = link_to()
    client.force_login(head)
    client.post(reverse("invitation_resend", args=[invitation.pk]))
    client.logout()
    assert client.get(first).status_code == 404
    assert client.get(link_to()).status_code == 200


def test_a_withdrawn_invitation_opens_nothing(client, invitation, head):
    client.force_login(head)
    client.post(reverse("invitation_withdraw", args=[invitation.pk]))
    client.logout()
    assert client.post(link_to(), ACCOUNT).status_code == 404
    assert not User.objects.filter(email=NEW).exists()


def test_an_invitation_lasts_two_weeks(invitation):
    token = link_to().split("/")[2]
    day = datetime.timedelta(days=1)
    assert inviting.find(token, at=timezone.now() + 13 * day) == invitation
    assert inviting.find(token, at=timezone.now() + 14 * day) is None


def test_the_database_keeps_no_link(client, invitation, mailoutbox):
    from reporting.outbox import sending

    token = link_to().split("/")[2]
    sending.send([Message.objects.get().pk])
    assert token in mailoutbox[0].body
    kept = [*Invitation.objects.values(), *Message.objects.values(), *AuditEvent.objects.values()]
    assert token not in str(kept)


def test_a_weak_password_is_told_at_its_field_and_nothing_is_opened(client, invitation):
    page = client.post(link_to(), {"name": "Nora", "password": "12345678"})
    assert "password" in page.context["form"].errors
    assert not User.objects.filter(email=NEW).exists()
    assert client.post(link_to(), ACCOUNT).status_code == 302


# --- Who has an account already ----------------------------------------------------------------


def test_who_has_an_account_signs_in_and_agrees(client, stranger, institution, administrator):
    inviting.invite(stranger.email, Role.LIAISON, institution, by=administrator)
    link = link_to(stranger.email)
    assert "Iniciar sesión" in client.get(link).content.decode()
    client.post(link, ACCOUNT)  # signed out: nothing happens
    assert roles(stranger.email) == ["Enlace · SRE"]
    client.force_login(stranger)
    client.post(link)
    assert roles(stranger.email) == ["Enlace · INM", "Enlace · SRE"]


def test_another_account_does_not_accept_for_them(client, stranger, colleague, institution, administrator):
    inviting.invite(stranger.email, Role.LIAISON, institution, by=administrator)
    client.force_login(colleague)
    client.post(link_to(stranger.email))
    assert roles(stranger.email) == ["Enlace · SRE"]


def test_a_closed_account_is_not_opened_by_an_invitation(client, stranger, institution, administrator):
    stranger.is_active = False
    stranger.save()
    inviting.invite(stranger.email, Role.LIAISON, institution, by=administrator)
    client.post(link_to(stranger.email), ACCOUNT)
    assert not User.objects.get(pk=stranger.pk).is_active
    assert not User.objects.get(pk=stranger.pk).check_password("x")


def test_who_has_the_role_is_not_invited_to_it(client, head, liaison, institution):
    page = invite(client, head, email=liaison.email, role="liaison", institution=institution.pk)
    assert "ya tiene ese papel" in page.content.decode()


def test_inviting_does_not_tell_who_has_an_account_elsewhere(client, head, stranger, institution):
    answers = set()
    for email in (stranger.email, NEW):
        page = invite(client, head, email=email, role="liaison", institution=institution.pk)
        answers.add((page.status_code, page["Location"]))
    assert answers == {(302, reverse("person_list"))}


# --- Who may invite whom -----------------------------------------------------------------------


@pytest.mark.parametrize("role", ["head", "reviewer", "editor", "admin"])
def test_a_head_gives_no_other_role(role, client, head, institution):
    page = invite(client, head, email=NEW, role=role, institution=institution.pk)
    assert page.status_code == 200
    assert not Invitation.objects.exists()


def test_a_head_invites_for_no_other_institution(client, head, elsewhere):
    page = invite(client, head, email=NEW, role="liaison", institution=elsewhere.pk)
    assert "institution" in page.context["form"].errors
    assert not Invitation.objects.exists()


def test_an_administrator_invites_anybody(client, administrator, institution):
    for role, where in (("head", institution.pk), ("reviewer", ""), ("editor", ""), ("admin", "")):
        invite(client, administrator, email=f"{role}@x.example", role=role, institution=where)
    offers = Invitation.objects.order_by("pk").values_list("role", "institution__acronym")
    assert list(offers) == [("head", "INM"), ("reviewer", None), ("editor", None), ("admin", None)]


@pytest.mark.parametrize(("role", "where"), [("liaison", False), ("reviewer", True)])
def test_a_role_and_its_institution_go_together(role, where, client, administrator, institution):
    page = invite(client, administrator, email=NEW, role=role, institution=institution.pk if where else "")
    assert "institution" in page.context["form"].errors


@pytest.mark.parametrize("address", ["mıke@example.org", "ana@gıthub.com", "no es correo", ""])
def test_an_address_of_look_alike_letters_is_refused(address, client, administrator):
    page = invite(client, administrator, email=address, role="editor", institution="")
    assert "email" in page.context["form"].errors


def test_another_institutions_invitation_is_out_of_reach(client, invitation, elsewhere):
    from tests.cast import make_user

    client.force_login(make_user("jefa@sre.example", Role.HEAD, elsewhere))
    for name in ("invitation_resend", "invitation_withdraw"):
        assert client.post(reverse(name, args=[invitation.pk])).status_code == 404
    assert Client().get(link_to()).status_code == 200
