"""T56: five failures in five minutes an account, ten a minute an address; nothing resets or goes round them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from reporting.models import AuditEvent
from tests.cast import PASSWORD, make_user

TOO_MANY = "Demasiados intentos fallidos"


@pytest.fixture
def shared_cache(settings, db):
    """As the product counts: in the table that all processes share."""
    from pmm.settings import CACHES

    settings.CACHES = CACHES
    cache.clear()


def attempt(person, password="otra", address="10.0.0.1", **headers):
    """«in», «wrong» or «too many»."""
    response = Client().post(
        reverse("account_login"),
        {"login": person.email, "password": password},
        REMOTE_ADDR=address,
        **headers,
    )
    if response.status_code == 302:
        return "in"
    return "too many" if TOO_MANY in response.content.decode() else "wrong"


def test_after_five_failures_even_the_right_password_waits(shared_cache, liaison, cycle):
    assert [attempt(liaison) for _ in range(6)] == ["wrong"] * 5 + ["too many"]
    assert attempt(liaison, PASSWORD) == "too many"


def test_the_limit_of_an_account_holds_from_everywhere(shared_cache, liaison):
    tries = [attempt(liaison, address=f"10.0.0.{n}") for n in range(1, 8)]
    assert tries == ["wrong"] * 5 + ["too many"] * 2


def test_one_account_under_attack_locks_out_nobody_else(shared_cache, liaison, colleague, cycle):
    for _ in range(6):
        attempt(liaison)
    assert attempt(colleague, PASSWORD, address="10.0.0.9") == "in"


def test_ten_failures_a_minute_from_one_address_over_all_accounts(shared_cache):
    people = [make_user(f"p{n}@x.example") for n in range(12)]
    assert [attempt(person) for person in people] == ["wrong"] * 10 + ["too many"] * 2
    assert attempt(people[-1], address="10.0.0.2") == "wrong"


def test_a_success_in_between_resets_nothing(shared_cache, liaison, colleague, cycle):
    tries = []
    for _ in range(4):
        tries += [attempt(liaison), attempt(liaison, PASSWORD), attempt(colleague, PASSWORD)]
    assert tries == ["wrong", "in", "in"] * 4
    assert [attempt(liaison), attempt(liaison)] == ["wrong", "too many"]


@pytest.mark.parametrize(
    "header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"]
)
def test_a_claimed_address_counts_for_nothing(header, shared_cache):
    people = [make_user(f"p{n}@x.example") for n in range(12)]
    tries = [attempt(person, **{header: f"172.16.0.{n}"}) for n, person in enumerate(people)]
    assert tries == ["wrong"] * 10 + ["too many"] * 2


def test_behind_a_proxy_only_what_the_proxy_wrote_counts(shared_cache, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    people = [make_user(f"p{n}@x.example") for n in range(13)]
    forged = [
        attempt(p, HTTP_X_FORWARDED_FOR=f"172.16.0.{n}, 203.0.113.7") for n, p in enumerate(people[:12])
    ]
    assert forged == ["wrong"] * 10 + ["too many"] * 2
    assert attempt(people[12], HTTP_X_FORWARDED_FOR="203.0.113.8") == "wrong"


def test_the_administration_has_no_door_of_its_own(shared_cache, administrator):
    url = reverse("admin:login")
    data = {"username": administrator.email, "email": administrator.email, "password": PASSWORD}
    answer = Client().post(url, data)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("account_login"))
    for _ in range(6):
        attempt(administrator)
    assert attempt(administrator, PASSWORD) == "too many"
    client = Client()
    client.post(url, data)
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_time_are_counted_one_by_one(shared_cache, liaison):
    def one(_):
        try:
            return attempt(liaison)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        tries = list(pool.map(one, range(24)))
    assert set(tries) <= {"wrong", "too many"}
    assert AuditEvent.objects.filter(action="sign_in_failed").count() == tries.count("wrong") <= 5


def test_codes_of_the_second_factor_are_limited_too(shared_cache, client, administrator):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(administrator, generate_totp_secret())
    client.post(reverse("account_login"), {"login": administrator.email, "password": PASSWORD})
    url = reverse("mfa_authenticate")
    pages = [client.post(url, {"code": f"{n:06}"}).content.decode() for n in range(7)]
    assert [TOO_MANY in page for page in pages] == [False] * 5 + [True] * 2
