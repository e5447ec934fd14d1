"""The workbook's pages in a real browser: every state without a violation, by keyboard alone, without a script."""

import os
from pathlib import Path

import pytest

from reporting import drafting
from reporting.importing import workbook
from reporting.models import Entry, Status
from tests.reporting.importing.workbook.books import added, blank_key, edited
from tests.test_accessibility import check, sign_in

SHOTS = os.environ.get("SCREENSHOTS")  # a folder, for whoever wants to look at them


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def upload(page, file, tmp_path):
    path = tmp_path / "registros.xlsx"
    path.write_bytes(file.getvalue())
    page.goto("/registros/excel/")
    page.get_by_label("Libro de Excel (.xlsx)").set_input_files(path)
    page.get_by_role("button", name="Subir y revisar").click()


def look(page, name):
    check(page, page.url)
    # None but that of every page, which keeps what is typed.
    assert page.locator("script:not([src*='keeping.js'])").count() == 0
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


@pytest.fixture
def filled(make_entry, cycle, institution, liaison):
    """A workbook with a bit of everything: new, changed, left, sent, and a colleague's words meanwhile."""
    make_entry(title="Orientación en puntos de internación", description="<p>Uno dos tres cuatro.</p>" * 6)
    theirs = make_entry(title="Módulos de atención " * 12)
    make_entry(Status.SUBMITTED, title="Ventanillas de salud")
    make_entry(title="Jornadas de registro civil")
    file = workbook.export(cycle, institution, by=liaison)
    values = drafting.values_of(Entry.objects.with_content().get(pk=theirs.pk))
    drafting.save(theirs, {"description": "<p>De ella.</p>"}, seals=drafting.seals_of(values), by=liaison)
    rows = {entry.title: row for row, entry in enumerate(Entry.objects.order_by("objective_id", "title"), 2)}
    row, key = blank_key(file)
    file = edited(
        file,
        (
            "Registros",
            rows["Orientación en puntos de internación"],
            "Descripción",
            "Uno dos tres cuatro. Y algo más.",
        ),
        ("Registros", rows["Orientación en puntos de internación"], "Entidades que cubre", "Chiapas"),
        ("Registros", rows[theirs.title], "Descripción", "De mi libro."),
        ("Registros", rows["Ventanillas de salud"], "Unidad responsable", "Otra"),
        ("Registros", row, "Título", "Programa nuevo"),
        ("Registros", row, "Objetivo principal", "7"),
    )
    return added(file, "Retos", Clave=key, Reto="Faltan recursos.")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_every_state_of_the_pages(width, window, liaison, filled, tmp_path):
    page = window(width)
    sign_in(page, liaison)
    page.goto("/registros/excel/")
    look(page, "descargar")
    upload(page, filled, tmp_path)
    look(page, "revisar")
    filled.seek(0)
    wrong = edited(filled, ("Registros", 2, "Objetivo principal", 24), ("Cifras", 2, "Total", "muchas"))
    upload(page, wrong, tmp_path)
    look(page, "problemas")
    page.get_by_label("Libro de Excel (.xlsx)").set_input_files([])
    page.get_by_role("button", name="Subir y revisar").click()
    assert "Elija el libro que quiere subir." in page.locator("#errores").inner_text()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"sin-archivo-{width}.png", full_page=True)


@pytest.mark.django_db(transaction=True)
def test_from_download_to_saved_by_keyboard_alone(window, liaison, filled, tmp_path):
    page = window()
    sign_in(page, liaison)
    page.goto("/registros/excel/")
    link = page.get_by_role("link", name="Descargar el libro de INM")
    with page.expect_download() as download:
        link.focus()
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "registros-inm-2025.xlsx"
    upload(page, filled, tmp_path)
    page.get_by_label("Dejar lo guardado").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Guardar todo":
            break
    page.keyboard.press("Enter")
    page.get_by_text("Se creó 1 registro y cambiaron 2.").wait_for()
    texts = Entry.objects.order_by("objective_id", "title").values_list("description", flat=True)
    assert "<p>De mi libro.</p>" in texts
    assert "<p>Uno dos tres cuatro. Y algo más.</p>" in texts
