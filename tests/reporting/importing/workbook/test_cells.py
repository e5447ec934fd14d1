"""Cells: what is written reads back to the letter, and looks like what people write."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reporting import richtext
from reporting.importing.workbook.cells import MAX_CELL, cell_of, fitting, normal, text_of, written
from reporting.importing.workbook.refusal import Refused

WORDS = st.text(alphabet="abc áñ<>&\"'=+-@•*;_x0D\n\t\u00a0😀", max_size=12)
INLINE = st.one_of(
    WORDS,
    st.just("<br>"),
    st.builds("<strong>{}</strong>".format, WORDS),
    st.builds('<span class="note">{}</span>'.format, WORDS),
    st.builds('<a href="https://x.example/?a=1&b=2">{}</a>'.format, WORDS),
)
LINE = st.lists(INLINE, max_size=4).map("".join)
ITEMS = st.lists(st.builds("<li>{}</li>".format, LINE), min_size=1, max_size=3).map("".join)
ROW = st.lists(st.builds("<td>{}</td>".format, LINE), min_size=1, max_size=3).map("<tr>{}</tr>".format)
BLOCK = st.one_of(
    st.builds("<p>{}</p>".format, LINE),
    st.builds("<ul>{}</ul>".format, ITEMS),
    st.builds("<ol>{}</ol>".format, ITEMS),
    st.builds("<table><caption>{}</caption><tbody>{}</tbody></table>".format, WORDS, ROW),
)
RICH = st.lists(BLOCK, max_size=5).map("".join).map(richtext.clean)


@pytest.mark.parametrize(
    ("rich", "cell"),
    [
        ("", ""),
        ("<p>Uno.</p><p>Dos &amp; tres &lt; 4.</p>", "Uno.\n\nDos & tres < 4."),
        ("<p>Uno<br>otra línea</p>", "Uno\notra línea"),
        ("<p>Uno:</p><ul><li>a</li><li>b</li></ul>", "Uno:\n\n• a\n• b"),
        ("<p>Una <strong>cosa</strong></p>", "<p>Una <strong>cosa</strong></p>"),
        ('<p>x<span class="note">n</span></p>', '<p>x<span class="note">n</span></p>'),
        ("<ul><li>a<br>b</li></ul>", "<ul><li>a<br>b</li></ul>"),
        ("<p>• no es lista</p>", "<p>• no es lista</p>"),
        ("<p>escriba &lt;p&gt;</p>", "<p>escriba &lt;p&gt;</p>"),
    ],
)
def test_paragraphs_and_bullets_are_plain_and_the_rest_keeps_its_marks(rich, cell):
    assert written(rich) == cell
    assert richtext.clean(cell) == rich


@given(RICH)
def test_rich_text_reads_back_to_the_letter(rich):
    assume(richtext.clean(rich) == rich)
    assert richtext.clean(normal(fitting(written(rich), ""))) == rich


@given(st.text(alphabet=st.characters(codec=None)))
def test_whatever_text_is_kept_fits_a_cell(text):
    rich = richtext.clean(text)
    assume(len(rich) <= MAX_CELL and richtext.clean(rich) == rich)
    assert richtext.clean(normal(fitting(written(rich), ""))) == rich


@given(st.text(alphabet=st.characters(codec=None)).map(richtext.clean_line))
def test_a_line_reads_back_to_the_letter(line):
    assume("_x0" not in line)
    assert text_of(cell_of(line)) == line


@given(st.decimals(min_value=0, max_value=Decimal("999999999999999.99"), places=2))
def test_a_number_reads_back_exactly(number):
    assert Decimal(text_of(cell_of(number))) == number


@given(st.dates())
def test_a_date_reads_back(date):
    assert text_of(cell_of(date)) == date.isoformat()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Sí"),
        (7.0, "7"),
        (1e16, "10000000000000000"),
        (0.5, "0.5"),
        (datetime.datetime(2025, 12, 31), "2025-12-31"),
        (" a\r\nb_x000D_c_x000B_ ", "a\nb\nc"),
    ],
)
def test_what_excel_keeps_reads_as_people_would_type_it(value, text):
    assert text_of(value) == text


def test_a_text_that_excel_would_cut_is_refused_before_it_is_lost():
    assert fitting("x" * MAX_CELL, "A") == "x" * MAX_CELL
    with pytest.raises(Refused, match="2025-00001 · Resultados: el texto pasa de los 32,767 caracteres"):
        fitting("😀" * (MAX_CELL // 2 + 1), "2025-00001 · Resultados")


def test_what_xml_cannot_hold_is_left_out():
    assert fitting("a\x00\x0b\ufffe\ud800b", "") == "ab"
