"""Writing when things go wrong: the network, the session, a second tab, a colleague. No word is lost."""

import datetime

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from reporting.models import AuditEvent, Cycle, Entry
from tests.cast import PASSWORD
from tests.journeys.test_from_entry_to_book import editor_of, sign_in
from tests.test_accessibility import check_here

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def entry(make_entry):
    return make_entry()


def open_section(page: Page, entry, key="description"):
    page.goto(f"/registros/{entry.pk}/secciones/{key}/")
    return page


def write(page: Page, text: str, label="Descripción"):
    editor_of(page, label).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def saved(page: Page):
    expect(page.locator("[data-save-state]")).to_contain_text("Guardado", timeout=15_000)


def description():
    return Entry.objects.get().description


def test_text_is_saved_by_itself(window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry)
    write(page, " Se guarda solo.")
    saved(page)
    assert "Se guarda solo." in description()


@pytest.mark.parametrize("delay", [0, 5, 12])
def test_no_key_is_lost_while_the_editor_loads(delay, window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry)
    text = " Escrito de prisa, mientras el editor llega, sin que falte una sola letra."
    editor_of(page, "Descripción").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text, delay=delay)
    page.locator(".prose-tools").wait_for()
    saved(page)
    assert text in description()


def test_without_the_network_text_waits_and_is_saved_when_it_is_back(window, liaison, entry):
    page = open_section(sign_in(window(expects=["ERR_INTERNET_DISCONNECTED"]), liaison), entry)
    editor_of(page, "Descripción").wait_for()
    page.context.set_offline(True)
    write(page, " Escrito sin red.")
    expect(page.locator("[data-save-state]")).to_contain_text("Sin conexión", timeout=15_000)
    assert "sin red" not in description()
    page.context.set_offline(False)
    saved(page)
    assert "Escrito sin red." in description()


def test_a_copy_that_never_reached_the_server_is_offered_again(window, liaison, entry):
    page = open_section(sign_in(window(expects=["ERR_INTERNET_DISCONNECTED"]), liaison), entry)
    editor_of(page, "Descripción").wait_for()
    page.context.set_offline(True)
    write(page, " Casi perdido.")
    expect(page.locator("[data-save-state]")).to_contain_text("Sin conexión", timeout=15_000)
    second = page.context.new_page()
    page.close()
    second.context.set_offline(False)
    open_section(second, entry)
    editor_of(second, "Descripción").wait_for()
    second.get_by_role("button", name="Restaurar").click()
    saved(second)
    assert "Casi perdido." in description()


def test_a_session_that_ends_while_typing_costs_no_word(window, liaison, entry):
    page = open_section(sign_in(window(expects=["401 (Unauthorized)"]), liaison), entry)
    editor_of(page, "Descripción").wait_for()
    Session.objects.all().delete()
    write(page, " Después de vencer.")
    expect(page.locator("[data-save-state]")).to_contain_text("Su sesión terminó", timeout=15_000)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Iniciar sesión").click()
    beside = opened.value
    beside.get_by_label("Correo electrónico").fill(liaison.email)
    beside.get_by_label("Contraseña").fill(PASSWORD)
    beside.get_by_role("button", name="Entrar").click()
    expect(beside.get_by_role("heading", name="Sesión iniciada")).to_be_visible()
    saved(page)
    assert "Después de vencer." in description()


def test_two_tabs_of_one_person_write_different_fields(window, liaison, entry):
    first = open_section(sign_in(window(), liaison), entry, "identification")
    second = open_section(first.context.new_page(), entry, "identification")
    first.get_by_label("Título del programa o acción").fill("Título de la primera")
    saved(first)
    second.get_by_label("Unidad responsable").fill("Unidad de la segunda")
    saved(second)
    kept = Entry.objects.get()
    assert (kept.title, kept.unit) == ("Título de la primera", "Unidad de la segunda")


def test_two_colleagues_in_the_same_field_see_both_texts(window, liaison, colleague, entry):
    hers, his = (open_section(sign_in(window(), person), entry) for person in (liaison, colleague))
    editor_of(his, "Descripción").wait_for()
    write(hers, " De Ana.")
    saved(hers)
    write(his, " De Beto.")
    expect(his.get_by_role("alert")).to_contain_text("De Ana.", timeout=15_000)
    expect(editor_of(his, "Descripción")).to_contain_text("De Beto.")
    assert "De Ana." in description()
    assert "De Beto." not in description()


def test_colleagues_are_told_of_each_other(window, liaison, colleague, entry):
    open_section(sign_in(window(), liaison), entry)
    his = open_section(sign_in(window(), colleague), entry)
    expect(his.locator("[data-others]")).to_contain_text("Ana también tiene abierto este registro.")


def test_a_sum_that_does_not_add_up_is_told_while_typing(window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry, "results")
    page.get_by_label("Mujeres", exact=True).first.fill("250")
    told = page.locator("[data-sum]").first
    expect(told).to_contain_text("mujeres 250 + hombres 212 = 462, y el total dice 461.")
    page.get_by_label("Nota", exact=True).first.fill("Cifra preliminar")
    expect(told).to_contain_text("Queda con la nota que escribió.")
    page.get_by_label("Mujeres", exact=True).first.fill("249")
    expect(told).to_be_empty()
    page.get_by_role("button", name="Agregar otra cifra").click()
    expect(page.get_by_label("Qué se cuenta")).to_have_count(3)


def test_going_back_shows_what_was_saved(window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry)
    write(page, " Antes de irme.")
    saved(page)
    page.goto("/registros/")
    page.go_back()
    expect(editor_of(page, "Descripción")).to_contain_text("Antes de irme.")


def test_a_double_click_sends_once(window, liaison, entry):
    page = sign_in(window(), liaison)
    page.goto(f"/registros/{entry.pk}/enviar/")
    page.get_by_role("button", name="Enviar a UPMRIP").dblclick()
    expect(page.get_by_role("heading", name="Recibido")).to_be_visible()
    assert entry.checkpoints.count() == 1


def test_a_whole_section_is_written_without_javascript(window, chromium, live_server, liaison, entry):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = open_section(sign_in(context.new_page(), liaison), entry)
    page.get_by_label("Descripción", exact=True).fill("Sin JavaScript.\n\n- uno\n- dos")
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.get_by_text("Sin JavaScript.")).to_be_visible()
    assert description() == "<p>Sin JavaScript.</p><ul><li>uno</li><li>dos</li></ul>"
    context.close()


def test_a_button_waits_for_the_save_that_is_on_its_way(window, liaison, entry):
    """T09: the server takes its time; what was typed meanwhile is no conflict with oneself."""
    page = open_section(sign_in(window(), liaison), entry)
    held = []
    page.route("**/autoguardado/", lambda route: held.append(route))
    with page.expect_request("**/autoguardado/"):
        write(page, " Primero.")
    write(page, " Después.")
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.locator("[data-save-state]")).to_contain_text("Guardando")
    held.pop().continue_()
    page.wait_for_url(f"**/registros/{entry.pk}/")
    assert "Primero. Después." in description()


def test_an_answer_lost_on_its_way_is_no_conflict(window, liaison, entry):
    page = open_section(sign_in(window(expects=["ERR_FAILED"]), liaison), entry)

    def lose(route):
        route.fetch()  # it reaches the server, and its answer reaches nobody
        route.abort()

    page.route("**/autoguardado/", lose, times=1)
    write(page, " Uno.")
    expect(page.locator("[data-save-state]")).to_contain_text("otro intento", timeout=15_000)
    write(page, " Dos.")
    saved(page)
    assert "Uno. Dos." in description()


def test_a_button_pressed_without_the_network_keeps_the_text(window, liaison, entry):
    page = open_section(sign_in(window(expects=["ERR_INTERNET_DISCONNECTED"]), liaison), entry)
    editor_of(page, "Descripción").wait_for()
    page.context.set_offline(True)
    write(page, " Sin red y con prisa.")
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.locator("[data-save-state]")).to_contain_text("Sin conexión")
    page.context.set_offline(False)
    saved(page)
    assert "Sin red y con prisa." in description()


def test_what_arrived_is_not_offered_again(window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry)
    write(page, " Llegó.")
    page.get_by_role("button", name="Guardar y salir").click()
    page.wait_for_url(f"**/registros/{entry.pk}/")
    open_section(page, entry)
    expect(editor_of(page, "Descripción")).to_contain_text("Llegó.")
    expect(page.get_by_role("button", name="Restaurar")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_after_the_close_the_text_stays_and_the_page_asks_once(window, liaison, entry):
    page = open_section(sign_in(window(expects=["403 (Forbidden)"]), liaison), entry)
    editor_of(page, "Descripción").wait_for()
    # An earlier close than this form was opened: there is no grace.
    past = entry.cycle.opens_at + datetime.timedelta(days=1)
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    write(page, " Llegué tarde.")
    state = page.locator("[data-save-state]")
    expect(state).to_contain_text("Pida una prórroga a UPMRIP. Su texto sigue en esta página", timeout=15_000)
    write(page, " Y sigo.")
    page.wait_for_timeout(4000)  # twice as long as typing needs to be saved
    assert AuditEvent.objects.filter(action="refused").count() == 1
    page.get_by_role("button", name="Guardar y continuar").click()
    expect(page.get_by_text("Su texto sigue en esta página: puede copiarlo.").first).to_be_visible()
    expect(editor_of(page, "Descripción")).to_contain_text("Llegué tarde. Y sigo.")
    check_here(page, "a form that may not be saved any more")
    assert "tarde" not in description()


def test_what_is_sent_after_the_close_is_answered_at_the_entry(window, liaison, entry):
    page = sign_in(window(expects=["403 (Forbidden)"]), liaison)
    page.goto(f"/registros/{entry.pk}/enviar/")
    past = entry.cycle.opens_at + datetime.timedelta(days=1)
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    page.get_by_role("button", name="Enviar a UPMRIP").click()
    expect(page.get_by_text("su borrador está guardado; pida una prórroga a UPMRIP.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(entry.title)
    check_here(page, "an entry that may not be sent any more")
