"""What is no Compendio, or only a piece of one, is refused in a sentence."""

import pytest

from reporting.importing.printed import NotACompendio, read_printed

from .books import book, chapter, entry, kinds, objective

CONTENTS = "CAPÍTULO 1\n\nDependencias de la Administración Pública Federal 9\n\nANEXOS 255\n\n"
ENTRIES = CONTENTS + book(entry())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no tiene capítulos"),
        ("Una carta cualquiera.\n", "no tiene capítulos"),
        ("OBJETIVO 1\n\n1. CURSO – SRE.\n", "no tiene capítulos"),
        (chapter(1, objective(3)), "no tiene registros numerados"),
    ],
)
def test_a_text_without_entries_is_refused(text, reason):
    with pytest.raises(NotACompendio, match=reason):
        read_printed(text)


def test_other_reports_are_refused(shared):
    for name in (
        "informe_ejecutivo_2021",
        "informe_ejecutivo_2024",
        "mgi_profile_2022",
        "revision_voluntaria_2026",
    ):
        with pytest.raises(NotACompendio):
            read_printed((shared / "sources" / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    "last",
    [
        "La ventanilla orienta a quien",
        "La ventanilla orienta a quien llega.",
        "Guía.\n\nRESULTADOS",
        "Guía.\n\nRESULTADOS\n\nSe atendió a 40",
        "Guía.\n\nRESULTADOS\n\nSe atendió a 40 per-",
    ],
)
def test_a_text_that_stops_inside_an_entry_is_refused(last):
    with pytest.raises(NotACompendio, match="está cortado"):
        read_printed(f"{ENTRIES}2. CURSO – SRE.\n\n{last}")


def test_a_whole_text_with_contents_is_read():
    assert read_printed(f"{ENTRIES}\n\n\nA N E X O S\n").anomalies == ()


def test_an_end_where_the_contents_announce_more_is_told():
    assert kinds(read_printed(ENTRIES)) == ["possible-cut"]


def test_a_text_that_stops_after_an_objectives_heading_is_refused():
    with pytest.raises(NotACompendio, match="está cortado"):
        read_printed(book(entry()) + objective(5))


def test_one_chapter_alone_may_end_without_a_full_stop():
    printed = read_printed(book(entry(body="RESULTADOS\n\nSe hizo.\n\nRETOS\n\n- » Más personal")))
    assert len(printed.entries) == 1
    assert kinds(printed) == ["possible-cut"]
