"""An entry's whole way without JavaScript: written, sent, returned, corrected, sent again, approved."""

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Entry, Institution, Status
from tests.journeys.test_from_entry_to_book import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
GO_ON = "Guardar y continuar"


@pytest.fixture
def plain(chromium, live_server):
    """Opens a window where no script runs."""
    contexts = []

    def open_window() -> Page:
        contexts.append(chromium.new_context(base_url=live_server.url, java_script_enabled=False))
        return contexts[-1].new_page()

    yield open_window
    for context in contexts:
        context.close()


def press(page: Page, name: str):
    page.get_by_role("button", name=name, exact=True).click()


def begin(page: Page):
    page.get_by_role("link", name="Nuevo registro").click()
    press(page, "Crear borrador")
    expect(page.get_by_role("heading", name="Hay un problema")).to_be_visible()
    page.get_by_label("Título del programa o acción").fill("Orientación a personas en retorno")
    page.get_by_label("Objetivo principal").select_option("21")
    press(page, "Crear borrador")


def identify_and_describe(page: Page, partner: str):
    page.locator("summary", has_text="Instituciones que participan").click()
    page.get_by_role("group", name="Instituciones participantes").get_by_label(partner).check()
    press(page, GO_ON)
    page.get_by_label("Descripción", exact=True).fill(
        "Se orienta a quienes vuelven.\n\n• ficha\n• transporte"
    )
    page.get_by_label("Permanente").check()
    press(page, GO_ON)


def tell_results(page: Page):
    page.get_by_label("Resultados", exact=True).fill("Se orientó a 461 personas.")
    for row, (what, total) in enumerate((("personas orientadas", "461"), ("fichas entregadas", "mil"))):
        page.get_by_label("Qué se cuenta").nth(row).fill(what)
        page.get_by_label("Total").nth(row).fill(total)
        press(page, "Guardar y agregar otra")
    expect(page.get_by_text("Escriba el total sólo con cifras").first).to_be_visible()
    page.get_by_label("Total").nth(1).fill("1,000")
    press(page, GO_ON)


def finish(page: Page):
    page.get_by_role("textbox", name="Reto").fill("Faltan intérpretes.")
    press(page, GO_ON)
    page.locator("summary", has_text="Metas de los ODS").click()
    page.locator("summary", has_text="10. Reducción de las desigualdades").click()
    page.get_by_label("10.7 Migración").check()
    press(page, GO_ON)
    page.get_by_label("Dirección de la página").fill("www.gob.mx/inm")
    page.set_input_files("[name=upload]", {"name": "c.txt", "mimeType": "text/plain", "buffer": b"Lista."})
    press(page, "Guardar y salir")
    expect(page.get_by_role("heading", name="Hay un problema")).to_be_visible()
    press(page, "Guardar y salir")


def send(page: Page, button: str):
    page.get_by_role("main").get_by_role("link", name="Revisar y").click()
    press(page, button)
    expect(page.get_by_role("heading", name="Recibido")).to_be_visible()


def test_an_entry_goes_its_whole_way_without_javascript(plain, cycle, liaison, reviewer, elsewhere):
    reports, reviews = sign_in(plain(), liaison), sign_in(plain(), reviewer)
    begin(reports)
    identify_and_describe(reports, str(elsewhere))
    tell_results(reports)
    finish(reports)
    entry = Entry.objects.get()
    assert entry.description == (
        "<p>Se orienta a quienes vuelven.</p><ul><li>ficha</li><li>transporte</li></ul>"
    )
    assert list(entry.figures.values_list("total", flat=True)) == [461, 1000]
    assert [entry.sdg_targets, entry.challenges.count(), entry.links.count()] == [["10.7"], 1, 1]
    assert list(entry.partners.all()) == [Institution.objects.get(pk=elsewhere.pk)]
    send(reports, "Enviar a UPMRIP")

    reviews.goto(f"/revision/{entry.pk}/")
    reviews.get_by_label("Motivo").fill("Diga en qué puntos.")
    press(reviews, "Devolver a la institución")

    reports.goto(f"/registros/{entry.pk}/secciones/description/")
    text = reports.get_by_label("Descripción", exact=True)
    expect(text).to_have_value("Se orienta a quienes vuelven.\n\n• ficha\n• transporte")
    text.fill("Se orienta en doce puntos.\n\n• ficha\n• transporte")
    press(reports, "Guardar y salir")
    send(reports, "Reenviar a UPMRIP")

    reviews.goto(f"/revision/{entry.pk}/")
    reviews.get_by_label("Motivo").fill("Gracias por precisarlo.")
    press(reviews, "Aprobar")
    approved = Entry.objects.get()
    assert (approved.status, approved.events.last().reason) == (Status.APPROVED, "Gracias por precisarlo.")
