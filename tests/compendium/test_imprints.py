"""The legal page, the two licences and the authorities: data of a cycle, printed in its documents."""

import pytest
from django.urls import reverse

from compendium import imprints
from compendium.documents import compendio, informe
from compendium.documents.licences import LICENCES, USUAL, licences_of
from compendium.freeze import freeze
from compendium.imprints import ImprintRefused
from compendium.models import Authority, Imprint
from reporting.models import Cycle, Status

PAGE = {"address": "Calle Nueva 1", "book_licence": "cc-by", "data_licence": "libre-uso"}
PEOPLE = [{"name": "Ana Pérez", "post": "Secretaria"}, {"name": "Juan Gil", "post": "Titular de la Unidad"}]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def url(cycle):
    return reverse("imprint_edit", args=[cycle.name])


def posted(version=0, rows=PEOPLE, **values):
    data = {"version": version, **PAGE, **values}
    for number, row in enumerate(rows):
        data |= {f"authorities-{number}-{name}": value for name, value in row.items()}
        data.setdefault(f"authorities-{number}-ORDER", str(number + 1))
    return {**data, "authorities-TOTAL_FORMS": len(rows), "authorities-INITIAL_FORMS": 0}


def body(response):
    return response.content.decode()


def parts_of(document, edition):
    return {part.name: part.content for part in document.compose(edition.snapshot()).parts}


def test_what_is_saved_is_printed_by_both_documents(desk, url, cycle, make_entry):
    make_entry(Status.APPROVED)
    assert "Página legal guardada" in body(desk.post(url, posted(), follow=True))
    edition = freeze(cycle)
    legal = parts_of(compendio, edition)["legal"]
    assert legal["texts"]["address"] == "Calle Nueva 1"
    assert "CC BY 4.0" in legal["texts"]["book_licence"]
    assert legal["colophon"]["licences"]["book"]["url"].startswith("https://creativecommons.org/")
    assert "Secretaría de Gobernación" in legal["texts"]["publisher"]
    rows = parts_of(compendio, edition)["authorities"]["rows"]
    assert rows == [{"name": p["name"], "post": p["post"]} for p in PEOPLE]
    told = parts_of(informe, edition)["authorities"].blocks[0].items
    assert [(item.lead, item.text) for item in told] == [(p["name"], p["post"]) for p in PEOPLE]


def test_authorities_stand_in_the_order_of_their_places(desk, url, cycle):
    desk.post(url, posted(**{"authorities-0-ORDER": "2", "authorities-1-ORDER": "1"}))
    assert list(Authority.objects.values_list("name", flat=True)) == ["Juan Gil", "Ana Pérez"]


def test_an_empty_row_is_nobody_and_half_a_row_is_an_error(desk, url, cycle):
    desk.post(url, posted(rows=[PEOPLE[0], {"name": "", "post": ""}]))
    assert Authority.objects.count() == 1
    page = desk.post(url, posted(version=1, rows=[{"name": "Ana", "post": ""}]))
    assert "Escriba el cargo, o borre el nombre." in body(page)


def test_another_licence_is_written_out(desk, url, cycle):
    page = desk.post(url, posted(data_licence="other"))
    assert "Escriba la licencia en una frase" in body(page)
    desk.post(url, posted(data_licence="other", data_licence_text="Uso libre citando la fuente."))
    found = licences_of(Imprint.objects.get())
    assert found["data"] == {
        "name": "Uso libre citando la fuente.",
        "sentence": "Uso libre citando la fuente.",
        "url": "",
    }


def test_nobody_overwrites_what_somebody_saved_meanwhile(desk, url, cycle, editor):
    desk.post(url, posted())
    page = desk.post(url, posted(address="Calle Vieja 2"))
    assert page.status_code == 409
    assert "guardó esta página a las" in body(page)
    assert "Calle Vieja 2" in body(page)
    assert Imprint.objects.get().address == "Calle Nueva 1"
    with pytest.raises(ImprintRefused):
        imprints.save(cycle, PAGE, [], by=editor, version=7)
    assert Authority.objects.count() == 2
    assert desk.post(url, posted(version=1, address="Calle Vieja 2")).status_code == 302


def test_last_years_page_is_a_start_that_somebody_must_save(desk, cycle, editor):
    earlier = Cycle.of_year("2024")
    earlier.save()
    imprints.save(earlier, PAGE, PEOPLE, by=editor, version=0)
    page = desk.get(reverse("imprint_edit", args=["2025"]))
    assert "Calle Nueva 1" in body(page)
    assert "Ana Pérez" in body(page)
    assert "Todavía no se ha guardado" in body(page)
    assert Imprint.objects.count() == 1


def test_what_is_missing_is_listed_before_freezing_and_after(desk, url, cycle, make_entry):
    make_entry(Status.APPROVED)
    freezing = reverse("edition_freeze", args=["2025"])
    page = body(desk.get(freezing))
    assert "Faltan tres textos generales." in page
    for name in ("authorities", "credits"):
        assert reverse("text_edit", args=["2025", name]) in page
    assert url in page
    desk.post(url, posted())
    assert "Falta un texto general." in body(desk.get(freezing))
    edition = freeze(cycle)
    assert "Falta un texto general." in body(desk.get(reverse("edition_detail", args=[edition.pk])))


def test_every_licence_is_said_in_a_sentence_and_the_usual_ones_are_among_them():
    assert set(USUAL.values()) <= set(LICENCES)
    for licence in LICENCES.values():
        assert str(licence.sentence).endswith(".")
        assert licence.url == "" or licence.url.startswith("https://")
