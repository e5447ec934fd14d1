"""The review page: the decisions, what follows them, and taking them back."""

import pytest
from django.urls import reverse

from reporting import workflow
from reporting.models import ChallengeCategory, Entry, Kind, Seen, Status


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def decide(page, name, entry, **data):
    return page.post(reverse(name, args=[entry.pk]), {"version": entry.version, **data})


def test_approving_the_last_one_leads_back_to_the_queue(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    assert decide(page, "review_approve", entry).url == reverse("review_queue")
    assert Entry.objects.get().status == Status.APPROVED


@pytest.mark.parametrize("move", ["review_approve", "review_return"])
def test_after_a_decision_the_next_one_of_the_same_list_is_opened(move, page, make_entry, reviewer):
    first = make_entry(Status.SUBMITTED, objective=3)
    make_entry(Status.SUBMITTED, objective=4)
    third = make_entry(Status.SUBMITTED, objective=3)
    url = f"{reverse(move, args=[first.pk])}?objetivo=3"
    answer = page.post(url, {"version": first.version, "reason": "Falta el periodo."})
    assert answer.url == f"{reverse('review_detail', args=[third.pk])}?objetivo=3"
    assert Entry.objects.get(pk=third.pk).assigned_to == reviewer


def test_what_was_decided_is_said_beside_the_way_to_undo_it(page, make_entry):
    first, second = (make_entry(Status.SUBMITTED, title=title) for title in ("Uno", "Dos"))
    decide(page, "review_approve", first)
    html = page.get(reverse("review_detail", args=[second.pk])).content.decode()
    assert "Su última decisión: Aprobado, «Uno». Puede deshacerla hasta las" in html
    event = first.events.last()
    answer = page.post(f"{reverse('review_undo', args=[first.pk, event.pk])}?objetivo=21")
    assert answer.url == f"{reverse('review_detail', args=[first.pk])}?objetivo=21"
    assert Entry.objects.get(pk=first.pk).status == Status.SUBMITTED
    html = page.get(reverse("review_detail", args=[second.pk])).content.decode()
    assert "Puede deshacerla" not in html


def test_a_decision_that_stands_says_why_it_is_not_undone(page, make_entry, editor):
    entry = make_entry(Status.SUBMITTED)
    decide(page, "review_approve", entry)
    event = entry.events.last()
    workflow.reopen(Entry.objects.get(), by=editor, reason="La cifra cambió.")
    answer = page.post(reverse("review_undo", args=[entry.pk, event.pk]), follow=True)
    assert "lo movió Fede" in answer.content.decode()
    assert Entry.objects.get().status == Status.RETURNED


def test_opening_an_entry_remembers_the_version_seen(page, make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    page.get(reverse("review_detail", args=[entry.pk]))
    assert list(Seen.objects.values_list("entry", "user", "version")) == [(entry.pk, reviewer.pk, 1)]


def test_an_entry_says_where_it_stands_in_the_list_it_was_opened_from(page, make_entry):
    first, second, _third = (make_entry(Status.SUBMITTED, title=title, objective=3) for title in "abc")
    make_entry(Status.SUBMITTED, objective=4)
    html = page.get(f"{reverse('review_detail', args=[second.pk])}?objetivo=3&nada=1").content.decode()
    assert "2 de 3" in html
    assert f'href="{reverse("review_queue")}?objetivo=3"' in html
    assert f'href="{reverse("review_detail", args=[first.pk])}?objetivo=3"' in html


def test_an_entry_is_taken_and_let_go(page, make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    url = reverse("review_assign", args=[entry.pk])
    page.post(url, {"a": "mi"})
    assert Entry.objects.get().assigned_to == reviewer
    page.post(url, {"a": "nadie"})
    assert Entry.objects.get().assigned_to is None


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


def test_an_unseen_version_is_not_approved(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    Entry.objects.update(version=2)
    assert decide(page, "review_approve", entry).status_code == 409
    assert Entry.objects.get().status == Status.SUBMITTED


def test_reopening_gives_the_entry_back(page, make_entry):
    entry = make_entry(Status.APPROVED)
    decide(page, "review_reopen", entry, reason="La cifra cambió.")
    assert Entry.objects.get().status == Status.RETURNED


# --- Correcting and marking ---------------------------------------------------------------------


def test_the_classification_is_corrected_on_a_page_of_its_own(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    kind, category = Kind.objects.get(key="foros"), ChallengeCategory.objects.get(key="recursos")
    said = {"kinds": [kind.pk], "category_0": category.pk, "reason": "Es un foro.", "version": 1}
    response = page.post(reverse("review_classify", args=[entry.pk]), said)
    assert response.url == f"/revision/{entry.pk}/#campo-kinds"
    html = page.get(response.url).content.decode()
    assert "Foros o grupos de trabajo" in html
    assert "Tipos de acción: antes ninguno; ahora Foros o grupos de trabajo" in html


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"reason": ""}, "Escriba el motivo"), ({"version": 7}, "cambió mientras usted lo corregía")],
)
def test_a_refused_correction_comes_back_as_it_was_filled(said, sentence, page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    kind = Kind.objects.get(key="foros")
    data = {"kinds": [kind.pk], "category_0": "", "reason": "Es un foro.", "version": 1, **said}
    response = page.post(reverse("review_classify", args=[entry.pk]), data)
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert response.context["form"]["kinds"].value() == [str(kind.pk)]


def test_an_entry_is_marked_for_the_informe_and_unmarked(page, make_entry):
    entry = make_entry(Status.APPROVED)
    for text, said in (("Reúne a todo el país.", "Destacado para el Informe"), ("", "Ya no se destaca")):
        response = page.post(reverse("review_highlight", args=[entry.pk]), {"text": text}, follow=True)
        assert said in response.content.decode()
        assert Entry.objects.get().highlight == text


def test_too_long_a_highlight_comes_back(page, make_entry):
    entry = make_entry(Status.APPROVED)
    response = page.post(reverse("review_highlight", args=[entry.pk]), {"text": "largo " * 60})
    assert response.status_code == 422
    assert "largo largo" in response.content.decode()
