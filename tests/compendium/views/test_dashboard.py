"""The dashboard: whose entries it counts, that each mark leads to as many entries as it says, the files."""

import csv
import io
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from compendium import dashboard
from compendium.freeze import freeze
from reporting.models import Cycle, Entry, Institution, Kind, State, Status
from tests.cast import make_user

TOTAL = re.compile(r"(\d+) registros? detrás de la cifra")


@pytest.fixture
def some(make_entry, elsewhere):
    """Approved entries of several institutions, sectors and objectives, one of them joint."""
    sonora = Institution.objects.get(name="Gobierno del Estado de Sonora")
    joint = make_entry(Status.APPROVED, title="Conjunta", objective=7, focus_women=True, sdg_targets=["10.7"])
    joint.partners.add(elsewhere, sonora)
    joint.kinds.add(*Kind.objects.all()[:2])
    joint.states.add(*State.objects.all()[:2])
    make_entry(Status.APPROVED, title="De Relaciones", lead=elsewhere, objective=7)
    make_entry(Status.APPROVED, title="De Sonora", lead=sonora, objective=4)
    make_entry(Status.SUBMITTED, title="Enviada", objective=9)
    make_entry(Status.DRAFT, title="Borrador", objective=9)


def open_(client, person, name="dashboard", *args, **query):
    client.force_login(person)
    return client.get(reverse(name, args=["2025", *args]), query)


def counted(response):
    return response.context["count"].total


def test_an_editor_counts_what_is_approved_and_on_request_what_was_sent(client, some, editor):
    assert counted(open_(client, editor)) == 3
    assert counted(open_(client, editor, datos="enviados")) == 4


def test_a_liaison_counts_the_entries_of_the_own_institution_only(client, some, liaison, stranger):
    assert counted(open_(client, liaison)) == 1
    assert counted(open_(client, stranger)) == 2  # her own and the joint one
    page = open_(client, liaison).content.decode()
    assert "De Relaciones" not in page
    assert "Borrador" not in open_(client, liaison, "dashboard_entries", datos="enviados").content.decode()


def test_a_reviewer_counts_what_is_assigned(client, some, reviewer, elsewhere):
    assert counted(open_(client, reviewer)) == 3
    membership = reviewer.memberships.get()
    membership.institutions.add(elsewhere)
    assert counted(open_(client, make_same(reviewer))) == 1


def make_same(person):
    """The same account, read again: roles are kept for the length of a request."""
    return type(person).objects.get(pk=person.pk)


def test_only_editors_choose_an_edition(client, some, editor, liaison, cycle):
    freeze(cycle)
    Entry.objects.update(status=Status.RETURNED)
    assert counted(open_(client, editor)) == 0
    assert counted(open_(client, editor, datos="1.0")) == 3
    assert counted(open_(client, liaison, datos="1.0")) == 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"objetivo": "7"}, 2),
        ({"sector": "2"}, 1),
        ({"estado": "26"}, 2),
        ({"institucion": "1||Secretaría de Relaciones Exteriores"}, 2),
        ({"objetivo": "7", "estado": "26"}, 1),
        ({"objetivo": "24"}, 0),
        ({"sector": "x' OR 1=1"}, 0),
        ({"nada": "7"}, 3),
    ],
)
def test_filters_narrow_the_count(query, expected, client, some, editor):
    response = open_(client, editor, **query)
    assert (response.status_code, counted(response)) == (200, expected)


def test_every_mark_and_number_leads_to_as_many_entries_as_it_says(client, some, editor):
    """Follows each address once: of marks, by their label; of cells, by their number."""
    for query in ({}, {"objetivo": "7"}, {"datos": "enviados"}):
        page = open_(client, editor, **query)
        asked = {}
        for linked in page.context["charts"]:
            for mark in (mark for picture in linked.pictures for mark in picture.marks):
                if linked.chart.name != "personas":
                    asked[mark.href] = int(mark.label.rpartition(": ")[2])
            if linked.chart.name in ("retos", "retos-sectores"):
                continue  # these count challenges; their address shows the actions that report them
            for row in linked.rows:
                asked |= {cell.href: int(cell.text) for cell in row.cells if cell.href}
        assert len(asked) > 10
        for href, many in asked.items():
            found = client.get(href).content.decode()
            assert int(TOTAL.search(found)[1]) == many, href


def test_the_drawing_is_the_same_with_and_without_addresses(client, some, editor):
    page = open_(client, editor).content.decode()
    drawings = re.findall(r'<svg[^>]* class="chart-drawing".*?</svg>', page, re.DOTALL)
    view = open_(client, editor).context["view"]
    shapes = [shape for chart in view.charts() for shape in (chart, chart.narrow) if shape]
    assert [unescape(each) for each in drawings] == [unescape(str(shape.svg)) for shape in shapes]


def test_a_condition_of_a_mark_is_shown_and_can_be_taken_away(client, some, editor):
    response = open_(client, editor, mujeres="yes", objetivo="7")
    [chip] = response.context["chips"]
    assert chip.text == "Enfoque en mujeres, niñas y adolescentes: sí"
    assert chip.without.endswith("?objetivo=7")
    assert 'type="hidden" name="mujeres" value="yes"' in response.content.decode()


def test_the_print_view_has_open_tables_and_no_filters(client, some, editor):
    page = open_(client, editor, imprimir="1").content.decode()
    assert "<details open>" in page
    assert '<form class="filters"' not in page


def test_the_series_needs_everything_and_an_earlier_cycle(client, some, editor, liaison, cycle, make_entry):
    before = Cycle.of_year("2024")
    before.save()
    old = make_entry(Status.APPROVED, title="De antes")
    Entry.objects.filter(pk=old.pk).update(cycle=before)
    freeze(before)

    def charts(person, **query):
        return {linked.chart.name for linked in open_(client, person, **query).context["charts"]}

    assert "serie" in charts(editor)
    assert "serie" not in charts(editor, objetivo="7")
    assert "serie" not in charts(liaison)


def test_numbers_come_as_csv_and_xlsx(client, some, editor):
    response = open_(client, editor, "dashboard_download", "csv", grafica="objetivos")
    text = response.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Acciones por objetivo"]
    assert ["7 Reducir vulnerabilidades", "2", "67"] in rows
    book = load_workbook(io.BytesIO(open_(client, editor, "dashboard_download", "xlsx").content))
    assert len(book.sheetnames) == 14
    assert "attachment" in response["Content-Disposition"]


def test_an_unknown_format_is_not_found(client, some, editor):
    assert open_(client, editor, "dashboard_download", "exe").status_code == 404


def test_two_cycles_stand_side_by_side(client, some, editor, make_entry):
    before = Cycle.of_year("2024")
    before.save()
    old = make_entry(Status.APPROVED, title="De antes", objective=7)
    Entry.objects.filter(pk=old.pk).update(cycle=before)
    page = open_(client, editor, "dashboard_compare", con="2024")
    general = page.context["charts"][0]
    assert general.chart.table.head == ("Concepto", "2024", "2025", "Diferencia")
    assert [cell.text for cell in general.rows[0].cells] == ["1", "3", "+2"]
    assert open_(client, editor, "dashboard_compare", con="1999").status_code == 404
    assert open_(client, editor, "dashboard_compare").context["other"] == before


def test_only_a_cycle_that_counts_is_offered_for_comparison(client, some, editor):
    rehearsal = Cycle.of_year("2024-ensayo")
    rehearsal.save()
    assert list(open_(client, editor).context["cycles"]) == []
    page = open_(client, editor, "dashboard_compare")
    assert (page.status_code, "No hay un ejercicio anterior" in page.content.decode()) == (404, True)


def test_without_any_cycle_the_page_says_so(client, db):
    editor = make_user("sola@upmrip.example", "editor")
    client.force_login(editor)
    assert "Todavía no hay ejercicios" in client.get(reverse("dashboard_current")).content.decode()


def test_the_current_cycle_is_where_the_link_leads(client, cycle, editor):
    client.force_login(editor)
    assert client.get(reverse("dashboard_current")).url == reverse("dashboard", args=["2025"])


@pytest.mark.parametrize("name", ["dashboard", "dashboard_entries"])
def test_the_number_of_queries_does_not_grow_with_the_entries(name, client, make_entry, editor):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=["2025"])).status_code == 200
        return len(asked)

    make_entry(Status.APPROVED)
    open_(client, editor, name)  # signs in
    first = queries()
    for number in range(29):
        make_entry(Status.APPROVED, title=f"Programa {number}")
    assert queries() == first


def test_words_of_the_address_are_unique():
    assert len(set(dashboard.WORDS.values())) == len(dashboard.WORDS)
