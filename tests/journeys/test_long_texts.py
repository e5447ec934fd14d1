"""Long texts: what is pasted from Word, and how many words there are."""

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Entry
from tests.journeys.test_from_entry_to_book import editor_of, sign_in
from tests.journeys.test_nothing_is_lost import open_section, saved, write

pytestmark = pytest.mark.django_db(transaction=True)

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { color: red }</style></head><body>
<!--StartFragment-->
<h1 style="color:#2F5496">Antecedentes</h1>
<p class=MsoNormal><span style="font-family:Calibri">El programa atendió a <b>461</b> personas.<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>Albergues</p>
<p class=MsoListParagraphCxSpLast style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>Consulados</p>
<p class=MsoListParagraph style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>Primero</p>
<table border=1><tr><td style="background:yellow"><p class=MsoNormal>Enero</p></td><td><p class=MsoNormal>12</p></td></tr></table>
<p class=MsoNormal><img src="file:///C:/foto.png">Fin.<a href="#_msocom_1">[A1]</a></p>
<!--EndFragment--></body></html>
"""  # noqa: E501 (as Word writes it)


@pytest.fixture
def entry(make_entry):
    return make_entry(description="")


@pytest.fixture
def page(window, liaison, entry):
    return open_section(sign_in(window(), liaison), entry)


def paste(page: Page, html: str, plain: str = "") -> None:
    """Puts it on the real clipboard, and presses the keys that paste."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        """([html, plain]) => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob([plain], { type: "text/plain" }),
        })])""",
        [html, plain or "texto"],
    )
    page.keyboard.press("Control+V")


def event_of_pasting(page: Page, html: str) -> None:
    """As Word's own clipboard arrives: the browser's clipboard would tidy it on the way in."""
    page.evaluate(
        """html => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
            document.activeElement.dispatchEvent(event)
        }""",
        html,
    )


def begin(page: Page) -> None:
    editor_of(page, "Descripción").click()
    page.locator(".prose-tools").wait_for()


def test_what_comes_from_word_is_cleaned_and_the_page_says_what_was_dropped(page):
    begin(page)
    event_of_pasting(page, WORD)
    told = page.locator(".pasted")
    expect(told).to_contain_text(
        "se quitaron imágenes, comentarios, formato de títulos y colores y tipos de letra"
    )
    saved(page)
    kept = Entry.objects.get().description
    assert kept.startswith("<p>Antecedentes</p><p>El programa atendió a <strong>461</strong> personas.</p>")
    assert (
        "<ul><li><p>Albergues</p></li><li><p>Consulados</p></li></ul><ol><li><p>Primero</p></li></ol>" in kept
    )
    assert "Enero" in kept
    assert "<td" in kept
    assert kept.endswith("<p>Fin.</p>")
    assert not any(piece in kept for piece in ("style", "Mso", "msocom", "img", "·"))


def test_plain_paragraphs_from_the_real_clipboard_are_pasted_without_a_word_about_it(page):
    begin(page)
    paste(page, "<p>Uno y <strong>dos</strong>.</p><ul><li>tres</li></ul>")
    expect(editor_of(page, "Descripción")).to_contain_text("tres")
    saved(page)
    assert (
        Entry.objects.get().description == "<p>Uno y <strong>dos</strong>.</p><ul><li><p>tres</p></li></ul>"
    )
    expect(page.locator(".pasted")).to_be_empty()


def test_what_is_pasted_before_the_editor_came_is_cleaned_too(window, liaison, entry):
    page = sign_in(window(expects=["ERR_FAILED"]), liaison)
    page.route("**/django_prose_editor/editor*.js", lambda route: route.abort())
    open_section(page, entry)
    editor_of(page, "Descripción").click()
    event_of_pasting(page, WORD)
    expect(page.locator(".pasted")).to_contain_text("se quitaron imágenes")
    saved(page)
    assert "Albergues" in Entry.objects.get().description
    assert "Mso" not in Entry.objects.get().description


def test_the_counter_speaks_from_three_quarters_on_and_typing_over_the_limit_is_allowed(page):
    count = page.locator(".word-count")
    begin(page)
    event_of_pasting(page, f"<p>{'palabra ' * 262}</p>")
    expect(count).to_be_empty()
    write(page, " una más ")
    expect(count).to_have_text("Lleva 264 de 350 palabras.")
    event_of_pasting(page, f"<p>{'palabra ' * 90}</p>")
    expect(count).to_contain_text("Se pasa por 4 palabras: puede seguir")
    write(page, " y sigue")
    saved(page)
    assert "y sigue" in Entry.objects.get().description
    page.goto(f"/registros/{Entry.objects.get().pk}/enviar/")
    expect(page.get_by_text("Lleva 356 palabras y caben 350")).to_be_visible()


def test_a_new_challenge_is_counted_too(window, liaison, entry):
    page = open_section(sign_in(window(), liaison), entry, "challenges")
    page.get_by_role("button", name="Agregar otro reto").click()
    box = page.get_by_role("textbox", name="Reto").last
    box.click()
    page.locator(".prose-tools").wait_for()
    event_of_pasting(page, f"<p>{'palabra ' * 101}</p>")
    expect(page.locator(".word-count").last).to_contain_text("Se pasa por 1 palabra: puede seguir")
