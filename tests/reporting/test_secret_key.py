"""A new SECRET_KEY: the former one serves until it is taken out, and what was under it is put under the new."""

import os
import re
import subprocess
import sys

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from pmm import command
from reporting.models import Message
from tests.cast import PASSWORD, code_of

NEW = "the key of today"


@pytest.fixture
def change(settings):
    """The key is changed: the former one stays beside it, or not."""
    former = settings.SECRET_KEY

    def change_key(*, keeping: bool):
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [former] if keeping else []

    return change_key


def signed_in(person) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


def is_signed_in(client) -> bool:
    return client.get(reverse("entry_list")).status_code == 200


@pytest.mark.parametrize(("former", "expected"), [("", []), ("one", ["one"]), ("one,two", ["one", "two"])])
def test_the_environment_names_the_former_keys(former, expected):
    code = "from pmm import settings; print(settings.SECRET_KEY_FALLBACKS)"
    env = {**os.environ, "SECRET_KEY_FALLBACKS": former}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(expected)


@pytest.mark.parametrize("keeping", [True, False])
def test_a_session_goes_on_while_the_former_key_is_kept(keeping, change, liaison, cycle):
    client = signed_in(liaison)
    change(keeping=keeping)
    assert is_signed_in(client) is keeping


def test_a_session_that_was_used_since_outlives_the_former_key(change, liaison, cycle):
    client = signed_in(liaison)
    change(keeping=True)
    assert is_signed_in(client)
    change(keeping=False)
    assert is_signed_in(client)


@pytest.mark.parametrize("keeping", [True, False])
def test_a_link_to_a_new_password_goes_on_too(keeping, change, client, liaison):
    client.post(reverse("account_reset_password"), {"email": liaison.email})
    link = re.search(r"/cuenta/password/reset/key/\S+", Message.objects.get(to=liaison).body)[0]
    change(keeping=keeping)
    page = client.get(link, follow=True).content.decode()
    assert ("El enlace ya no sirve" not in page) is keeping


@pytest.fixture
def factors(reviewer):
    """The secret of an application of codes, and the codes for a lost phone."""
    secret = generate_totp_secret()
    TOTP.activate(reviewer, secret)
    return secret, RecoveryCodes.activate(reviewer).get_unused_codes()


def works(kind, code) -> bool:
    return Authenticator.objects.get(type=kind).wrap().validate_code(code)


def test_second_factors_are_put_under_the_new_key(change, factors, capsys):
    secret, codes = factors
    assert works("recovery_codes", codes[0])
    change(keeping=True)
    call_command("encipher_factors")
    assert capsys.readouterr().out == "Cifrados con la clave de hoy: 2.\n"
    change(keeping=False)
    assert works("totp", code_of(secret))
    assert works("recovery_codes", codes[1])
    assert not works("recovery_codes", codes[0])  # used before


def test_it_may_be_done_twice(change, factors):
    change(keeping=True)
    for _ in range(2):
        call_command("encipher_factors")
    assert works("totp", code_of(factors[0]))


def test_without_the_former_key_nothing_is_touched(change, factors):
    before = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
    change(keeping=False)
    with pytest.raises(command.Error, match="SECRET_KEY_FALLBACKS"):
        call_command("encipher_factors")
    assert list(Authenticator.objects.order_by("pk").values_list("data", flat=True)) == before
