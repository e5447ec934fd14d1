"""The receipt of a submission as PDF, read back."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from reporting.models import Status

HOSTILE = {
    "markup": "<script>alert(1)</script> {{ x }} {% include 'x' %}",
    "an address": '<img src="file:///etc/passwd"> url(file:///etc/passwd)',
    "unbroken": "w" * 400,
    "long": "Programa muy largo " * 26,
    "emoji": "👩‍👩‍👧 família",
}


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def fetched(client, make_entry, liaison):
    def fetch(**fields):
        entry = make_entry(Status.SUBMITTED, **fields)
        client.force_login(liaison)
        return entry.checkpoints.get(), client.get(reverse("receipt_pdf", args=[entry.pk, 1]))

    return fetch


def test_the_pdf_says_what_the_page_says(fetched):
    checkpoint, response = fetched()
    assert response["Content-Disposition"] == f'attachment; filename="acuse-{checkpoint.folio}.pdf"'
    said = text_of(response.content)
    assert checkpoint.folio in said
    assert checkpoint.sha256 in said.replace("\n", "").replace(" ", "")
    assert "Atención a personas en retorno" in said
    assert "(Ciudad de México)" in said
    assert "1 cifra, 1 reto, 0 evidencias" in said


def test_the_same_receipt_is_the_same_file(fetched, client):
    checkpoint, response = fetched()
    again = client.get(reverse("receipt_pdf", args=[checkpoint.entry_id, 1]))
    assert response.content == again.content


def test_it_is_one_accessible_page(fetched):
    _checkpoint, response = fetched()
    reader = PdfReader(io.BytesIO(response.content))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"] == "es-MX"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_is_printed_as_text_on_the_one_page(name, fetched):
    _checkpoint, response = fetched(title=HOSTILE[name])
    reader = PdfReader(io.BytesIO(response.content))
    assert len(reader.pages) == 1
    assert "root:" not in reader.pages[0].extract_text()


def test_a_receipt_that_is_not_there_is_not_found(client, make_entry, liaison):
    entry = make_entry()
    client.force_login(liaison)
    assert client.get(reverse("receipt_pdf", args=[entry.pk, 1])).status_code == 404
