"""The proof's pages: an editor opens it, a head reads and answers, others only read."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from compendium import arranging, builder, proofing
from compendium.freeze import freeze
from compendium.models import Build, Proof, ProofAnswer
from reporting.models import Status

DAY = datetime.timedelta(days=1)


@pytest.fixture
def edition(cycle, make_entry, editor):
    entry = make_entry(Status.APPROVED, title="Programa de atención")
    arranging.edit(entry, "title", "Programa de orientación", reason="Decía otra cosa", by=editor)
    return freeze(cycle)


@pytest.fixture
def proof(edition, editor, head):
    return proofing.open_proof(edition, until=timezone.now() + 7 * DAY, by=editor)


@pytest.fixture
def address(proof, institution):
    return lambda name: reverse(name, args=[proof.edition_id, institution.pk])


def body(response):
    return response.content.decode()


def test_an_editor_opens_it_with_a_date(client, edition, editor, institution):
    client.force_login(editor)
    url = reverse("proof_detail", args=[edition.pk])
    assert "1 institución leerá lo suyo" in body(client.get(url))
    assert "Escriba el día y la hora" in body(client.post(url, {"until": ""}))
    assert "La fecha ya pasó" in body(client.post(url, {"until": "01/01/2020 18:00"}))
    page = client.post(url, {"until": "2090-01-31T18:00"}, follow=True)
    assert "ya tienen el aviso" in body(page)
    assert "Sin persona titular con cuenta" in body(page)
    assert Proof.objects.get().until.year == 2090


def test_a_head_reads_what_will_be_printed_and_why_it_was_edited(client, address, head):
    client.force_login(head)
    page = body(client.get(address("proof_institution")))
    assert "PROGRAMA DE ORIENTACIÓN" in page
    assert "Ajuste de la edición en «Título»" in page
    assert "Decía otra cosa" in page
    assert "<del>" in page
    assert "Confirmar la galera" in page


def test_a_head_confirms_and_may_think_better_of_it(client, address, head, proof, institution):
    client.force_login(head)
    page = client.post(address("proof_answer"), {"answer": "confirmed"}, follow=True)
    assert "Su respuesta quedó registrada" in body(page)
    frozen = proofing.entries_of(proof.edition, institution).get()
    client.post(address("proof_answer"), {"answer": "remarked", f"entry-{frozen.pk}": "Falta\r\nel periodo."})
    remark = ProofAnswer.objects.last().remarks.get()
    assert (remark.frozen, remark.text) == (frozen, "Falta\nel periodo.")
    assert "Falta<br>el periodo." in body(client.get(address("proof_institution")))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"answer": "confirmed", "general": "Falta algo."}, "bórrelas antes de confirmar"),
        ({"answer": "remarked", "general": "  "}, "Escriba al menos una observación"),
        ({"general": "Falta algo."}, "Error:"),
        ({"answer": "silent"}, "Error:"),
    ],
)
def test_an_answer_that_says_two_things_or_nothing_is_handed_back(client, address, head, data, sentence):
    client.force_login(head)
    page = body(client.post(address("proof_answer"), data))
    assert sentence in page
    assert data.get("general", "").strip() in page
    assert not ProofAnswer.objects.exists()


def test_what_was_written_too_late_is_handed_back(client, address, head, proof):
    client.force_login(head)
    Proof.objects.update(opened_at=proof.opened_at - 9 * DAY, until=timezone.now() - DAY)
    page = client.post(address("proof_answer"), {"answer": "remarked", "general": "Falta algo."})
    assert page.status_code == 409
    assert "La galera cerró el" in body(page)
    assert "Falta algo." in body(page)


def test_a_liaison_reads_and_is_told_who_answers(client, address, liaison):
    client.force_login(liaison)
    page = body(client.get(address("proof_institution")))
    assert "la confirma la persona titular" in page
    assert "Confirmar la galera" not in page
    assert client.post(address("proof_answer"), {"answer": "confirmed"}).status_code == 403


def test_the_list_shows_the_own_proofs_only(client, proof, liaison, stranger):
    client.force_login(liaison)
    assert "2025-1.0" in body(client.get(reverse("proof_list")))
    client.force_login(stranger)
    assert "Todavía no hay ninguna" in body(client.get(reverse("proof_list")))


def test_an_editor_sees_who_answered_what(client, proof, editor, head, institution):
    frozen = proofing.entries_of(proof.edition, institution).get()
    proofing.remark(proof, institution, {frozen: "Falta el periodo."}, by=head)
    client.force_login(editor)
    page = body(client.get(reverse("proof_detail", args=[proof.edition_id])))
    assert "Con observaciones" in page
    assert "Falta el periodo." in page
    assert reverse("review_detail", args=[frozen.entry_id]) in page


def test_the_pdf_is_asked_for_made_and_taken(client, address, head):
    client.force_login(head)
    assert client.get(address("proof_download")).status_code == 404
    client.post(address("proof_pdf"))
    assert 'hx-trigger="every 2s"' in body(client.get(address("proof_pdf")))
    builder.run(Build.objects.get().pk)
    assert "Descargar la galera en PDF" in body(client.get(address("proof_pdf")))
    response = client.get(address("proof_download"))
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    assert 'filename="galera-2025-1.0-inm.pdf"' in response["Content-Disposition"]


def test_another_institution_learns_nothing_of_it(client, address, stranger, reviewer):
    for person in (stranger, reviewer):
        client.force_login(person)
        for name in ("proof_institution", "proof_pdf", "proof_download"):
            assert client.get(address(name)).status_code == 404
        assert client.post(address("proof_answer"), {"answer": "confirmed"}).status_code == 404
