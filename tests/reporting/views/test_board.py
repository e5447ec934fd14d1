"""The board as a page: numbers with words, each leading to its list."""

import re

import pytest

from reporting import calling
from reporting.models import Institution, Status

BOARD = "/revision/avance/"


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def text_of(page, url=BOARD):
    html = page.get(url).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())


def test_a_cell_says_in_words_what_it_counts_and_leads_to_its_list(page, make_entry, institution):
    make_entry(Status.SUBMITTED, title="Uno")
    make_entry(Status.SUBMITTED, title="Dos")
    make_entry(Status.APPROVED, title="Tres")
    make_entry(title="Borrador")
    html = page.get(BOARD).content.decode()
    (link,) = re.findall(r'href="([^"]+)">2 esperan</a>', html)
    assert link.replace("&amp;", "&") == (
        f"/revision/?institucion={institution.pk}&ejercicio=2025&estado=enviado&objetivo=21"
    )
    lines = page.get(link.replace("&amp;", "&")).context["lines"]
    assert [line.entry.title for line in lines] == ["Uno", "Dos"]
    assert "1 aprobado" in html
    assert "1 borrador" in html


def test_the_heads_say_expected_answered_on_time_received_and_approved(page, make_entry, cycle, elsewhere):
    make_entry(Status.SUBMITTED)
    calling.call(cycle, [elsewhere])
    said = text_of(page)
    assert (
        "2 Instituciones esperadas 1 Respondieron (50 %) 1 A tiempo 1 Registros recibidos 0 Registros aprobados"
        in said
    )
    assert "faltan 20 días" in said
    assert "1 institución convocada no ha enviado nada" in said
    assert "1 institución tiene menos de dos enlaces activos" in said


def test_a_cycle_that_nobody_was_called_to_says_so(page, cycle):
    assert "Todavía no se convoca a ninguna institución" in text_of(page)


def test_another_cycle_has_its_own_board(page, make_entry, cycle):
    past = type(cycle).of_year("2024")
    past.save()
    make_entry(Status.SUBMITTED)
    assert "Ejercicio 2024 · cerrado" in text_of(page, f"{BOARD}?ejercicio=2024")


def test_as_many_queries_for_many_institutions_as_for_few(page, make_entry, queries):
    leads = Institution.objects.all()[:30]
    for number, lead in enumerate(leads):
        make_entry(Status.SUBMITTED, lead=lead, objective=number % 23 + 1)
        if number == 2:
            page.get(BOARD)
            few = queries(BOARD)
    assert queries(BOARD) == few
