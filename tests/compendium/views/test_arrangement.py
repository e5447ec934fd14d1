"""«Orden y ajustes» as an editor uses it, without JavaScript."""

import pytest
from django.urls import reverse

from compendium import arranging
from compendium.models import Placement, ShortEdit
from reporting.models import Entry, Status


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def three(make_entry):
    return [make_entry(Status.APPROVED, title=f"Programa {letter}") for letter in "ABC"]


GROUP = ("arrangement_group", "2025", 1, 21)


def url(name, *args):
    return reverse(name, args=args)


def test_the_index_leads_to_each_objective_that_is_printed(desk, cycle, three, make_entry):
    make_entry(Status.SUBMITTED, title="Sin aprobar", objective=3)
    page = desk.get(url("arrangement", "2025"))
    assert url(*GROUP) in page.content.decode()
    assert "1 registro no está aprobado" in page.content.decode()
    assert url("arrangement_group", "2025", 1, 3) not in page.content.decode()


def test_up_down_and_to_a_place(desk, cycle, three):
    page = desk.post(url("arrangement_move", three[2].pk), {"to": "1"}, follow=True)
    assert "«Programa C» quedó en el lugar 1." in page.content.decode()
    assert page.redirect_chain[0][0].endswith(f"#registro-{three[2].pk}")
    assert [row["entry"].title for row in page.context["rows"]] == ["Programa C", "Programa A", "Programa B"]
    ends = [(row["up"], row["down"]) for row in page.context["rows"]]
    assert ends == [(None, 2), (1, 3), (2, None)]


@pytest.mark.parametrize("to", ["", "uno", "-3", "9" * 30, "²"])
def test_a_place_that_is_none_is_no_error(desk, cycle, three, to):
    assert desk.post(url("arrangement_move", three[1].pk), {"to": to}).status_code == 302
    assert sorted(Placement.objects.values_list("position", flat=True)) == [1, 2, 3]


def test_back_to_the_usual_order(desk, cycle, three):
    desk.post(url("arrangement_move", three[2].pk), {"to": "1"})
    assert "Volver al orden por institución" in desk.get(url(*GROUP)).content.decode()
    desk.post(url("arrangement_forget", "2025", 1, 21))
    assert not Placement.objects.exists()


def test_an_objective_without_entries_is_not_there(desk, cycle, three):
    assert desk.get(url("arrangement_group", "2025", 1, 5)).status_code == 404


def test_a_text_is_edited_with_a_reason_and_shown_as_a_difference(desk, cycle, three):
    address = url("arrangement_edit", three[0].pk, "title")
    assert "la institución lo leerá" in desk.post(address, {"printed": "Abreviado"}).content.decode()
    page = desk.post(address, {"printed": "Programa A, abreviado", "reason": "No cabía"}, follow=True)
    assert "lo aprobado sigue como estaba" in page.content.decode()
    assert "<ins>" in page.content.decode()
    assert "No cabía" in page.content.decode()
    assert Entry.objects.get(pk=three[0].pk).title == "Programa A"
    assert "1 ajuste" in desk.get(url(*GROUP)).content.decode()
    assert "Programa A" in desk.get(url("arrangement", "2025")).content.decode()
    desk.post(url("arrangement_undo", three[0].pk, "title"))
    assert not ShortEdit.objects.exists()


def test_a_figure_that_nobody_approved_is_refused_beside_the_form(desk, cycle, three):
    address = url("arrangement_edit", three[0].pk, "description")
    page = desk.post(address, {"printed": "<p>A 999 personas.</p>", "reason": "Más corto"})
    assert "una cifra que no se aprobó (999)" in page.content.decode()
    assert "A 999 personas." in page.content.decode()
    assert not ShortEdit.objects.exists()


def test_what_is_not_in_the_entry_is_not_edited(desk, cycle, three):
    for field in ("folio", "challenges.7", "results.0"):
        assert desk.get(url("arrangement_edit", three[0].pk, field)).status_code == 404


def test_an_edit_whose_text_was_approved_anew_says_so(desk, cycle, three, editor):
    arranging.edit(three[0], "title", "Abreviado", reason="Más corto", by=editor)
    Entry.objects.filter(pk=three[0].pk).update(title="Corregido")
    assert "el ajuste no se imprime" in desk.get(url("arrangement", "2025")).content.decode()
    page = desk.get(url("arrangement_texts", three[0].pk)).content.decode()
    assert "cambió después de este ajuste" in page
    assert "Lo aprobado ahora" in page


def test_as_many_queries_for_three_entries_as_for_thirty(desk, cycle, three, make_entry, editor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(address):
        with CaptureQueriesContext(connection) as queries:
            desk.get(address)
        return len(queries)

    arranging.edit(three[0], "title", "Abreviado", reason="Más corto", by=editor)
    pages = [url("arrangement", "2025"), url(*GROUP)]
    before = [asked(page) for page in pages]
    for number in range(27):
        arranging.edit(
            make_entry(Status.APPROVED, title=f"Programa {number}"), "title", "Otro", reason="x", by=editor
        )
    assert [asked(page) for page in pages] == before
