"""A liaison's first page: how far the institution is, when it closes, and what to do first."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from reporting import drafting
from reporting.models import Cycle, Status

URL = reverse("entry_list")


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)
    return client


@pytest.fixture
def closes_in():
    """Moves the close to so many days from now, an hour before the day's end."""

    def move(days):
        last_day = timezone.localtime().replace(hour=23, minute=59) + datetime.timedelta(days=days)
        Cycle.objects.update(soft_deadline=last_day, closes_at=last_day)

    return move


def html(page):
    return page.get(URL).content.decode()


def test_the_own_entries_are_counted_and_the_close_is_told(page, make_entry, elsewhere, closes_in):
    closes_in(20)
    make_entry(Status.SUBMITTED)
    make_entry(title="Borrador")
    make_entry(title="Ajeno", lead=elsewhere)
    said = " ".join(html(page).split())
    assert "1 de 2 registros enviados · cierra el" in said
    assert "(faltan 20 días)" in said
    assert "Ajeno" not in said


def test_what_came_back_is_first_and_one_click_away(page, make_entry):
    draft = make_entry(title="Borrador", objective=1)
    returned = make_entry(Status.RETURNED, title="Devuelto", objective=9)
    mine = page.get(URL).context["mine"]
    assert (mine.first, mine.returned, mine.unsent) == (returned, [returned], 2)
    assert mine.entries == [draft, returned]
    assert "Corregir «Devuelto»" in html(page)


def test_then_comes_the_first_draft(page, make_entry):
    make_entry(Status.APPROVED, title="Aprobado", objective=1)
    draft = make_entry(title="Borrador", objective=2)
    assert page.get(URL).context["mine"].first == draft
    assert "Seguir con «Borrador»" in html(page)


def test_a_draft_is_loudly_not_sent_wherever_it_is_worked_on(page, make_entry, closes_in):
    closes_in(20)
    entry = make_entry()
    for url in (
        URL,
        reverse("entry_detail", args=[entry.pk]),
        reverse("entry_edit", args=[entry.pk, "results"]),
    ):
        said = page.get(url).content.decode()
        assert "Borrador: NO enviado" in said, url
        assert "faltan 20 días" in said, url


def test_what_came_back_is_loudly_not_sent_again(page, make_entry, closes_in):
    closes_in(20)
    entry = make_entry(Status.RETURNED)
    said = page.get(reverse("entry_edit", args=[entry.pk, "results"])).content.decode()
    assert "Devuelto: NO reenviado" in said
    assert "Revisar y reenviar" in said


def test_when_all_is_sent_nothing_is_loud(page, make_entry):
    make_entry(Status.SUBMITTED)
    assert "NO enviado" not in html(page)


@pytest.mark.parametrize(
    ("days", "said"),
    [(8, None), (7, "faltan 7 días"), (1, "falta 1 día"), (0, "cierra hoy")],
)
def test_in_the_last_week_the_days_left_are_a_banner(days, said, page, make_entry, closes_in):
    make_entry()
    closes_in(days)
    assert page.get(URL).context["mine"].is_urgent is (said is not None)
    assert ("is-urgent" in html(page)) is (said is not None)
    assert said is None or said in html(page)


def test_after_the_close_what_was_not_sent_is_told_with_what_to_do(page, make_entry, cycle):
    make_entry()
    past = cycle.opens_at + datetime.timedelta(days=1)
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    assert "1 registro quedó sin enviar" in html(page)
    assert "Pida una prórroga" in html(page)


def test_the_empty_list_says_what_to_do(page, cycle):
    assert "Empiece con «Nuevo registro»" in html(page)


def test_last_years_entries_wait_below(page, make_entry, cycle):
    year = Cycle.of_year("2024")
    year.save()
    for number in range(7):
        make_entry(Status.APPROVED, title=f"De 2024 ({number})")
    cycle.entries.update(cycle=year)
    assert len(page.get(URL).context["mine"].last_year) == 7
    assert "7 registros publicados esperan que diga si continúan" in html(page)
    assert html(page).count("De 2024 (") == 5


def test_who_has_only_last_years_entries_begins_there(page, make_entry, cycle):
    year = Cycle.of_year("2024")
    year.save()
    make_entry(Status.APPROVED, title="De 2024")
    cycle.entries.update(cycle=year)
    said = html(page)
    assert "Empiece por lo del año pasado" in said
    assert "Registros del año pasado (1 sin decidir)" in said
    assert "Empiece con «Nuevo registro»" not in said
    assert "Hay 1 registro del año pasado sin decidir" in page.get(reverse("entry_create")).content.decode()


def test_what_is_not_sent_says_how_many_sections_are_done(page, make_entry):
    entry = make_entry()
    drafting.finish_section(entry, "results", is_finished=True)
    make_entry(Status.SUBMITTED, title="Enviado")
    assert html(page).count("1 de 6 secciones") == 1
    assert html(page).count(" secciones") == 1


def test_sixty_entries_stand_in_one_table_by_objective(page, make_entry):
    for number in range(60):
        make_entry(title=f"Programa {number}", objective=number % 23 + 1)
    said = html(page)
    assert said.count('scope="rowgroup"') == 23
    assert said.count("<table") == 1
