"""A security key as the second factor: added, used, listed, taken off; the key is Chromium's virtual one."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from reporting.models import AuditEvent
from tests.cast import PASSWORD
from tests.test_accessibility import check_here

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


class Key:
    """A key in the browser of `page`, touched whenever it asks."""

    def __init__(self, page: Page):
        self.line = page.context.new_cdp_session(page)
        self.line.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "usb", "automaticPresenceSimulation": True}
        added = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.which = {"authenticatorId": added["authenticatorId"]}

    def forget(self):
        self.line.send("WebAuthn.clearCredentials", self.which)


def sign_in(page: Page, person):
    page.goto("/cuenta/login/")
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar", exact=True).click()


def add_key(page: Page, name: str):
    page.get_by_label("Nombre de la llave").fill(name)
    page.get_by_role("button", name="Agregar la llave").click()


def title(page: Page):
    return page.get_by_role("heading", level=1)


def steps_of(person):
    rows = AuditEvent.objects.filter(actor=person).exclude(action="signed_out").order_by("number")
    return [(row.action, row.details.get("method")) for row in rows]


@pytest.mark.parametrize("width", [1280, 375])
def test_a_reviewer_lives_with_a_key(width, window, reviewer, cycle):
    page = window(width)
    Key(page)
    sign_in(page, reviewer)
    expect(title(page)).to_have_text("Activar el segundo factor")
    page.get_by_role("link", name="agregue la llave").click()
    add_key(page, "La azul")
    expect(title(page)).to_have_text("Códigos de recuperación")
    page.get_by_role("link", name="Ya los guardé").click()
    expect(title(page)).to_have_text("Registros por revisar")
    page.get_by_role("button", name="Salir").click()

    sign_in(page, reviewer)
    expect(title(page)).to_have_text("Use su llave")
    check_here(page, "asked for the key")
    page.get_by_role("button", name="Usar la llave").click()
    expect(title(page)).to_have_text("Registros por revisar")
    assert steps_of(reviewer)[-1] == ("signed_in", "contraseña + llave de seguridad")

    page.goto("/cuenta/segundo-factor/webauthn/")
    check_here(page, "the list of keys")
    page.get_by_role("link", name="Renombrar La azul").click()
    page.get_by_label("Nombre de la llave").fill("La del cajón")
    page.get_by_role("button", name="Guardar").click()
    page.get_by_role("link", name="Quitar La del cajón").click()
    check_here(page, "taking the key off")
    page.get_by_role("button", name="Quitar la llave").click()
    page.get_by_text("La llave de seguridad ya no sirve para entrar.").wait_for()
    assert not Authenticator.objects.filter(type="webauthn").exists()
    page.goto("/revision/")
    expect(title(page)).to_have_text("Activar el segundo factor")


def test_without_the_key_nobody_gets_in(window, reviewer, cycle):
    page = window()
    key = Key(page)
    sign_in(page, reviewer)
    page.get_by_role("link", name="agregue la llave").click()
    add_key(page, "La azul")
    page.get_by_role("link", name="Ya los guardé").click()
    page.get_by_role("button", name="Salir").click()
    key.forget()
    sign_in(page, reviewer)
    page.get_by_role("button", name="Usar la llave").click()
    expect(page.get_by_text("La llave no respondió.")).to_be_visible()
    check_here(page, "the key did not answer")
    page.goto("/revision/")
    expect(title(page)).to_have_text("Use su llave")


def test_a_key_is_added_once(window, liaison, cycle):
    page = window()
    Key(page)
    sign_in(page, liaison)
    for name in ("La azul", "Otra vez"):
        page.goto("/cuenta/segundo-factor/webauthn/add/")
        add_key(page, name)
        if name == "La azul":
            expect(title(page)).to_have_text("Códigos de recuperación")
    expect(page.get_by_text("Esta llave ya está agregada")).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").count() == 1
