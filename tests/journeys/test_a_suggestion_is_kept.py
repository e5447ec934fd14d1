"""What a reviewer rewords is kept in the browser until it has arrived, like every other word of a review."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from reporting.models import Status, Suggestion
from tests.cast import PASSWORD
from tests.journeys.test_from_entry_to_book import editor_of, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(window, reviewer):
    return sign_in(window(), reviewer)


@pytest.fixture
def entry(make_entry):
    return make_entry(Status.SUBMITTED, description="<p>Se atiende a personas en retorno.</p>")


def reword(page: Page, entry) -> None:
    page.goto(f"/revision/{entry.pk}/textos/description/")
    editor_of(page, "Descripción").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Y a sus familias.")
    page.get_by_label("Motivo").fill("Falta decir a quién más.")


def expect_what_was_typed(page: Page) -> None:
    expect(page.get_by_text("Sigue aquí lo que escribió")).to_be_visible()
    expect(editor_of(page, "Descripción")).to_have_text("Se atiende a personas en retorno. Y a sus familias.")
    expect(page.get_by_label("Motivo")).to_have_value("Falta decir a quién más.")


def test_another_page_costs_no_word_and_what_arrived_is_forgotten(page, entry):
    reword(page, entry)
    page.goto("/revision/")
    page.goto(f"/revision/{entry.pk}/textos/description/")
    expect_what_was_typed(page)
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Sugerido: la institución verá la diferencia")).to_be_visible()
    assert "Y a sus familias." in Suggestion.objects.get().after
    page.goto(f"/revision/{entry.pk}/textos/description/")
    expect(editor_of(page, "Descripción")).to_have_text("Se atiende a personas en retorno.")
    expect(page.get_by_text("Sigue aquí lo que escribió")).to_have_count(0)


def test_a_session_that_ended_costs_no_word(page, entry, reviewer):
    reword(page, entry)
    Session.objects.all().delete()
    page.get_by_role("button", name="Sugerir a la institución").click()
    page.get_by_label("Correo electrónico").fill(reviewer.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect_what_was_typed(page)


def test_what_was_refused_is_corrected_and_sent(page, entry):
    reword(page, entry)
    page.get_by_label("Motivo").fill("")
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Escriba el motivo").first).to_be_visible()
    expect(editor_of(page, "Descripción")).to_contain_text("Y a sus familias.")
    page.get_by_label("Motivo").fill("Falta decir a quién más.")
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Sugerido: la institución verá la diferencia")).to_be_visible()


def test_it_can_be_thrown_away(page, entry):
    reword(page, entry)
    page.reload()
    page.get_by_role("button", name="Descartarlo").click()
    expect(editor_of(page, "Descripción")).to_have_text("Se atiende a personas en retorno.")
    page.reload()
    expect(page.get_by_text("Sigue aquí lo que escribió")).to_have_count(0)
