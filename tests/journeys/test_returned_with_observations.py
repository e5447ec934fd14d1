"""An entry returned with three observations: answered, attended, sent again, resolved, approved."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from reporting import observing, workflow
from reporting.models import Entry, Observation, Status
from tests.cast import PASSWORD
from tests.journeys.test_from_entry_to_book import editor_of, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def entry(make_entry):
    results = "<p>Se atendió a 461 personas.</p><p>También a 12 familias.</p>"
    return make_entry(Status.SUBMITTED, results=results)


def open_review(page: Page, entry) -> Page:
    page.goto(f"/revision/{entry.pk}/")
    return page


def remark(page: Page, text: str, *, is_internal=False):
    page.locator("#observar_text").fill(text)
    if is_internal:
        page.get_by_label("Sólo UPMRIP").check()
    page.get_by_role("button", name="Comentar", exact=True).click()
    expect(page.get_by_text("Observación guardada.")).to_be_visible()


def select(page: Page, text: str):
    """Select all words of the paragraph that says `text`, as with the mouse."""
    page.locator("#campo-results").get_by_text(text).click(click_count=3)


def observe_three(page: Page):
    select(page, "También a 12 familias.")
    page.get_by_role("button", name="Comentar este pasaje").click()
    expect(page.locator("[data-quoted]")).to_contain_text("También a 12 familias.")
    remark(page, "¿De qué meses son?")
    page.get_by_role("link", name="Comentar Descripción").click()
    remark(page, "Diga a quién se atiende.")
    page.locator("#observar_field").select_option("")
    remark(page, "¿Es el mismo programa que reporta el DIF?")
    remark(page, "Preguntar a Tomás antes de aprobar.", is_internal=True)


def answer_all(page: Page):
    page.get_by_role("link", name="Atención a personas en retorno").first.click()
    expect(page.get_by_text("0 de 3 atendidas o resueltas.")).to_be_visible()
    assert "Preguntar a Tomás" not in page.content()
    page.locator("li", has_text="¿De qué meses son?").get_by_role(
        "link", name="Corregir en su sección"
    ).click()
    editor_of(page, "Resultados").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" De enero a junio.")
    beside = page.locator("article", has_text="¿De qué meses son?")
    beside.get_by_label("Respuesta").fill("Agregué los meses.")
    beside.get_by_label("Atendida").check()
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.get_by_text("1 de 3 atendidas o resueltas.")).to_be_visible()
    page.locator("article", has_text="Diga a quién").get_by_role(
        "button", name="Marcar como atendida"
    ).click()
    page.get_by_role("main").get_by_role("link", name="Revisar y reenviar").click()
    page.get_by_role("link", name="Responda la observación sobre «Registro completo»").click()
    whole = page.locator("article", has_text="¿Es el mismo programa")
    whole.get_by_label("Respuesta").fill("No: el del DIF atiende a la niñez.")
    whole.get_by_role("button", name="Responder").click()
    page.get_by_role("main").get_by_role("link", name="Revisar y reenviar").click()
    page.get_by_role("button", name="Reenviar a UPMRIP").click()
    expect(page.get_by_role("heading", name="Recibido")).to_be_visible()


def test_three_observations_are_answered_and_the_entry_sent_again(window, liaison, reviewer, entry):
    reviews, reports = window(), window()
    sign_in(reviews, reviewer)
    observe_three(open_review(reviews, entry))
    reviews.get_by_role("button", name="Devolver a la institución").click()
    expect(reviews.get_by_text("Devuelto a la institución:")).to_be_visible()

    sign_in(reports, liaison)
    answer_all(reports)

    open_review(reviews, entry)
    expect(reviews.get_by_text("No: el del DIF atiende a la niñez.").first).to_be_visible()
    expect(reviews.locator("#campo-results")).to_contain_text("De enero a junio.")
    for text in ("¿De qué meses son?", "Diga a quién", "¿Es el mismo programa"):
        thread = reviews.locator("article", has_text=text)
        thread.get_by_text("Responder o resolver").click()
        thread.get_by_role("button", name="Resolver").click()
        expect(reviews.get_by_text("Observación resuelta.")).to_be_visible()
    reviews.get_by_role("button", name="Aprobar", exact=True).click()
    expect(reviews.get_by_text("Aprobado:")).to_be_visible()
    assert Entry.objects.get().status == Status.APPROVED
    states = Observation.objects.filter(is_internal=False).values_list("state", flat=True)
    assert list(states) == ["resolved"] * 3


def test_what_a_reviewer_types_is_there_after_looking_elsewhere(window, reviewer, entry):
    page = open_review(sign_in(window(), reviewer), entry)
    page.locator("#observar_text").fill("Falta decir en qué meses.")
    page.get_by_label("Motivo").fill("Complete los resultados.")
    page.goto("/revision/")
    open_review(page, entry)
    expect(page.locator("#observar_text")).to_have_value("Falta decir en qué meses.")
    expect(page.get_by_label("Motivo")).to_have_value("Complete los resultados.")
    page.get_by_role("button", name="Comentar", exact=True).click()
    expect(page.get_by_text("Observación guardada.")).to_be_visible()
    expect(page.locator("#observar_text")).to_have_value("")
    expect(page.get_by_label("Motivo")).to_have_value("Complete los resultados.")


def test_a_session_that_ends_costs_the_reviewer_no_word(window, reviewer, entry):
    page = open_review(sign_in(window(), reviewer), entry)
    page.get_by_label("Motivo").fill("Complete los resultados.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Devolver a la institución").click()
    page.get_by_label("Correo electrónico").fill(reviewer.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect(page).not_to_have_url(re.compile("login"))
    open_review(page, entry)
    expect(page.get_by_label("Motivo")).to_have_value("Complete los resultados.")
    assert Entry.objects.get().status == Status.SUBMITTED


def test_an_answer_typed_beside_its_field_survives_leaving_the_page(window, liaison, reviewer, entry):
    asked = observing.open_(entry, by=reviewer, text="¿De qué meses son?", field="results")
    workflow.return_(entry, by=reviewer)
    page = sign_in(window(), liaison)
    page.goto(f"/registros/{entry.pk}/secciones/results/")
    page.get_by_label("Respuesta").fill("De enero a junio.")
    expect(page.locator("[data-save-state]")).to_contain_text("Guardado", timeout=15_000)
    page.goto(f"/registros/{entry.pk}/")
    expect(page.get_by_label("Respuesta")).to_have_value("De enero a junio.")
    page.get_by_role("button", name="Responder", exact=True).click()
    expect(page.get_by_text("Respuesta guardada.")).to_be_visible()
    assert asked.remarks.last().text == "De enero a junio."


def test_remarking_and_answering_work_without_javascript(
    chromium, live_server, window, liaison, reviewer, entry
):
    contexts = [chromium.new_context(base_url=live_server.url, java_script_enabled=False) for _ in range(2)]
    reviews, reports = (sign_in(c.new_page(), p) for c, p in zip(contexts, (reviewer, liaison), strict=True))
    open_review(reviews, entry).get_by_role("link", name="Comentar Resultados").click()
    remark(reviews, "¿De qué meses son?")
    assert Observation.objects.get().field == "results"
    reviews.get_by_role("button", name="Devolver a la institución").click()
    reports.goto(f"/registros/{entry.pk}/")
    reports.get_by_label("Respuesta").fill("De enero a junio.")
    reports.get_by_role("button", name="Marcar como atendida").click()
    reports.get_by_role("main").get_by_role("link", name="Revisar y reenviar").click()
    reports.get_by_role("button", name="Reenviar a UPMRIP").click()
    expect(reports.get_by_role("heading", name="Recibido")).to_be_visible()
    for context in contexts:
        context.close()


def test_a_suggestion_being_written_survives_leaving_the_page(window, reviewer, entry):
    page, address = sign_in(window(), reviewer), f"/revision/{entry.pk}/textos/results/"
    page.goto(address)
    editor_of(page, "Resultados").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" De enero a junio.")
    page.get_by_label("Motivo").fill("Falta el periodo.")
    open_review(page, entry)
    page.goto(address)
    expect(editor_of(page, "Resultados")).to_contain_text("De enero a junio.")
    expect(page.get_by_label("Motivo")).to_have_value("Falta el periodo.")
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Sugerido: la institución verá la diferencia")).to_be_visible()
    assert "De enero a junio." in entry.suggestions.get().after
    page.goto(address)
    expect(editor_of(page, "Resultados")).not_to_contain_text("De enero a junio.")


def test_figures_being_suggested_survive_leaving_the_page(window, reviewer, entry):
    page, address = sign_in(window(), reviewer), f"/revision/{entry.pk}/textos/figures/"
    page.goto(address)
    page.get_by_label("Total").first.fill("471")
    page.get_by_label("Nota").first.fill("Cifra preliminar.")
    open_review(page, entry)
    page.goto(address)
    expect(page.get_by_label("Total").first).to_have_value("471")
    expect(page.get_by_label("Qué se cuenta").first).to_have_value("personas atendidas")
    page.get_by_label("Motivo").fill("Lo dice el texto.")
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Cifras sugeridas")).to_be_visible()
    assert "471" in entry.suggestions.get().after
