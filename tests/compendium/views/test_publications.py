"""The public pages, as anybody sees them; and the page from which an edition becomes public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium import builder
from compendium.freeze import freeze
from compendium.models import Build, Publication
from compendium.publishing import publish
from reporting.models import Status
from tests.compendium.publishing import final_files


@pytest.fixture
def edition(cycle, make_entry):
    make_entry(Status.APPROVED)
    return freeze(cycle)


@pytest.fixture
def published(edition, editor):
    final_files(edition)
    publish(edition, by=editor, reason="Primera")
    return edition


@pytest.fixture
def erratum(published, cycle, editor, make_entry):
    make_entry(Status.APPROVED, title="Otro programa")
    edition = freeze(cycle)
    final_files(edition, data=b"%PDF-1.7 errata")
    publish(edition, by=editor, reason="Errata")
    return edition


def body(response):
    return response.content.decode()


def file_url(name, label="2025-1.0"):
    return reverse("publication_file", args=[label, name])


def test_what_is_only_frozen_is_nobody_elses_business(client, edition):
    final_files(edition)
    assert "Todavía no hay ediciones publicadas" in body(client.get(reverse("publication_list")))
    assert client.get(reverse("publication_detail", args=["2025-1.0"])).status_code == 404
    assert client.get(file_url("compendio-2025-1.0.pdf")).status_code == 404


def test_anybody_sees_files_sizes_pages_hashes_citation_and_licences(client, published):
    page = body(client.get(reverse("publication_detail", args=["2025-1.0"])))
    pdf = Publication.objects.get().files.get(format="pdf")
    for piece in (
        file_url("compendio-2025-1.0.pdf"),
        file_url("compendio-2025-1.0.csv"),
        pdf.sha256,
        "18\xa0bytes",
        "Compendio General 2025. Pacto Mundial",
        "Libre Uso MX",
        published.manifest,
    ):
        assert piece in page
    assert "Sustituida" not in body(client.get(reverse("publication_list")))


def test_an_erratum_says_what_changed_and_the_older_one_leads_to_it(client, erratum):
    page = body(client.get(reverse("publication_detail", args=["2025-1.1"])))
    assert "Cambios respecto de la edición 1.0" in page
    assert "Otro programa" in page
    older = body(client.get(reverse("publication_detail", args=["2025-1.0"])))
    assert "Una edición posterior sustituye a ésta" in older
    assert reverse("publication_detail", args=["2025-1.1"]) in older
    assert "Sustituida por la edición 2025-1.1" in body(client.get(reverse("publication_list")))
    still_there = client.get(file_url("compendio-2025-1.0.pdf"))
    assert b"".join(still_there.streaming_content) == b"%PDF-1.7 de prueba"


def test_the_cycles_address_leads_to_its_latest_edition(client, erratum):
    response = client.get(reverse("publication_detail", args=["2025"]))
    assert response["Location"] == reverse("publication_detail", args=["2025-1.1"])


def test_a_file_is_kept_by_caches_for_ever_and_known_by_its_hash(client, published):
    pdf = Publication.objects.get().files.get(format="pdf")
    response = client.get(file_url("compendio-2025-1.0.pdf"))
    assert b"".join(response.streaming_content) == b"%PDF-1.7 de prueba"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["ETag"] == f'"{pdf.sha256}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == 'inline; filename="compendio-2025-1.0.pdf"'
    again = client.get(file_url("compendio-2025-1.0.pdf"), headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(file_url("compendio-2025-1.0.pdf")).status_code == 405


def test_a_page_among_the_files_is_saved_and_never_shown_as_ours(client, published):
    response = client.get(file_url("compendio-2025-1.0.html"))
    list(response.streaming_content)
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["compendio-2025-1.1.pdf", "informe-2025-1.0.pdf", "..", "compendio.pdf"])
def test_a_file_that_the_edition_does_not_have(client, published, name):
    assert client.get(f"/publicaciones/2025-1.0/{name}").status_code == 404


def test_the_same_for_who_is_signed_in(client, published, liaison):
    client.force_login(liaison)
    response = client.get(file_url("compendio-2025-1.0.csv"))
    list(response.streaming_content)
    assert "immutable" in response["Cache-Control"]
    assert client.get(reverse("publication_list")).status_code == 200


def test_as_many_queries_for_one_edition_as_for_several(client, published, editor, cycle, make_entry):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("publication_list"))
        return len(queries)

    before = asked()
    for number in range(3):
        make_entry(Status.APPROVED, title=f"Programa {number}")
        edition = freeze(cycle)
        final_files(edition)
        publish(edition, by=editor, reason="Errata")
    assert asked() == before


# --- Publishing -------------------------------------------------------------------------------


def test_the_page_says_what_is_missing_and_offers_to_make_it(client, edition, editor):
    client.force_login(editor)
    page = body(client.get(reverse("edition_publish", args=[edition.pk])))
    assert "Falta el archivo final" in page
    assert ">Publicar<" not in page.replace("\n", "")
    client.post(reverse("build_final", args=[edition.pk, "compendio"]))
    assert Build.objects.get().is_final


def test_a_final_file_leaves_only_by_being_published(client, edition, editor):
    client.force_login(editor)
    build = final_files(edition)
    assert client.get(reverse("build_download", args=[build.pk])).status_code == 404
    assert "Seguir con la publicación" in body(client.get(reverse("build_detail", args=[build.pk])))


def test_publishing_with_warnings_needs_a_reason(client, edition, editor):
    final_files(edition)
    client.force_login(editor)
    url = reverse("edition_publish", args=[edition.pk])
    assert "Escriba el motivo" in body(client.post(url, {"reason": " "}))
    page = client.post(url, {"reason": "Sin galera este año."}, follow=True)
    assert "La edición 2025-1.0 es pública." in body(page)
    assert Publication.objects.get().reason == "Sin galera este año."
    assert "Publicada el" in body(client.get(reverse("edition_detail", args=[edition.pk])))


def test_a_real_final_file_is_published_without_a_mark(client, edition, editor):
    build = builder.request(edition, "compendio", by=editor, is_final=True)
    builder.run(build.pk)
    publish(edition, by=editor, reason="Primera")
    response = client.get(file_url("compendio-2025-1.0.pdf"))
    data = b"".join(response.streaming_content)
    assert data.startswith(b"%PDF-")
    assert b"<pmm:state>" not in data
