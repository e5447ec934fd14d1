"""The liaison's desk: list, form, sending, receipt."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reporting import drafting
from reporting.models import Cycle, Entry, Principle, Status
from reporting.sections import BY_KEY, SECTIONS, section_of


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)
    return client


NEW = {"title": "Orientación a personas en retorno", "objective": 21}
ROWS = {
    "figures-TOTAL_FORMS": 1,
    "figures-INITIAL_FORMS": 0,
    "figures-0-what": "personas atendidas",
    "figures-0-unit": "people",
    "figures-0-total": "12,635",
    "figures-0-women": "6,000",
    "figures-0-men": "6,635",
}


def section(entry, key):
    return reverse("entry_edit", args=[entry.pk, key])


def shown(entry, key, **changes):
    """A section's form as its writer sees it, with `changes` typed over it."""
    values = drafting.values_of(Entry.objects.with_content().get(pk=entry.pk))
    names = BY_KEY[key].names
    data = {"seals": json.dumps(drafting.seals_of({name: values[name] for name in names}))}
    for name in names:
        rows = values[name] if name in drafting.ROWS else None
        if rows is None:
            data[name.removesuffix("_id")] = "" if values[name] is None else values[name]
            continue
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            row = {column.replace("category_id", "category"): value for column, value in row.items()}
            data |= {f"{name}-{number}-{column}": "" if v is None else v for column, v in row.items()}
    return {**data, **changes}


def test_a_new_entry_is_a_draft_with_a_programme(page, cycle, institution):
    response = page.post(reverse("entry_create"), {**NEW, "institution": institution.pk})
    entry = Entry.objects.get()
    assert response.url == section(entry, "identification")
    assert (entry.status, entry.cycle, entry.programme.title) == (Status.DRAFT, cycle, entry.title)


def test_results_are_kept_with_their_figures(page, make_entry):
    entry = make_entry()
    page.post(section(entry, "results"), shown(entry, "results", results="Se atendió.", **ROWS))
    assert Entry.objects.get().results == "<p>Se atendió.</p>"
    assert list(entry.figures.values_list("total", "women", "men")) == [(12635, 6000, 6635)]


def test_a_figure_read_in_the_results_is_taken_with_one_click(page, make_entry):
    entry = make_entry(results="<p>De las 530 personas atendidas, 230 fueron hombres y 300 mujeres.</p>")
    (proposal,) = page.get(section(entry, "results")).context["proposals"]
    assert (proposal["figure"]["total"], proposal["figure"]["women"], proposal["figure"]["men"]) == (
        "530",
        300,
        230,
    )
    response = page.post(section(entry, "results"), shown(entry, "results", accept=proposal["key"]))
    assert response.url == section(entry, "results")
    assert list(entry.figures.values_list("total", "women", "men")) == [(461, 249, 212), (530, 300, 230)]
    assert page.get(section(entry, "results")).context["proposals"] == []


def test_a_proposal_that_the_text_no_longer_says_adds_nothing(page, make_entry):
    entry = make_entry(results="<p>De las 530 personas atendidas, 230 fueron hombres y 300 mujeres.</p>")
    page.post(section(entry, "results"), shown(entry, "results", results="Otra cosa.", accept="0" * 16))
    assert entry.figures.count() == 1


def test_targets_and_principles_are_kept_and_read_in_words(page, make_entry):
    entry = make_entry()
    principle = Principle.objects.get(key="infancia")
    page.post(
        section(entry, "focus"),
        shown(entry, "focus", sdg_targets=["17.18", "10.7"], principles=[principle.pk]),
    )
    assert Entry.objects.get().sdg_targets == ["10.7", "17.18"]
    assert list(entry.principles.all()) == [principle]
    read = page.get(reverse("entry_detail", args=[entry.pk])).content.decode()
    assert "10.7 Migración y movilidad ordenadas" in read
    assert "Perspectiva infantil" in read
    form = page.get(section(entry, "focus")).content.decode()
    assert re.findall(r'name="sdg_targets" value="([^"]+)"[^>]* checked>', form) == ["10.7", "17.18"]
    page.post(section(entry, "focus"), shown(entry, "focus", sdg_targets=[], principles=[]))
    assert (Entry.objects.get().sdg_targets, entry.principles.count()) == ([], 0)


def test_a_row_marked_to_go_goes(page, make_entry):
    entry = make_entry()
    page.post(section(entry, "challenges"), shown(entry, "challenges", **{"challenges-0-DELETE": "on"}))
    assert not entry.challenges.exists()


def test_saying_that_a_section_is_finished_shows_in_the_list(page, make_entry):
    entry = make_entry()
    page.post(section(entry, "description"), shown(entry, "description", finished="yes"))
    states = {
        p.section.key: p.word for p in page.get(reverse("entry_detail", args=[entry.pk])).context["progress"]
    }
    assert states["description"] == "Completo"
    assert states["focus"] == "Sin empezar"
    page.post(section(entry, "description"), shown(entry, "description", finished="no"))
    assert Entry.objects.get().finished_sections == []


@pytest.mark.parametrize(
    ("button", "leads_to"), [("continue", "entry_edit"), ("list", "entry_detail"), ("stay", "entry_edit")]
)
def test_where_saving_leads(button, leads_to, page, make_entry):
    entry = make_entry()
    response = page.post(section(entry, "description"), shown(entry, "description", **{button: ""}))
    expected = {"continue": section(entry, "results"), "stay": section(entry, "description")}
    assert response.url == expected.get(button, reverse("entry_detail", args=[entry.pk]))


@pytest.mark.parametrize(
    ("key", "changes", "sentence"),
    [
        ("identification", {"title": ""}, "Escriba el título del programa o acción."),
        ("identification", {"objective": ""}, "Elija el objetivo principal al que contribuye."),
        ("identification", {"secondary_objectives": [21]}, "El objetivo principal no se repite aquí"),
        ("description", {"starts": "ayer"}, "Escriba la fecha de inicio como 31/12/2025."),
        ("description", {"starts": "2025-02-01", "ends": "2025-01-01"}, "La fecha de fin es anterior"),
        ("description", {"is_permanent": "on", "ends": "2025-01-01"}, "Un programa permanente no lleva"),
        ("description", {"description": "x" * 20_001}, "El texto pasa del límite por 1 carácter"),
        ("results", {**ROWS, "figures-0-total": "muchas"}, "Escriba el total sólo con cifras, como 12,635."),
        ("results", {**ROWS, "figures-0-what": ""}, "Escriba qué se cuenta"),
        ("focus", {"sdg_targets": ["10.99"]}, "Esa meta no existe"),
        ("challenges", {"challenges-0-text": ""}, "Escriba el reto o marque «Quitar»."),
    ],
)
def test_wrong_input_gets_a_sentence_and_nothing_is_saved(key, changes, sentence, page, make_entry):
    entry = make_entry()
    before = drafting.values_of(Entry.objects.with_content().get())
    response = page.post(section(entry, key), shown(entry, key, **changes))
    html = response.content.decode()
    assert response.status_code == 200
    assert sentence in html
    assert "Hay un problema" in html
    assert drafting.values_of(Entry.objects.with_content().get()) == before


def test_what_was_typed_stays_when_something_else_is_wrong(page, make_entry):
    entry = make_entry()
    wrong = shown(entry, "description", description="Lo que ya escribí", starts="ayer")
    assert "Lo que ya escribí" in page.post(section(entry, "description"), wrong).content.decode()


def test_two_writers_of_different_fields_are_merged(page, make_entry):
    entry = make_entry()
    hers = shown(entry, "identification", title="Lo que escribió Ana")
    his = shown(entry, "identification", unit="Lo que escribió Beto")
    for form in (hers, his):
        assert page.post(section(entry, "identification"), form).status_code == 302
    saved = Entry.objects.get()
    assert (saved.title, saved.unit, saved.version) == ("Lo que escribió Ana", "Lo que escribió Beto", 3)


@pytest.fixture
def late(page, make_entry):
    """Beto saves what Ana has changed since he opened it, and something nobody touched."""
    entry = make_entry()
    hers = shown(entry, "description", description="Lo que escribió Ana")
    his = shown(entry, "description", description="Lo que escribió Beto", starts="2025-01-01")
    page.post(section(entry, "description"), hers)
    return entry, his, page.post(section(entry, "description"), his)


def test_two_writers_of_the_same_field_see_both_texts(late):
    _entry, _his, response = late
    html = response.content.decode()
    assert response.status_code == 409
    assert "Lo que escribió Ana" in html
    assert "Lo que escribió Beto" in html
    saved = Entry.objects.get()
    assert (saved.description, str(saved.starts)) == ("<p>Lo que escribió Ana</p>", "2025-01-01")


def test_a_conflict_says_who_saved_and_when(late, page, liaison, colleague):
    entry, his, response = late
    assert "Usted guardó a las" in response.content.decode()
    page.force_login(colleague)
    answer = page.post(section(entry, "description"), shown(entry, "description", description="Su colega"))
    assert answer.status_code == 302
    page.force_login(liaison)
    seen = response.context["seals"]
    again = page.post(section(entry, "description"), {**his, "seals": seen})
    assert f"{colleague} guardó a las" in again.content.decode()
    said = page.post(reverse("entry_autosave", args=[entry.pk, "description"]), {**his, "seals": seen}).json()
    assert said["other"].startswith(f"{colleague} guardó a las")


def test_what_is_saved_already_may_be_left_as_it_is(late, page):
    entry, his, response = late
    assert 'name="theirs" value="description"' in response.content.decode()
    kept = {**his, "seals": response.context["seals"], "theirs": "description", "starts": "2025-02-02"}
    assert page.post(section(entry, "description"), kept).url == section(entry, "description")
    saved = Entry.objects.get()
    assert (saved.description, str(saved.starts)) == ("<p>Lo que escribió Ana</p>", "2025-02-02")


def test_after_seeing_the_other_text_the_next_save_replaces_it(late, page):
    entry, his, response = late
    page.post(section(entry, "description"), {**his, "seals": response.context["seals"]})
    assert Entry.objects.get().description == "<p>Lo que escribió Beto</p>"


def test_an_error_does_not_make_the_writer_blind_to_a_colleague(page, make_entry):
    entry = make_entry()
    his = shown(entry, "description", description="Lo que escribió Beto", starts="ayer")
    hers = shown(entry, "description", description="Lo que escribió Ana")
    page.post(section(entry, "description"), hers)
    refused = page.post(section(entry, "description"), his)
    mended = {**his, "starts": "", "seals": refused.context["seals"]}
    assert page.post(section(entry, "description"), mended).status_code == 409


@pytest.mark.parametrize("seals", ["", "no es JSON", "[]", "{}", '{"title": 3}'])
def test_a_form_without_its_seals_overwrites_nothing(seals, page, make_entry):
    entry = make_entry()
    page.post(section(entry, "identification"), shown(entry, "identification", title="Encima", seals=seals))
    assert Entry.objects.get().title == entry.title


def test_no_field_of_the_form_reaches_status_version_or_institution(page, make_entry, elsewhere):
    entry = make_entry()
    forged = {"status": "approved", "cycle": 99, "version": 9, "import_key": "x", "institution": elsewhere.pk}
    page.post(section(entry, "identification"), shown(entry, "identification", title="Otro", **forged))
    saved = Entry.objects.get()
    assert (saved.title, saved.version) == ("Otro", 2)
    assert (saved.status, saved.institution, saved.cycle, saved.import_key) == (
        Status.DRAFT,
        entry.institution,
        entry.cycle,
        None,
    )


def test_nobody_reports_for_another_institution(page, cycle, elsewhere):
    response = page.post(reverse("entry_create"), {**NEW, "institution": elsewhere.pk})
    assert response.status_code == 200
    assert not Entry.objects.exists()


def test_hostile_text_is_kept_as_words(page, make_entry):
    entry = make_entry()
    hostile = "<p onclick='x()'>Hola<script>alert(1)</script><img src=file:///etc/passwd></p>\x0b\u202e"
    page.post(section(entry, "description"), shown(entry, "description", description=hostile))
    page.post(section(entry, "identification"), shown(entry, "identification", title="A\x01 B\u202e  C"))
    entry = Entry.objects.get()
    assert (entry.description, entry.title) == ("<p>Hola</p>", "A B C")


def autosave(page, entry, key, **changes):
    return page.post(reverse("entry_autosave", args=[entry.pk, key]), shown(entry, key, **changes))


def test_autosave_keeps_what_is_right_and_says_nothing_of_what_is_not(page, make_entry):
    entry = make_entry()
    answer = autosave(page, entry, "description", description="Texto nuevo", starts="ayer").json()
    assert set(answer) == {"saved_at", "seals", "conflicts", "other"}
    assert Entry.objects.get().description == "<p>Texto nuevo</p>"


def test_autosave_answers_with_the_seals_of_what_it_wrote(page, make_entry):
    entry = make_entry()
    first = shown(entry, "description", description="Uno")
    url = reverse("entry_autosave", args=[entry.pk, "description"])
    seals = page.post(url, first).json()["seals"]
    again = page.post(url, {**first, "description": "Dos", "seals": json.dumps(seals)}).json()
    assert again["conflicts"] == []
    assert Entry.objects.get().description == "<p>Dos</p>"


def test_autosave_hands_back_the_other_text_of_a_conflict(page, make_entry):
    entry = make_entry()
    his = shown(entry, "description", description="Lo de Beto")
    autosave(page, entry, "description", description="Lo de Ana")
    conflicts = page.post(reverse("entry_autosave", args=[entry.pk, "description"]), his).json()["conflicts"]
    assert conflicts == [{"name": "description", "label": "Descripción", "theirs": ["Lo de Ana"]}]


def test_autosave_is_no_history_and_makes_no_event(page, make_entry):
    entry = make_entry()
    autosave(page, entry, "description", description="Uno")
    assert (entry.events.count(), entry.checkpoints.count()) == (0, 0)


def test_autosave_after_the_session_ended_says_so_and_changes_nothing(client, make_entry):
    entry = make_entry()
    response = autosave(client, entry, "description", description="Uno")
    assert response.status_code == 401
    assert Entry.objects.get().version == 1


def test_autosave_of_a_sent_entry_says_why_not(page, make_entry):
    response = autosave(page, make_entry(Status.SUBMITTED), "description", description="Uno")
    assert response.status_code == 403
    assert "está enviado" in response.json()["message"]


def test_presence_tells_who_else_has_it_open(client, make_entry, liaison, colleague):
    url = reverse("entry_presence", args=[make_entry().pk])
    client.force_login(liaison)
    assert client.post(url).json() == {"others": []}
    client.force_login(colleague)
    assert client.post(url).json() == {"others": [str(liaison)]}


def test_the_session_says_who_is_signed_in(client, liaison):
    url = reverse("session_state")
    assert client.get(url).json()["signed_in"] is False
    client.force_login(liaison)
    said = client.get(url).json()
    assert (said["signed_in"], said["person"]) == (True, liaison.pk)
    assert said["seconds_left"] > 0


def test_every_answer_can_be_changed_before_sending_and_leads_back(page, make_entry):
    entry = make_entry(unit="")
    url = reverse("entry_submit", args=[entry.pk])
    html = page.get(url).content.decode()
    assert "No proporcionado" in html
    for name in (name for each in SECTIONS for name in each.fields if name != "institution"):
        change = f"{section(entry, section_of(name).key)}?volver=enviar"
        assert f'href="{change}#div_id_{name}"' in html
    change = f"{section(entry, 'identification')}?volver=enviar"
    assert "Guardar y volver a revisar" in page.get(change).content.decode()
    assert page.post(change, shown(entry, "identification", unit="Otra")).url == url
    assert page.post(change, shown(entry, "identification", stay="")).url == change


def test_what_is_missing_and_each_warning_lead_to_their_field_and_back(page, make_entry):
    entry = make_entry(description="", results="")
    html = page.get(reverse("entry_submit", args=[entry.pk])).content.decode()
    for key, name in (("description", "description"), ("results", "results"), ("focus", "populations")):
        assert f'href="{section(entry, key)}?volver=enviar#div_id_{name}">' in html, name


def test_what_can_be_changed_has_its_place_in_the_form(page, make_entry):
    entry = make_entry()
    for each in SECTIONS:
        html = page.get(section(entry, each.key)).content.decode()
        for name in each.fields:
            assert f'id="div_id_{name}"' in html, name


def test_sending_gives_a_receipt_page(page, make_entry):
    entry = make_entry()
    response = page.post(reverse("entry_submit", args=[entry.pk]), {"version": entry.version}, follow=True)
    html = response.content.decode()
    receipt = entry.checkpoints.get()
    assert response.redirect_chain[-1][0] == reverse("entry_receipt", args=[entry.pk, 1])
    assert receipt.folio in html
    assert receipt.sha256 in html


def test_sending_twice_shows_the_same_receipt(page, make_entry):
    entry = make_entry()
    url = reverse("entry_submit", args=[entry.pk])
    answers = [page.post(url, {"version": 1}).url for _ in range(2)]
    assert answers == [reverse("entry_receipt", args=[entry.pk, 1])] * 2
    assert (entry.checkpoints.count(), entry.events.count()) == (1, 1)


def test_sending_what_was_sent_long_ago_and_decided_is_refused(page, make_entry):
    entry = make_entry(Status.APPROVED)
    again = page.post(reverse("entry_submit", args=[entry.pk]), {"version": 1}, follow=True)
    assert "ya está en estado «Aprobado»" in again.content.decode()


@pytest.fixture
def closing(cycle):
    """Moves the cycle's close to so many seconds from now."""

    def move(seconds):
        closes = timezone.now() + datetime.timedelta(seconds=seconds)
        Cycle.objects.update(soft_deadline=closes, closes_at=closes)

    return move


def open_since(page, entry, minutes):
    """The form was opened so many minutes ago."""
    page.get(section(entry, "description"))
    session = page.session
    session[f"opened-{entry.pk}"] = (timezone.now() - datetime.timedelta(minutes=minutes)).isoformat()
    session.save()


def test_a_form_that_was_open_at_the_close_may_be_finished_and_sent(page, make_entry, closing):
    entry = make_entry()
    typed = shown(entry, "description", description="A tiempo")
    open_since(page, entry, minutes=5)
    closing(-60)
    assert page.post(section(entry, "description"), typed).status_code == 302
    response = page.post(reverse("entry_submit", args=[entry.pk]), {"version": 2})
    assert response.url == reverse("entry_receipt", args=[entry.pk, 1])


@pytest.mark.parametrize("seconds", [-1, -1799])
def test_a_form_opened_after_the_close_has_no_grace(seconds, page, make_entry, closing):
    entry = make_entry()
    closing(seconds)
    page.get(section(entry, "description"))
    page.post(reverse("entry_submit", args=[entry.pk]), {"version": 1})
    assert Entry.objects.get().status == Status.DRAFT


def test_the_grace_is_half_an_hour(page, make_entry, closing):
    entry = make_entry()
    open_since(page, entry, minutes=60)
    closing(-1801)
    page.post(reverse("entry_submit", args=[entry.pk]), {"version": 1})
    assert Entry.objects.get().status == Status.DRAFT


def test_a_sent_entry_explains_why_it_cannot_be_edited(page, make_entry):
    entry = make_entry(Status.SUBMITTED)
    response = page.get(section(entry, "results"), follow=True)
    assert "Sólo lectura: el registro está enviado" in response.content.decode()


def test_after_the_close_a_draft_is_read_only_and_says_so(page, make_entry, cycle):
    entry = make_entry()
    past = cycle.opens_at + datetime.timedelta(days=1)
    Cycle.objects.update(soft_deadline=past, closes_at=past)
    typed = shown(entry, "identification", title="Tarde")
    response = page.post(section(entry, "identification"), typed)
    assert response.status_code == 403
    assert "el ejercicio cerró el" in response.content.decode()
    assert "Tarde" in response.content.decode()
    assert Entry.objects.get().title == entry.title


def test_an_incomplete_entry_shows_what_is_missing_instead_of_the_button(page, make_entry):
    entry = make_entry(description="")
    html = page.get(reverse("entry_submit", args=[entry.pk])).content.decode()
    assert "Escriba la descripción" in html
    assert "Enviar a UPMRIP" not in html


def test_without_a_cycle_the_list_says_so(page):
    assert "Todavía no hay un ejercicio abierto" in page.get(reverse("entry_list")).content.decode()


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


@pytest.mark.parametrize("person", ["liaison", "reviewer", "editor"])
def test_a_receipt_leads_everybody_back_to_a_page_of_theirs(person, client, make_entry, request):
    entry = make_entry(Status.SUBMITTED)
    client.force_login(request.getfixturevalue(person))
    page = client.get(reverse("entry_receipt", args=[entry.pk, 1])).content.decode()
    (back,) = re.findall(r'<a class="btn btn-primary" href="(.+?)">', page)
    assert client.get(back, follow=True).status_code == 200
