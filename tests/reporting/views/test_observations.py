"""Observations on the pages: remarking, answering, and what comes back when something is refused."""

import io
import json

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium.freeze import freeze
from reporting import observing, workflow
from reporting.models import Entry, Observation, Status
from reporting.sections import SECTIONS
from tests.reporting.views.test_entries import section as section_of
from tests.reporting.views.test_entries import shown


@pytest.fixture
def entry(make_entry):
    return make_entry(Status.SUBMITTED, results="<p>Se atendió a 461 personas.</p>")


@pytest.fixture
def observation(entry, reviewer):
    return observing.open_(entry, by=reviewer, text="¿De qué meses son?", field="results")


@pytest.fixture
def as_person(client, request):
    def sign_in(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


def html_of(client, name, pk):
    return client.get(reverse(name, args=[pk])).content.decode()


def test_a_remark_on_a_passage_leads_to_its_place_on_the_page(as_person, entry):
    page = as_person("reviewer")
    said = {"field": "results", "quote": "461 personas", "near": 10, "text": "¿De qué meses son?"}
    response = page.post(reverse("review_observe", args=[entry.pk]), said)
    observation = Observation.objects.get()
    assert response.url == f"/revision/{entry.pk}/#observacion-{observation.pk}"
    assert (observation.field, observation.quote, observation.start) == ("results", "461 personas", 13)
    html = page.get(response.url).content.decode()
    assert f'id="observacion-{observation.pk}"' in html
    assert "¿De qué meses son?" in html
    assert f'data-kept="observar-{entry.pk}"' in html


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"field": "results", "text": " "}, "Escriba la observación"),
        ({"field": "results", "quote": "nadie lo escribió", "text": "Falta algo."}, "El pasaje ya no está"),
        ({"field": "inventado", "text": "Falta algo."}, "Escoja una opción válida"),
        ({"text": "x" * 2001}, "2000"),
    ],
)
def test_a_remark_that_is_refused_comes_back_with_its_words(said, sentence, as_person, entry):
    response = as_person("reviewer").post(reverse("review_observe", args=[entry.pk]), said)
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert said["text"].strip() in html
    assert not Observation.objects.exists()


def test_the_field_is_chosen_by_the_link_beside_it(as_person, entry):
    html = as_person("reviewer").get(f"/revision/{entry.pk}/?campo=results").content.decode()
    assert '<option value="results" selected>' in html


@pytest.mark.parametrize("role", ["liaison", "reviewer"])
def test_an_answer_leads_back_to_the_thread_at_the_own_desk(role, as_person, entry, observation):
    page = as_person(role)
    response = page.post(reverse("observation_reply", args=[observation.pk]), {"text": "De enero.\nY mayo."})
    desk = {"liaison": "registros", "reviewer": "revision"}[role]
    assert response.url == f"/{desk}/{entry.pk}/#observacion-{observation.pk}"
    assert observation.remarks.last().text == "De enero.\nY mayo."
    assert "De enero.<br>Y mayo." in page.get(response.url).content.decode()


@pytest.mark.parametrize("role", ["liaison", "reviewer"])
def test_an_empty_answer_is_refused_beside_the_thread(role, as_person, observation):
    response = as_person(role).post(reverse("observation_reply", args=[observation.pk]), {"text": ""})
    assert response.status_code == 422
    assert "Escriba el texto" in response.content.decode()


def test_whoever_comes_second_keeps_the_words_typed(as_person, observation, reviewer):
    observing.resolve(observation, by=reviewer)
    late = as_person("liaison").post(
        reverse("observation_attend", args=[observation.pk]), {"text": "Ya lo dice el segundo párrafo."}
    )
    html = late.content.decode()
    assert late.status_code == 422
    assert "ya está «resuelta»: la cambió Eva" in html
    assert "Ya lo dice el segundo párrafo." in html


def test_attended_then_resolved_then_reopened(as_person, observation):
    for role, name, state in (
        ("liaison", "observation_attend", "attended"),
        ("reviewer", "observation_resolve", "resolved"),
        ("reviewer", "observation_reopen", "reopened"),
    ):
        as_person(role).post(reverse(name, args=[observation.pk]), {"text": "Queda dicho."})
        assert Observation.objects.get().state == state


@pytest.mark.parametrize("verb", ["reply", "attend", "resolve", "reopen"])
def test_an_internal_one_does_not_exist_for_the_institution(verb, as_person, entry, reviewer):
    internal = observing.open_(entry, by=reviewer, text="Parece repetido.", is_internal=True)
    response = as_person("liaison").post(reverse(f"observation_{verb}", args=[internal.pk]), {"text": "?"})
    assert response.status_code == 404
    assert "Parece repetido." not in html_of(as_person("liaison"), "entry_detail", entry.pk)
    assert "Parece repetido." in html_of(as_person("reviewer"), "review_detail", entry.pk)


# --- Returning --------------------------------------------------------------------------------------


def test_open_observations_are_reason_enough_to_return(as_person, entry, observation):
    page = as_person("reviewer")
    assert "Hay 1 observación abierta: el motivo puede quedar vacío." in html_of(
        page, "review_detail", entry.pk
    )
    page.post(reverse("review_return", args=[entry.pk]), {"version": entry.version, "reason": ""})
    assert Entry.objects.get().status == Status.RETURNED


@pytest.mark.parametrize("is_internal", [True, False])
def test_what_the_institution_is_not_asked_is_no_reason(is_internal, as_person, entry, reviewer):
    observation = observing.open_(entry, by=reviewer, text="Lo vemos.", is_internal=is_internal)
    observing.resolve(observation, by=reviewer)
    with pytest.raises(workflow.MoveRefused, match="Escriba el motivo"):
        workflow.return_(entry, by=reviewer)
    response = as_person("reviewer").post(
        reverse("review_return", args=[entry.pk]), {"version": entry.version, "reason": " "}
    )
    assert response.status_code == 422


# --- In the section's form, and sending again -------------------------------------------------------


@pytest.fixture
def asked(entry, observation, reviewer):
    """The entry, returned with one observation about its results and one about its title."""
    title = observing.open_(entry, by=reviewer, text="Diga el nombre completo.", field="title")
    workflow.return_(entry, by=reviewer)
    return entry, observation, title


def test_the_comment_stands_beside_its_field(as_person, asked):
    entry, observation, title = asked
    page = as_person("liaison")
    html = page.get(section_of(entry, "results")).content.decode()
    assert f'id="{observation.anchor}"' in html
    assert f'id="{title.anchor}"' not in html
    assert html.index("¿De qué meses son?") < html.index('id="id_results"')


def test_answers_go_with_the_section_and_the_text_is_saved(as_person, asked):
    entry, observation, _title = asked
    said = {
        f"{observation.anchor}-text": "De enero a junio.",
        f"{observation.anchor}-attended": "on",
        "results": "<p>Se atendió a 461 personas de enero a junio.</p>",
    }
    response = as_person("liaison").post(
        section_of(entry, "results"), shown(entry, "results", **said), follow=True
    )
    assert [(each.kind, each.text) for each in observation.remarks.all()][1:] == [
        ("attend", "De enero a junio.")
    ]
    assert "enero a junio" in Entry.objects.get().results
    assert f'data-kept="respuesta-{observation.pk}"' in response.content.decode()


def test_autosave_sends_no_answer(as_person, asked):
    entry, observation, _title = asked
    said = shown(entry, "results", **{f"{observation.anchor}-text": "A medias"})
    as_person("liaison").post(reverse("entry_autosave", args=[entry.pk, "results"]), said)
    assert observation.remarks.count() == 1


def test_an_answer_stays_when_the_section_is_refused(as_person, asked):
    entry, observation, title = asked
    said = shown(entry, "identification", title="", **{f"{title.anchor}-text": "Ya es el oficial."})
    html = as_person("liaison").post(section_of(entry, "identification"), said).content.decode()
    assert "Ya es el oficial." in html
    assert title.remarks.count() == 1


def test_before_sending_again_the_page_asks_only_for_what_was_observed(as_person, asked, liaison):
    entry, observation, title = asked
    page = as_person("liaison")
    html = html_of(page, "entry_submit", entry.pk)
    assert "Responda la observación sobre «Título»" in html
    assert "Reenviar a UPMRIP" not in html
    for each in (observation, title):
        observing.attend(each, by=liaison)
    assert "Reenviar a UPMRIP" in html_of(page, "entry_submit", entry.pk)


# --- Lists -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("role", "name"), [("reviewer", "review_detail"), ("liaison", "entry_detail")])
def test_a_page_asks_as_many_queries_for_thirty_threads_as_for_three(
    role, name, as_person, entry, reviewer, liaison
):
    page, counts = as_person(role), []
    for number in (3, 27):
        for n in range(number):
            each = observing.open_(entry, by=reviewer, text=f"Falta {number}-{n}.", field="results")
            observing.reply(each, by=liaison, text="Ya está.")
        html_of(page, name, entry.pk)
        with CaptureQueriesContext(connection) as queries:
            html_of(page, name, entry.pk)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- Internal ones leave UPMRIP by no way ----------------------------------------------------------

SECRET = "Sospecha que sólo UPMRIP comparte"


@pytest.fixture
def whispered(asked, reviewer):
    """The returned entry with an internal thread about one of its fields."""
    entry = asked[0]
    internal = observing.open_(entry, by=reviewer, text=SECRET, field="results", is_internal=True)
    observing.reply(internal, by=reviewer, text=f"{SECRET}, sí")
    return entry


def test_no_page_of_the_institution_shows_what_is_internal(as_person, whispered):
    page, pk = as_person("liaison"), whispered.pk
    addresses = [
        *(reverse(name) for name in ("entry_list", "message_list", "workbook")),
        *(reverse(name, args=[pk]) for name in ("entry_detail", "entry_submit")),
        *(section_of(whispered, section.key) for section in SECTIONS),
        reverse("entry_receipt", args=[pk, 1]),
        f"{reverse('entry_detail', args=[pk])}?comparar=envio",
    ]
    for address in addresses:
        response = page.get(address)
        assert response.status_code == 200, address
        assert SECRET not in response.content.decode(), address


def test_no_answer_to_an_autosave_shows_it(as_person, whispered):
    url = reverse("entry_autosave", args=[whispered.pk, "results"])
    response = as_person("liaison").post(url, shown(whispered, "results"))
    assert response.status_code == 200
    assert SECRET not in response.content.decode()


def test_no_workbook_shows_it(as_person, whispered, institution):
    response = as_person("liaison").get(reverse("workbook_download", args=[institution.pk]))
    content = b"".join(response.streaming_content) if response.streaming else response.content
    cells = [
        str(value)
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]
    assert whispered.title in cells
    assert not any(SECRET in cell for cell in cells)


def test_no_snapshot_nor_document_shows_it(as_person, whispered, cycle, liaison, reviewer):
    for each in whispered.observations.filter(is_internal=False):
        observing.attend(each, by=liaison)
    workflow.submit(whispered, by=liaison)
    workflow.approve(whispered, by=reviewer)
    edition = freeze(cycle)
    frozen = json.dumps([each.content for each in edition.entries.all()], ensure_ascii=False)
    assert whispered.title in frozen
    assert SECRET not in frozen
    assert SECRET not in json.dumps(whispered.checkpoints.last().content, ensure_ascii=False)
    for kind, form in (("informe", "html"), ("informe", "json")):
        response = as_person("editor").get(reverse("document_download", args=[edition.pk, kind, form]))
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert response.status_code == 200
        assert SECRET not in content.decode()
