"""Chapters, objectives and entries in the order and the shape that books print them."""

import pytest

from reporting.importing.printed import read_printed

from .books import BODY, CHAPTERS, TITLES, book, chapter, entry, kinds, objective

SHORT = "RESULTADOS\n\nSe hizo.\n"


def places(text: str) -> list[tuple[int, int, int, str]]:
    return [(e.chapter, e.objective, e.number, e.title) for e in read_printed(text).entries]


def test_a_plain_book_has_nothing_odd():
    printed = read_printed(book(entry(), entry("2. CURSO – SRE.")))
    assert [(e.number, e.title, e.institution, e.line) for e in printed.entries] == [
        (1, "VENTANILLA DE ORIENTACIÓN", "INM.", 9),
        (2, "CURSO", "SRE.", 21),
    ]
    assert printed.anomalies == ()
    assert printed.unowned_lines == ()


# --- Chapters and objectives ----------------------------------------------------------------------


def test_the_contents_are_no_chapters():
    contents = (
        "CAPÍTULO 1\n\nDependencias de la\nAdministración Pública\nFederal 9\n\n"
        "CAPÍTULO 3\n\nPoder Legislativo 40\n\n"
    )
    introduction = "INTRODUCCIÓN\n\nEste libro reúne lo hecho.\n\n\n\n"
    text = contents + introduction + chapter(1, objective(3, entry())) + chapter(3, objective(5, entry()))
    printed = read_printed(text)
    assert [(e.chapter, e.objective) for e in printed.entries] == [(1, 3), (3, 5)]
    assert kinds(printed) == []
    assert (13, "Este libro reúne lo hecho.") in printed.unowned_lines


def test_contents_may_list_every_entry():
    contents = chapter(1, objective(3, "1. GUÍA – SRE ..... 9\n\n2. CURSO – INM 12\n\n"))
    whole = chapter(2, "\n") + contents + book(entry("1. GUÍA – SRE."), entry("2. CURSO – INM."))
    printed = read_printed(whole)
    assert [e.institution for e in printed.entries] == ["SRE.", "INM."]
    assert (14, "1. GUÍA – SRE ..... 9") in printed.unowned_lines


def test_a_chapter_that_the_contents_announce_and_the_text_lacks_is_told():
    printed = read_printed(
        "CAPÍTULO 2\n\nEntidades federativas 40\n\n" + chapter(1, objective(3, entry())) + "\n\n\nANEXOS\n"
    )
    assert kinds(printed) == ["missing-chapter"]


@pytest.mark.parametrize(
    "heading",
    [
        "CAPÍTULO II\n\nEntidades federativas",
        "Capítulo 2. Entidades federativas",
        "# CAPÍTULO 2\n\n## ENTIDADES FEDERATIVAS",
        "CAPÍTULO 2\n\nEntidades\nfederativas",
        "CAPÍTULO 2",
    ],
)
def test_a_chapter_is_headed_in_many_ways(heading):
    printed = read_printed(f"{heading}\n\n{objective(3, entry())}")
    assert [e.chapter for e in printed.entries] == [2]
    assert kinds(printed) == []


def test_a_chapters_title_decides():
    printed = read_printed(f"CAPÍTULO 3\n\n{CHAPTERS[4]}\n\n{objective(3, entry())}")
    assert [e.chapter for e in printed.entries] == [4]
    assert kinds(printed) == ["chapter-number"]


def test_a_chapter_may_lack_its_word():
    printed = read_printed(book(entry()) + f"{CHAPTERS[2]}\n\n{objective(3, entry())}")
    assert [e.chapter for e in printed.entries] == [1, 2]
    assert kinds(printed) == ["chapter-number"]


def test_the_name_of_an_earlier_chapter_is_text():
    body = f"{BODY}\n{CHAPTERS[1]}\n"
    text = chapter(4, objective(3, entry(body=body)), objective(5, entry()))
    assert [(c, o) for c, o, _, _ in places(text)] == [(4, 3), (4, 5)]


@pytest.mark.parametrize(
    "heading",
    [
        f"OBJETIVO 3\n\n{TITLES[3]}.",
        f"Objetivo 3\n\n{TITLES[3]}",
        f"Objetivo 3. {TITLES[3]}",
        f"OBJETIVO III – {TITLES[3].upper()}",
        f"### OBJETIVO 3\n{TITLES[3][:40]}\n{TITLES[3][40:]}",
        "OBJETIVO 3",
        TITLES[3],
    ],
)
def test_an_objective_is_headed_in_many_ways(heading):
    assert [o for _, o, _, _ in places(chapter(1, f"{heading}\n\n{entry()}"))] == [3]


def test_an_objectives_title_decides():
    printed = read_printed(chapter(5, f"OBJETIVO 4\n\n{TITLES[7]}\n\n{entry()}"))
    assert [e.objective for e in printed.entries] == [7]
    assert kinds(printed) == ["objective-number"]
    assert printed.anomalies[0].line == 5


def test_what_is_odd_in_an_objectives_heading_is_told():
    def told(heading):
        return kinds(read_printed(chapter(1, f"{heading}\n\n{entry()}")))

    assert told(f"OBJETIVO 15\n\n{TITLES[15].replace('acceso', 'accesos')}") == ["objective-title"]
    assert told("OBJETIVO 15") == ["objective-title"]
    assert told(TITLES[15]) == ["objective-number"]


def test_an_objective_of_the_programme_itself_is_text():
    body = "Tiene dos metas.\n\nOBJETIVO 1\n\nLlegar a todos.\n\nOBJETIVO GENERAL\n\nServir.\n\n" + SHORT
    printed = read_printed(book(entry(body=body)))
    assert [e.objective for e in printed.entries] == [3]
    assert "Llegar a todos." in printed.entries[0].description


def test_running_heads_with_chapter_and_objective_change_nothing():
    head = f"CAPÍTULO 1\n\nOBJETIVO 3\n{TITLES[3]}\n\n"
    body = f"La ventanilla orienta a quien\n\n{head}llega.\n\n{SHORT}"
    printed = read_printed(book(entry(body=body), entry("2. CURSO – SRE.")))
    assert [e.number for e in printed.entries] == [1, 2]
    assert printed.entries[0].description == "<p>La ventanilla orienta a quien llega.</p>"


# --- Entries --------------------------------------------------------------------------------------


def test_a_heading_may_break_over_lines():
    headings = [
        "1. VENTANILLA DE ATENCIÓN\nA QUIEN LLEGA – INSTITUTO\nDEL NORTE (IN).",
        "2. CURSO LARGO\n\nEN LÍNEA – SRE.",
        "3. GUÍA –\nSecretaría de Salud.",
    ]
    printed = read_printed(book(*map(entry, headings)))
    assert [(e.title, e.institution) for e in printed.entries] == [
        ("VENTANILLA DE ATENCIÓN A QUIEN LLEGA", "INSTITUTO DEL NORTE (IN)."),
        ("CURSO LARGO EN LÍNEA", "SRE."),
        ("GUÍA", "Secretaría de Salud."),
    ]


def test_a_heading_may_be_in_lower_case():
    printed = read_printed(book(entry("1. Ventanilla – INM."), entry("2. CURSO – Casa del Sur.")))
    assert [e.title for e in printed.entries] == ["Ventanilla", "CURSO"]


def test_a_list_in_capitals_is_no_row_of_headings():
    body = f"Módulos:\n\n1. LECTURA – BÁSICO\n2. CÁLCULO – MEDIO\n3. OFICIO – AVANZADO\n\n{SHORT}"
    printed = read_printed(book(entry(body=body), entry("2. CURSO – SRE.")))
    assert [e.title for e in printed.entries] == ["VENTANILLA DE ORIENTACIÓN", "CURSO"]
    assert printed.entries[0].description.endswith(
        "<ol><li>LECTURA – BÁSICO</li><li>CÁLCULO – MEDIO</li><li>OFICIO – AVANZADO</li></ol>"
    )


def test_odd_numbers_are_kept_and_told():
    printed = read_printed(book(*(entry(f"{n}. CURSO – SRE.", SHORT) for n in (1, 3, 3, 5))))
    assert [e.number for e in printed.entries] == [1, 3, 3, 5]
    assert kinds(printed) == ["numbering"] * 3


def test_a_heading_without_number_takes_the_next():
    printed = read_printed(book(entry(), entry("CURSO EN LÍNEA – SRE."), entry("3. GUÍA – SRE.")))
    assert [(e.number, e.title) for e in printed.entries] == [
        (1, "VENTANILLA DE ORIENTACIÓN"),
        (2, "CURSO EN LÍNEA"),
        (3, "GUÍA"),
    ]
    assert kinds(printed) == ["numbering"]


def test_a_heading_without_dash_ends_in_a_known_institution():
    printed = read_printed(
        book(entry("1. GUÍA – CONSEJO DEL SUR (CS)."), entry("2. CURSO EN LÍNEA CONSEJO DEL SUR (CS)."))
    )
    assert [(e.title, e.institution) for e in printed.entries] == [
        ("GUÍA", "CONSEJO DEL SUR (CS)."),
        ("CURSO EN LÍNEA", "CONSEJO DEL SUR (CS)."),
    ]
    assert kinds(printed) == ["dash"]


def test_a_heading_without_institution_is_told():
    printed = read_printed(book(entry("1. CURSO EN LÍNEA")))
    assert (printed.entries[0].title, printed.entries[0].institution) == ("CURSO EN LÍNEA", "")
    assert kinds(printed) == ["no-institution"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("1. CURSO - SRE.", ["dash"]),
        ("1. CURSO– SRE.", ["dash"]),
        ("1. CURSO. – SRE.", ["dash"]),
        ("1. CURSO – SRE", ["full-stop"]),
        ("1. CURSO –SRE", ["dash", "full-stop"]),
    ],
)
def test_slips_of_a_heading_are_told(heading, expected):
    assert kinds(read_printed(book(entry(heading)))) == expected


def test_sections_may_be_missing_or_singular():
    printed = read_printed(
        book(entry(body="Guía.\n\nRESULTADO\n\nUno.\n\nRETO\n\nDos.\n"), entry("2. CURSO – SRE.", "Guía.\n"))
    )
    first, second = printed.entries
    assert (first.results, first.challenges) == ("<p>Uno.</p>", ("<p>Dos.</p>",))
    assert (second.results, second.challenges) == ("", ())
    assert kinds(printed) == ["section-word", "section-word", "no-results"]


# --- States and closing matter --------------------------------------------------------------------


def test_states_may_head_their_entries_under_an_objective():
    text = chapter(
        2,
        objective(
            3,
            "BAJA CALIFORNIA\n\n",
            entry("1. CURSO – INSTITUTO DE LA MUJER.", SHORT),
            entry("2. GUÍA – DIF.", SHORT),
            "Chiapas\n\n",
            entry("1. FERIA – SECRETARÍA DE SALUD.", SHORT),
        ),
        objective(5, entry("1. TALLER – SONORA.", SHORT)),
    )
    printed = read_printed(text)
    assert [(e.place, e.number) for e in printed.entries] == [
        ("BAJA CALIFORNIA", 1),
        ("BAJA CALIFORNIA", 2),
        ("Chiapas", 1),
        ("", 1),
    ]
    assert kinds(printed) == []


def test_states_may_hold_their_objectives():
    text = chapter(
        2,
        "SONORA\n\n",
        objective(3, entry("1. CURSO – DIF.", SHORT)),
        objective(5, entry("1. GUÍA – DIF.", SHORT)),
        "CHIAPAS\n\n",
        objective(5, entry("1. FERIA – DIF.", SHORT)),
    )
    printed = read_printed(text)
    assert [(e.place, e.objective, e.number) for e in printed.entries] == [
        ("SONORA", 3, 1),
        ("SONORA", 5, 1),
        ("CHIAPAS", 5, 1),
    ]
    assert kinds(printed) == []


def test_a_list_of_states_is_text():
    body = "RESULTADOS\n\nSe trabajó en:\n\nSonora\n\nChiapas\n"
    printed = read_printed(chapter(2, objective(3, entry(body=body), entry("2. CURSO – SRE."))))
    assert printed.entries[0].results.endswith("<p>Chiapas</p>")


@pytest.mark.parametrize(
    "closing", ["\n\n\nEste libro da cuenta de lo hecho.\n", "A N E X O S\n", "GLOSARIO DE SIGLAS\n"]
)
def test_closing_matter_belongs_to_no_entry(closing):
    printed = read_printed(book(entry()) + closing)
    assert len(printed.unowned_lines) == 1
    assert printed.entries[0].challenges == ("<p>Abrir también los sábados.</p>",)


def test_a_heading_like_closing_matter_inside_an_entry_is_text():
    printed = read_printed(book(entry(body=f"Guía.\n\nCONCLUSIONES\n\nSirve.\n\n{SHORT}")))
    assert "CONCLUSIONES" in printed.entries[0].description
