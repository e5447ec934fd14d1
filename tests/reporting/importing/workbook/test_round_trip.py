"""Export → import is the identity; a filled-in workbook does what its cells say and nothing else."""

import datetime
import json
import re

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting import content, drafting, richtext
from reporting.attaching import attach
from reporting.catalogues import UNITS, sdg
from reporting.importing import workbook
from reporting.importing.workbook.columns import sheets
from reporting.importing.workbook.read import Row
from reporting.models import (
    ChallengeCategory,
    Entry,
    Figure,
    Institution,
    Kind,
    Population,
    Principle,
    State,
    Status,
)
from reporting.receiving import Received
from tests.reporting.importing.workbook.books import added, blank_key, confirmed, edited, saved, seen

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@pytest.fixture
def download(cycle, institution, liaison):
    return lambda: workbook.export(cycle, institution, by=liaison)


def values(entry):
    return drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))


def test_a_workbook_sent_back_as_it_came_changes_nothing(download, make_entry, cycle, institution, liaison):
    for status in Status.values:
        make_entry(status)
    preview = seen(download(), cycle, institution, liaison)
    assert (preview.counts, preview.problems) == ({"leave": 4}, [])


def test_evidence_is_not_in_the_book_and_is_not_lost_by_it(download, make_entry, cycle, institution, liaison):
    entry = make_entry()
    attach(entry, Received("informe.pdf", "pdf", b"%PDF-"), by=liaison)
    drafting.append(entry, "links", {"url": "https://www.gob.mx/inm"}, by=liaison)
    before = values(entry)
    assert len(before["files"]) == len(before["links"]) == 1
    file = edited(download(), ("Registros", 2, "Título", "Otro título"))
    assert confirmed(file, cycle, institution, liaison).changed == 1
    assert values(entry) == before | {"title": "Otro título"}


def test_what_a_cell_says_is_written(download, make_entry, cycle, institution, liaison):
    entry = make_entry()
    file = edited(
        download(),
        ("Registros", 2, "Título", "Otro título"),
        ("Registros", 2, "Objetivo principal", 7),
        ("Registros", 2, "Tipos de acción", "servicios de salud; otro"),
        ("Registros", 2, "Entidades que cubre", "Chiapas\n02"),
        ("Registros", 2, "Inicio", datetime.date(2024, 6, 1)),
        ("Registros", 2, "Descripción", "Uno.\n\n• a\n• b"),
        ("Cifras", 2, "Total", 500),
        ("Cifras", 2, "Mujeres", None),
        ("Cifras", 2, "Hombres", None),
    )
    assert confirmed(file, cycle, institution, liaison).changed == 1
    now = values(entry)
    assert (now["title"], now["objective_id"], now["starts"]) == ("Otro título", 7, datetime.date(2024, 6, 1))
    assert now["kinds"] == sorted(
        Kind.objects.filter(key__in=["servicios-salud", "otro"]).values_list("pk", flat=True)
    )
    assert now["states"] == sorted(
        State.objects.filter(name__in=["Chiapas", "Baja California"]).values_list("pk", flat=True)
    )
    assert now["description"] == "<p>Uno.</p><ul><li>a</li><li>b</li></ul>"
    assert [(row["total"], row["women"]) for row in now["figures"]] == [(500, None)]


def test_a_new_row_becomes_a_draft_and_a_second_import_changes_nothing(download, cycle, institution, liaison):
    file = download()
    row, key = blank_key(file)
    file = edited(
        file, ("Registros", row, "Título", "Programa nuevo"), ("Registros", row, "Objetivo principal", "7")
    )
    file = added(file, "Cifras", Clave=key, Unidad="personas", Total=12, **{"Qué se cuenta": "personas"})
    file = added(file, "Retos", Clave=key, Reto="Faltan recursos.")
    assert confirmed(file, cycle, institution, liaison).created == 1
    entry = Entry.objects.get()
    assert (entry.title, entry.objective_id, entry.status) == ("Programa nuevo", 7, Status.DRAFT)
    assert (entry.figures.get().total, entry.challenges.get().text) == (12, "<p>Faltan recursos.</p>")
    assert seen(file, cycle, institution, liaison).counts == {"leave": 1}
    assert seen(download(), cycle, institution, liaison).counts == {"leave": 1}


LINE = st.text(alphabet=st.characters(codec="utf-8"), max_size=30).map(richtext.clean_line)
RICH = st.sampled_from(
    [
        "",
        "<p>=1+1</p>",
        "<p>Uno</p><ul><li>a</li></ul>",
        '<p>Con <strong>énfasis</strong> y <span class="note">nota <a href="https://x.example">aquí</a></span></p>',
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
    ]
)
COUNT = st.none() | st.integers(0, 2**31 - 1)
FIGURE = st.fixed_dictionaries(
    {
        "what": LINE.filter(bool),
        "unit": st.sampled_from([unit.key for unit in UNITS]),
        "total": st.decimals(min_value=0, max_value=10**14, places=2),
        **dict.fromkeys(Figure.BREAKDOWN, COUNT),
        "note": LINE,
    }
)
PERIOD = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)


@st.composite
def entries(draw):
    """What an entry may hold, whatever it is."""

    def some(model):
        pks = list(model.objects.values_list("pk", flat=True))
        return sorted(draw(st.sets(st.sampled_from(pks), max_size=4)))

    starts, ends = draw(PERIOD)
    is_permanent = draw(st.booleans())
    objective, *others = draw(st.lists(st.integers(1, 23), min_size=1, max_size=4, unique=True))
    categories = list(ChallengeCategory.objects.values_list("pk", flat=True))
    challenge = st.fixed_dictionaries(
        {"text": RICH.filter(bool), "category_id": st.none() | st.sampled_from(categories)}
    )
    yes_no = st.sampled_from([True, False, None])
    return {
        "title": draw(LINE.filter(bool)),
        "unit": draw(LINE),
        "objective_id": objective,
        "secondary_objectives": sorted(others),
        "description": draw(RICH),
        "results": draw(RICH),
        "starts": starts,
        "ends": None if is_permanent else ends,
        "is_permanent": is_permanent,
        "focus_women": draw(yes_no),
        "focus_women_how": draw(LINE),
        "focus_disability": draw(yes_no),
        "focus_disability_how": draw(LINE),
        "partners": some(Institution),
        "kinds": some(Kind),
        "populations": some(Population),
        "states": some(State),
        "principles": some(Principle),
        "sdg_targets": sdg.in_order(draw(st.sets(st.sampled_from(list(sdg.TARGETS)), max_size=4))),
        "figures": draw(st.lists(FIGURE, max_size=3)),
        "challenges": draw(st.lists(challenge, max_size=3)),
    }


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_export_and_import_is_the_identity(data, cycle, institution, liaison):
    """The workbook of any entries, taken into an empty house, makes the same entries; sent back, it changes none."""
    Entry.objects.all().delete()
    for wanted in data.draw(st.lists(entries(), min_size=1, max_size=3)):
        drafting.create(wanted, cycle=cycle, institution=institution, by=liaison)
    before = {entry.folio: values(entry) for entry in Entry.objects.all()}
    file = workbook.export(cycle, institution, by=liaison)
    assert seen(file, cycle, institution, liaison).counts == {"leave": len(before)}
    Entry.objects.all().delete()
    book = workbook.read(file)
    for row in (row for rows in book.rows.values() for row in rows):
        row.key = row.key.replace("-", "/")  # keys of one's own instead of folios
    preview = workbook.preview(book, cycle=cycle, institution=institution, by=liaison)
    assert [str(problem) for problem in preview.problems] == []
    workbook.apply(book, cycle=cycle, institution=institution, by=liaison, fingerprint=preview.fingerprint)
    after = {entry.import_key.split(":")[2].replace("/", "-"): values(entry) for entry in Entry.objects.all()}
    assert after == before


TEXT = st.text(alphabet=st.characters(codec=None), max_size=40)
CELLS = st.one_of(
    TEXT, st.sampled_from(["", "7", "Sí", "31/12/2025", "personas", "<p>", "x" * 20_001, "1e400", "NaN"])
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_the_cells_say_is_written_clean_or_named(data, cycle, institution, liaison):
    Entry.objects.all().delete()
    book = workbook.Book(cycle.name, institution.pk, {})
    for sheet in sheets():
        texts = st.fixed_dictionaries({column.name: CELLS for column in sheet.columns})
        row = st.builds(Row, st.integers(2, 9), st.sampled_from(["N-1", "N-2", ""]), st.just({}), texts)
        book.rows[sheet.name] = data.draw(st.lists(row, max_size=3))
    preview = workbook.preview(book, cycle=cycle, institution=institution, by=liaison)
    if preview.problems:
        assert all(len(str(problem)) > 20 for problem in preview.problems)
        return
    workbook.apply(book, cycle=cycle, institution=institution, by=liaison, fingerprint=preview.fingerprint)
    for entry in Entry.objects.all():
        assert not CONTROL.search(json.dumps(content.entry_content(entry), ensure_ascii=False))
    again = workbook.preview(book, cycle=cycle, institution=institution, by=liaison)
    assert again.counts["create"] == 0


def test_no_cell_is_a_formula_and_what_looks_like_one_comes_back(make_entry, cycle, institution, liaison):
    starts = ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠", "'=", ";=", '"=', "=cmd|'/C calc'!A0"]
    titles = [richtext.clean_line(f"{start}1+1") for start in starts]
    for title in titles:
        make_entry(title=title, unit=title, description="<p>=SUM(1)</p>")
    file = workbook.export(cycle, institution, by=liaison)
    book = openpyxl.load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {cell.quotePrefix for cell in cells if cell.data_type == "s"} == {True}
    # Through another program's hands, too: read whole and saved again.
    for sent in (file, saved(book)):
        assert seen(sent, cycle, institution, liaison).counts == {"leave": len(titles)}


def test_the_longest_text_survives(make_entry, cycle, institution, liaison):
    longest = f"<p>{'á' * (richtext.MAX_CHARACTERS - 7)}</p>"
    make_entry(results=longest)
    file = edited(workbook.export(cycle, institution, by=liaison), ("Registros", 2, "Título", "Otro"))
    confirmed(file, cycle, institution, liaison)
    assert Entry.objects.get().results == longest


def test_a_text_over_the_limit_is_named(download, make_entry, cycle, institution, liaison):
    make_entry()
    file = edited(download(), ("Registros", 2, "Descripción", "x" * 20_003))
    assert [str(problem) for problem in seen(file, cycle, institution, liaison).problems] == [
        "hoja «Registros», fila 2, columna Descripción: "
        "el texto pasa del límite por 3 caracteres: acórtelo y guarde de nuevo."
    ]


def test_columns_may_be_moved_and_others_stand_between(download, make_entry, cycle, institution, liaison):
    make_entry()
    book = openpyxl.load_workbook(download())
    book["Registros"].insert_cols(3)
    book["Registros"]["C1"] = "Notas mías"
    book["Registros"]["C2"] = "preguntar a Beto"
    book.move_sheet("Retos", -2)
    assert seen(saved(book), cycle, institution, liaison).counts == {"leave": 1}


def test_rows_may_be_sorted_and_left_out(download, make_entry, cycle, institution, liaison):
    for number in range(3):
        make_entry(title=f"Programa {number}")
    book = openpyxl.load_workbook(download())
    sheet = book["Registros"]
    first, third = ([cell.value for cell in sheet[row]] for row in (2, 4))
    for place, (one, other) in enumerate(zip(first, third, strict=True), start=1):
        sheet.cell(2, place).value, sheet.cell(4, place).value = other, one
    gone = sheet["A3"].value
    sheet.delete_rows(3)
    for name in ("Cifras", "Retos"):
        row = next(row for row in range(2, 5) if book[name].cell(row, 1).value == gone)
        book[name].delete_rows(row)
    assert seen(saved(book), cycle, institution, liaison).counts == {"leave": 2}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([("Registros", 2, "Objetivo principal", 24)], "columna Objetivo principal: escriba un número del 1 al 23."),
        ([("Registros", 2, "Título", None)], "columna Título: escriba el título del programa o acción."),
        ([("Registros", 2, "Inicio", "junio")], "columna Inicio: escriba la fecha de inicio como 31/12/2025."),
        ([("Registros", 2, "Permanente", "tal vez")], "columna Permanente: escriba Sí o No."),
        ([("Registros", 2, "Clave", "2025-99999")], "columna Clave: su institución no tiene un registro"),
        ([("Registros", 3, "Clave", "2025-00000")], "fila 3, columna Clave: "),
        ([("Registros", 2, "Entidades que cubre", "Chiapas; Texas")], "«Texas» no está entre las opciones"),
        ([("Cifras", 2, "Unidad", "kilos")], "hoja «Cifras», fila 2, columna Unidad: «kilos» no está"),
        ([("Cifras", 2, "Unidad", None)], "columna Unidad: falta este dato: escríbalo."),
        ([("Cifras", 2, "Total", -1)], "columna Total: el total no puede ser negativo: escriba 0 o más."),
        ([("Cifras", 2, "Clave", "N-7")], "columna Clave: ningún renglón de la hoja «Registros» tiene esta clave"),
        ([("Retos", 1, "Reto", "Desafío")], "hoja «Retos», fila 1, columna Reto: falta esta columna"),
        ([("Registros", 3, "Clave", None), ("Registros", 3, "Título", "x")], "fila 3, columna Clave: escriba una"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_cell(
    changes, sentence, download, make_entry, cycle, institution, liaison
):
    make_entry()
    if sentence == "fila 3, columna Clave: ":
        changes = [
            ("Registros", 3, "Título", "Otra vez"),
            ("Registros", 3, "Clave", Entry.objects.get().folio),
        ]
        sentence += "esta clave ya está en la fila 2"
    problems = seen(edited(download(), *changes), cycle, institution, liaison).problems
    assert any(sentence in str(problem) for problem in problems), [str(problem) for problem in problems]


def test_two_at_once_make_one_entry(download, cycle, institution, liaison):
    """The same workbook confirmed twice with what was seen before either: the second finds it changed."""
    file = download()
    row, _key = blank_key(file)
    file = edited(file, ("Registros", row, "Título", "Nuevo"), ("Registros", row, "Objetivo principal", 1))
    first = seen(file, cycle, institution, liaison).fingerprint
    confirmed(file, cycle, institution, liaison)
    with pytest.raises(workbook.Outdated):
        confirmed(file, cycle, institution, liaison, fingerprint=first)
    assert Entry.objects.count() == 1


def test_all_or_nothing(download, make_entry, cycle, institution, elsewhere, liaison):
    """The database refuses the last row while it is written: what went before is not saved either."""
    _changed, other = make_entry(title="A"), make_entry(title="De otra", lead=elsewhere)
    file = download()
    row, key = blank_key(file)
    file = edited(
        file,
        ("Registros", 2, "Título", "A2"),
        ("Registros", row, "Título", "Nuevo"),
        ("Registros", row, "Objetivo principal", 1),
    )
    Entry.objects.filter(pk=other.pk).update(import_key=f"xlsx:{institution.pk}:{key}")
    with pytest.raises(IntegrityError), transaction.atomic():
        confirmed(file, cycle, institution, liaison)
    assert sorted(Entry.objects.values_list("title", "version")) == [("A", 1), ("De otra", 1)]
