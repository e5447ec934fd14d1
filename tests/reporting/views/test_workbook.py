"""The workbook's pages: what is uploaded is looked at, and only what is confirmed is saved."""

import datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from reporting import drafting
from reporting.importing import workbook
from reporting.models import Cycle, Entry, Institution, Status
from tests.reporting.differences.texts import read
from tests.reporting.importing.workbook.books import blank_key, edited


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def download(cycle, institution, liaison):
    return lambda: workbook.export(cycle, institution, by=liaison)


def sent(client, file, name="registros.xlsx"):
    upload = SimpleUploadedFile(name, file if isinstance(file, bytes) else file.read())
    return client.post(reverse("workbook"), {"file": upload})


def confirmed(client, response, **choices):
    """Press the page's button."""
    page = client.get(response.url)
    data = {"fingerprint": page.context["seen"].fingerprint, **choices}
    return client.post(response.url.replace("revisar", "guardar"), data, follow=True)


def test_the_page_offers_the_workbook_of_each_own_institution(client, liaison, cycle, institution, elsewhere):
    client.force_login(liaison)
    text = client.get(reverse("workbook")).content.decode()
    assert reverse("workbook_download", args=[institution.pk]) in text
    assert reverse("workbook_download", args=[elsewhere.pk]) not in text


def test_another_institutions_workbook_is_not_there(client, liaison, cycle, elsewhere):
    client.force_login(liaison)
    assert client.get(reverse("workbook_download", args=[elsewhere.pk])).status_code == 404


def test_the_download_is_a_workbook_named_after_institution_and_cycle(
    client, liaison, make_entry, institution
):
    make_entry()
    client.force_login(liaison)
    response = client.get(reverse("workbook_download", args=[institution.pk]))
    assert response.headers["Content-Disposition"] == 'attachment; filename="registros-inm-2025.xlsx"'
    content = BytesIO(b"".join(response.streaming_content))
    assert openpyxl.load_workbook(content).sheetnames == [
        *("Instrucciones", "Registros", "Cifras", "Retos", "Listas", "Versión")
    ]


def test_nothing_is_saved_before_it_is_confirmed(client, liaison, make_entry, download):
    entry = make_entry(title="Antes dicho")
    client.force_login(liaison)
    response = sent(client, edited(download(), ("Registros", 2, "Título", "Antes escrito")))
    page = client.get(response.url).content.decode()
    assert "Título Antes dicho" in read(page, without="ins")
    assert "Título Antes escrito" in read(page, without="del")
    entry.refresh_from_db()
    assert (entry.title, entry.version) == ("Antes dicho", 1)
    after = confirmed(client, response)
    assert "Se crearon 0 registros y cambió 1." in after.content.decode()
    entry.refresh_from_db()
    assert (entry.title, entry.version, entry.status) == ("Antes escrito", 2, Status.DRAFT)


def test_what_the_checks_say_is_told_before_anything_is_stored(client, liaison, make_entry, download):
    make_entry()
    wrong = "Se atendió a 258 personas: 139 mujeres y 64 hombres."
    client.force_login(liaison)
    response = sent(client, edited(download(), ("Registros", 2, "Resultados", wrong)))
    page = client.get(response.url)
    assert [(each["finding"].stated, each["finding"].sum) for each in page.context["remarks"]] == [(258, 203)]
    assert "Conviene revisar" in page.content.decode()
    assert not Entry.objects.get().results


def test_a_second_click_writes_nothing_more(client, liaison, cycle, download):
    client.force_login(liaison)
    file = download()
    row, _key = blank_key(file)
    response = sent(
        client,
        edited(file, ("Registros", row, "Título", "Nuevo"), ("Registros", row, "Objetivo principal", 3)),
    )
    confirmed(client, response)
    again = client.post(response.url.replace("revisar", "guardar"), {"fingerprint": "x"}, follow=True)
    assert "Ese libro ya se guardó" in again.content.decode()
    assert Entry.objects.count() == 1


def test_a_wrong_cell_is_named_and_holds_everything_back(client, liaison, make_entry, download):
    entries = [make_entry(title=f"Programa {n}") for n in range(3)]
    client.force_login(liaison)
    file = edited(download(), ("Registros", 2, "Título", "Otro"), ("Registros", 3, "Objetivo principal", 24))
    response = sent(client, file)
    page = client.get(response.url)
    text = page.content.decode()
    assert "Hoja «Registros», fila 3, columna Objetivo principal: escriba un número del 1 al 23." in text
    assert "Guardar todo" not in text
    confirmed(client, response)
    assert sorted(Entry.objects.values_list("title", "version")) == sorted((e.title, 1) for e in entries)


def test_the_same_rows_come_back_with_a_column_of_errors(client, liaison, make_entry, download):
    make_entry()
    client.force_login(liaison)
    response = sent(
        client, edited(download(), ("Cifras", 2, "Total", "muchas"), ("Registros", 2, "Título", "Otro"))
    )
    answer = client.get(response.url.replace("revisar", "errores"))
    file = BytesIO(b"".join(answer.streaming_content))
    book = openpyxl.load_workbook(file)
    rows = [
        dict(zip([c.value for c in book["Cifras"][1]], row, strict=True)) for row in book["Cifras"].values
    ]
    assert rows[1]["Errores"] == "Total: Escriba el total sólo con cifras, como 12,635."
    assert rows[1]["Total"] == "muchas"
    # Corrected there, it is taken as it is.
    file.seek(0)
    confirmed(client, sent(client, edited(file, ("Cifras", 2, "Total", 470))))
    assert Entry.objects.get().figures.get().total == 470
    assert Entry.objects.get().title == "Otro"


def test_what_a_colleague_wrote_meanwhile_is_shown_and_stays_unless_chosen(
    client, liaison, make_entry, download
):
    for choice, kept in (("theirs", "De ella"), ("mine", "De mi libro")):
        entry = make_entry(title=f"Al descargar {choice}")
        file = download()
        values = drafting.values_of(entry)
        drafting.save(entry, {"title": "De ella"}, seals=drafting.seals_of(values), by=liaison)
        client.force_login(liaison)
        response = sent(client, edited(file, ("Registros", 2, "Título", "De mi libro")))
        page = client.get(response.url).content.decode()
        assert [text in page for text in ("De ella", "De mi libro", "Otra persona cambió")] == [True] * 3
        confirmed(client, response, **{f"{entry.folio}/title": choice})
        entry.refresh_from_db()
        assert entry.title == kept
        Entry.objects.filter(pk=entry.pk).update(institution=Institution.objects.get(acronym="SRE"))


def test_what_changes_between_looking_and_confirming_is_looked_at_again(
    client, liaison, make_entry, download
):
    entry = make_entry()
    client.force_login(liaison)
    response = sent(client, edited(download(), ("Registros", 2, "Título", "De mi libro")))
    fingerprint = client.get(response.url).context["seen"].fingerprint
    drafting.save(entry, {"title": "De ella"}, seals=drafting.seals_of(drafting.values_of(entry)), by=liaison)
    after = client.post(response.url.replace("revisar", "guardar"), {"fingerprint": fingerprint}, follow=True)
    assert "revise de nuevo" in after.content.decode()
    entry.refresh_from_db()
    assert entry.title == "De ella"


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED])
def test_what_is_sent_is_left_and_said_so(status, client, liaison, make_entry, download):
    entry = make_entry(status)
    client.force_login(liaison)
    response = sent(client, edited(download(), ("Registros", 2, "Título", "Otro")))
    assert "Sólo lectura: el registro está" in client.get(response.url).content.decode()
    confirmed(client, response)
    entry.refresh_from_db()
    assert entry.title != "Otro"


def test_after_the_close_nothing_is_saved_and_it_is_said(client, liaison, make_entry, download, cycle):
    make_entry()
    file = download()
    row, _key = blank_key(file)
    file = edited(file, ("Registros", 2, "Título", "Otro"), ("Registros", row, "Título", "Nuevo"))
    past = cycle.opens_at - datetime.timedelta(days=5)
    warned, closed = (past + datetime.timedelta(days=days) for days in (1, 2))
    Cycle.objects.update(opens_at=past, soft_deadline=warned, closes_at=closed)
    client.force_login(liaison)
    response = sent(client, file)
    assert client.get(response.url).content.decode().count("Sólo lectura: el ejercicio cerró") == 2
    confirmed(client, response)
    assert list(Entry.objects.values_list("version", flat=True)) == [1]


def test_a_workbook_of_another_institution_or_cycle_is_refused(
    client, liaison, stranger, cycle, elsewhere, download
):
    client.force_login(liaison)
    other = workbook.export(cycle, elsewhere, by=stranger)
    assert "El libro es de otra institución" in sent(client, other).content.decode()
    file = download()
    Cycle.objects.update(name="2024")
    response = client.get(sent(client, file).url, follow=True)
    assert "El libro es del ejercicio 2025 y el que está abierto es 2024" in response.content.decode()


def test_a_colleague_cannot_open_what_one_has_uploaded(client, liaison, colleague, make_entry, download):
    make_entry()
    client.force_login(liaison)
    response = sent(client, download())
    client.force_login(colleague)
    assert "Ese libro ya se guardó" in client.get(response.url, follow=True).content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "El archivo está vacío"),
        (b"%PDF-1.7", "El archivo no es un libro de Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "formato antiguo de Excel"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_at_its_field(content, sentence, client, liaison, cycle):
    client.force_login(liaison)
    response = sent(client, content)
    assert sentence in str(response.context["form"].errors["file"])
    assert response.status_code == 200


def test_without_a_file_it_asks_for_one(client, liaison, cycle):
    client.force_login(liaison)
    response = client.post(reverse("workbook"))
    assert response.context["form"].errors["file"] == ["Elija el libro que quiere subir."]


def test_a_disk_that_takes_no_file_is_said(client, liaison, make_entry, download, settings, tmp_path):
    make_entry()
    blocked = tmp_path / "full"
    blocked.write_text("not a folder")
    settings.MEDIA_ROOT = blocked
    client.force_login(liaison)
    assert "No hay espacio para recibir el libro" in sent(client, download()).content.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


def test_an_upload_replaces_the_one_before(client, liaison, make_entry, download, tmp_path):
    make_entry()
    client.force_login(liaison)
    for title in ("Uno", "Dos"):
        response = sent(client, edited(download(), ("Registros", 2, "Título", title)))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    confirmed(client, response)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("page", ["workbook", "workbook_preview"])
def test_as_many_questions_for_1_entry_as_for_30(
    page, client, liaison, make_entry, download, django_assert_max_num_queries
):
    counts = []
    for total in (1, 30):
        while Entry.objects.count() < total:
            make_entry(title=f"Programa {Entry.objects.count()}")
        client.force_login(liaison)
        url = sent(client, download()).url if page == "workbook_preview" else reverse("workbook")
        with django_assert_max_num_queries(100) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
