"""Signing in at an identity provider: a real one, which tells the truth or does not, and whose account that opens."""

import os
import re
import subprocess
import sys

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.test import Client
from django.urls import reverse

from reporting.models import AuditEvent, User
from tests.cast import code_of, make_user
from tests.identity_provider import identity_provider, key_named, use

pytestmark = pytest.mark.django_db
REFUSED = "No pudimos abrir su sesión con Llave MX."
SILENT = "No hay respuesta de Llave MX."


@pytest.fixture
def provider(settings):
    with identity_provider() as provider:
        use(settings, provider.url)
        yield provider


@pytest.fixture(autouse=True)
def _second_factor_as_always(settings):
    settings.SECOND_FACTOR_REQUIRED = True


def ask(client, **data):
    """Press the button; the provider's address that it leads to."""
    return client.post(reverse("account_provider"), data)


def answer_of(provider, asked) -> str:
    """The address that the provider sends the browser back to, once the person has said who they are."""
    return requests.post(asked["Location"], allow_redirects=False, timeout=5).headers["Location"]


def sign_in(client, provider, person=None, **data):
    if person:
        provider.person = {**provider.person, "email": person.email}
    return client.get(answer_of(provider, ask(client, **data)), follow=True)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def acts():
    return [
        (row.action, row.actor, row.object_id, row.details.get("method"))
        for row in AuditEvent.objects.order_by("number")
    ]


def refusal(response) -> str:
    """The sentence on the sign-in page that somebody was led back to."""
    assert response.redirect_chain[-1] == (reverse("account_login"), 302)
    return str(list(response.context["messages"])[-1])


def test_who_has_an_account_with_the_verified_address_enters_it(client, provider, liaison, cycle):
    response = sign_in(client, provider, liaison)
    assert response.wsgi_request.user == liaison
    assert response.redirect_chain[-1][0] == reverse("entry_list")
    assert acts() == [("signed_in", liaison, "", "Llave MX")]


def test_nothing_of_the_providers_is_kept_and_the_password_stays(client, provider, liaison, cycle):
    sign_in(client, provider, liaison)
    assert not SocialAccount.objects.exists()
    assert User.objects.get(pk=liaison.pk).password == liaison.password


def test_capitals_in_the_address_are_the_same_address(client, provider, liaison, cycle):
    provider.person = {"sub": "1", "email": "ANA@INM.example", "email_verified": True}
    assert sign_in(client, provider).wsgi_request.user == liaison


def test_it_leads_where_one_wanted_to_go(client, provider, liaison, cycle):
    wanted = reverse("message_list")
    assert sign_in(client, provider, liaison, next=wanted).redirect_chain[-1][0] == wanted


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_it_leads_nowhere_else(to, client, provider, liaison, cycle):
    assert sign_in(client, provider, liaison, next=to).redirect_chain[-1][0] == reverse("entry_list")


def test_who_reviews_still_sets_up_a_second_factor_first(client, provider, reviewer, cycle):
    assert sign_in(client, provider, reviewer).redirect_chain[-1][0] == reverse("mfa_activate_totp")
    assert client.get(reverse("review_queue")).status_code == 302


def test_who_has_a_second_factor_is_asked_for_it(client, provider, reviewer, cycle):
    secret = generate_totp_secret()
    TOTP.activate(reviewer, secret)
    Authenticator.objects.update(last_used_at=None)
    assert sign_in(client, provider, reviewer).redirect_chain[-1][0] == reverse("mfa_authenticate")
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get(reverse("review_queue")).status_code == 200
    assert acts()[-1] == ("signed_in", reviewer, "", "Llave MX + código")


def inactive():
    person = make_user("inactiva@x.example")
    User.objects.filter(pk=person.pk).update(is_active=False)
    return {"email": person.email}


NOT_IN = {
    "an address that nobody has": lambda: {"email": "nadie@x.example"},
    "an address that was not verified": lambda: {"email": "ana@inm.example", "email_verified": False},
    "an address about which nothing is said": lambda: {"email": "ana@inm.example", "email_verified": None},
    "the word true": lambda: {"email": "ana@inm.example", "email_verified": "true"},
    "no address": lambda: {"email": None},
    "an inactive account": inactive,
    "a look-alike": lambda: {"email": "аna@inm.example"},
    "the kelvin sign": lambda: {"email": "\u212aarla@inm.example"},
}


@pytest.mark.parametrize("who", NOT_IN)
def test_all_who_may_not_enter_read_one_sentence(who, client, provider, liaison, institution):
    make_user("karla@inm.example")
    provider.person = {**provider.person, **NOT_IN[who]()}
    people = User.objects.count()
    sentence = refusal(sign_in(client, provider))
    assert sentence == (
        f"{REFUSED} Entre con su correo y su contraseña; si no puede, pida ayuda a la administración del mecanismo."
    )
    assert not is_in(client)
    assert User.objects.count() == people
    about = User.objects.filter(email=provider.person["email"]).first()
    assert acts() == [("sign_in_failed", None, str(about.pk) if about else "", "Llave MX")]


LIES = {
    "for another client": {"aud": "another"},
    "by another issuer": {"iss": "https://evil.example"},
    "over": {"exp": 1},
    "to another question": {"nonce": "planted"},
    "to no question": {"nonce": None},
    "about somebody else than the profile": {"sub": "2"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_the_answer_opens_nothing(lie, client, provider, liaison):
    provider.lies = LIES[lie]
    provider.profile = {"sub": "1", "email": liaison.email, "email_verified": True}
    assert refusal(sign_in(client, provider, liaison)).startswith(REFUSED)
    assert not is_in(client)


def test_a_token_signed_by_somebody_else_opens_nothing(client, provider, liaison):
    provider.signing = key_named("another")
    assert refusal(sign_in(client, provider, liaison)).startswith(REFUSED)
    assert not is_in(client)


def test_the_address_of_the_token_counts_when_the_profile_has_none(client, provider, liaison, cycle):
    provider.profile = {"sub": "1", "name": "Ana"}
    assert sign_in(client, provider, liaison).wsgi_request.user == liaison


def test_what_is_verified_in_the_token_verifies_no_other_address(client, provider, liaison, stranger):
    provider.profile = {"sub": "1", "email": stranger.email}
    assert refusal(sign_in(client, provider, liaison)).startswith(REFUSED)


@pytest.mark.parametrize("state", ["", "state=planted"])
def test_an_answer_nobody_asked_for_opens_nothing(state, client, provider, liaison):
    provider.person["email"] = liaison.email
    returned = answer_of(provider, ask(client))
    url = re.sub(r"state=\w+", state, returned)
    assert refusal(client.get(url, follow=True)).startswith(REFUSED)
    assert not is_in(client)


def test_anothers_answer_opens_nothing_here(client, provider, liaison):
    """Somebody asks, and lets a victim's browser bring the answer."""
    provider.person["email"] = liaison.email
    returned = answer_of(provider, ask(Client()))
    assert refusal(client.get(returned, follow=True)).startswith(REFUSED)
    assert not is_in(client)


def test_an_answer_serves_once(client, provider, liaison, cycle):
    provider.person["email"] = liaison.email
    returned = answer_of(provider, ask(client))
    client.get(returned)
    client.post(reverse("account_logout"))
    assert refusal(client.get(returned, follow=True)).startswith(REFUSED)
    assert not is_in(client)


def test_who_changes_their_mind_is_back_at_the_sign_in_page(client, provider, liaison):
    provider.refuses = "access_denied"
    assert refusal(sign_in(client, provider, liaison)).startswith(REFUSED)


def test_a_provider_that_is_down_is_told_in_a_sentence(client, provider):
    provider.shutdown()
    provider.server_close()
    response = client.post(reverse("account_provider"), follow=True)
    assert refusal(response) == (
        f"{SILENT} Entre con su correo y su contraseña, o inténtelo en unos minutos."
    )


def test_a_provider_that_goes_down_on_the_way_is_told_too(client, provider, liaison):
    returned = answer_of(provider, ask(client))
    provider.shutdown()
    provider.server_close()
    assert refusal(client.get(returned, follow=True)).startswith(SILENT)


@pytest.mark.parametrize("missing", ["authorization_endpoint", "token_endpoint"])
def test_a_provider_that_speaks_nonsense_breaks_nothing(missing, client, provider):
    whole = provider.configuration()
    provider.configuration = lambda: {name: whole[name] for name in whole if name != missing}
    assert refusal(client.post(reverse("account_provider"), follow=True)).startswith(REFUSED)


def test_the_address_of_the_button_asks_for_nothing_else(client, provider, liaison, cycle):
    """Neither to tie an account to the provider, nor for other rights there."""
    client.force_login(liaison)
    asked = client.post(
        reverse("account_provider") + "?process=connect&scope=admin&auth_params=prompt%3Dnone"
    )
    assert "admin" not in asked["Location"]
    assert "prompt" not in asked["Location"]
    client.get(answer_of(provider, asked))
    assert not SocialAccount.objects.exists()


def test_thirty_questions_a_minute_are_enough(client, provider):
    answers = [ask(client).status_code for _ in range(31)]
    assert answers == [302] * 30 + [429]


def test_asking_takes_a_form_of_ours(provider):
    client = Client(enforce_csrf_checks=True)
    assert client.get(reverse("account_provider")).status_code == 405
    assert ask(client).status_code == 403
    assert provider.asked == []


def test_without_a_provider_there_is_no_button_and_no_address(client):
    assert "Entrar con" not in client.get(reverse("account_login")).content.decode()
    assert ask(client).status_code == 404
    assert client.get(reverse("account_provider_answer")).status_code == 404


def test_nobody_adds_a_provider_in_the_database(client):
    SocialApp.objects.create(provider="openid_connect", provider_id="oidc", name="Otro", client_id="x")
    assert "Entrar con" not in client.get(reverse("account_login")).content.decode()
    assert ask(client).status_code == 404


def setting(what, **env):
    code = f"from pmm import settings; print({what})"
    env = {**os.environ, "SECRET_KEY": "x" * 60, **env}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)


FORMS = "settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']"


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({}, ["'self'"]),
        ({"OIDC_SERVER_URL": "https://id.example/realms/x/"}, ["'self'", "https://id.example"]),
        (
            {"OIDC_SERVER_URL": "https://id.example", "OIDC_ORIGINS": "https://a.example,https://b.example"},
            ["'self'", "https://a.example", "https://b.example"],
        ),
    ],
)
def test_forms_lead_to_the_provider_only_when_there_is_one(env, expected):
    assert setting(FORMS, **env).stdout.strip() == str(expected)


def test_behind_https_the_provider_speaks_https_too():
    done = setting(FORMS, HTTPS="true", OIDC_SERVER_URL="http://id.example")
    assert "OIDC_SERVER_URL debe empezar con https://" in done.stderr
