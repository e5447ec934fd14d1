"""What is shown as changed is what was changed: the old text and the difference make the new one."""

import pytest
from django.template.loader import render_to_string
from hypothesis import given

from reporting.differences import plain_difference, rich_difference
from reporting.differences.reading import blocks_of
from tests.reporting.differences.texts import RICH, applied, pairs, read, said_by


def states(difference):
    return [block.state for block in difference.blocks]


def told(pieces):
    """The pieces as a line: -gone- and +new+."""
    marks = {"same": "", "gone": "-", "new": "+", "skipped": ""}
    return "".join(f"{marks[p.kind]}{p.text.strip()}{marks[p.kind]} " for p in pieces).strip()


def rendered(difference):
    return render_to_string("reporting/differences/_text.html", {"said": difference})


@given(pairs())
def test_the_old_text_and_the_difference_make_the_new_one(pair):
    before, after = pair
    assert applied(rich_difference(before, after), blocks_of(before)) == blocks_of(after)


@given(RICH, RICH)
def test_so_it_is_between_any_two_texts(before, after):
    assert applied(rich_difference(before, after), blocks_of(before)) == blocks_of(after)


@given(pairs())
def test_so_it_is_on_the_page_itself(pair):
    """Whoever leaves out what is struck reads the new text; whoever leaves out what is underlined, the old one."""
    before, after = pair
    page = rendered(rich_difference(before, after))
    assert read(page, without="del") == said_by(blocks_of(after))
    if not any(state == "here" for state in states(rich_difference(before, after))):
        assert read(page, without="ins") == said_by(blocks_of(before))


@given(pairs())
def test_it_is_called_the_same_only_when_it_is(pair):
    before, after = pair
    difference = rich_difference(before, after)
    assert difference.is_same == (before == after)
    if not difference.is_same and not difference.is_only_form:
        assert (
            "<del>" in rendered(difference)
            or "<ins>" in rendered(difference)
            or "movió" in rendered(difference)
        )


def test_one_changed_word_is_one_changed_word():
    difference = rich_difference("<p>Se atendió a 461 personas.</p>", "<p>Se atendió a 498 personas.</p>")
    assert told(difference.blocks[0].pieces) == "Se atendió a -461- +498+ personas."


def test_what_was_rewritten_is_not_shown_as_confetti():
    """Two words in common amid a new sentence are no help to anybody."""
    difference = plain_difference(
        "Orientación jurídica de las personas repatriadas", "Entrega de folletos a quienes regresan"
    )
    assert [piece.kind for piece in difference.blocks[0].pieces] == ["gone", "new"]


def test_a_moved_paragraph_is_told_as_moved():
    before = "<p>Primero va esto.</p><p>Luego esto otro.</p><p>Y al final esto.</p>"
    after = "<p>Luego esto otro.</p><p>Y al final esto.</p><p>Primero va esto.</p>"
    difference = rich_difference(before, after)
    assert states(difference) == ["away", "same", "same", "here"]
    page = rendered(difference)
    assert "Estaba aquí y se movió:" in page
    assert "Se movió aquí:" in page


def test_a_changed_cell_is_told_in_its_cell():
    table = "<table><tbody><tr><td>Tijuana</td><td>{}</td></tr><tr><td>Tapachula</td><td>7</td></tr></tbody></table>"
    difference = rich_difference(table.format(461), table.format(498))
    rows = difference.blocks[0].rows
    assert [[told(cell.pieces) for cell in row.cells] for row in rows] == [
        ["Tijuana", "-461- +498+"],
        ["Tapachula", "7"],
    ]


def test_a_new_row_and_a_new_column_are_told():
    before = "<table><tr><td>Enero</td><td>3</td></tr></table>"
    row = "<table><tr><td>Enero</td><td>3</td></tr><tr><td>Febrero</td><td>4</td></tr></table>"
    column = "<table><tr><td>Enero</td><td>3</td><td>9</td></tr></table>"
    assert [each.state for each in rich_difference(before, row).blocks[0].rows] == ["same", "new"]
    cells = rich_difference(before, column).blocks[0].rows[0].cells
    assert [cell.state for cell in cells] == ["same", "same", "new"]


def test_an_emptied_list_is_gone_bullet_by_bullet():
    difference = rich_difference("<p>Hay:</p><ul><li>uno</li><li>dos</li></ul>", "<p>Hay:</p>")
    assert states(difference) == ["same", "gone", "gone"]


def test_an_emptied_text_is_gone_and_said_to_be_empty():
    assert states(rich_difference("<p>Algo</p>", "")) == ["gone"]
    assert "(vacío)" in rendered(rich_difference("", ""))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('<p><a href="https://a.mx">Guía</a></p>', '<p><a href="https://b.mx">Guía</a></p>', "a.mx"),
        ('<p>Uno<span class="note">A</span></p>', '<p>Uno<span class="note">B</span></p>', "-A-"),
        ("<p>Un dato</p>", "<p>Un <strong>dato</strong></p>", "-dato- +dato+"),
    ],
)
def test_links_notes_and_emphasis_are_compared_too(before, after, line):
    assert line in told(rich_difference(before, after).blocks[0].pieces)


def test_a_change_of_form_alone_is_said_in_words():
    difference = rich_difference(
        "<ul><li>uno</li></ul><ul><li>dos</li></ul>", "<ul><li>uno</li><li>dos</li></ul>"
    )
    assert difference.is_only_form
    assert "Las palabras son las mismas" in rendered(difference)


def test_what_a_screen_reader_hears_says_what_is_gone_and_new():
    page = rendered(rich_difference("<p>Antes dicho</p>", "<p>Antes escrito</p>"))
    assert "quitado:" in page
    assert "agregado:" in page


def test_markup_in_the_words_stays_words():
    page = rendered(rich_difference("<p>a</p>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"))
    assert "<script>" not in page


def test_a_shortened_difference_keeps_the_changes_and_what_is_beside_them():
    before = "".join(f"<p>Párrafo número {n}.</p>" for n in range(9))
    difference = rich_difference(before, before.replace("número 4", "número cuatro")).shortened()
    assert states(difference) == ["skipped", "same", "changed", "same", "skipped"]


@pytest.mark.parametrize(
    "text",
    ["x " * 10_000, "." * 20_000, "á" * 20_000, "<p>a</p>" * 2_500, "<ul><li>a b</li></ul>" * 950],
    ids=["short words", "signs", "one word", "paragraphs", "lists"],
)
def test_the_longest_texts_are_compared_whole(text):
    """Twenty thousand characters against as many others: work grows with their number, not with its square."""
    after = text.replace("a", "b").replace("x", "y").replace(".", ";").replace("á", "é")
    difference = rich_difference(text, after + "<p>fin</p>")
    assert applied(difference, blocks_of(text)) == blocks_of(after + "<p>fin</p>")
