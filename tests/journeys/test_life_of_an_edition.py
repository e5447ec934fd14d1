"""An edition's whole life in a real browser: frozen, proofed, confirmed, published, corrected by an erratum."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from compendium.models import Publication
from reporting.models import Status
from tests.cast import PASSWORD


def sign_in(page: Page, person) -> Page:
    page.goto("/cuenta/login/")
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    return page


def freeze(page: Page, label: str):
    page.goto("/ejercicios/2025/congelar/")
    reason = page.get_by_label("Por qué se congela con avisos abiertos")
    if reason.count():
        reason.fill("La institución los confirmó.")
    page.get_by_role("button", name="Congelar").click()
    expect(page.get_by_text(f"Edición {label} congelada.")).to_be_visible()


def make_final_file(page: Page):
    page.get_by_role("link", name="Publicar…").click()
    expect(page.get_by_text("Falta el archivo final del Compendio General")).to_be_visible()
    page.get_by_role("button", name=re.compile("Generar el archivo final.*Compendio")).click()
    expect(page.get_by_text("El documento está listo.")).to_be_visible(timeout=240_000)
    page.get_by_role("link", name="Seguir con la publicación").click()


@pytest.mark.django_db(transaction=True)
def test_from_freezing_to_an_erratum(window, worker, cycle, make_entry, head, editor, tmp_path):
    entries = [make_entry(Status.APPROVED, title=f"Programa {letter}") for letter in "AB"]
    edits, leads, reads = window(), window(), window()

    # The editor orders with the keyboard and shortens a title.
    sign_in(edits, editor)
    edits.goto("/ejercicios/2025/orden/")
    edits.get_by_role("link", name="21. Retorno y reintegración dignos").click()
    edits.get_by_role("button", name=re.compile("Subir.*Programa B")).press("Enter")
    expect(edits.get_by_text("«Programa B» quedó en el lugar 1.")).to_be_visible()
    edits.goto(f"/orden/{entries[0].pk}/textos/title/")
    edits.get_by_label("Lo que se imprime").fill("Programa A, breve")
    edits.get_by_label("Por qué").fill("No cabía.")
    edits.get_by_role("button", name="Guardar el ajuste").click()
    expect(edits.get_by_text("lo aprobado sigue como estaba")).to_be_visible()

    freeze(edits, "2025-1.0")
    edits.get_by_role("link", name="Galera").click()
    until = timezone.localtime() + datetime.timedelta(days=5)
    edits.get_by_label("Se confirma hasta").fill(f"{until:%Y-%m-%dT%H:%M}")
    edits.get_by_role("button", name="Abrir la galera y avisar").click()
    expect(edits.get_by_text("ya tienen el aviso")).to_be_visible()

    # The head reads, takes the PDF and confirms.
    sign_in(leads, head)
    leads.get_by_role("link", name="Galeras").click()
    leads.get_by_role("link", name=re.compile("2025-1.0")).click()
    expect(leads.get_by_text("PROGRAMA A, BREVE", exact=True)).to_be_visible()
    expect(leads.get_by_text("No cabía.")).to_be_visible()
    leads.get_by_role("button", name="Preparar el PDF").click()
    link = leads.get_by_role("link", name="Descargar la galera en PDF")
    expect(link).to_be_visible(timeout=240_000)
    with leads.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "galera-2025-1.0-inm.pdf"
    leads.get_by_role("button", name="Confirmar la galera").click()
    expect(leads.get_by_text("Su respuesta quedó registrada")).to_be_visible()

    edits.reload()
    expect(edits.get_by_text("Confirmada").first).to_be_visible()
    edits.get_by_role("link", name="Volver a la edición 2025-1.0").click()
    make_final_file(edits)
    edits.get_by_role("button", name="Publicar").click()
    expect(edits.get_by_text("La edición 2025-1.0 es pública.")).to_be_visible()

    # An erratum: one more entry, no proof, a reason.
    make_entry(Status.APPROVED, title="Programa C")
    freeze(edits, "2025-1.1")
    make_final_file(edits)
    edits.get_by_label("Por qué se publica así").fill("Faltaba un registro.")
    edits.get_by_role("button", name="Publicar").click()
    expect(edits.get_by_text("La edición 2025-1.1 es pública.")).to_be_visible()

    # Anybody reads both, and takes the file that was made.
    reads.goto("/")
    reads.get_by_role("link", name="Leer lo publicado").click()
    expect(reads.get_by_text("Sustituida por la edición 2025-1.1")).to_be_visible()
    reads.get_by_role("link", name="Ejercicio 2025, edición 1.1").click()
    expect(reads.get_by_text("Cambios respecto de la edición 1.0")).to_be_visible()
    expect(reads.get_by_text("Programa C")).to_be_visible()
    reads.get_by_role("link", name="2025-1.0", exact=True).click()
    expect(reads.get_by_text("Una edición posterior sustituye a ésta")).to_be_visible()
    published = Publication.objects.get(edition__number="1.0").files.get(format="pdf")
    expect(reads.get_by_text(published.sha256)).to_be_visible()
