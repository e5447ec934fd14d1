"""T54: no answer tells who has an account, whatever state it is in, also when mail fails."""

import re

import pytest
from django.urls import reverse

from reporting.models import Message
from tests.cast import PASSWORD, make_user

UNKNOWN = "nadie@x.example"


@pytest.fixture
def accounts(liaison):
    """An address for each state an account may be in, and one without an account."""
    inactive = make_user("inactiva@x.example")
    inactive.is_active = False
    inactive.save()
    unusable = make_user("sin-clave@x.example")
    unusable.set_unusable_password()
    unusable.save()
    return [UNKNOWN, liaison.email, inactive.email, unusable.email]


def said(response, address) -> tuple:
    """Status, destination and body, without what is new each time: the token and the address typed."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, response.get("Location"), body.replace(address, "")


def test_a_failed_sign_in_answers_alike(client, accounts):
    url = reverse("account_login")
    answers = {said(client.post(url, {"login": a, "password": "otra"}), a) for a in accounts}
    assert len(answers) == 1


def test_an_inactive_account_with_its_right_password_is_not_told_from_a_wrong_one(client, accounts):
    url, inactive = reverse("account_login"), accounts[2]
    answers = {
        said(client.post(url, {"login": a, "password": p}), a)
        for a, p in ((UNKNOWN, "otra"), (inactive, "otra"))
    }
    assert len(answers) == 1


def test_the_reset_answers_alike(client, accounts):
    url = reverse("account_reset_password")
    assert {said(client.post(url, {"email": a}), a) for a in accounts} == {
        (302, reverse("account_reset_password_done"), "")
    }


def test_the_page_after_a_reset_is_one_for_all(client, accounts):
    bodies = []
    for address in accounts:
        response = client.post(reverse("account_reset_password"), {"email": address}, follow=True)
        bodies.append(said(response, address))
    assert len(set(bodies)) == 1


def test_a_mail_server_that_is_down_changes_no_answer_and_loses_no_mail(client, accounts, settings, liaison):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    url = reverse("account_reset_password")
    assert {said(client.post(url, {"email": a}), a) for a in accounts} == {
        (302, reverse("account_reset_password_done"), "")
    }
    waiting = Message.objects.filter(kind="account", to=liaison)
    assert [message.state for message in waiting] == ["waiting"]


def test_what_is_posted_twice_too_often_is_refused_alike(client, accounts):
    url = reverse("account_reset_password")
    answers = {}
    for address in accounts:
        for _ in range(5):
            client.post(url, {"email": address})
        answers[address] = said(client.post(url, {"email": address}), address)[:2]
    assert set(answers.values()) == {(429, None)}


def test_a_closed_sign_up_answers_alike(client, accounts):
    url = reverse("account_signup")
    data = {"password1": PASSWORD}
    assert len({said(client.post(url, {"email": a, **data}), a) for a in accounts}) == 1
