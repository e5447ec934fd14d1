"""Page numbers and running heads are no text."""

from reporting.importing.printed import read_printed
from reporting.importing.printed.lines import read_lines
from reporting.importing.printed.pages import set_furniture_apart

from .books import BODY, book, entry, kinds, words

PARAGRAPH = "Se dio asesoría a quienes llegaron de noche."


def apart(text: str) -> list[str]:
    return [line.text for line in set_furniture_apart(read_lines(text))[1]]


def pages(*edges: str) -> str:
    return "".join(f"{PARAGRAPH}\n\n" * 4 + edge for edge in edges)


def test_lone_numbers_that_count_on_are_pages():
    assert apart(pages("45\n\n", "- 46 -\n\n", "47\n\n")) == ["45", "- 46 -", "47"]


def test_lone_numbers_of_a_flattened_table_are_text():
    assert apart("Mujeres\n\n12\n\nHombres\n\n13\n\nTotal\n\n25\n") == []
    assert apart(pages("300\n\n", "45\n\n")) == []


def test_a_lone_number_beside_a_form_feed_is_a_page():
    assert apart(f"{PARAGRAPH}\n\n45\n\f{PARAGRAPH}\n") == ["45"]


def test_the_name_of_the_book_again_and_again_is_a_running_head():
    head = "Compendio General 2026\n\n"
    assert apart(pages(head, f"{head.strip()} 12\n\n", head)) == [
        "Compendio General 2026",
        "Compendio General 2026 12",
        "Compendio General 2026",
    ]


def test_any_line_again_and_again_at_the_edge_of_pages_is_a_running_head():
    edges = [f"{n}\n\nMovilidad humana\n\n" for n in range(45, 49)]
    assert apart(pages(*edges)).count("Movilidad humana") == 4


def test_a_sentence_that_several_entries_share_is_text():
    text = book(*(entry(f"{n}. CURSO {n} – SRE.", "RESULTADOS\n\nSin cifras\n") for n in range(1, 6)))
    assert apart(text) == []


def test_a_sentence_goes_on_over_the_edges_of_pages():
    edge = "\n\n{}\n\nCompendio General 2026\n\f\n"
    parts = ("La ventanilla orienta a quien", "llega, a quien", "pasa y a quien", "vuelve.")
    long = f"{parts[0]}{edge.format(45)}{parts[1]}{edge.format(46)}{parts[2]}{edge.format(47)}{parts[3]}"
    printed = read_printed(book(entry(body=f"{long}\n\n{BODY}")))
    assert words(printed.entries[0].description).startswith(" ".join(parts))
    assert kinds(printed) == ["paragraph-cut"] * 3
    assert [text for _line, text in printed.unowned_lines] == [
        *("45", "Compendio General 2026", "46", "Compendio General 2026", "47", "Compendio General 2026")
    ]
