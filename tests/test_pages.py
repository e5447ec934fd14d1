"""Pages around the desks: sign-in, error pages, headers."""

import pytest
from django.test import Client
from django.urls import reverse

from reporting.models import User
from tests.cast import PASSWORD


def test_signing_in_leads_to_the_own_desk(client, liaison, cycle):
    response = client.post(
        reverse("account_login"), {"login": liaison.email, "password": PASSWORD}, follow=True
    )
    assert response.redirect_chain[-1][0] == reverse("entry_list")


def test_a_wrong_password_is_told_in_spanish_and_says_nothing_about_the_account(client, liaison):
    answers = [
        client.post(reverse("account_login"), {"login": email, "password": "otra"}).content.decode()
        for email in (liaison.email, "nadie@x.example")
    ]
    sentence = "La dirección de correo electrónico y/o la contraseña que ha indicado no son correctas."
    assert [sentence in answer for answer in answers] == [True, True]


def test_nobody_opens_an_account_alone(client, db):
    client.post(reverse("account_signup"), {"email": "yo@x.example", "password1": PASSWORD})
    assert not User.objects.exists()
    assert "cerrado" in client.get(reverse("account_signup")).content.decode().lower()


def test_demo_accounts_show_only_with_the_flag(client, settings, db):
    settings.DEMO = False
    assert "Cuentas de demostración" not in client.get(reverse("account_login")).content.decode()
    settings.DEMO = True
    assert "Cuentas de demostración" in client.get(reverse("account_login")).content.decode()


def test_a_missing_page_is_told_in_spanish(client, db):
    response = client.get("/no-existe/")
    assert response.status_code == 404
    assert "No encontramos esta página" in response.content.decode()


def test_a_stranger_learns_nothing_from_the_404(client, stranger, make_entry):
    client.force_login(stranger)
    response = client.get(reverse("entry_detail", args=[make_entry().pk]))
    assert response.status_code == 404
    assert "No existe ese registro, o es de otra institución." in response.content.decode()


def test_a_form_without_its_token_gives_the_text_back(liaison):
    client = Client(enforce_csrf_checks=True)
    client.force_login(liaison)
    response = client.post(reverse("entry_create"), {"title": "Lo que ya había escrito"})
    assert response.status_code == 403
    assert "Lo que ya había escrito" in response.content.decode()


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(client, liaison, cycle):
    client.force_login(liaison)
    assert client.get(reverse("entry_list")).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["home", "account_login", "account_reset_password"])
def test_every_page_carries_the_headers_that_protect_it(name, client, db):
    headers = client.get(reverse(name)).headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for rule in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_signing_in_again_after_sending_a_form_leads_back_to_its_page(client, make_entry, db):
    entry = make_entry()
    url = reverse("review_return", args=[entry.pk])
    for referer, back in (
        (f"http://testserver/revision/{entry.pk}/?objetivo=21", f"/revision/{entry.pk}/%3Fobjetivo%3D21"),
        ("https://elsewhere.example/revision/1/", url),
    ):
        response = client.post(url, {"reason": "Falta el periodo."}, headers={"referer": referer})
        assert response.url == f"{reverse('account_login')}?next={back}"
