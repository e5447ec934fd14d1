"""Evidence: adding, showing, reusing and taking away links and files; what happens when it cannot be kept."""

import datetime
import resource
from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from compendium.freeze import freeze
from reporting import workflow
from reporting.models import Cycle, Entry, EvidenceFile, Status, Upload
from tests.reporting import files
from tests.reporting.views.test_entries import section, shown

SECOND = datetime.timedelta(seconds=1)
ROW = {"links-TOTAL_FORMS": 1, "links-INITIAL_FORMS": 0, "links-0-url": "www.gob.mx/inm/informe"}


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)
    return client


def send(page, entry, name="informe.pdf", data=files.PDF, **changes):
    file = SimpleUploadedFile(name, data) if name else ""
    typed = shown(entry, "evidence", upload=file, attach="", **changes)
    return page.post(section(entry, "evidence"), typed)


def stored() -> list[str]:
    folder = default_storage.path("evidence")
    return sorted(default_storage.listdir(folder)[1]) if default_storage.exists(folder) else []


def fetched(page, entry, upload):
    """The answer to asking for a file, read to its end."""
    response = page.get(reverse("entry_file", args=[entry.pk, upload.pk]))
    response.body = b"".join(response)
    return response


def error_at_the_file(response) -> str:
    return " ".join(response.context["form"].errors.get("upload", []))


def test_a_file_is_kept_under_a_name_of_our_own_and_shown(page, make_entry, liaison):
    entry = make_entry()
    response = send(page, entry, "Informe de 2025.pdf")
    assert response.url == section(entry, "evidence")
    file = EvidenceFile.objects.get()
    assert (file.entry, file.is_public, file.upload.by) == (entry, False, liaison)
    assert (file.upload.name, file.upload.size) == ("Informe de 2025.pdf", len(files.PDF))
    assert "Informe" not in file.upload.file.name
    assert fetched(page, entry, file.upload).body == files.PDF
    assert Entry.objects.get().version == 2


def test_links_and_what_files_show_are_saved_with_the_section(page, make_entry):
    entry = make_entry()
    send(page, entry)
    typed = {"files-0-title": "Informe anual", "files-0-is_public": "on", **ROW, "links-0-title": "La página"}
    page.post(section(entry, "evidence"), shown(entry, "evidence", **typed))
    (link,), (file,) = entry.links.all(), entry.files.all()
    assert (link.url, link.title, link.is_public) == ("https://www.gob.mx/inm/informe", "La página", False)
    assert (file.title, file.is_public) == ("Informe anual", True)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.mx/a", "file:///etc/passwd", "dos palabras"])
def test_a_link_leads_to_a_page_and_nowhere_else(url, page, make_entry):
    entry = make_entry()
    response = page.post(section(entry, "evidence"), shown(entry, "evidence", **{**ROW, "links-0-url": url}))
    assert response.status_code == 200
    assert not entry.links.exists()
    assert "https://" in response.content.decode()


def test_types_and_sizes_are_said_before(page, make_entry):
    html = page.get(section(make_entry(), "evidence")).content.decode()
    assert "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), JPG o PNG, de hasta 10 MB" in html


def test_a_refused_file_says_why_at_its_field_and_costs_no_other_answer(page, make_entry):
    entry = make_entry()
    response = send(page, entry, "foto.pdf", files.picture("PNG"), **ROW)
    assert "no es lo que dice su extensión" in error_at_the_file(response)
    assert "www.gob.mx/inm/informe" in response.content.decode()
    assert (Upload.objects.count(), stored()) == (0, [])
    again = {**ROW, "upload": SimpleUploadedFile("foto.png", files.picture("PNG")), "attach": ""}
    assert page.post(section(entry, "evidence"), shown(entry, "evidence", **again)).status_code == 302
    assert (entry.links.count(), entry.files.count()) == (1, 1)


def test_adding_without_choosing_a_file_asks_for_one(page, make_entry):
    assert "Elija el archivo" in error_at_the_file(send(page, make_entry(), name=""))


def test_a_file_sent_before_is_used_again_without_sending_it(page, make_entry):
    first, second = make_entry(), make_entry(title="Otro programa")
    send(page, first)
    upload = Upload.objects.get()
    typed = shown(second, "evidence", reuse=upload.pk, attach="")
    assert page.post(section(second, "evidence"), typed).status_code == 302
    assert second.files.get().upload == upload
    assert len(stored()) == 1


def test_a_file_of_another_institution_cannot_be_taken(
    page, make_entry, client, elsewhere, stranger, liaison
):
    theirs = make_entry(title="Ajeno", lead=elsewhere)
    client.force_login(stranger)
    send(client, theirs)
    taken = Upload.objects.get().pk
    client.force_login(liaison)
    own = make_entry()
    for wanted in (
        {"reuse": taken, "attach": ""},
        {"files-TOTAL_FORMS": 1, "files-0-upload_id": taken},
    ):
        response = client.post(section(own, "evidence"), shown(own, "evidence", **wanted))
        assert response.status_code == 200
    assert not own.files.exists()


def test_taking_the_last_one_away_deletes_the_file(page, make_entry, django_capture_on_commit_callbacks):
    entry = make_entry()
    send(page, entry)
    with django_capture_on_commit_callbacks(execute=True):
        page.post(section(entry, "evidence"), shown(entry, "evidence", **{"files-0-DELETE": "on"}))
    assert (entry.files.count(), Upload.objects.count(), stored()) == (0, 0, [])


def test_a_file_that_another_entry_shows_stays(page, make_entry, django_capture_on_commit_callbacks):
    first, second = make_entry(), make_entry(title="Otro programa")
    send(page, first)
    page.post(
        section(second, "evidence"), shown(second, "evidence", reuse=Upload.objects.get().pk, attach="")
    )
    with django_capture_on_commit_callbacks(execute=True):
        page.post(section(first, "evidence"), shown(first, "evidence", **{"files-0-DELETE": "on"}))
    assert (first.files.count(), second.files.count(), len(stored())) == (0, 1, 1)


def test_a_file_that_a_receipt_names_is_kept(
    page, make_entry, liaison, reviewer, django_capture_on_commit_callbacks
):
    entry = make_entry()
    send(page, entry)
    workflow.submit(Entry.objects.get(), by=liaison)
    workflow.return_(Entry.objects.get(), by=reviewer, reason="Falta el periodo.")
    with django_capture_on_commit_callbacks(execute=True):
        page.post(section(entry, "evidence"), shown(entry, "evidence", **{"files-0-DELETE": "on"}))
    assert (entry.files.count(), Upload.objects.get().is_kept, len(stored())) == (0, True, 1)


def test_taking_a_file_away_waits_for_the_button(page, make_entry):
    entry = make_entry()
    send(page, entry)
    typed = shown(entry, "evidence", **{"files-0-DELETE": "on"}, **ROW)
    page.post(reverse("entry_autosave", args=[entry.pk, "evidence"]), typed)
    assert (entry.files.count(), entry.links.count()) == (1, 1)


def test_the_receipt_certifies_the_evidence_by_its_hash(page, make_entry, liaison):
    entry = make_entry()
    send(page, entry)
    content = workflow.submit(Entry.objects.get(), by=liaison).content
    upload = Upload.objects.get()
    assert content["files"] == [
        {
            "name": "informe.pdf",
            "title": "",
            "size": upload.size,
            "sha256": upload.sha256,
            "is_public": False,
        }
    ]


@pytest.mark.parametrize("name", ["entry_detail", "entry_submit"])
def test_evidence_shows_wherever_the_entry_is_read(name, page, make_entry):
    entry = make_entry()
    send(page, entry)
    html = page.get(reverse(name, args=[entry.pk])).content.decode()
    assert reverse("entry_file", args=[entry.pk, Upload.objects.get().pk]) in html
    assert "sólo para quien revisa" in html


def test_the_reviewer_sees_what_partners_of_a_joint_action_do_not(
    page, make_entry, elsewhere, stranger, reviewer, liaison, client
):
    entry = make_entry(Status.DRAFT)
    entry.partners.add(elsewhere)
    send(page, entry)
    send(page, entry, "público.pdf", **{"files-0-title": "Reservado"})
    EvidenceFile.objects.filter(upload__name="público.pdf").update(is_public=True)
    workflow.submit(Entry.objects.get(), by=liaison)
    uploads = {file.upload.name: file.upload for file in entry.files.all()}
    client.force_login(reviewer)
    assert {fetched(client, entry, upload).status_code for upload in uploads.values()} == {200}
    assert "Reservado" in client.get(reverse("review_detail", args=[entry.pk])).content.decode()
    client.force_login(stranger)
    assert fetched(client, entry, uploads["público.pdf"]).status_code == 200
    assert fetched(client, entry, uploads["informe.pdf"]).status_code == 404
    assert "Reservado" not in client.get(reverse("entry_detail", args=[entry.pk])).content.decode()


def test_a_file_leaves_only_through_the_entry_that_shows_it(page, make_entry):
    shows, does_not = make_entry(), make_entry(title="Otro programa")
    send(page, shows)
    upload = Upload.objects.get().pk
    assert page.get(reverse("entry_file", args=[does_not.pk, upload])).status_code == 404


def test_T47_what_hides_a_page_is_served_as_attachment_and_never_by_its_stored_address(page, make_entry):
    entry = make_entry()
    send(page, entry, data=files.PDF + b"<script>alert(1)</script>\n%%EOF")
    upload = Upload.objects.get()
    response = fetched(page, entry, upload)
    assert response["Content-Disposition"] == 'attachment; filename="informe.pdf"'
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert page.get(f"/media/{upload.file.name}").status_code == 404


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a%0D%0ASet-Cookie x.pdf", 'attachment; filename="a%0D%0ASet-Cookie x.pdf"'),
        ("../../etc/passwd.pdf", 'attachment; filename="passwd.pdf"'),
        ('di"jo.pdf', 'attachment; filename="di\\"jo.pdf"'),
        ("\u202efdp.señal.pdf", "attachment; filename*=utf-8''fdp.se%C3%B1al.pdf"),
        ("a" * 500 + ".pdf", f'attachment; filename="{"a" * 116}.pdf"'),
    ],
)
def test_T48_a_hostile_name_gives_a_valid_header(name, header, page, make_entry):
    entry = make_entry()
    send(page, entry, name)
    upload = Upload.objects.get()
    assert len(upload.file.name) < 50
    assert fetched(page, entry, upload)["Content-Disposition"] == header


@contextmanager
def full_disk(room: int):
    """Files may grow to `room` bytes and no further, as on a disk that is full: the system refuses the rest."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_T23_a_full_disk_is_told_at_the_field_and_leaves_neither_row_nor_file(page, make_entry):
    entry = make_entry()
    typed = shown(entry, "evidence", upload=SimpleUploadedFile("informe.pdf", big_pdf(9)), attach="", **ROW)
    with full_disk(room=7 * 2**20):
        response = page.post(section(entry, "evidence"), typed)
    assert "No hay espacio para recibir el archivo" in error_at_the_file(response)
    assert (Upload.objects.count(), EvidenceFile.objects.count(), stored()) == (0, 0, [])
    assert entry.links.count() == 1


def big_pdf(megabytes: int) -> bytes:
    return files.PDF + b" " * (megabytes * 2**20) + b"\n%%EOF"


def test_a_file_that_comes_after_the_close_leaves_neither_row_nor_file(page, make_entry, cycle):
    entry = make_entry()
    typed = shown(entry, "evidence", upload=SimpleUploadedFile("informe.pdf", files.PDF), attach="")
    Cycle.objects.update(soft_deadline=cycle.opens_at + SECOND, closes_at=cycle.opens_at + SECOND)
    assert page.post(section(entry, "evidence"), typed).status_code == 403
    assert (Upload.objects.count(), stored()) == (0, [])


def test_more_files_than_fit_are_refused_and_not_kept(page, make_entry):
    entry = make_entry()
    for number in range(20):
        send(page, entry, f"{number}.pdf")
    assert "ya muestra 20 archivos" in error_at_the_file(send(page, entry, "otro.pdf"))
    assert len(stored()) == 20


def test_T46_a_huge_request_is_refused_before_it_is_read(page, make_entry):
    entry = make_entry()
    response = page.post(section(entry, "evidence"), {"upload": ""}, CONTENT_LENGTH=str(2 * 2**30))
    assert response.status_code == 413
    assert "El archivo es demasiado grande" in response.content.decode()


def test_evidence_is_no_part_of_what_partners_or_the_public_read_in_an_edition(
    page, make_entry, liaison, reviewer
):
    entry = make_entry()
    send(page, entry)
    page.post(section(entry, "evidence"), shown(entry, "evidence", **ROW, **{"links-0-is_public": "on"}))
    workflow.submit(Entry.objects.get(), by=liaison)
    workflow.approve(Entry.objects.get(), by=reviewer)
    content = freeze(Cycle.objects.get()).entries.get().content
    assert content["files"] == []
    assert [link["url"] for link in content["links"]] == ["https://www.gob.mx/inm/informe"]


def test_the_section_asks_the_same_number_of_queries_for_1_and_20_files(page, make_entry):
    def queries(entry):
        with CaptureQueriesContext(connection) as captured:
            page.get(section(entry, "evidence"))
            page.get(reverse("entry_detail", args=[entry.pk]))
        return len(captured)

    entry = make_entry()
    send(page, entry)
    queries(entry)
    one = queries(entry)
    for number in range(19):
        send(page, entry, f"{number}.pdf")
    assert entry.files.count() == 20
    queries(entry)  # the checks look once at each version
    assert queries(entry) == one
