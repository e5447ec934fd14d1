"""The pages on which wording is suggested, corrected and answered, as forms without JavaScript send them."""

from decimal import Decimal

import pytest
from django.urls import reverse

from reporting import drafting, suggesting
from reporting.models import Correction, Entry, Status, Suggestion

AFTER = "<p>Orientación y apoyo para quienes regresan al país.</p>"


@pytest.fixture
def sent(make_entry):
    return make_entry(Status.SUBMITTED)


@pytest.fixture
def suggestion(sent, reviewer):
    seen = drafting.seal(sent.description)
    return suggesting.suggest(sent, "description", AFTER, by=reviewer, reason="Se lee mejor.", seen=seen)


@pytest.fixture
def reviewing(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def reporting(client, liaison):
    client.force_login(liaison)
    return client


def address(entry, field="description"):
    return reverse("review_suggest", args=[entry.pk, field])


def send(client, entry, act, field="description", **data):
    """Open the page and press one of its buttons."""
    page = client.get(address(entry, field))
    values = {"text": AFTER, "reason": "Se lee mejor.", "seal": page.context["seal"], "act": act}
    return client.post(address(entry, field), values | data)


def test_the_copy_starts_from_the_text_that_was_sent(reviewing, sent):
    html = reviewing.get(address(sent)).content.decode()
    assert "Orientación y apoyo a quienes regresan al país." in html
    assert "data-rich" in html


def test_suggesting_leads_back_to_the_field_where_it_stands(reviewing, sent):
    response = send(reviewing, sent, "suggest")
    assert response.url == f"{reverse('review_detail', args=[sent.pk])}#campo-description"
    html = reviewing.get(response.url).content.decode()
    assert "Redacción sugerida" in html
    assert "Se imprimirá el texto de ahora" in html
    assert "Retirar la sugerencia" in html


def test_looking_at_the_difference_writes_nothing(reviewing, sent):
    response = send(reviewing, sent, "look", reason="")
    html = response.content.decode()
    assert "Así cambiaría el texto" in html
    assert "Hay un problema" not in html  # the reason is for sending it
    assert [block.state for block in response.context["difference"].said.blocks] == ["changed"]
    assert not Suggestion.objects.exists()


def test_a_correction_says_what_will_be_printed(reviewing, sent):
    html = reviewing.get(send(reviewing, sent, "correct").url).content.decode()
    assert "Corrección de estilo" in html
    assert "Se imprimirá el texto corregido (versión 2). Lo que envió la institución se conserva." in html
    assert Entry.objects.get().description == AFTER


@pytest.mark.parametrize(
    ("act", "data", "said"),
    [
        ("suggest", {"reason": " "}, "Escriba el motivo"),
        ("suggest", {"text": "x" * 20_001}, "pasa del límite"),
        ("correct", {"text": "<p>Se atendió a 461.</p>"}, "Cambia una cifra"),
        ("correct", {"seal": "otro"}, "El texto cambió mientras usted lo editaba"),
        ("suggest", {"seal": "otro"}, "El texto cambió mientras usted lo editaba"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(act, data, said, reviewing, sent):
    html = send(reviewing, sent, act, **data).content.decode()
    assert said in html
    assert "Hay un problema" in html
    assert data.get("reason", "Se lee mejor.") in html
    assert not Suggestion.objects.exists()
    assert not Correction.objects.exists()


def test_after_a_stale_edit_the_next_one_is_made_knowingly(reviewing, sent, liaison):
    stale = send(reviewing, sent, "suggest", seal="otro")
    assert stale.context["seal"] == drafting.seal(sent.description)
    assert stale.context["difference"].is_same is False


def test_hostile_markup_is_cleaned_on_its_way_in(reviewing, sent):
    send(reviewing, sent, "suggest", text='<p onclick="x()">Hola<script>alert(1)</script></p>')
    assert Suggestion.objects.get().after == "<p>Hola</p>"


def test_a_title_is_one_line_within_its_limit(reviewing, sent):
    assert "500" in send(reviewing, sent, "suggest", field="title", text="x" * 501).content.decode()
    send(reviewing, sent, "suggest", field="title", text="  Atención \n a personas ")
    assert Suggestion.objects.get().after == "Atención a personas"


@pytest.mark.parametrize("field", ["status", "links", "challenges.9", "challenges.x", "institution"])
def test_only_texts_and_figures_are_reworded(field, reviewing, sent):
    assert reviewing.get(address(sent, field)).status_code == 404


def test_an_entry_that_is_not_sent_sends_back_with_a_sentence(reviewing, make_entry):
    response = reviewing.get(address(make_entry(Status.RETURNED)), follow=True)
    assert "mientras el registro está enviado" in response.content.decode()


def test_the_institution_is_told_on_its_entry_and_sees_the_difference(reporting, sent, suggestion):
    html = reporting.get(reverse("entry_detail", args=[sent.pk])).content.decode()
    assert "UPMRIP le sugiere un cambio." in html
    html = reporting.get(reverse("entry_detail", args=[sent.pk]) + "?comparar=sugerencia").content.decode()
    assert "Aceptar esta redacción" in html
    assert "<ins>" in html


def test_accepting_says_what_will_be_printed(reporting, sent, suggestion):
    response = reporting.post(reverse("suggestion_accept", args=[suggestion.pk]), follow=True)
    assert "Redacción aceptada: es la que se imprimirá." in response.content.decode()
    assert Entry.objects.get().description == AFTER


def test_declining_needs_words_and_keeps_them(reporting, sent, suggestion):
    url = reverse("suggestion_decline", args=[suggestion.pk])
    assert "Escriba por qué" in reporting.post(url, {"answer": " "}, follow=True).content.decode()
    assert (
        "Así lo dice la ley."
        in reporting.post(url, {"answer": "Así lo dice la ley."}, follow=True).content.decode()
    )
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer) == ("declined", "Así lo dice la ley.")


def test_a_late_answer_is_told_so_and_not_lost(reporting, sent, suggestion):
    reporting.post(reverse("suggestion_accept", args=[suggestion.pk]))
    late = reporting.post(
        reverse("suggestion_decline", args=[suggestion.pk]), {"answer": "Prefiero el mío."}, follow=True
    ).content.decode()
    assert "ya tiene respuesta" in late
    assert "Prefiero el mío." in late


def test_a_lapsed_suggestion_shows_what_changed_and_offers_no_acceptance(
    reporting, sent, suggestion, reviewer
):
    seen = drafting.seal(sent.description)
    suggesting.correct(
        sent, "description", "<p>Orientación a quienes regresan.</p>", by=reviewer, reason="x", seen=seen
    )
    html = reporting.get(reverse("entry_detail", args=[sent.pk])).content.decode()
    assert "Ya no corresponde" in html
    assert "Esto cambió desde entonces:" in html
    assert "Aceptar esta redacción" not in html


def test_a_reviewer_takes_a_suggestion_back(reviewing, sent, suggestion):
    reviewing.post(reverse("suggestion_withdraw", args=[suggestion.pk]))
    suggestion.refresh_from_db()
    assert suggestion.state == "withdrawn"
    again = reviewing.post(reverse("suggestion_withdraw", args=[suggestion.pk]), follow=True)
    assert "ya tiene respuesta" in again.content.decode()


def test_partners_of_a_joint_action_see_neither_suggestions_nor_comparisons(
    client, sent, suggestion, stranger
):
    sent.partners.add(stranger.memberships.get().institution)
    client.force_login(stranger)
    html = client.get(reverse("entry_detail", args=[sent.pk]) + "?comparar=sugerencia").content.decode()
    assert "apoyo para quienes" not in html
    assert "Comparar con" not in html


def figures(*rows):
    """The rows of figures as the page sends them: the first stood there, the others were added."""
    data = {"figures-TOTAL_FORMS": len(rows), "figures-INITIAL_FORMS": min(len(rows), 1)}
    for number, row in enumerate(rows):
        data |= {f"figures-{number}-{name}": value for name, value in {"unit": "people", **row}.items()}
    return data


SENT = {"what": "personas atendidas", "total": "461", "women": "249", "men": "212"}
OTHER = {"what": "fichas entregadas", "unit": "documents", "total": "1,000.5"}


def test_figures_are_suggested_row_by_row_and_accepted(reviewing, sent, client, liaison):
    html = reviewing.get(reverse("review_detail", args=[sent.pk])).content.decode()
    assert f'href="{address(sent, "figures")}"' in html
    page = reviewing.get(address(sent, "figures")).content.decode()
    assert 'value="461"' in page
    assert "Corregir el estilo" not in page
    changed = figures({**SENT, "total": "471", "women": "259"}, OTHER)
    assert "Así cambiarían las cifras" in send(reviewing, sent, "look", "figures", **changed).content.decode()
    assert not Suggestion.objects.exists()
    send(reviewing, sent, "suggest", "figures", **changed)
    assert "Cifras sugeridas" in reviewing.get(reverse("review_detail", args=[sent.pk])).content.decode()

    client.force_login(liaison)
    html = client.get(reverse("entry_detail", args=[sent.pk]), {"comparar": "sugerencia"}).content.decode()
    assert "Aceptar estas cifras" in html
    assert [number in html for number in (">461<span", ">471<span")] == [True, True]
    client.post(reverse("suggestion_accept", args=[Suggestion.objects.get().pk]))
    entry = Entry.objects.get()
    assert list(entry.figures.values_list("what", "unit", "total", "women", "men")) == [
        ("personas atendidas", "people", 471, 259, 212),
        ("fichas entregadas", "documents", Decimal("1000.5"), None, None),
    ]
    assert (entry.version, entry.status) == (2, Status.SUBMITTED)
    html = client.get(reverse("entry_detail", args=[sent.pk])).content.decode()
    assert "Se imprimirán las cifras corregidas (versión 2)" in html


def test_figures_are_never_corrected_without_asking(reviewing, sent):
    html = send(reviewing, sent, "correct", "figures", **figures({**SENT, "total": "471"})).content.decode()
    assert "Las cifras las confirma la institución: sugiéralas." in html
    assert not Correction.objects.exists()


def test_a_wrong_figure_is_told_at_its_row(reviewing, sent):
    html = send(
        reviewing, sent, "suggest", "figures", **figures({**SENT, "total": "muchas"})
    ).content.decode()
    assert "Escriba el total sólo con cifras" in html
    assert "Hay un problema" in html
    assert "Se lee mejor." in html
    assert not Suggestion.objects.exists()


def test_the_same_figures_are_no_suggestion(reviewing, sent):
    html = send(reviewing, sent, "suggest", "figures", **figures(SENT)).content.decode()
    assert "quedó igual" in html


def test_figures_that_changed_meanwhile_lapse(reviewing, sent, liaison):
    send(reviewing, sent, "suggest", "figures", **figures({**SENT, "total": "471"}))
    sent.figures.update(men=200)
    html = reviewing.get(reverse("review_detail", args=[sent.pk])).content.decode()
    assert "Las cifras cambiaron después de la sugerencia" in html
    with pytest.raises(suggesting.Lapsed):
        suggesting.accept(Suggestion.objects.get(), by=liaison)


def test_a_suggestion_of_no_figures_takes_them_away(reviewing, sent, liaison):
    send(reviewing, sent, "suggest", "figures", **figures())
    suggesting.accept(Suggestion.objects.get(), by=liaison)
    assert not sent.figures.exists()
