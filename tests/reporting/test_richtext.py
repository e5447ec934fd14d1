"""Rich text: what is kept, what is dropped, and that hostile input never gets through."""

import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting import richtext

KEPT = [
    "<p>Una <strong>cosa</strong> y <em>otra</em>.</p>",
    "<ul><li>Uno</li><li>Dos<ul><li>Dentro</li></ul></li></ul>",
    '<table><caption>Visitas</caption><thead><tr><th scope="col">Mes</th></tr></thead>'
    '<tbody><tr><td colspan="2">3</td></tr></tbody></table>',
    '<p>Texto<span class="note">Véase <a href="https://www.gob.mx">la página</a>.</span> sigue.</p>',
    "<p>CO<sub>2</sub> y 10<sup>3</sup><br>otra línea</p>",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_entries_hold_is_kept_to_the_letter(text):
    assert richtext.clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<p>Hola<script>alert(1)</script></p>", "<p>Hola</p>"),
        ('<p style="color:red" onclick="x()" class="MsoNormal">Hola</p>', "<p>Hola</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="file:///etc/passwd">x</a>', "<a>x</a>"),
        ('<img src="file:///etc/passwd"><p>x</p>', "<p>x</p>"),
        ("<b>a</b> <i>b</i>", "<strong>a</strong> <em>b</em>"),
        ('<span class="note mala">n</span>', '<span class="note">n</span>'),
        ("<h1>Título</h1>", "<p>Título</p>"),
        ("<p></p><p> </p><p>x</p><p><br></p>", "<p>x</p>"),
        ("Uno\x0bDos\x00", "<p>Uno<br>Dos</p>"),
        ("abc\u202edef\u200bghi", "<p>abcdefghi</p>"),
    ],
)
def test_what_is_dropped(text, cleaned):
    assert richtext.clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Uno\n\nDos", "<p>Uno</p><p>Dos</p>"),
        ("- uno\n- dos", "<ul><li>uno</li><li>dos</li></ul>"),
        ("3 < 5 & 7 > 2", "<p>3 &lt; 5 &amp; 7 &gt; 2</p>"),
        ("", ""),
        ("   \n ", ""),
    ],
)
def test_plain_text_becomes_paragraphs_and_bullets(text, cleaned):
    assert richtext.clean(text) == cleaned


def test_plain_says_a_line_for_each_paragraph_bullet_and_row():
    text = "<p>A &amp; B<br>C</p><ul><li>Uno</li></ul><table><tr><td>x</td><td>1</td></tr></table>"
    assert richtext.plain(text) == "A & B\nC\nUno\nx\t1"


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = richtext.clean(text)
    assert richtext.clean(once) == once


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_no_text_raises_or_leaves_control_or_direction_characters(text):
    for cleaned in (richtext.clean(text), richtext.clean_line(text)):
        cleaned.encode("utf-8")
        hidden = [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
        assert hidden == []
        assert not set(cleaned) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b\u200e\u200f\ufeff")


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<script>",
        "<svg onload=x>",
        '<a href="',
        'javascript:x"',
        ">",
        "<table>",
        "<td>",
        "texto",
        "&lt;",
        "<!--",
        "-->",
        "<style>",
        "@import",
        "</span>",
        '<span class="note">',
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_cleaning_markup_twice_changes_nothing(text):
    once = richtext.clean(text)
    assert richtext.clean(once) == once


@given(st.lists(PIECES, max_size=20).map("".join))
def test_only_the_allowed_tags_and_attributes_come_out(text):
    cleaned = richtext.clean(text)
    seen = Collector()
    seen.feed(cleaned)
    assert seen.tags <= richtext.ALLOWED_TAGS
    assert seen.attributes <= {"href", "class", "scope", "colspan", "rowspan"}


class Collector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attributes}
