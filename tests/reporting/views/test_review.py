"""The review page: the decisions, what follows them, and taking them back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import drafting, observing, suggesting, workflow
from reporting.models import ChallengeCategory, Entry, Kind, Message, Role, Seen, Status
from tests.cast import make_user


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


def test_what_was_typed_beside_an_approval_is_its_note(page, make_entry, liaison):
    entry = make_entry(Status.SUBMITTED)
    html = page.get(reverse("review_detail", args=[entry.pk])).content.decode()
    typed = html.index('name="reason"')
    form = html[html.rindex("<form", 0, typed) : html.index("</form>", typed)]
    assert f'formaction="{reverse("review_approve", args=[entry.pk])}' in form
    said = decide(page, "review_approve", entry, reason="Buen ejemplo para otros estados.")
    assert f'data-kept="motivo-{entry.pk}"' in page.get(said.url).content.decode()
    assert entry.events.last().reason == "Buen ejemplo para otros estados."
    page.force_login(liaison)
    assert "Buen ejemplo" in page.get(reverse("entry_detail", args=[entry.pk])).content.decode()


@pytest.mark.parametrize(
    ("move", "reason", "said"),
    [
        ("review_approve", "Buen ejemplo.", "nada más.\n\nBuen ejemplo.\n\nhttp"),
        ("review_approve", "", "nada más.\n\nhttp"),
        (
            "review_return",
            "",
            "por este motivo:\n\nVea las observaciones abiertas en el registro.\n\nCorríjalo",
        ),
    ],
)
def test_the_mail_says_the_reason_or_leaves_no_gap(move, reason, said, page, make_entry, liaison, reviewer):
    entry = make_entry(Status.SUBMITTED)
    observing.open_(entry, by=reviewer, text="¿De qué meses son?", field="results")
    decide(page, move, entry, reason=reason)
    kinds = ("approved", "returned")
    assert said in Message.objects.get(to=liaison, kind__in=kinds).body
