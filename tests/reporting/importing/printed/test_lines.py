"""Characters in one form, lines with their numbers."""

import pytest

from reporting.importing.printed.lines import Line, normalise, read_lines


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\ufeffuno", "uno"),
        ("uno\r\ndos\rtres", "uno\ndos\ntres"),
        ("uno\u00a0dos\u2009tres", "uno dos tres"),
        ("an\u0303o", "año"),
        ("o\ufb01cina \ufb02ujo", "oficina flujo"),
        ("guio\u00adnes", "guiones"),
        ("migra\u00ad\nción", "migra-\nción"),
        ("con\u200btrol\x07 \u202eoculto", "control oculto"),
        ("\uf0b7 punto", "• punto"),
        ("página[^12] y <sup>3</sup> y otra^4^", "página¹² y ³ y otra⁴"),
        ("[^7]: la nota", "7. la nota"),
        ("10^6^ veces", "10⁶ veces"),
    ],
)
def test_every_character_has_one_form(raw, expected):
    assert normalise(raw) == expected


def test_lines_are_counted_as_an_editor_counts_them():
    assert read_lines("\n\nuno\n\n\n  dos\ntres\n") == [
        Line(3, "uno", gap=2),
        Line(6, "dos", indent=2, gap=2),
        Line(7, "tres"),
    ]


def test_a_form_feed_cuts_even_inside_a_line():
    assert read_lines("uno\f dos\n\ftres") == [
        Line(1, "uno"),
        Line(1, "dos", indent=1, cut=True),
        Line(2, "tres", cut=True),
    ]


def test_tabs_stay_between_cells_only():
    assert [line.text for line in read_lines("\tuno  dos \t  tres\t")] == ["uno dos\ttres"]


def test_a_table_in_pipes_is_a_table_in_tabs():
    text = "| Mes | Personas |\n|---|:---:|\n| Enero | 5 |"
    assert [line.text for line in read_lines(text)] == ["Mes \t Personas".replace(" ", ""), "Enero\t5"]


def test_a_number_wrapped_away_from_its_text_goes_back_to_it():
    assert [line.text for line in read_lines("7.\nhttps://ejemplo.mx\n\n8.\n\notra")] == [
        "7. https://ejemplo.mx",
        "8.",
        "otra",
    ]
