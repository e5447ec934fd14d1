"""T57: no `next` leads off the site."""

from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from tests.cast import PASSWORD

PAYLOADS = [
    "https://evil.example/",
    "http://evil.example/",
    "HTTPS://EVIL.EXAMPLE",
    "//evil.example",
    "///evil.example",
    "////evil.example//..",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x00//evil.example",
    "/\r\n/evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https:/\\evil.example",
    "http://testserver@evil.example/",
    "http://evil.example\\@testserver/",
    "http://[evil.example",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "ftp://testserver/",
    "//testserver.evil.example/",
    "。evil.example//",
]


def stays(response) -> bool:
    """Whether the answer leads nowhere or to the site itself."""
    target = response.get("Location")
    if target is None:
        return True
    clean = target.replace("\\", "/").strip()
    parts = urlsplit(clean)
    return (
        parts.scheme in ("", "http", "https")
        and parts.netloc in ("", "testserver")
        and not clean.startswith("//")
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_signing_in_stays_on_the_site(payload, client, liaison, cycle):
    data = {"login": liaison.email, "password": PASSWORD}
    assert stays(client.post(reverse("account_login"), {**data, "next": payload}))
    client.logout()
    response = client.post(f"{reverse('account_login')}", {**data}, query_params={"next": payload})
    assert response.status_code == 302
    assert stays(response)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_who_is_signed_in_stays_on_the_site(payload, client, administrator):
    client.force_login(administrator)
    for name in ("account_login", "account_signup", "admin:login"):
        assert stays(client.get(reverse(name), {"next": payload})), name
    for name in ("account_reauthenticate", "account_change_password"):
        assert stays(client.post(reverse(name), {"next": payload, "password": PASSWORD})), name
    assert stays(client.post(reverse("account_logout"), {"next": payload}))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_door_of_the_administration_stays_on_the_site(payload, client, db):
    response = client.get(reverse("admin:login"), {"next": payload})
    assert stays(response)


def test_an_address_of_the_site_is_followed(client, liaison, cycle):
    data = {"login": liaison.email, "password": PASSWORD, "next": reverse("entry_create")}
    assert client.post(reverse("account_login"), data)["Location"] == reverse("entry_create")
