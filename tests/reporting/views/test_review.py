"""The reviewer's desk: the queue and the three decisions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import drafting, suggesting
from reporting.models import Entry, Role, Status
from tests.cast import make_user


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def decide(page, name, entry, **data):
    return page.post(reverse(name, args=[entry.pk]), {"version": entry.version, **data})


def test_the_queue_holds_what_waits_oldest_first(page, make_entry):
    first, second = make_entry(Status.SUBMITTED, title="Uno"), make_entry(Status.SUBMITTED, title="Dos")
    make_entry(title="Borrador")
    assert page.get(reverse("review_queue")).context["waiting"] == [first, second]


def test_the_empty_queue_says_so(page, cycle):
    assert "Nada espera su decisión" in page.get(reverse("review_queue")).content.decode()


def test_approving_leads_back_to_the_queue(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    assert decide(page, "review_approve", entry).url == reverse("review_queue")
    assert Entry.objects.get().status == Status.APPROVED


def test_returning_keeps_the_reason_with_the_entry(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_return", entry, reason="Diga el periodo.\nY cuántas personas.")
    assert Entry.objects.get().events.last().reason == "Diga el periodo.\nY cuántas personas."


def test_returning_without_a_reason_says_what_to_write(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    response = decide(page, "review_return", entry, reason=" ")
    assert response.status_code == 422
    assert "Escriba el motivo" in response.content.decode()
    assert Entry.objects.get().status == Status.SUBMITTED


def test_the_loser_of_a_race_keeps_the_reason_typed(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_approve", entry)
    late = decide(page, "review_return", entry, reason="Lo que ya había escrito.")
    html = late.content.decode()
    assert late.status_code == 409
    assert "ya está en estado «Aprobado»" in html
    assert "Lo que ya había escrito." in html


def test_the_loser_keeps_the_reason_even_where_nothing_can_be_decided_any_more(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_return", entry, reason="La primera.")
    html = decide(page, "review_return", entry, reason="Lo que ya había escrito.").content.decode()
    assert "Lo que usted escribió, sin enviar" in html
    assert "Lo que ya había escrito.</textarea>" in html


def correct(entry, word):
    now = Entry.objects.with_content().get(pk=entry.pk)
    by = make_user(f"{word}@upmrip.example", Role.REVIEWER)
    text = now.description.replace("apoyo", word).replace("ayuda", word)
    suggesting.correct(now, "description", text, by=by, reason="x", seen=drafting.seal(now.description))


def test_an_unseen_version_is_not_approved_but_shown(page, make_entry):
    """The page shows what changed since the version that was read, and decides on the new one."""
    entry = make_entry(Status.SUBMITTED)
    correct(entry, "ayuda")
    response = decide(page, "review_approve", entry)
    html = response.content.decode()
    assert (response.status_code, Entry.objects.get().status) == (409, Status.SUBMITTED)
    assert [field.name for field in response.context["comparison"].changed] == ["description"]
    assert "El registro cambió mientras usted lo leía" in html
    assert 'name="version" value="2"' in html
    assert decide(page, "review_approve", Entry.objects.get()).status_code == 302
    assert Entry.objects.get().status == Status.APPROVED


def test_only_what_changed_since_the_version_that_was_read_is_shown(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    correct(entry, "ayuda")
    read = Entry.objects.get()
    correct(entry, "auxilio")
    response = decide(page, "review_return", read, reason="Lo que ya había escrito.")
    assert "Lo que ya había escrito." in response.content.decode()
    [field] = response.context["comparison"].changed
    pieces = [(piece.kind, piece.text.strip()) for piece in field.said.blocks[0].pieces]
    assert pieces[1:3] == [("gone", "ayuda"), ("new", "auxilio")]


def test_nonsense_for_a_version_is_refused_without_a_comparison(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    entry.version = 0
    response = decide(page, "review_approve", entry)
    assert (response.status_code, Entry.objects.get().status) == (409, Status.SUBMITTED)


@pytest.mark.parametrize("key", ["", "envio", "anterior", "sugerencia", "version", "x"])
def test_any_comparison_may_stand_in_the_address(key, page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    response = page.get(reverse("review_detail", args=[entry.pk]), {"comparar": key})
    assert (response.status_code, response.context["comparison"]) == (200, None)


def test_a_comparison_shows_the_changed_fields_in_their_places(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    correct(entry, "ayuda")
    url = reverse("review_detail", args=[entry.pk])
    html = page.get(url, {"comparar": "envio"}).content.decode()
    assert "Diferencias con el envío 1" in html
    assert '<a href="#campo-description">Descripción</a>' in html
    assert "<del>" in html
    assert 'aria-current="true">El envío anterior</a>' in html
    assert "Diferencias con" not in page.get(url).content.decode()


def test_the_page_asks_as_much_for_many_suggestions_as_for_few(page, make_entry, reviewer):
    small = make_entry(Status.SUBMITTED, title="Uno")
    big = make_entry(Status.SUBMITTED, title="Dos", results="<p>Hubo.</p>", unit="Unidad")
    for entry, fields in ((small, ["title"]), (big, ["title", "unit", "description", "results"])):
        for field in fields:
            text = getattr(entry, field)
            suggesting.suggest(
                entry, field, f"{text[:-4]}x", by=reviewer, reason="x", seen=drafting.seal(text)
            )
    asked = []
    for entry in (small, big):
        with CaptureQueriesContext(connection) as queries:
            page.get(reverse("review_detail", args=[entry.pk]), {"comparar": "sugerencia"})
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_reopening_gives_the_entry_back(page, make_entry):
    entry = make_entry(Status.APPROVED)
    decide(page, "review_reopen", entry, reason="La cifra cambió.")
    assert Entry.objects.get().status == Status.RETURNED
