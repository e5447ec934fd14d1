"""The guides are true: what they print in bold stands on a screen, and their pictures are there."""

import re

import pytest

from reporting.models import Role
from reporting.page_help import HELP
from tests.screen_words import ROOT, stands_on_a_screen

FOLDER = ROOT / "docs/guias"
GUIDES = sorted(FOLDER.glob("*.md"))
OF_ROLE = {
    Role.LIAISON: "enlace.md",
    Role.HEAD: "titular.md",
    Role.REVIEWER: "revision.md",
    Role.EDITOR: "edicion.md",
    Role.ADMIN: "administracion.md",
}
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#]+)(?:#[^)]*)?\)")
MOST_BYTES = 60_000  # of a picture
MOST_WORDS = 1_200  # of a guide: it is read once a year, between other duties


def one_line(text: str) -> str:
    return " ".join(text.split())


def links_of(guide):
    return [
        (bool(is_picture), (guide.parent / target).resolve())
        for is_picture, target in LINK.findall(guide.read_text("utf-8"))
        if "://" not in target
    ]


def test_every_role_has_its_guide_and_the_index_leads_to_each():
    assert {path.name for path in GUIDES} == {"README.md", *OF_ROLE.values()}
    assert set(OF_ROLE) == set(Role)
    led_to = {path.name for is_picture, path in links_of(FOLDER / "README.md") if not is_picture}
    assert led_to >= set(OF_ROLE.values())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_prints_in_bold_stands_on_a_screen(guide):
    names = {one_line(name) for name in BOLD.findall(guide.read_text("utf-8"))}
    assert names
    assert sorted(name for name in names if not stands_on_a_screen(name)) == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_short_and_its_links_and_pictures_exist(guide):
    assert len(guide.read_text("utf-8").split()) <= MOST_WORDS
    assert [str(path) for _is_picture, path in links_of(guide) if not path.exists()] == []


def test_the_folder_holds_no_picture_that_no_guide_shows_and_none_twice():
    shown = {path for guide in GUIDES for is_picture, path in links_of(guide) if is_picture}
    kept = set((FOLDER / "imagenes").iterdir())
    assert kept == {path for path in shown if path.parent == FOLDER / "imagenes"}
    assert {path.name: path.stat().st_size for path in kept if path.stat().st_size > MOST_BYTES} == {}
    every = [path.read_bytes() for path in (*kept, *(ROOT / "docs/screenshots").glob("*.png"))]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("page", HELP)
def test_what_the_help_of_a_page_puts_in_quotes_stands_on_a_screen(page):
    quoted = re.findall("«(.+?)»", " ".join(map(str, HELP[page])))
    assert [name for name in quoted if not stands_on_a_screen(name)] == []


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("Enviar a UPMRIP", True),
        ("Enviar a la UPMRIP", False),
        ("Aprobar 3 registros", True),
        ("Guardar y continuar", True),
        ("Sólo lectura", True),
        ("Atajos", False),
        ("Restaurar", True),
        ("¿Ha olvidado su contraseña?", True),
    ],
)
def test_a_name_is_known_whole_or_not_at_all(name, stands):
    assert stands_on_a_screen(name) is stands
