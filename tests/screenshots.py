"""Takes the pictures of docs/ from the running product: `make run` in one terminal, this in another.

.venv/bin/python -m tests.screenshots [http://127.0.0.1:8000] [picture…]

It works in the sample data like a person: a proof is opened and a unit's name is changed. Take a new VAR_DIR for it.
"""

import datetime
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import find_browser

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTHS = {1280: "", 375: "-phone"}
COLOURS = 64  # a page has few; the pictures stay small enough to be kept with the sources
RETURNED = "Expedición de tarjetas de visitante por razones humanitarias"
LEFT_TO_SEND = "Micrositio de trámites migratorios"
# person -> (picture, how to get there from the person's first page: names of links, whole pages at both widths)
PICTURES = {
    None: [("welcome", []), ("sign-in", ["Iniciar sesión"])],
    "liaison": [
        ("liaison", []),
        ("new-entry", ["Nuevo registro"]),
        ("entry", [RETURNED]),
        ("section", [RETURNED, "Resultados y cifras"]),
        ("evidence", [RETURNED, "Evidencia"]),
        ("send", [RETURNED, "Revisar y reenviar"]),
    ],
    "reviewer": [
        ("reviewer", []),
        ("review", ["Oficiales de protección a la infancia (OPIS)"]),
        ("pairs", ["Programas repetidos"]),
    ],
    "editor": [
        ("editor", []),
        ("cycle", ["2025"]),
        ("findings", ["2025", "Revisión de la edición"]),
        ("freeze", ["2025", "Congelar una edición"]),
    ],
}


# --- What somebody does on the way to a picture -----------------------------------------------


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def open_(path: str) -> Callable[[Page], None]:
    return lambda page: page.goto(path)


def unfold(words: str) -> Callable[[Page], None]:
    return lambda page: page.locator("summary", has_text=words).first.click()


def show(words: str) -> Callable[[Page], None]:
    """Scroll until the words stand at the top."""
    return lambda page: page.get_by_text(words).first.evaluate("line => line.scrollIntoView()")


def let_the_session_end(page: Page) -> None:
    """The browser hears what it would hear four minutes before the end."""
    soon = {"signed_in": True, "seconds_left": 240}
    page.route("**/sesion/", lambda route: route.fulfill(json=soon))


def change_the_same_field(page: Page) -> None:
    """A colleague saves the field that stands open in `page`, and then so does `page`."""
    colleague = somebody(page.context.browser, "liaison", 1)
    colleague.goto(page.url)
    for each, words in ((colleague, "Dirección de Comunicación"), (page, "Dirección de Estrategia Digital")):
        each.get_by_label("Unidad responsable").fill(words)
        press("Guardar y salir")(each)
        each.wait_for_load_state()
    colleague.context.close()


def open_the_proof(page: Page) -> None:
    editor = somebody(page.context.browser, "editor")
    editor.goto("/ejercicios/2024/")
    for link in ("2024-1.0", "Galera"):
        editor.get_by_role("main").get_by_role("link", name=link, exact=True).click()
    until = editor.get_by_label("Se confirma hasta")
    if until.count():
        until.fill(f"{datetime.datetime.now() + datetime.timedelta(days=14):%Y-%m-%dT18:00}")
        press("Abrir la galera y avisar")(editor)
    editor.context.close()


# picture -> (person, how to get there: names of links and deeds), what a window shows
GUIDES = {
    "ayuda": ("liaison", [unfold("Ayuda")]),
    "segundo-factor": ("reviewer", [open_("/cuenta/segundo-factor/totp/activate/")]),
    "sesion": ("liaison", [LEFT_TO_SEND, let_the_session_end, "Descripción"]),
    "conflicto": ("liaison", [LEFT_TO_SEND, "Identificación", change_the_same_field]),
    "devuelto": ("liaison", [RETURNED, show("Observaciones")]),
    "acuse": ("liaison", ["Grupos Beta de protección a migrantes", "A-2025-"]),
    "personas": ("head", [open_("/personas/"), show("Cuentas")]),
    "galera": ("head", [open_the_proof, open_("/galeras/"), "2024-1.0"]),
    "decision": ("reviewer", ["Oficiales de protección a la infancia (OPIS)"]),
    "atajos": ("reviewer", [press("Atajos del teclado")]),
    "avance": ("reviewer", ["Avance por institución"]),
    "calendario": ("editor", ["2025", "Calendario y prórrogas"]),
    "recordatorios": ("editor", ["2025", "Recordatorios", show("A mano")]),
    "respuestas": ("editor", [open_the_proof, "2024", "2024-1.0", "Galera"]),
    "publicar": ("editor", ["2024", "2024-1.0", "Publicar…"]),
    "invitar": ("admin", [open_("/personas/invitar/")]),
    "relevo": (
        "admin",
        [open_("/personas/?texto=Andrade"), "Lucía Andrade Montiel", "Relevo: qué tiene a su cargo"],
    ),
    "institucion": ("admin", [open_("/instituciones/"), "Comisión Mexicana de Ayuda a Refugiados (COMAR)"]),
    "bitacora": ("admin", [open_("/bitacora/")]),
}


# --- Taking them ------------------------------------------------------------------------------


def main(base: str, *wanted: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
    django.setup()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        browser.base = base
        for width, suffix in WIDTHS.items():
            for role, pictures in PICTURES.items():
                chosen = [each for each in pictures if not wanted or each[0] in wanted]
                if chosen:
                    page = somebody(browser, role, width=width)
                    for name, steps in chosen:
                        take(page, steps, DOCS / f"screenshots/{name}{suffix}.png", is_whole=True)
                    page.context.close()
        for name, (role, steps) in GUIDES.items():
            if not wanted or name in wanted:
                page = somebody(browser, role, width=1120, height=660)
                take(page, steps, DOCS / f"guias/imagenes/{name}.png")
                page.context.close()
        browser.close()


def somebody(browser, role: str | None, place: int = 0, *, width: int = 1280, height: int = 800) -> Page:
    """A window of the demo account `place` of a role, signed in; of nobody without a role."""
    from reporting.demo.people import ACCOUNTS, PASSWORD

    page = browser.new_page(
        base_url=browser.base, viewport={"width": width, "height": height}, locale="es-MX"
    )
    if role:
        email = [account.email for account in ACCOUNTS if account.key == role][place]
        page.goto("/cuenta/login/")
        page.get_by_label("Correo electrónico").fill(email)
        page.get_by_label("Contraseña").fill(PASSWORD)
        press("Entrar")(page)
    return page


def take(page: Page, steps: list, file: Path, *, is_whole: bool = False) -> None:
    page.goto("/")
    for step in steps:
        if callable(step):
            step(page)
        else:
            page.get_by_role("main").get_by_role("link", name=step).first.click()
    page.wait_for_timeout(1000)  # the editor takes the place of the plain box
    picture = Image.open(io.BytesIO(page.screenshot(full_page=is_whole))).convert("RGB")
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["http://127.0.0.1:8000"]))
