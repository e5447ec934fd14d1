"""Five minutes before the session ends the page asks, and one key is enough to go on."""

import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from pmm.sessions import SEEN, STARTED
from reporting.models import Entry
from tests.journeys.test_from_entry_to_book import editor_of, sign_in
from tests.journeys.test_nothing_is_lost import open_section, saved, write

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = 60 * 60


@pytest.fixture
def entry(make_entry):
    return make_entry()


@pytest.fixture
def page(window, liaison):
    return sign_in(window(), liaison)


def change_session(**moments) -> None:
    """Somebody signed in, or was last there, so many seconds ago."""
    session = SessionStore(Session.objects.get().session_key)
    for name, seconds in moments.items():
        session[{"started": STARTED, "seen": SEEN}[name]] = int(time.time()) - seconds
    session.save()


def last_seen() -> float:
    return SessionStore(Session.objects.get().session_key)[SEEN]


def look_again(page: Page) -> None:
    """The page looks when somebody comes back to its window."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def warning(page: Page):
    return page.get_by_role("dialog", name="¿Sigue aquí?")


def test_while_there_is_time_nothing_is_asked(page, entry):
    open_section(page, entry)
    look_again(page)
    expect(warning(page)).to_be_hidden()


def test_one_key_goes_on_and_gives_back_the_place(page, entry):
    open_section(page, entry, "identification")
    title = page.get_by_label("Título del programa o acción")
    title.focus()
    change_session(seen=HOUR - 240)
    look_again(page)
    expect(warning(page)).to_be_visible()
    expect(warning(page)).to_contain_text("Su sesión termina en 4 minutos")
    expect(page.get_by_role("button", name="Seguir trabajando")).to_be_focused()
    page.keyboard.press("Enter")
    expect(warning(page)).to_be_hidden()
    expect(title).to_be_focused()
    assert time.time() - last_seen() < 60


def test_no_key_falls_into_the_warning(page, entry):
    open_section(page, entry)
    write(page, " Empiezo")
    saved(page)
    change_session(seen=HOUR - 240)
    look_again(page)
    with page.expect_response("**/autoguardado/"):
        page.keyboard.type(" y sigo escribiendo sin parar.", delay=80)
    saved(page)
    assert "Empiezo y sigo escribiendo sin parar." in Entry.objects.get().description
    expect(warning(page)).to_be_hidden()


def test_what_cannot_be_extended_is_said(page, entry):
    open_section(page, entry)
    change_session(started=12 * HOUR - 200, seen=10)
    look_again(page)
    page.get_by_role("button", name="Seguir trabajando").click()
    expect(warning(page)).to_contain_text("llegó a su límite y no se puede alargar")
    page.get_by_role("button", name="Cerrar este aviso").click()
    expect(warning(page)).to_be_hidden()
    expect(editor_of(page, "Descripción")).to_be_visible()


def test_the_warning_is_accessible(page, entry):
    from tests.test_accessibility import check_here

    open_section(page, entry)
    change_session(seen=HOUR - 240)
    look_again(page)
    expect(warning(page)).to_be_visible()
    check_here(page, "the warning before the session ends")
