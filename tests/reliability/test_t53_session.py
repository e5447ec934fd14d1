"""T53: the key changes at sign-in; a session is dead within one request after it should be; its cookies."""

import json
import os
import subprocess
import sys
import time

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from pmm import sessions
from tests.cast import PASSWORD

HOUR = 60 * 60


def sign_in(client, person):
    return client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def is_signed_in(client) -> bool:
    return client.get(reverse("entry_list")).status_code == 200


def kept(client) -> str:
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value


def with_cookie(key) -> Client:
    """Somebody who holds a copy of the cookie."""
    other = Client()
    other.cookies[django_settings.SESSION_COOKIE_NAME] = key
    return other


def pretend(client, **moments):
    """The session as if what it notes had happened so many seconds ago."""
    session = client.session
    for name, ago in moments.items():
        session[name] = int(time.time()) - ago
    session.save()


def test_the_key_changes_at_sign_in(client, liaison, cycle):
    session = client.session
    session["begun"] = "before"
    session.save()
    client.cookies[django_settings.SESSION_COOKIE_NAME] = planted = session.session_key
    sign_in(client, liaison)
    assert kept(client) != planted
    assert not is_signed_in(with_cookie(planted))


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(client, liaison, cycle):
    sign_in(client, liaison)
    copy = with_cookie(kept(client))
    assert is_signed_in(copy)
    client.post(reverse("account_logout"))
    assert not is_signed_in(copy)


def test_a_changed_password_ends_the_other_sessions(client, liaison, cycle):
    other = Client()
    for each in (client, other):
        sign_in(each, liaison)
    new = "otra clave, igual de larga"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert is_signed_in(client)
    assert not is_signed_in(other)


def test_a_deactivated_account_is_out_with_the_next_request(client, liaison, cycle):
    sign_in(client, liaison)
    liaison.is_active = False
    liaison.save()
    assert not is_signed_in(client)


def test_other_sessions_are_closed_from_the_list(client, liaison, cycle):
    other = Client()
    for each in (other, client):
        sign_in(each, liaison)
    client.post(reverse("usersessions_list"))
    assert is_signed_in(client)
    assert not is_signed_in(other)


@pytest.mark.parametrize(("idle", "lives"), [(59 * 60, True), (HOUR, False), (5 * HOUR, False)])
def test_an_hour_without_anybody_ends_the_session(idle, lives, client, liaison, cycle):
    sign_in(client, liaison)
    pretend(client, **{sessions.SEEN: idle})
    assert is_signed_in(client) is lives


@pytest.mark.parametrize(("age", "lives"), [(12 * HOUR - 60, True), (12 * HOUR, False)])
def test_half_a_day_ends_the_session_of_whoever_works_on(age, lives, client, liaison, cycle):
    sign_in(client, liaison)
    pretend(client, **{sessions.STARTED: age, sessions.SEEN: 0})
    assert is_signed_in(client) is lives


def test_working_goes_on_and_what_a_page_asks_by_itself_does_not_count(client, liaison, make_entry):
    entry = make_entry()
    sign_in(client, liaison)
    pretend(client, **{sessions.SEEN: 50 * 60})
    client.post(reverse("entry_presence", args=[entry.pk]))
    assert client.get(reverse("session_state")).json()["seconds_left"] <= 10 * 60
    client.get(reverse("entry_list"))
    assert client.get(reverse("session_state")).json()["seconds_left"] > 59 * 60


def test_an_ended_session_says_so(client, liaison, cycle):
    sign_in(client, liaison)
    pretend(client, **{sessions.SEEN: HOUR})
    said = client.get(reverse("session_state")).json()
    assert (said["signed_in"], said["seconds_left"]) == (False, 0)


@pytest.fixture(scope="module")
def behind_https():
    """What the settings say when a proxy ends TLS in front, read by a process of its own."""
    whats = ("NAME", "SECURE", "HTTPONLY", "SAMESITE", "DOMAIN", "PATH")
    names = [f"{which}_COOKIE_{what}" for which in ("SESSION", "CSRF") for what in whats]
    code = (
        "import json; from pmm import settings; from django.conf import global_settings as usual; "
        f"print(json.dumps({{n: getattr(settings, n, getattr(usual, n)) for n in {names}}}))"
    )
    env = {**os.environ, "HTTPS": "true", "SECRET_KEY": "x" * 60}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_cookies_belong_to_this_host_over_https_alone(client, liaison, cycle, settings, behind_https):
    for name, value in behind_https.items():
        setattr(settings, name, value)
    page = client.get(reverse("account_login"), secure=True)
    signed_in = client.post(
        reverse("account_login"), {"login": liaison.email, "password": PASSWORD}, secure=True
    )
    cookies = {"__Host-csrftoken": page.cookies, "__Host-sessionid": signed_in.cookies}
    for name, jar in cookies.items():
        cookie = jar[name]
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert (cookie["domain"], cookie["path"]) == ("", "/")


def test_the_session_cookie_ends_with_the_browser(client, liaison, cycle):
    cookie = sign_in(client, liaison).cookies[django_settings.SESSION_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
