"""What rich text becomes on paper, and what never gets there."""

import re

import pytest
from django.utils.html import conditional_escape

from compendium.documents.rich import rich
from compendium.documents.text import is_number, line

ZWSP = "\u200b"


def test_plain_paragraphs_stay_as_they_are():
    assert rich("<p>Uno &amp; <em>dos</em></p><ul><li>tres</li></ul>") == (
        "<p>Uno &amp; <em>dos</em></p><ul><li>tres</li></ul>"
    )
    assert rich("") == ""
    assert conditional_escape(rich("<p>a</p>")) == "<p>a</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        '<p style="background:url(file:///etc/passwd)" onclick="x()" id="presentacion">a</p>',
        '<p>a<img src="file:///etc/passwd"></p>',
        '<link rel="attachment" href="file:///etc/passwd"><p>a</p>',
        "<style>@import 'http://127.0.0.1/'</style><p>a</p>",
        "<script>x()</script><p>a</p>",
        '<p class="cover">a</p>',
        '<p>a<svg><image href="http://127.0.0.1/x"/></svg></p>',
        "<p>a<iframe src='http://127.0.0.1'></iframe></p>",
        "<p><!-- -->a</p>",
        "<p><span>a</span></p>",
    ],
)
def test_nothing_but_the_small_html_gets_through(hostile):
    assert rich(hostile) == "<p>a</p>"


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "#presentacion", "/inicio", "javascript:x()", "http://[x", "https://"]
)
def test_links_that_lead_nowhere_lose_their_link_and_keep_their_words(address):
    assert rich(f'<p><a href="{address}">aquí</a></p>') == "<p>aquí</p>"


def test_the_address_of_a_link_is_printed_as_a_note():
    assert rich('<p><a href="https://a.mx/x">aquí</a>.</p>') == (
        '<p><a href="https://a.mx/x">aquí</a>'
        '<span class="note"><span class="undivided">https://a.mx/x</span></span>.</p>'
    )


@pytest.mark.parametrize("words", ["https://a.mx/x", "a.mx/x", "www.a.mx/x/", "HTTPS://A.mx/x."])
def test_an_address_that_is_already_there_is_not_repeated(words):
    assert "note" not in rich(f'<p><a href="https://a.mx/x">{words}</a></p>')


def test_mail_addresses_are_printed_without_their_scheme():
    assert '<span class="undivided">a@b.mx</span>' in rich('<p><a href="mailto:a@b.mx">escriba</a></p>')


def test_a_link_inside_a_note_says_its_address_there():
    page = rich('<p>Uno<span class="note">Véase <a href="https://a.mx">aquí</a></span>.</p>')
    assert page.count('class="note"') == 1
    assert '</a> (<span class="undivided">https://a.mx</span>)</span>' in page


def test_the_mark_of_a_note_clings_to_its_word():
    assert rich('<p>Uno <span class="note">dos</span>.</p>') == '<p>Uno<span class="note">dos</span>.</p>'


def test_notes_do_not_nest():
    page = rich('<p>a<span class="note">b<span class="note">c</span><strong>d</strong></span>e</p>')
    assert page == '<p>a<span class="note">bc<strong>d</strong></span>e</p>'


@pytest.mark.parametrize("word", ["www.gob.mx/inm", "CONAPRED", "enlace@inm.gob.mx"])
def test_addresses_and_long_acronyms_are_not_divided(word):
    assert rich(f"<p>Vea {word} hoy</p>") == f'<p>Vea <span class="undivided">{word}</span> hoy</p>'
    assert "undivided" not in rich("<p>Vea el INM y la SRE</p>")


def test_runs_without_a_break_get_one():
    page = rich(f"<p>{'x' * 20_000}</p>")
    assert max(map(len, re.split(f"{ZWSP}|</?p>", page))) <= 220
    assert page.replace(ZWSP, "") == f"<p>{'x' * 20_000}</p>"
    assert line("a" * 999).count(ZWSP) == 4


def test_combined_signs_and_emoji_are_not_cut():
    family = "👩\u200d👩\u200d👧"
    assert all(not piece.startswith("\u200d") for piece in line(family * 200).split(ZWSP))
    assert line("x\u0303" * 20_000).replace(ZWSP, "") == "x\u0303" * 20_000


def test_signs_that_hide_or_break_are_gone():
    assert line("a\x0b\x00b\u202ec\ud800d\ufffe") == "a bcd"
    assert rich("<p>a\u202eb&#x202e;c\x00</p>") == "<p>abc</p>"


def test_a_first_row_of_heads_becomes_the_head():
    page = rich("<table><tr><th>A</th><th>B</th></tr><tr><td>x</td><td>1,204</td></tr></table>")
    assert page == (
        '<table><thead><tr><th scope="col">A</th><th class="number" scope="col">B</th></tr></thead>'
        '<tbody><tr><td>x</td><td class="number">1,204</td></tr></tbody></table>'
    )


def test_heads_of_rows_are_marked_as_such():
    assert 'scope="row"' in rich("<table><tbody><tr><th>A</th><td>1</td></tr></tbody></table>")


def test_huge_spans_are_cut():
    page = rich('<table><tr><td colspan="1000000" rowspan="99999999">a</td></tr></table>')
    assert 'colspan="30"' in page
    assert 'rowspan="300"' in page


def test_tables_of_many_columns_are_set_smaller():
    cells = "<td>a</td>" * 7
    assert '<table class="wide">' in rich(f"<table><tr>{cells}</tr></table>")


def test_words_are_broken_only_in_tables_that_have_no_room_for_them():
    long = "x" * 60
    assert '<table class="tight">' in rich(f"<table><tr><td>{long}</td><td>{long}</td></tr></table>")
    assert "<table>" in rich(f"<table><tr><td>{long}</td><td>a</td></tr></table>")
    assert "<table>" in rich(f"<table><tr><td>{'palabra ' * 50}</td><td>a</td></tr></table>")


def test_what_is_nested_too_deep_is_flattened():
    page = rich("<ul><li>" * 3000 + "hondo" + "</li></ul>" * 3000)
    assert "hondo" in page
    assert page.count("<ul>") <= 40


@pytest.mark.parametrize("text", ["12", "1,204", "$1,204.50", "44%", " 7 ", "(12)", "−3", "1,500 MXN"])
def test_numbers_are_told_from_words(text):
    assert is_number(text)
    assert not is_number(f"{text} niñas")
