"""Editors' texts: saved without overwriting, live figures by name, last year's as a start, frozen with the edition."""

import json
from dataclasses import replace

import pytest
from django.urls import reverse

from compendium import cycle_texts, tokens
from compendium.cycle_texts import TextRefused
from compendium.documents.writing import TEXTS
from compendium.freeze import freeze
from compendium.models import CycleText, LeftOutPart
from compendium.snapshot import Snapshot
from compendium.statistics import count
from pmm import fields
from reporting.models import Cycle, Status
from tests.compendium.snapshots import book_of_everything, snapshot

PREAMBLE = "informe_preambulo"


def live(of: Snapshot):
    return tokens.live_figures(count(of), of)


def url(view, *args):
    return reverse(view, args=["2025", *args])


def seals(version):
    return json.dumps({"version": version})


# --- Figures by name --------------------------------------------------------------------------


def test_a_name_becomes_the_figure_of_the_edition():
    figures = live(book_of_everything())
    text = "<p>Son {{total}} acciones, {{ retos }} retos y {{objetivo_1}} del primero.</p>"
    assert tokens.fill(text, figures) == "<p>Son 10 acciones, 4 retos y 3 del primero.</p>"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{{total}}", []),
        ("{{totl}} y {{ total }}", ["totl"]),
        ("{{TOTAL}}", ["TOTAL"]),
        ("{{}}", [""]),
        ("{{total", ["{{"]),
        ("total}}", ["}}"]),
        ("{total}", []),
        ("{{objetivo_24}} {{objetivo_24}}", ["objetivo_24"]),
        ("{{tot<em>al</em>}}", ["{{", "}}"]),
    ],
)
def test_what_is_no_figure_is_told(text, wrong):
    assert fields.unknown(text, live(snapshot())) == wrong


def test_names_do_not_depend_on_what_was_reported():
    assert live(snapshot()).keys() == live(book_of_everything()).keys()


def test_every_figure_is_written_and_explained():
    for figure in live(book_of_everything()).values():
        assert figure.meaning
        assert figure.group
        assert figure.written or figure.name == "ejercicio_anterior"


# --- Writing ----------------------------------------------------------------------------------


def test_an_editor_writes_a_text_and_it_is_cleaned(client, cycle, editor):
    client.force_login(editor)
    data = {"text": "<p>Hay {{total}}</p><script>alert(1)</script>", "seals": seals(0)}
    assert client.post(url("text_edit", PREAMBLE), data).url == url("text_list")
    row = CycleText.objects.get()
    assert (row.text, row.by, row.version) == ("<p>Hay {{total}}</p>", editor, 1)


def test_an_unknown_figure_is_an_error_at_the_field_and_nothing_is_saved(client, cycle, editor):
    client.force_login(editor)
    answer = client.post(url("text_edit", PREAMBLE), {"text": "<p>{{totl}}</p>", "seals": seals(0)})
    assert answer.context["form"].errors["text"] == [
        "No existe la cifra «totl»: elija una de la lista o corrija su nombre."
    ]
    assert "{{totl}}" in answer.content.decode()
    assert not CycleText.objects.exists()


@pytest.mark.parametrize("said", ["", "nada", "[]", seals(0), seals(7)])
def test_nobody_overwrites_what_another_saved_meanwhile(said, client, cycle, editor):
    cycle_texts.save(cycle, PREAMBLE, "<p>De otra persona</p>", by=editor, version=0)
    client.force_login(editor)
    answer = client.post(url("text_edit", PREAMBLE), {"text": "<p>Lo mío</p>", "seals": said})
    assert answer.status_code == 409
    assert "Lo mío" in answer.content.decode()
    assert CycleText.objects.get().text == "<p>De otra persona</p>"


def test_a_text_saves_itself_and_says_so(client, cycle, editor):
    client.force_login(editor)
    address = url("text_autosave", PREAMBLE)
    first = client.post(address, {"text": "<p>Uno</p>", "seals": seals(0)}).json()
    second = client.post(address, {"text": "<p>Dos</p>", "seals": json.dumps(first["seals"])}).json()
    assert (first["seals"], second["seals"]) == ({"version": 1}, {"version": 2})
    assert CycleText.objects.get().text == "<p>Dos</p>"
    refused = client.post(address, {"text": "<p>{{nada}}</p>", "seals": seals(2)})
    assert (refused.status_code, "«nada»" in refused.json()["message"]) == (422, True)
    assert client.post(address, {"text": "<p>Tarde</p>", "seals": seals(1)}).status_code == 409


def test_a_reviewer_writes_only_what_was_asked_for(client, cycle, reviewer, editor):
    client.force_login(reviewer)
    assert client.get(url("text_edit", PREAMBLE)).status_code == 403
    cycle_texts.assign(cycle, PREAMBLE, reviewer)
    assert client.get(url("text_edit", PREAMBLE)).status_code == 200
    page = client.get(url("text_list")).content.decode()
    assert "Preámbulo" in page
    assert "Conclusiones" not in page
    assert client.post(url("text_assign", PREAMBLE), {"writer": ""}).status_code == 403


def test_the_editor_says_who_writes(client, cycle, editor, reviewer, liaison):
    client.force_login(editor)
    client.post(url("text_assign", PREAMBLE), {"writer": reviewer.pk})
    assert CycleText.objects.get().writer == reviewer
    client.post(url("text_assign", PREAMBLE), {"writer": liaison.pk})
    assert CycleText.objects.get().writer == reviewer


# --- Last year's ------------------------------------------------------------------------------


@pytest.fixture
def before(db, editor):
    cycle = Cycle.of_year("2024")
    cycle.save()
    cycle_texts.save(cycle, PREAMBLE, "<p>El de 2024</p>", by=editor, version=0)
    return cycle


def test_last_years_text_is_a_start_that_somebody_must_confirm(client, cycle, before, editor, make_entry):
    client.force_login(editor)
    client.post(url("text_take_over", PREAMBLE))
    row = CycleText.objects.get(cycle=cycle)
    assert (row.text, row.is_confirmed) == ("<p>El de 2024</p>", False)
    assert "Sin confirmar" in client.get(url("text_list")).content.decode()
    make_entry(Status.APPROVED)
    assert freeze(cycle).snapshot().texts == {}
    client.post(url("text_edit", PREAMBLE), {"text": row.text, "seals": seals(row.version)})
    assert CycleText.objects.get(cycle=cycle).is_confirmed
    assert freeze(cycle).snapshot().texts == {PREAMBLE: "<p>El de 2024</p>"}


def test_nothing_written_is_lost_to_last_years_text(cycle, before, editor):
    cycle_texts.save(cycle, PREAMBLE, "<p>Ya escrito</p>", by=editor, version=0)
    with pytest.raises(TextRefused, match="ya está empezado"):
        cycle_texts.take_over(cycle, PREAMBLE, by=editor)
    with pytest.raises(TextRefused, match="Ningún ejercicio anterior"):
        cycle_texts.take_over(cycle, "informe_conclusiones", by=editor)


# --- What is missing --------------------------------------------------------------------------


def test_what_is_missing_is_told_before_building(client, cycle, editor, make_entry):
    for objective in (1, 7, 9):
        make_entry(Status.APPROVED, title=f"Del {objective}", objective=objective)
    client.force_login(editor)
    sentence = "Faltan dos textos generales y tres resúmenes de objetivo."
    assert sentence in client.get(url("text_list")).content.decode()
    cycle_texts.save(cycle, PREAMBLE, "<p>Escrito</p>", by=editor, version=0)
    cycle_texts.save(cycle, "informe_objetivo_7", "<p>Escrito</p>", by=editor, version=0)
    edition = freeze(cycle)
    page = client.get(reverse("edition_detail", args=[edition.pk])).content.decode()
    assert "Faltan un texto general y dos resúmenes de objetivo." in page


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([], ""),
        ([PREAMBLE], "Falta un texto general."),
        (["informe_objetivo_1"], "Falta un resumen de objetivo."),
        ([f"informe_objetivo_{n}" for n in range(1, 8)], "Faltan siete resúmenes de objetivo."),
    ],
)
def test_the_sentence_of_what_is_missing(names, sentence):
    assert cycle_texts.missing_sentence([TEXTS[name] for name in names]) == sentence


def test_parts_are_switched_off_for_the_cycle_and_frozen(client, cycle, editor, make_entry):
    from compendium.documents import informe

    make_entry(Status.APPROVED)
    client.force_login(editor)
    wanted = [part.name for part in informe.SWITCHABLE if part.name not in ("ods", "retos")]
    client.post(url("text_parts"), {"part": wanted})
    assert set(LeftOutPart.objects.values_list("part", flat=True)) == {"ods", "retos"}
    frozen = freeze(cycle).snapshot()
    sections = [part.name for part in informe.compose(frozen).parts]
    assert "retos" not in sections
    assert "analisis" in sections
    client.post(url("text_parts"), {"part": [*wanted, "ods", "retos"]})
    assert not LeftOutPart.objects.exists()


def test_the_compendio_prints_live_figures_too():
    from compendium.documents import compendio

    of = replace(book_of_everything(), texts={"presentation": "<p>Reúne {{total}} acciones.</p>"})
    [part] = [part for part in compendio.compose(of).parts if part.name == "presentation"]
    assert part.content["text"] == "<p>Reúne 10 acciones.</p>"
