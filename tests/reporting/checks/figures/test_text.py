"""The structure of a rich text beside its plain text."""

import pytest

from reporting.checks.figures.text import read_rich
from reporting.richtext import clean, plain


def lines(rich):
    text = read_rich(rich)
    return [(line.kind, line.level, text.plain[line.start : line.end]) for line in text.lines]


def test_paragraphs_bullets_and_rows_are_told_apart():
    rich = "<p>Uno</p><ul><li>dos</li><li>tres</li></ul><table><tr><td>a</td><td>b</td></tr></table>"
    assert lines(rich) == [
        ("paragraph", 0, "Uno"),
        ("item", 1, "dos"),
        ("item", 1, "tres"),
        ("row", 0, "a\tb"),
    ]


def test_a_list_within_a_bullet_begins_a_line_of_its_own():
    rich = "<ul><li>De las cuales:<ul><li>52 hombres.</li><li>100 mujeres.</li></ul></li></ul>"
    assert lines(rich) == [
        ("item", 1, "De las cuales:"),
        ("item", 2, "52 hombres."),
        ("item", 2, "100 mujeres."),
    ]


def test_typed_bullets_are_bullets():
    assert lines("<p>Se dieron:<br>- 3 becas<br>- 2 cursos</p>") == [
        ("paragraph", 0, "Se dieron:"),
        ("item", 1, "- 3 becas"),
        ("item", 1, "- 2 cursos"),
    ]


def test_notes_and_addresses_are_blanked_out_in_place():
    text = read_rich('<p>Se dieron 3<span class="note">Véase 5.</span> becas en https://a.mx/7 y 2 más</p>')
    assert text.plain == "Se dieron 3Véase 5. becas en https://a.mx/7 y 2 más"
    assert text.prose == "Se dieron 3         becas en                y 2 más"


def test_cells_know_where_they_stand():
    rich = '<table><tr><th colspan="2">x &amp; y</th></tr><tr><td></td><td> 12 </td></tr></table>'
    text = read_rich(rich)
    cells = [[(text.plain[c.start : c.end].strip(), c.columns) for c in row] for row in text.tables[0]]
    assert cells == [[("x & y", 2)], [("", 1), ("12", 1)]]


@pytest.mark.parametrize(
    "text", ["<", "<p", "a<b", "&amp;lt;p&gt;", "\n\n\t", "<li>\n<p>a</td></table></span>b", "</p>"]
)
def test_the_plain_text_is_the_truth(text):
    for rich in (text, clean(text)):
        assert read_rich(rich).plain == plain(rich)
        assert len(read_rich(rich).prose) == len(plain(rich))
