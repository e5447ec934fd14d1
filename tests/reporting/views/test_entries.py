"""The liaison's desk: list, form, sending, receipt."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import drafting
from reporting.models import Cycle, Entry, Status


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)
    return client


def typed(institution, **changes):
    """A whole form as the browser sends it: one figure, one challenge."""
    data = {
        "title": "Orientación a personas en retorno",
        "institution": institution.pk,
        "objective": 21,
        "description": "<p>Orientación a quienes regresan.</p>",
        "results": "<p>De las 461 personas, 212 fueron hombres y 249 mujeres.</p>",
        "kinds": [],
        "figures-TOTAL_FORMS": 1,
        "figures-INITIAL_FORMS": 0,
        "figures-0-what": "personas atendidas",
        "figures-0-unit": "people",
        "figures-0-total": "12,635",
        "figures-0-women": "6,000",
        "figures-0-men": "6,635",
        "challenges-TOTAL_FORMS": 1,
        "challenges-INITIAL_FORMS": 0,
        "challenges-0-text": "Faltan recursos.",
        "challenges-0-category": "",
    }
    return {**data, **changes}


def retyped(entry, **changes):
    """The form of an entry that exists, as it stood when its writer opened it."""
    values = drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))
    figure, challenge = values["figures"][0], values["challenges"][0]
    shown = {
        "seals": json.dumps(drafting.seals_of(values)),
        "title": values["title"],
        "objective": values["objective_id"],
        "description": values["description"],
        "results": values["results"],
        "figures-INITIAL_FORMS": 1,
        "challenges-INITIAL_FORMS": 1,
        "challenges-0-text": challenge["text"],
        **{f"figures-0-{name}": "" if value is None else value for name, value in figure.items()},
    }
    return typed(entry.institution, **{**shown, **changes})


def test_a_new_entry_is_kept_as_a_draft_with_figures_and_challenges(page, cycle, institution):
    response = page.post(reverse("entry_create"), typed(institution))
    entry = Entry.objects.get()
    assert response.url == reverse("entry_edit", args=[entry.pk])
    assert (entry.status, entry.cycle, entry.programme.title) == (Status.DRAFT, cycle, entry.title)
    assert list(entry.figures.values_list("total", "women", "men")) == [(12635, 6000, 6635)]
    assert [c.text for c in entry.challenges.all()] == ["<p>Faltan recursos.</p>"]


def test_a_draft_accepts_anything_incomplete_but_a_title_and_an_objective(page, cycle, institution):
    bare = {name: value for name, value in typed(institution).items() if "TOTAL" in name or "INITIAL" in name}
    response = page.post(
        reverse("entry_create"),
        {
            **bare,
            "title": "Sólo el título",
            "institution": institution.pk,
            "objective": 3,
            "figures-TOTAL_FORMS": 0,
        },
    )
    assert response.status_code == 302
    assert Entry.objects.get().description == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "Escriba el título del programa o acción."),
        ({"objective": ""}, "Elija el objetivo principal al que contribuye."),
        ({"starts": "ayer"}, "Escriba la fecha de inicio como 31/12/2025."),
        ({"starts": "2025-02-01", "ends": "2025-01-01"}, "La fecha de fin es anterior a la de inicio"),
        ({"is_permanent": "on", "ends": "2025-01-01"}, "Un programa permanente no lleva fecha de fin"),
        ({"secondary_objectives": [21]}, "El objetivo principal no se repite aquí"),
        ({"figures-0-total": "muchas"}, "Escriba el total sólo con cifras, como 12,635."),
        ({"figures-0-what": ""}, "Escriba qué se cuenta"),
        ({"challenges-0-text": ""}, "Escriba el reto o marque «Quitar»."),
        ({"description": "x" * 20_001}, "El texto pasa del límite por 1 carácter"),
    ],
)
def test_wrong_input_gets_a_sentence_and_nothing_is_cleared(changes, sentence, page, cycle, institution):
    wrong = typed(institution, **changes)
    if "challenges-0-text" in changes:
        wrong["challenges-0-category"] = 1
    response = page.post(reverse("entry_create"), wrong)
    html = response.content.decode()
    assert response.status_code == 200
    assert sentence in html
    assert "Hay un problema" in html
    assert "De las 461 personas" in html
    assert not Entry.objects.exists()


def test_two_writers_of_different_fields_are_merged(page, make_entry):
    entry = make_entry()
    hers, his = retyped(entry, title="Lo que escribió Ana"), retyped(entry, results="Lo que escribió Beto")
    for form in (hers, his):
        assert page.post(reverse("entry_edit", args=[entry.pk]), form).status_code == 302
    saved = Entry.objects.get()
    assert (saved.title, saved.results, saved.version) == (
        "Lo que escribió Ana",
        "<p>Lo que escribió Beto</p>",
        3,
    )


def test_two_writers_of_the_same_field_see_both_texts(page, make_entry):
    entry = make_entry()
    hers = retyped(entry, results="Lo que escribió Ana")
    his = retyped(entry, results="Lo que escribió Beto", unit="Dirección de Beto")
    page.post(reverse("entry_edit", args=[entry.pk]), hers)
    late = page.post(reverse("entry_edit", args=[entry.pk]), his)
    html = late.content.decode()
    assert late.status_code == 409
    assert "Lo que escribió Ana" in html
    assert "Lo que escribió Beto" in html
    saved = Entry.objects.get()
    assert (saved.results, saved.unit) == ("<p>Lo que escribió Ana</p>", "Dirección de Beto")


def test_after_seeing_the_other_text_the_next_save_replaces_it(page, make_entry):
    entry = make_entry()
    his = retyped(entry, results="Lo que escribió Beto")
    page.post(reverse("entry_edit", args=[entry.pk]), retyped(entry, results="Lo que escribió Ana"))
    late = page.post(reverse("entry_edit", args=[entry.pk]), his)
    page.post(reverse("entry_edit", args=[entry.pk]), {**his, "seals": late.context["seals"]})
    assert Entry.objects.get().results == "<p>Lo que escribió Beto</p>"


def test_an_error_does_not_make_the_writer_blind_to_a_colleague(page, make_entry):
    entry = make_entry()
    his = retyped(entry, results="Lo que escribió Beto", title="")
    page.post(reverse("entry_edit", args=[entry.pk]), retyped(entry, results="Lo que escribió Ana"))
    refused = page.post(reverse("entry_edit", args=[entry.pk]), his)
    mended = {**his, "title": entry.title, "seals": refused.context["seals"]}
    assert page.post(reverse("entry_edit", args=[entry.pk]), mended).status_code == 409


@pytest.mark.parametrize("seals", ["", "no es JSON", "[]", "{}", '{"title": 3}'])
def test_a_form_without_its_seals_overwrites_nothing(seals, page, make_entry):
    entry = make_entry()
    page.post(reverse("entry_edit", args=[entry.pk]), retyped(entry, title="Encima", seals=seals))
    assert Entry.objects.get().title == entry.title


def test_no_field_of_the_form_reaches_status_version_or_institution(page, make_entry, elsewhere):
    entry = make_entry()
    forged = retyped(entry, title="Otro", status="approved", cycle=99, version=9, import_key="x")
    forged["institution"] = elsewhere.pk
    page.post(reverse("entry_edit", args=[entry.pk]), forged)
    saved = Entry.objects.get()
    assert (saved.status, saved.institution, saved.cycle, saved.version, saved.import_key) == (
        Status.DRAFT,
        entry.institution,
        entry.cycle,
        2,
        None,
    )


def test_nobody_reports_for_another_institution(page, cycle, elsewhere):
    response = page.post(reverse("entry_create"), typed(elsewhere))
    assert response.status_code == 200
    assert not Entry.objects.exists()


def test_hostile_text_is_kept_as_words(page, cycle, institution):
    hostile = "<p onclick='x()'>Hola<script>alert(1)</script><img src=file:///etc/passwd></p>\x0b\u202e"
    page.post(reverse("entry_create"), typed(institution, description=hostile, title="A\x00 B\u202e  C"))
    entry = Entry.objects.get()
    assert (entry.description, entry.title) == ("<p>Hola</p>", "A B C")


def test_sending_gives_a_receipt_page(page, make_entry):
    entry = make_entry()
    response = page.post(reverse("entry_submit", args=[entry.pk]), {"version": entry.version}, follow=True)
    html = response.content.decode()
    receipt = entry.checkpoints.get()
    assert response.redirect_chain[-1][0] == reverse("entry_receipt", args=[entry.pk, 1])
    assert receipt.folio in html
    assert receipt.sha256 in html


def test_sending_twice_is_refused_with_a_sentence(page, make_entry):
    entry = make_entry()
    url = reverse("entry_submit", args=[entry.pk])
    page.post(url, {"version": 1})
    again = page.post(url, {"version": 1}, follow=True)
    assert "ya está en estado «Enviado»" in again.content.decode()
    assert entry.checkpoints.count() == 1


def test_a_sent_entry_explains_why_it_cannot_be_edited(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    response = page.get(reverse("entry_edit", args=[entry.pk]), follow=True)
    assert "Sólo lectura: el registro está enviado" in response.content.decode()


def test_after_the_close_a_draft_is_read_only_and_says_so(page, make_entry, cycle):
    entry = make_entry()
    past = cycle.opens_at + datetime.timedelta(days=1)
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    response = page.post(reverse("entry_edit", args=[entry.pk]), retyped(entry, title="Tarde"), follow=True)
    assert "el ejercicio cerró el" in response.content.decode()
    assert Entry.objects.get().title == entry.title


def test_an_incomplete_entry_shows_what_is_missing_instead_of_the_button(page, make_entry):
    entry = make_entry(description="")
    html = page.get(reverse("entry_submit", args=[entry.pk])).content.decode()
    assert "Escriba la descripción" in html
    assert "Enviar a UPMRIP" not in html


def test_the_empty_list_says_what_to_do(page, cycle):
    assert "Empiece con «Nuevo registro»" in page.get(reverse("entry_list")).content.decode()


def test_without_a_cycle_the_list_says_so(page):
    assert "Todavía no hay un ejercicio abierto" in page.get(reverse("entry_list")).content.decode()


def test_the_list_holds_the_own_entries_returned_first(page, make_entry, elsewhere):
    returned, draft = make_entry(Status.RETURNED, title="Devuelto"), make_entry(title="Borrador propio")
    make_entry(title="Ajeno", lead=elsewhere)
    context = page.get(reverse("entry_list")).context
    assert context["returned"] == [returned]
    assert set(context["entries"]) == {returned, draft}


@pytest.mark.parametrize(
    "name", ["entry_list", "review_queue", "cycle_list", "cycle_detail", "edition_freeze"]
)
def test_lists_ask_the_same_number_of_queries_for_1_and_30_rows(name, client, make_entry, request, cycle):
    person = {"entry_list": "liaison", "review_queue": "reviewer"}.get(name, "editor")
    client.force_login(request.getfixturevalue(person))
    status = Status.DRAFT if name == "entry_list" else Status.SUBMITTED
    url = reverse(name, args=[cycle.name] if name in ("cycle_detail", "edition_freeze") else [])

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    make_entry(status)
    client.get(url)
    one = queries()
    for number in range(29):
        make_entry(status, title=f"Programa {number}", objective=number % 23 + 1)
    assert queries() == one
