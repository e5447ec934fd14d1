"""Lines become paragraphs, lists, tables and challenges."""

import textwrap

import pytest

from reporting.importing.printed import read_printed

from .books import book, chapter, entry, kinds, objective, read_one, words


def results(text: str) -> str:
    """What the results of an entry become."""
    return read_one(entry(body=f"RESULTADOS\n\n{text}")).results


def challenges(text: str) -> tuple[str, ...]:
    return read_one(entry(body=f"RESULTADOS\n\nNinguno.\n\nRETOS\n\n{text}")).challenges


# --- Paragraphs -----------------------------------------------------------------------------------


def test_a_paragraph_cut_by_a_page_goes_on_in_lower_case():
    assert results("Se abrió una oficina\n\nen el norte.\n\nY otra.") == (
        "<p>Se abrió una oficina en el norte.</p><p>Y otra.</p>"
    )


def test_a_paragraph_that_ends_leaning_on_the_next_goes_on_in_capitals():
    assert results("Se trabajó con el\n\nAyuntamiento.") == "<p>Se trabajó con el Ayuntamiento.</p>"


def test_a_bracket_left_open_is_closed_in_the_next():
    assert results("Hubo 9 cursos (niñas 4 y niños\n\n5). Siguen.") == (
        "<p>Hubo 9 cursos (niñas 4 y niños 5). Siguen.</p>"
    )


def test_a_paragraph_without_full_stop_is_not_joined_with_a_new_sentence():
    assert results("Se abrió una oficina\n\nSe cerró otra.") == (
        "<p>Se abrió una oficina</p><p>Se cerró otra.</p>"
    )


def test_a_stop_of_an_abbreviation_ends_no_sentence():
    assert results("Viajaron a EE. UU.\n\ny volvieron.") == "<p>Viajaron a EE. UU. y volvieron.</p>"


def test_a_word_cut_by_a_page_is_made_whole():
    printed = read_printed(book(entry(body="RESULTADOS\n\nHubo una gran aten-\n\nción al público.")))
    assert printed.entries[0].results == "<p>Hubo una gran atención al público.</p>"
    assert kinds(printed) == ["word-cut"]


def test_a_hyphen_of_the_word_itself_stays():
    text = "El plan técnico-operativo sigue. Es un plan técnico-\n\noperativo entre México-\n\nCuba."
    assert results(text) == (
        "<p>El plan técnico-operativo sigue. Es un plan técnico-operativo entre México-Cuba.</p>"
    )


def wrapped(text: str, width: int = 70) -> str:
    return "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n"))


def test_a_text_wrapped_at_a_width_has_the_same_paragraphs():
    sentence = "La ventanilla atendió a quienes llegaron y orientó a quienes querían volver. "
    body = (
        f"{sentence * 4}\n\nRESULTADOS\n\n{sentence * 3}\n\n{sentence * 5}\n\nRETOS\n\n- » {sentence * 3}\n"
    )
    plain = chapter(1, objective(3, *(entry(f"{n}. CURSO – SRE.", body) for n in range(1, 9))))
    unwrapped, again = read_printed(plain), read_printed(wrapped(plain))
    assert [e.results for e in again.entries] == [e.results for e in unwrapped.entries]
    assert [e.challenges for e in again.entries] == [e.challenges for e in unwrapped.entries]


# --- Lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("glyph", ["- »", "»", "•", "-", "–", "·", "*", "▪", "➢", "✓", "o\t", "\uf0b7"])
def test_bullets_have_many_glyphs(glyph):
    assert results(f"{glyph} Uno.\n{glyph} Dos.") == "<ul><li>Uno.</li><li>Dos.</li></ul>"


def test_a_bullet_may_stand_alone_on_its_line():
    assert results("•\nUno.\n\n•\nDos.") == "<ul><li>Uno.</li><li>Dos.</li></ul>"


def test_an_item_cut_by_a_page_goes_on():
    assert results("- » Se habló con Migra-\n\nción y con\n\notras áreas.\n- » Fin.") == (
        "<ul><li>Se habló con Migración y con otras áreas.</li><li>Fin.</li></ul>"
    )


def test_an_o_that_is_a_word_is_no_bullet():
    assert results("Por la mañana\n\no por la tarde.") == "<p>Por la mañana o por la tarde.</p>"


def test_lists_nest_by_indent_and_by_lesser_glyphs():
    nested = "<ul><li>Uno:<ul><li>Dentro.</li><li>También.</li></ul></li><li>Dos.</li></ul>"
    assert results("- » Uno:\n\t- » Dentro.\n\t- » También.\n- » Dos.") == nested
    assert results("- » Uno:\n- › Dentro.\n- › También.\n- » Dos.") == nested
    assert results("• Uno:\n– Dentro.\n– También.\n• Dos.") == nested
    assert results("- » Uno:\n\t- » Dentro.\n\n- › También.\n- » Dos.") == nested


def test_bullets_under_a_number_nest():
    assert (
        results("1) Uno\n» Dentro.\n2) Dos") == "<ol><li>Uno<ul><li>Dentro.</li></ul></li><li>Dos</li></ol>"
    )


@pytest.mark.parametrize("marks", [("- 1)", "- 2)"), ("1.", "2."), ("1.-", "2.-"), ("(1)", "(2)")])
def test_numbers_from_one_are_an_ordered_list(marks):
    assert results(f"{marks[0]} Uno;\n{marks[1]} Dos.") == "<ol><li>Uno;</li><li>Dos.</li></ol>"


def test_numbers_and_letters_that_would_change_stay_as_text():
    assert results("3) Tres.\n4) Cuatro.") == "<ul><li>3) Tres.</li><li>4) Cuatro.</li></ul>"
    assert results("a) Primero.\nb) Segundo.") == "<ul><li>a) Primero.</li><li>b) Segundo.</li></ul>"


def test_a_number_inside_a_sentence_starts_no_list():
    assert results("Son 2: 1) uno y 2) otro.") == "<p>Son 2: 1) uno y 2) otro.</p>"
    assert results("v.gr. en Tijuana.") == "<p>v.gr. en Tijuana.</p>"


# --- Tables ---------------------------------------------------------------------------------------


def test_a_first_row_of_words_over_columns_of_figures_is_the_header():
    assert results("Grupo\tMujeres\tHombres\nNiñez\t12\t1,300\nTotal\t12\t1,300") == (
        '<table><thead><tr><th scope="col">Grupo</th><th scope="col">Mujeres</th><th scope="col">Hombres</th></tr>'
        "</thead><tbody><tr><td>Niñez</td><td>12</td><td>1,300</td></tr>"
        "<tr><td>Total</td><td>12</td><td>1,300</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "TEMA\tLUGAR\nRutas\tNorte",
        "Tema\tLugar\nUn tema que se explica largamente\tUn lugar que está muy lejos de aquí",
    ],
)
def test_a_first_row_in_capitals_or_shorter_than_the_rest_is_the_header(rows):
    assert results(rows).count("<th ") == 2


def test_a_first_row_with_a_figure_is_no_header():
    assert "<th" not in results("Mujeres\t12\nHombres\t15")


def test_short_rows_are_filled_and_cells_keep_their_lines():
    assert results("A\tB\tC\nuno\t<div>1. dos</div> <div>2. tres</div>").endswith(
        "<tbody><tr><td>uno</td><td>1. dos<br>2. tres</td><td></td></tr></tbody></table>"
    )


def test_a_table_over_a_page_is_one_and_another_shape_is_another():
    item = read_one(entry(body="RESULTADOS\n\nA\t1\nB\t2\n\nC\t3\n\nUno\tDos\tTres\n4\t5\t6"))
    assert item.tables == 2
    assert item.results.count("<table>") == 2


def test_two_tables_with_a_paragraph_between_are_two():
    assert read_one(entry(body="RESULTADOS\n\nA\t1\n\nLuego:\n\nB\t2")).tables == 2


# --- Inside a text --------------------------------------------------------------------------------


def test_emphasis_links_and_signs():
    assert results("*Rutas* y **Guía**: <https://ejemplo.mx/a_b> o https://ejemplo.mx/c. 1 < 2 & 3 * 4.") == (
        '<p><em>Rutas</em> y <strong>Guía</strong>: <a href="https://ejemplo.mx/a_b">https://ejemplo.mx/a_b</a> o '
        '<a href="https://ejemplo.mx/c">https://ejemplo.mx/c</a>. 1 &lt; 2 &amp; 3 * 4.</p>'
    )


def test_markup_of_the_source_is_text():
    assert results("<script>alert(1)</script> *sin cerrar") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; *sin cerrar</p>"
    )


# --- Challenges -----------------------------------------------------------------------------------


def test_each_bullet_is_a_challenge():
    assert challenges("- » Falta gente.\n- » Falta lugar.") == ("<p>Falta gente.</p>", "<p>Falta lugar.</p>")


def test_without_bullets_each_paragraph_is_a_challenge():
    assert challenges("Falta gente.\n\nFalta lugar.") == ("<p>Falta gente.</p>", "<p>Falta lugar.</p>")


def test_what_stands_around_bullets_stays_with_them():
    assert challenges("Se advierte:\n- » Falta:\n\t- » gente.\n- » Falta lugar.\n\nEs todo.") == (
        "<p>Se advierte:</p><p>Falta:</p><ul><li>gente.</li></ul>",
        "<p>Falta lugar.</p><p>Es todo.</p>",
    )


@pytest.mark.parametrize(
    "sentence", ["No se reportaron retos.", "Sin retos", "No hay retos que reportar.", "No aplica"]
)
def test_a_sentence_that_there_are_none_is_no_challenge(sentence):
    printed = read_printed(book(entry(body=f"RESULTADOS\n\nNinguno.\n\nRETOS\n\n{sentence}")))
    assert printed.entries[0].challenges == ()
    assert kinds(printed)[0] == "no-challenges"
    assert [text for _line, text in printed.unowned_lines] == [sentence]


def test_a_sentence_about_what_is_missing_is_a_challenge():
    assert len(challenges("No hay personal que atienda los retos de la frontera.")) == 1


def test_the_text_of_a_section_may_follow_its_word():
    item = read_one(entry(body="Guía.\n\nRESULTADOS: Se abrió.\n\nRETOS: Falta gente."))
    assert words(item.results) == "Se abrió."
    assert item.challenges == ("<p>Falta gente.</p>",)
