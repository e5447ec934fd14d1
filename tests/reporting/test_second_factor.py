"""The second factor: whose account needs one, setting it up, signing in with it, losing the phone."""

import json
import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from reporting.models import AuditEvent
from tests.cast import PASSWORD, code_of


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def sign_in(client, person):
    data = {"login": person.email, "password": PASSWORD}
    return client.post(reverse("account_login"), data, follow=True)


def activate(client) -> str:
    """Set it up as a person does; returns the secret that the phone now keeps."""
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    return secret


def where(response) -> str:
    return response.redirect_chain[-1][0] if response.redirect_chain else response.request["PATH_INFO"]


@pytest.mark.parametrize("role", ["reviewer", "editor", "administrator"])
def test_who_decides_or_administers_sets_it_up_before_anything_else(role, client, request, cycle):
    person = request.getfixturevalue(role)
    assert where(sign_in(client, person)) == reverse("mfa_activate_totp")
    for name in ("home", "review_queue", "cycle_list", "audit_list", "account_overview"):
        response = client.get(reverse(name))
        if name.startswith("account"):
            assert response.status_code == 200
        else:
            assert response["Location"] == reverse("mfa_activate_totp"), name
    assert client.get(reverse("admin:index"))["Location"] == reverse("mfa_activate_totp")
    assert client.post(reverse("edition_freeze", args=[cycle.name]))["Location"] == reverse(
        "mfa_activate_totp"
    )


@pytest.mark.parametrize("role", ["liaison", "head"])
def test_who_reports_may_and_need_not(role, client, request, cycle):
    assert where(sign_in(client, request.getfixturevalue(role))) == reverse("entry_list")


def test_setting_it_up_shows_the_codes_for_a_lost_phone_and_opens_the_desk(
    client, reviewer, cycle, django_capture_on_commit_callbacks
):
    sign_in(client, reviewer)
    with django_capture_on_commit_callbacks(execute=True):
        activate(client)
    page = client.get(reverse("mfa_view_recovery_codes"))
    assert len(page.context["unused_codes"]) == 10
    assert client.get(reverse("review_queue")).status_code == 200
    acts = AuditEvent.objects.filter(actor=reviewer).order_by("number").values_list("action", flat=True)
    assert list(acts) == ["signed_in", "factor_added", "factor_added"]


def test_signing_in_then_asks_for_the_code(client, reviewer, cycle):
    sign_in(client, reviewer)
    secret = activate(client)
    client.post(reverse("account_logout"))
    assert where(sign_in(client, reviewer)) == reverse("mfa_authenticate")
    assert client.get(reverse("review_queue")).status_code == 302
    Authenticator.objects.filter(user=reviewer).update(last_used_at=None)
    assert "llave" not in client.get(reverse("mfa_authenticate")).content.decode()  # there is none
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Código incorrecto" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("review_queue")).status_code == 200


def test_a_recovery_code_lets_in_once(client, reviewer, cycle):
    sign_in(client, reviewer)
    activate(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for is_in in (True, False):
        client.post(reverse("account_logout"))
        sign_in(client, reviewer)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert (client.get(reverse("review_queue")).status_code == 200) is is_in


def test_whoever_takes_it_off_sets_up_another(client, reviewer, cycle):
    sign_in(client, reviewer)
    activate(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(reverse("review_queue"))["Location"] == reverse("mfa_activate_totp")


def test_its_secrets_are_enciphered_and_outlive_a_change_of_the_key(client, reviewer, settings):
    sign_in(client, reviewer)
    secret = activate(client)
    kept = Authenticator.objects.get(user=reviewer, type="totp")
    assert secret not in json.dumps(kept.data)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another one"
    assert kept.wrap().validate_code(code_of(secret))


@pytest.mark.parametrize(("demo", "required"), [("false", True), ("true", False)])
def test_only_the_demo_accounts_go_without(demo, required):
    code = "from pmm import settings; print(settings.SECOND_FACTOR_REQUIRED)"
    env = {**os.environ, "DEMO": demo}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert re.search(r"\w+$", done.stdout.strip())[0] == str(required)


def test_who_lost_the_phone_and_the_codes_gets_in_again_by_an_administrator(client, reviewer, administrator):
    sign_in(client, reviewer)
    activate(client)
    desk = Client()
    sign_in(desk, administrator)
    activate(desk)
    taking = reverse("person_take_factor", args=[reviewer.pk])
    assert taking in desk.get(reverse("person_detail", args=[reviewer.pk])).content.decode()
    for _twice in range(2):
        desk.post(taking)
    assert taking not in desk.get(reverse("person_detail", args=[reviewer.pk])).content.decode()
    client.post(reverse("account_logout"))
    assert where(sign_in(client, reviewer)) == reverse("mfa_activate_totp")
    taken = AuditEvent.objects.get(action="factor_taken")
    assert (taken.actor, taken.object_label) == (administrator, str(reviewer))


def test_nobody_takes_the_own_factor_without_saying_who_they_are(client, administrator):
    sign_in(client, administrator)
    activate(client)
    client.post(reverse("person_take_factor", args=[administrator.pk]))
    assert Authenticator.objects.filter(user=administrator, type=Authenticator.Type.TOTP).exists()
