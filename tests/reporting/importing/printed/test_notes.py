"""Footnotes go back to where their marks stand."""

import pytest

from reporting.importing.printed import read_printed

from .books import book, chapter, entry, kinds, objective, read_one

RESULTS = "RESULTADOS\n\nSe abrió una oficina.\n\n"


def note(text: str) -> str:
    return f'<span class="note">{text}</span>'


@pytest.mark.parametrize(
    "printed",
    [
        "1. Véase la guía.",
        "1) Véase la guía.",
        "1.- Véase la guía.",
        "¹ Véase la guía.",
        "¹Véase la guía.",
        "[^1]: Véase la guía.",
        "1.\nVéase la guía.",
    ],
)
def test_a_note_stands_where_its_mark_was(printed):
    item = read_one(entry(body=f"Hay una guía¹ en línea.\n\n{RESULTS}{printed}"))
    assert item.description == f"<p>Hay una guía{note('Véase la guía.')} en línea.</p>"
    assert item.results == "<p>Se abrió una oficina.</p>"
    assert item.footnotes == 1


@pytest.mark.parametrize("mark", ["²", "[^2]", "<sup>2</sup>", "^2^"])
def test_a_mark_is_written_in_many_ways(mark):
    item = read_one(entry(body=f"Hay una guía{mark} en línea.\n\n{RESULTS}2. www.ejemplo.mx"))
    assert item.description == f"<p>Hay una guía{note('www.ejemplo.mx')} en línea.</p>"


def test_addresses_in_notes_become_links():
    item = read_one(entry(body=f"Hay una guía.¹\n\n{RESULTS}1. <https://ejemplo.mx/a?b=1&c=2>."))
    link = '<a href="https://ejemplo.mx/a?b=1&amp;c=2">https://ejemplo.mx/a?b=1&amp;c=2</a>'
    assert item.description == f"<p>Hay una guía.{note(link + '.')}</p>"


def test_a_note_printed_in_another_entry_goes_back_and_is_told():
    first = entry("1. GUÍA – SRE.", f"Hay una guía.¹\n\n{RESULTS}")
    second = entry("2. CURSO – INM.", f"Hay un curso en\n\n1. Véase la guía.\n\nlínea.\n\n{RESULTS}")
    printed = read_printed(book(first, second))
    assert [item.footnotes for item in printed.entries] == [1, 0]
    assert printed.entries[1].description == "<p>Hay un curso en línea.</p>"
    assert kinds(printed) == ["note-elsewhere", "paragraph-cut"]


def test_numbers_may_start_again_in_each_chapter():
    def part(number, text):
        return chapter(
            number, objective(3, entry("1. GUÍA – SRE.", f"Hay {text}.¹\n\n{RESULTS}1. Nota de {text}."))
        )

    first, second = read_printed(part(1, "una guía") + part(2, "un curso")).entries
    assert first.description == f"<p>Hay una guía.{note('Nota de una guía.')}</p>"
    assert second.description == f"<p>Hay un curso.{note('Nota de un curso.')}</p>"


def test_notes_may_stand_together_in_a_list():
    body = f"Una,¹ dos² y tres.³\n\n{RESULTS}1. Primera.\n2. Segunda.\n3. Tercera."
    item = read_one(entry(body=body))
    assert item.description == (
        f"<p>Una,{note('Primera.')} dos{note('Segunda.')} y tres.{note('Tercera.')}</p>"
    )


def test_a_list_is_not_taken_for_notes():
    body = f"Hay una guía.¹\n\n{RESULTS}1. Leer.\n2. Escribir.\n3. Contar.\n\n1. Véase la guía."
    item = read_one(entry(body=body))
    assert item.description == f"<p>Hay una guía.{note('Véase la guía.')}</p>"
    assert (
        item.results
        == "<p>Se abrió una oficina.</p><ol><li>Leer.</li><li>Escribir.</li><li>Contar.</li></ol>"
    )


def test_a_heading_is_not_taken_for_a_note():
    first = entry("1. GUÍA – SRE.", f"Hay una guía.²\n\n{RESULTS}")
    printed = read_printed(
        book(first, entry("2. CURSO DE IDIOMAS – INM.", f"2. Véase la guía.\n\n{RESULTS}"))
    )
    assert [item.number for item in printed.entries] == [1, 2]
    assert printed.entries[0].footnotes == 1


def test_a_note_may_run_over_several_lines():
    body = (
        f"Hay una guía.¹\n\n{RESULTS}1. Véase la guía que la oficina\npublicó en su página.\n\nOtro párrafo."
    )
    item = read_one(entry(body=body))
    assert (
        item.description
        == f"<p>Hay una guía.{note('Véase la guía que la oficina publicó en su página.')}</p>"
    )
    assert item.results == "<p>Se abrió una oficina.</p><p>Otro párrafo.</p>"


def test_a_paragraph_that_touches_a_note_is_no_part_of_it():
    item = read_one(entry(body=f"Hay una guía.¹\n\n{RESULTS}1. Véase la guía.\nOtro párrafo."))
    assert item.description == f"<p>Hay una guía.{note('Véase la guía.')}</p>"
    assert item.results == "<p>Se abrió una oficina.</p><p>Otro párrafo.</p>"


def test_a_mark_in_a_heading_goes_to_the_description():
    item = read_one(entry("1. GUÍA¹ – SRE.", f"Hay una guía.\n\n{RESULTS}1. Véase la guía."))
    assert (item.title, item.institution) == ("GUÍA", "SRE.")
    assert item.description == f"<p>Hay una guía.{note('Véase la guía.')}</p>"


def test_a_mark_without_note_keeps_its_number_and_is_told():
    printed = read_printed(book(entry(body=f"Hay una guía.¹\n\n{RESULTS}")))
    assert printed.entries[0].description == "<p>Hay una guía.<sup>1</sup></p>"
    assert printed.entries[0].footnotes == 0
    assert kinds(printed) == ["mark-without-note"]


def test_a_note_without_mark_stays_as_a_paragraph_after_the_one_it_interrupts():
    body = f"Hay una guía en\n\n9. https://ejemplo.mx/guia\n\nlínea.\n\n{RESULTS}"
    printed = read_printed(book(entry(body=body)))
    assert printed.entries[0].description.startswith("<p>Hay una guía en línea.</p>")
    assert "https://ejemplo.mx/guia" in printed.entries[0].description
    assert kinds(printed) == ["note-without-mark", "paragraph-cut"]


def test_a_power_is_no_mark():
    printed = read_printed(book(entry(body=f"Mide 200 m² y 3 km².\n\n{RESULTS}")))
    assert printed.entries[0].description == "<p>Mide 200 m<sup>2</sup> y 3 km<sup>2</sup>.</p>"
    assert kinds(printed) == []


def test_notes_of_lines_that_belong_to_no_entry_stay_there():
    printed = read_printed(f"Presentación del libro.¹\n\n1. Segunda impresión.\n\n{book(entry())}")
    assert printed.unowned_lines == ((1, "Presentación del libro.¹"), (3, "1. Segunda impresión."))
