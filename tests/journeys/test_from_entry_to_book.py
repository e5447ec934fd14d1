"""One entry's whole way in a real browser: written, sent, returned, corrected, approved, frozen, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Entry, Status
from tests.cast import PASSWORD


def sign_in(page: Page, person) -> Page:
    page.goto("/")
    page.get_by_role("link", name="Iniciar sesión").click()
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    return page


def editor_of(page: Page, label: str):
    """The rich text editor, which takes the place of the plain box a moment after the page has loaded."""
    return page.locator(f"[contenteditable=true][aria-label='{label}']")


def write_entry(page: Page):
    page.get_by_role("link", name="Nuevo registro").click()
    page.get_by_label("Título del programa o acción").fill("Orientación a personas en retorno")
    page.get_by_label("Objetivo principal").select_option("21")
    page.get_by_role("button", name="Crear borrador").click()
    page.get_by_role("button", name="Guardar y continuar").click()
    editor_of(page, "Descripción").click()
    page.keyboard.type("Orientación en los puntos de repatriación.")
    page.get_by_label("Sí", exact=True).check()
    page.get_by_role("button", name="Guardar y continuar").click()
    editor_of(page, "Resultados").click()
    page.keyboard.type("Se atendió a 461 personas.")
    page.get_by_label("Qué se cuenta").first.fill("personas atendidas")
    page.get_by_label("Total").first.fill("461")
    page.get_by_label("Mujeres", exact=True).first.fill("249")
    page.get_by_label("Hombres", exact=True).first.fill("212")
    page.get_by_role("button", name="Guardar y salir").click()
    page.get_by_role("main").get_by_role("link", name="Revisar y enviar").click()
    expect(page.get_by_role("heading", name="Revise y envíe")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_from_the_first_word_to_the_printed_book(window, worker, cycle, liaison, reviewer, editor, tmp_path):
    reports, reviews, edits = window(), window(), window()

    sign_in(reports, liaison)
    write_entry(reports)
    reports.get_by_role("button", name="Enviar a UPMRIP").click()
    expect(reports.get_by_role("heading", name="Recibido")).to_be_visible()
    assert Entry.objects.get().checkpoints.get().sha256 in reports.content()

    sign_in(reviews, reviewer)
    reviews.get_by_role("link", name="Orientación a personas en retorno").click()
    reviews.get_by_label("Motivo").fill("Falta decir en cuántos puntos.")
    reviews.get_by_role("button", name="Devolver a la institución").click()
    expect(reviews.get_by_text("Devuelto a la institución: «Orientación")).to_be_visible()

    reports.get_by_role("link", name="Volver a los registros").click()
    reports.get_by_role("link", name="Corregir «Orientación").click()
    expect(reports.get_by_text("Falta decir en cuántos puntos.").first).to_be_visible()
    reports.get_by_role("link", name="Descripción").click()
    editor_of(reports, "Descripción").click()
    reports.keyboard.press("Control+End")
    reports.keyboard.type(" Son doce puntos.")
    reports.get_by_role("button", name="Guardar y salir").click()
    reports.get_by_role("main").get_by_role("link", name="Revisar y reenviar").click()
    reports.get_by_role("button", name="Enviar a UPMRIP").click()
    expect(reports.get_by_role("heading", name="Recibido")).to_be_visible()

    reviews.goto("/revision/")
    reviews.get_by_role("link", name="Orientación a personas en retorno").first.click()
    expect(reviews.get_by_text("Son doce puntos.")).to_be_visible()
    reviews.get_by_role("button", name="Aprobar").click()
    expect(reviews.get_by_text("Nada espera su decisión")).to_be_visible()
    assert Entry.objects.get().status == Status.APPROVED

    sign_in(edits, editor)
    edits.get_by_role("link", name="2025").click()
    edits.get_by_role("link", name="Congelar una edición").click()
    edits.get_by_label("Por qué se congela con avisos abiertos").fill("La institución los confirmó.")
    edits.get_by_role("button", name="Congelar").click()
    expect(edits.get_by_text("Edición 2025-1.0 congelada.")).to_be_visible()
    edits.get_by_role("button", name=re.compile("Generar PDF.*Compendio General")).click()
    expect(edits.get_by_text("El documento está listo.")).to_be_visible(timeout=240_000)
    with edits.expect_download() as download:
        edits.get_by_role("link", name="Descargar PDF").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "compendio-2025-1.0.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
