"""Takes the pictures of docs/screenshots from the running product: `make run` in one terminal, this in another.

.venv/bin/python -m tests.screenshots [http://127.0.0.1:8000]
"""

import os
import sys
from pathlib import Path

import django
from playwright.sync_api import Page, sync_playwright

from tests.browser import find_browser

FOLDER = Path(__file__).resolve().parent.parent / "docs/screenshots"
WIDTHS = {1280: "", 375: "-phone"}
# person -> (picture, how to get there from the person's first page: names of links)
PICTURES = {
    None: [("welcome", []), ("sign-in", ["Iniciar sesión"])],
    "liaison": [
        ("liaison", []),
        ("new-entry", ["Nuevo registro"]),
        ("entry", ["Expedición de tarjetas de visitante por razones humanitarias"]),
        ("section", ["Expedición de tarjetas de visitante por razones humanitarias", "Resultados y cifras"]),
        ("evidence", ["Expedición de tarjetas de visitante por razones humanitarias", "Evidencia"]),
        ("send", ["Expedición de tarjetas de visitante por razones humanitarias", "Revisar y reenviar"]),
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


def main(base: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
    django.setup()
    from reporting.demo import ACCOUNTS, PASSWORD

    people = {account.key: account for account in reversed(ACCOUNTS)}
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        for width, suffix in WIDTHS.items():
            for role, pictures in PICTURES.items():
                page = browser.new_page(
                    base_url=base, viewport={"width": width, "height": 800}, locale="es-MX"
                )
                if role:
                    sign_in(page, people[role].email, PASSWORD)
                for name, links in pictures:
                    take(page, links, FOLDER / f"{name}{suffix}.png")
                page.close()
        browser.close()


def sign_in(page: Page, email: str, password: str) -> None:
    page.goto("/cuenta/login/")
    page.get_by_label("Correo electrónico").fill(email)
    page.get_by_label("Contraseña").fill(password)
    page.get_by_role("button", name="Entrar").click()


def take(page: Page, links: list[str], file: Path) -> None:
    page.goto("/")
    for link in links:
        page.get_by_role("main").get_by_role("link", name=link).first.click()
    page.wait_for_timeout(1000)  # the editor takes the place of the plain box
    page.screenshot(path=file, full_page=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
