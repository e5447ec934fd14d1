"""The rules of the Compendio General, seen in its tree of values."""

from dataclasses import replace

import pytest

from compendium.documents import DOCUMENTS, compendio
from compendium.snapshot import SnapshotError
from tests.compendium.snapshots import (
    AMEXCID,
    CNDH,
    CYCLE,
    INM,
    OAXACA,
    SIN_SIGLA,
    SONORA,
    SRE,
    UPMRIP,
    book_of_everything,
    entry,
    figure,
    institution,
    snapshot,
)


def chapters_of(book):
    return compendio.compose_chapters(book)


def part(book, name):
    return next(part.content for part in compendio.compose(book).parts if part.name == name)


def test_the_compendio_is_one_of_the_documents():
    assert DOCUMENTS["compendio"] is compendio


def test_parts_are_in_printed_order():
    names = [
        part.name for part in compendio.compose(snapshot(entry(), entry(lead=SONORA, objective=3))).parts
    ]
    assert names == [
        *("cover", "title", "legal", "contents", "presentation"),
        *("capitulo-1", "objetivo-1-1", "capitulo-2", "objetivo-2-3"),
        *("closing", "instituciones", "estados", "indice", "matriz", "colophon"),
    ]


def flows_of(book):
    flows = ([part.name for part in flow] for flow in compendio.compose(book).flows)
    return [names for names in flows if names[0].startswith("objetivo")]


def test_objectives_run_on_where_pages_of_their_own_would_be_white():
    sparse = [entry(objective=1), entry(objective=1), entry(objective=3), entry(objective=7)]
    assert flows_of(snapshot(*sparse)) == [["objetivo-1-1", "objetivo-1-3", "objetivo-1-7"]]
    full = [*sparse, *(entry(objective=3) for _ in range(3))]
    assert flows_of(snapshot(*full)) == [["objetivo-1-1"], ["objetivo-1-3"], ["objetivo-1-7"]]
    assert flows_of(snapshot(entry(), entry(lead=SONORA))) == [["objetivo-1-1"], ["objetivo-2-1"]]


def test_only_chapters_and_objectives_with_entries_are_printed():
    book = snapshot(entry(objective=5), entry(objective=2), entry(lead=CNDH, objective=9))
    printed = [(c.number, [o.number for o in c.objectives]) for c in chapters_of(book)]
    assert printed == [("1", ["2", "5"]), ("5", ["9"])]


def test_titles_come_from_the_catalogue():
    chapter = chapters_of(snapshot(entry(objective=7)))[0]
    assert chapter.title == "Dependencias de la Administración Pública Federal"
    assert chapter.objectives[0].title == "Abordar y reducir las vulnerabilidades en la migración"


def test_entries_are_numbered_from_one_in_each_objective():
    book = snapshot(entry(objective=1), entry(objective=1), entry(objective=2))
    printed = [[e.number for e in o.entries] for o in chapters_of(book)[0].objectives]
    assert printed == [["1", "2"], ["1"]]


def test_a_heading_is_number_title_and_institution():
    headings = [e.heading for e in compendio.entries_of(chapters_of(snapshot(*two_of(INM))))]
    assert headings == [
        "1. JORNADAS DE REGISTRO – INSTITUTO NACIONAL DE MIGRACIÓN (INM)",
        "2. SEÑALIZACIÓN – INM",
    ]


def two_of(lead):
    return entry(lead=lead), entry("Señalización", lead)


def test_there_is_no_book_without_entries():
    with pytest.raises(SnapshotError, match="no hay nada que imprimir"):
        compendio.compose(snapshot())


def test_an_entry_that_fits_nowhere_stops_the_book():
    lost = entry(lead=institution("Ajena", "", 9))
    with pytest.raises(SnapshotError, match=lost["folio"]):
        compendio.compose(snapshot(entry(), lost))


def test_the_presentation_states_the_computed_totals():
    content = part(book_of_everything(), "presentation")
    assert content["totals"] == "Esta edición documenta 10 acciones de 7 instancias y 2 gobiernos estatales."
    assert "del 1 de junio de 2024 al 30 de junio de 2025" in content["period"]
    assert [fact["number"] for fact in content["facts"]] == ["10", "7", "2"]
    assert content["dateline"] == "Ciudad de México, 1 de diciembre de 2025"


def test_who_did_not_take_part_is_not_mentioned():
    assert part(snapshot(entry()), "presentation")["totals"] == (
        "Esta edición documenta 1 acción de 1 instancia."
    )
    assert part(snapshot(entry(lead=SONORA)), "presentation")["totals"] == (
        "Esta edición documenta 1 acción de 1 gobierno estatal."
    )


def test_the_editors_texts_take_the_place_of_the_products():
    book = snapshot(entry(), texts={"presentation": "<p>Del editor</p>", "credits": "<p>Equipo</p>"})
    assert part(book, "presentation")["text"] == "<p>Del editor</p>"
    assert part(book, "credits")["text"] == "<p>Equipo</p>"


def test_figures_show_only_the_breakdowns_somebody_reported():
    book = snapshot(
        entry(figures=[figure(women=200, men=261), figure("apoyos", "9.5", "pesos", men=0)]), entry()
    )
    with_figures, without = compendio.entries_of(chapters_of(book))
    assert with_figures.figures.columns == ("Total", "Mujeres", "Hombres")
    assert [(row.what, row.cells) for row in with_figures.figures.rows] == [
        ("Personas atendidas", ("461", "200", "261")),
        ("Apoyos", ("$9.50", "–", "$0")),
    ]
    assert without.figures is None


def test_the_glossary_has_those_who_take_part_from_a_to_z():
    book = snapshot(entry(lead=SRE, partners=[AMEXCID]), entry(lead=UPMRIP), entry(lead=SIN_SIGLA))
    assert [(row["name"], row["acronym"]) for row in part(book, "instituciones")["rows"]] == [
        ("Agencia Mexicana de Cooperación Internacional para el Desarrollo", "AMEXCID"),
        ("Casa de la Esperanza", ""),
        ("Secretaría de Relaciones Exteriores", "SRE"),
        ("Unidad de Política Migratoria, Registro e Identidad de Personas", "UPMRIP"),
    ]


def test_state_governments_are_in_their_own_list_and_their_offices_with_acronym_in_both():
    book = snapshot(entry(lead=SONORA), entry(lead=OAXACA), entry())
    assert [(row["number"], row["name"]) for row in part(book, "estados")["rows"]] == [
        ("1", "Oaxaca"),
        ("2", "Sonora"),
    ]
    assert [row["acronym"] for row in part(book, "instituciones")["rows"]] == ["INM", "IOAM"]


def test_an_annex_that_would_be_empty_is_not_there():
    assert "estados" not in [part.name for part in compendio.compose(snapshot(entry())).parts]


def test_the_table_of_objectives_and_sectors_adds_up_both_ways():
    content = part(book_of_everything(), "matriz")
    assert len(content["rows"]) == 23
    for row in content["rows"]:
        assert sum(map(int, row["cells"])) == int(row["total"])
    columns = zip(*(row["cells"] for row in content["rows"]), strict=True)
    assert [str(sum(map(int, column))) for column in columns] == content["totals"]
    assert content["total"] == "10"


def test_the_index_leads_from_each_institution_to_its_entries():
    book = snapshot(
        entry(lead=SRE, partners=[CNDH]), entry(lead=SRE, objective=2), entry(lead=CNDH, objective=3)
    )
    rows = {row["acronym"]: row["groups"] for row in part(book, "indice")["rows"]}
    assert [(g["title"], [e.number for e in g["entries"]]) for g in rows["SRE"]] == [
        ("Obj. 1", ["1"]),
        ("Obj. 2", ["1"]),
    ]
    assert [group["title"] for group in rows["CNDH"]] == ["Cap. 1, obj. 1", "Obj. 3"]


def test_the_colophon_says_which_edition_this_is_and_how_to_cite_it():
    colophon = part(snapshot(entry()), "colophon")["colophon"]
    assert (colophon["label"], colophon["manifest"]) == ("2025-1.0", "0f" * 32)
    assert (colophon["day"], colophon["hour"]) == ("1 de diciembre de 2025", "21:30")
    assert "(2025). Compendio General 2025." in colophon["citation"]


def test_a_rehearsal_says_so_on_its_cover():
    book = replace(snapshot(entry()), cycle={**CYCLE, "is_rehearsal": True})
    assert part(book, "cover")["is_rehearsal"]
    assert not part(snapshot(entry()), "cover")["is_rehearsal"]
