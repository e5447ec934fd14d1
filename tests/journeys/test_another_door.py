"""Signing in at an identity provider, in a real browser, and back."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect

from reporting.models import AuditEvent
from tests.cast import code_of
from tests.identity_provider import identity_provider, use
from tests.test_accessibility import check, check_here

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def provider(settings):
    with identity_provider() as provider:
        use(settings, provider.url)
        yield provider


def go_through(page, provider):
    page.goto("/cuenta/login/")
    page.get_by_role("button", name="Entrar con Llave MX").click()
    page.get_by_role("button", name="Soy").click()


@pytest.mark.parametrize("width", [1280, 375])
def test_the_button_is_there_for_everybody(width, window, provider, cycle):
    check(window(width), "/cuenta/login/")


def test_there_and_back(window, provider, liaison, cycle):
    provider.person["email"] = liaison.email
    page = window()
    go_through(page, provider)
    expect(page.get_by_role("heading", level=1, name="Registros")).to_be_visible()
    assert AuditEvent.objects.get().details == {"method": "Llave MX"}


def test_with_the_second_factor_that_a_reviewer_needs(window, provider, reviewer, cycle, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    secret = generate_totp_secret()
    TOTP.activate(reviewer, secret)
    provider.person["email"] = reviewer.email
    page = window()
    go_through(page, provider)
    page.get_by_label("Código").fill(code_of(secret))
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Registros por revisar")


def test_who_has_no_account_reads_what_to_do(window, provider, cycle):
    page = window()
    go_through(page, provider)
    expect(page.get_by_text("No pudimos abrir su sesión con Llave MX.")).to_be_visible()
    expect(page.get_by_label("Correo electrónico")).to_be_visible()
    check_here(page, "refused by the provider")
