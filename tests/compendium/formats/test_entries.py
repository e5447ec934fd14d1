"""The data of a Compendio: every entry, figure and challenge once, explained, safe to open."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from compendium import formats
from compendium.formats import entries
from compendium.snapshot import from_json, to_json
from pmm.spreadsheet import BOM
from tests.compendium.snapshots import book_of_everything, entry, figure, snapshot

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "=HYPERLINK(1)"]


@pytest.fixture(scope="module")
def year():
    return from_json(to_json(book_of_everything()))


def written(key, year):
    return formats.write("compendio", key, year)


def test_the_three_files_hold_the_same_entries(year):
    folios = sorted(each["folio"] for each in year.entries)
    kept = json.loads(written("json", year))
    assert sorted(row["folio"] for row in kept["registros"]) == folios
    plain = list(csv.DictReader(io.StringIO(written("csv-plano", year).decode())))
    assert sorted(row["folio"] for row in plain) == folios
    sheet = load_workbook(io.BytesIO(written("xlsx", year)), read_only=True)["Registros"]
    assert sorted(row[0] for row in sheet.iter_rows(min_row=2, values_only=True)) == folios


def test_figures_and_challenges_stand_in_tables_of_their_own(year):
    kept = json.loads(written("json", year))
    assert len(kept["cifras"]) == sum(len(each["figures"]) for each in year.entries)
    assert len(kept["retos"]) == sum(len(each["challenges"]) for each in year.entries)
    preliminary = next(row for row in kept["cifras"] if row["nota"])
    assert (preliminary["total"], preliminary["mujeres"], preliminary["hombres"]) == (461, 200, 261)
    assert (preliminary["ninas"], preliminary["unidad"]) == (None, "personas")
    assert next(row["total"] for row in kept["cifras"] if row["unidad"] == "pesos") == 51510000.5


def test_every_column_is_explained_and_the_licence_is_said(year):
    kept = json.loads(written("json", year))
    explained = {(row["tabla"], row["columna"]) for row in kept["diccionario"]}
    for table in ("registros", "cifras", "retos"):
        assert {(table, key) for row in kept[table] for key in row} == {
            pair for pair in explained if pair[0] == table
        }
    assert kept["licencia"]
    assert kept["edicion"] in kept["como_citar"]
    book = load_workbook(io.BytesIO(written("xlsx", year)), read_only=True)
    assert book.sheetnames == ["Léame", "Registros", "Cifras", "Retos", "Diccionario"]


def test_excels_csv_has_mark_and_semicolons_and_machines_has_neither(year):
    excel, plain = written("csv", year).decode(), written("csv-plano", year).decode()
    assert excel.startswith(f"{BOM}Folio;Capítulo;")
    assert plain.startswith("folio,capitulo,")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_starts_a_formula(text):
    hostile = snapshot(entry(unit=text, figures=[figure(what=text, note=text)]))
    book = load_workbook(io.BytesIO(written("xlsx", hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}
    rows = list(csv.reader(io.StringIO(written("csv", hostile).decode()), delimiter=";"))
    assert f"'{text}" in rows[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for row in rows for cell in row)


def test_the_longest_text_passes_whole_through_excel():
    longest = f"<p>{'palabra ' * 2_499}fin</p>"
    sheet = load_workbook(io.BytesIO(written("xlsx", snapshot(entry(description=longest)))))["Registros"]
    titles = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, titles.index("Descripción") + 1).value.endswith("fin")


def test_an_entry_stands_where_it_is_printed(year):
    kept = json.loads(written("json", year))["registros"]
    assert [(row["capitulo"], row["objetivo"], row["numero"]) for row in kept][:3] == [
        (1, 1, 1),
        (1, 1, 2),
        (1, 1, 3),
    ]
    assert len(list(entries.dictionary())) == len({(row[0], row[1]) for row in entries.dictionary()})
