"""T55: a reset works once and for an hour; neither look-alike addresses nor a forged host get hold of one."""

import re

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from reporting.models import Message, User
from reporting.outbox import sending
from tests.cast import PASSWORD, make_user

NEW = "otra clave, igual de larga"


def ask(client, email, **headers):
    return client.post(reverse("account_reset_password"), {"email": email}, **headers)


def link(person) -> str:
    return re.search(r"https?://\S+/key/\S+", Message.objects.filter(to=person).latest("pk").body)[0]


def follow(client, url):
    """The page behind the link, which keeps its key in the session and not in the address."""
    return client.get(url.split("/", 3)[3].join(["/", ""]), follow=True)


def choose(client, page, password):
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def may_sign_in(client, person, password) -> bool:
    client.logout()
    response = client.post(reverse("account_login"), {"login": person.email, "password": password})
    return response.status_code == 302


def test_a_reset_works(client, liaison, cycle):
    ask(client, liaison.email)
    choose(client, follow(client, link(liaison)), NEW)
    assert may_sign_in(client, liaison, NEW)
    assert not may_sign_in(client, liaison, PASSWORD)


def test_a_link_works_once(client, liaison):
    ask(client, liaison.email)
    used = link(liaison)
    choose(client, follow(client, used), NEW)
    page = follow(client, used)
    assert "El enlace ya no sirve" in page.content.decode()


def test_an_older_link_ends_with_the_password_it_was_for(client, liaison):
    for _ in range(2):
        ask(client, liaison.email)
    first, second = (re.search(r"\S+/key/\S+", m.body)[0] for m in Message.objects.order_by("pk"))
    choose(client, follow(client, second), NEW)
    assert "El enlace ya no sirve" in follow(client, first).content.decode()


@pytest.mark.parametrize(("age", "works"), [(59 * 60, True), (60 * 60 + 1, False)])
def test_a_link_lives_an_hour(age, works, client, liaison):
    made = default_token_generator._num_seconds(default_token_generator._now()) - age
    token = default_token_generator._make_token_with_timestamp(liaison, made, default_token_generator.secret)
    url = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(liaison), token])
    page = client.get(url, follow=True).content.decode()
    assert ("El enlace ya no sirve" not in page) is works


@pytest.mark.parametrize(
    ("address", "lookalike"),
    [
        ("mike@example.org", "mıke@example.org"),  # a dotless i, which upper case makes a plain one
        ("mike@example.org", "MİKE@example.org"),
        ("kiko@example.org", "\u212aiko@example.org"),  # the sign of the kelvin
        ("sara@example.org", "\u017fara@example.org"),  # a long s
        ("ana@github.com", "ana@gıthub.com"),
    ],
)
def test_a_look_alike_address_gets_no_link(address, lookalike, client, db):
    make_user(address)
    ask(client, lookalike)
    sent = Message.objects.all()
    # Whoever owns the look-alike gets nothing; what the account's owner gets goes to the account's own address.
    assert all(message.recipient == address for message in sent)


def test_an_address_is_one_account_however_it_is_written(client, db):
    person = make_user("mike@example.org")
    ask(client, "MIKE@Example.ORG")
    assert Message.objects.get().to == person
    assert User.objects.get().email == "mike@example.org"


@pytest.mark.parametrize(
    "forged", ["evil.example", "evil.example:80", "localhost@evil.example", "localhost.evil.example"]
)
def test_a_forged_host_is_refused_and_sends_nothing(forged, client, liaison):
    assert ask(client, liaison.email, HTTP_HOST=forged).status_code == 400
    assert not Message.objects.exists()


def test_forwarded_hosts_have_no_say_in_the_link(client, liaison, settings):
    ask(client, liaison.email, HTTP_X_FORWARDED_HOST="evil.example", HTTP_FORWARDED="host=evil.example")
    assert link(liaison).startswith(f"{settings.SITE_URL}/cuenta/")


def test_five_requests_a_minute_for_one_address(client, liaison):
    assert [ask(client, liaison.email).status_code for _ in range(7)] == [302] * 5 + [429] * 2
    assert Message.objects.count() == 5


def test_the_link_is_kept_no_longer_than_it_takes_to_send(client, liaison, mailoutbox):
    ask(client, liaison.email)
    sending.send([Message.objects.get().pk])
    assert "/key/" in mailoutbox[0].body
    assert "/key/" not in Message.objects.get().body
