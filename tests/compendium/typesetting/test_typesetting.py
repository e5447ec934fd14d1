"""HTML in, PDF out; own files only, and every warning an error."""

import gc
import io
import logging
import sys

import fontpkg
import pytest
from pypdf import PdfReader

from compendium import typesetting
from compendium.typesetting import files
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.single import render

PAGE = (
    '<!doctype html><html lang="es-MX"><head><title>Prueba</title>'
    '<link rel="stylesheet" href="pmm://static/print.css">{head}</head><body>{body}</body></html>'
)


def page(body, head=""):
    return PAGE.format(body=body, head=head)


def failure(html):
    with pytest.raises(TypesettingError) as caught:
        render(html)
    return str(caught.value)


def test_a_page_becomes_a_pdf_with_its_places():
    typeset = render(page('<h1 id="uno">Uno</h1><p style="break-before: page" id="dos">Dos</p>'))
    assert typeset.pdf.startswith(b"%PDF-1.7")
    assert typeset.pages == 2
    assert typeset.anchors == {"uno": 1, "dos": 2}
    assert len(PdfReader(io.BytesIO(typeset.pdf)).pages) == 2


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "https://169.254.169.254/latest",
        "ftp://localhost/x",
        "data:image/png;base64,AAAA",
        "pmm://static/../manage.py",
        "pmm://static/%2e%2e/manage.py",
        "pmm://static//etc/passwd",
        "pmm://static/print.css?x=1",
        "pmm://font/../../LICENSE",
        "pmm://media/secreto.pdf",
        "relative.png",
    ],
)
@pytest.mark.parametrize(
    "use",
    [
        '<img alt="x" src="{}">',
        '<p style="background: url({})">x</p>',
        '<style>@import "{}";</style><p>x</p>',
        '<link rel="attachment" href="{}"><p>x</p>',
        '<object data="{}"></object>',
        '<embed src="{}">',
    ],
)
def test_only_our_own_files_are_read(use, address):
    said = failure(page(use.format(address)))
    assert "no es uno de los propios del sistema" in said
    assert address.split("/")[-1].split("?")[0] in said


def test_our_own_files_are_there():
    content, kind = files.read("pmm://static/print.css")
    assert kind == "text/css"
    assert b"@font-face" in content
    assert files.read("pmm://font/italic")[1] == "font/ttf"


@pytest.mark.parametrize(
    "body",
    [
        '<p style="colour: red">x</p>',
        '<a href="#nada">x</a>',
        '<p id="a">x</p><p id="a">y</p>',
        '<style>@font-face { font-family: "Otra" }</style><p>x</p>',
    ],
)
def test_a_warning_is_an_error(body):
    assert "el motor de composición advirtió un defecto" in failure(page(body))


def test_a_warning_is_an_error_whatever_the_level_of_the_log():
    root, engine_log = logging.getLogger(), logging.getLogger("weasyprint")
    before = root.level, engine_log.level
    root.setLevel(logging.CRITICAL)
    engine_log.setLevel(logging.CRITICAL)
    try:
        assert "advirtió" in failure(page('<p style="colour: red">x</p>'))
    finally:
        root.setLevel(before[0])
        engine_log.setLevel(before[1])


def test_the_log_is_left_as_it_was():
    steps = logging.getLogger("weasyprint.progress")
    before = steps.level, steps.propagate, list(steps.handlers)
    render(page("<p>x</p>"))
    assert (steps.level, steps.propagate, list(steps.handlers)) == before


def test_a_fault_of_the_engine_is_one_sentence():
    deep = "<div>" * 3000 + "x" + "</div>" * 3000
    assert "no pudo con el documento (RecursionError)" in failure(page(deep))


def test_a_missing_font_says_what_to_install(monkeypatch):
    def nowhere(*_args, **_kwargs):
        raise fontpkg.FamilyNotInstalled("noto-sans")

    monkeypatch.setattr(fontpkg, "path", nowhere)
    said = failure(page("<p>x</p>"))
    assert "Falta la tipografía Noto Sans" in said
    assert "fontpkg-noto-sans" in said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError("cannot load library 'libpango-1.0-0'"), "apt install libpango-1.0-0"),
        (ModuleNotFoundError("No module named 'weasyprint'", name="weasyprint"), "«weasyprint»"),
    ],
)
def test_a_missing_library_says_what_to_install(monkeypatch, error, words):
    class Refusing:
        def find_spec(self, name, *_args):
            if name == "compendium.typesetting.engine":
                raise error

    monkeypatch.delattr(typesetting, "engine")
    monkeypatch.delitem(sys.modules, "compendium.typesetting.engine")
    monkeypatch.setattr(sys, "meta_path", [Refusing(), *sys.meta_path])
    assert words in failure(page("<p>x</p>"))


def test_memory_that_does_not_suffice_is_said(monkeypatch):
    def full(*_args):
        raise MemoryError

    monkeypatch.setattr(files, "read", full)
    assert "memoria no alcanzó" in failure(page("<p>x</p>"))


def test_a_time_limit_passes_through():
    class SoftTimeLimitExceeded(Exception):
        pass

    def progress(_stage, _pages):
        raise SoftTimeLimitExceeded

    with pytest.raises(SoftTimeLimitExceeded):
        render(page("<p>x</p>"), progress=progress)


def test_the_collector_rests_meanwhile_and_works_afterwards():
    seen = []
    render(page("<p>x</p>"), progress=lambda *_step: seen.append(gc.isenabled()))
    assert set(seen) == {False}
    assert gc.isenabled()


def test_pages_are_counted_while_they_are_made():
    told = []
    render(page('<p style="break-after: page">a</p><p>b</p>'), progress=lambda *step: told.append(step))
    assert [pages for stage, pages in told if stage == "Componiendo páginas"] == [0, 1, 2]
