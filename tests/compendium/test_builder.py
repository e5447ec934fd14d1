"""Builds: one at a time, the row tells the truth, a failure is a sentence."""

import hashlib
import json

import pytest
from django.core.management import CommandError, call_command

from compendium import builder
from compendium.freeze import freeze
from compendium.models import Build, Edition, EditionEntry
from reporting.models import Entry, Message, Status
from tests.broker import NOBODY_LISTENS, queue_at


@pytest.fixture
def edition(cycle, make_entry):
    make_entry(Status.APPROVED)
    return freeze(cycle)


def test_asking_five_times_makes_one_build(edition, editor):
    asked = [builder.request(edition, "compendio", by=editor).pk for _ in range(5)]
    assert len(set(asked)) == 1


def test_a_finished_build_holds_its_file_and_hash(edition, editor):
    build = builder.request(edition, "compendio", by=editor)
    builder.run(build.pk)
    build.refresh_from_db()
    with build.file.open() as file:
        data = file.read()
    assert (build.state, build.error, build.size) == ("done", "", len(data))
    assert build.sha256 == hashlib.sha256(data).hexdigest()
    assert build.pages > 5


def test_who_asked_is_told_why_there_is_no_document(edition, editor):
    build = builder.request(edition, "compendio", by=editor)
    builder._fail(build, "No queda espacio en el disco.")
    assert "No queda espacio en el disco." in Message.objects.get(kind="build_failed", to=editor).body


def test_a_build_that_is_done_is_not_made_again(edition, editor):
    build = builder.request(edition, "compendio", by=editor)
    builder.run(build.pk)
    first = Build.objects.values().get()
    builder.run(build.pk)
    assert Build.objects.values().get() == first


def test_after_a_build_is_done_another_may_be_asked_for(edition, editor):
    build = builder.request(edition, "compendio", by=editor)
    builder.run(build.pk)
    assert builder.request(edition, "compendio", by=editor).pk != build.pk


def test_an_edition_that_cannot_be_printed_says_which_entry_and_leaves_no_file(cycle, make_entry, editor):
    entry = make_entry(Status.APPROVED)
    edition = freeze(cycle)
    context = {**edition.context, "catalogues": {**edition.context["catalogues"], "sectors": []}}
    broken = Edition.objects.create(cycle=cycle, number="9.9", manifest="f" * 64, context=context)
    frozen = edition.entries.get()
    EditionEntry.objects.create(edition=broken, entry=entry, content=frozen.content, sha256=frozen.sha256)
    build = builder.request(broken, "compendio", by=editor)
    builder.run(build.pk)
    build.refresh_from_db()
    assert (build.state, build.file.name) == ("failed", "")
    assert entry.folio in build.error


def test_signs_without_a_drawing_are_told_beside_the_finished_document(cycle, make_entry, editor):
    make_entry(Status.APPROVED, description="<p>Un signo sin dibujo: \U000e0041\U00012000</p>")
    build = builder.request(freeze(cycle), "compendio", by=editor)
    builder.run(build.pk)
    build.refresh_from_db()
    assert build.state == "done"
    assert "no tienen dibujo" in build.remark


def test_a_queue_that_does_not_answer_fails_the_build_with_a_sentence(
    edition, editor, django_capture_on_commit_callbacks
):
    with queue_at(NOBODY_LISTENS), django_capture_on_commit_callbacks(execute=True):
        build = builder.request(edition, "compendio", by=editor)
    build.refresh_from_db()
    assert build.state == "failed"
    assert "La cola de trabajos no responde" in build.error


def test_the_command_writes_the_file_and_answers_with_the_contracts_json(edition, tmp_path, capsys):
    out = tmp_path / "libro.pdf"
    call_command("build", "2025", "compendio", out=out, json=True)
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"edition", "document", "pages", "seconds", "peak_mb", "sha256", "parts"}
    assert answer["edition"] == "2025-1.0"
    assert answer["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2025", "compendio"], "Las opciones no se entienden"),
        (["2025", "folleto", "--out", "x.pdf"], "Las opciones no se entienden"),
        (["2031", "compendio", "--out", "x.pdf"], "No existe el ejercicio «2031»"),
        (["2025", "compendio", "--out", "x.pdf"], "no tiene ediciones: congélelo"),
        (["2025", "compendio", "--out", "x.pdf", "--edition", "7.0"], "no tiene la edición 7.0"),
    ],
)
def test_wrong_orders_get_one_sentence(arguments, sentence, cycle, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=sentence) as caught:
        call_command("build", *arguments)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(edition, tmp_path):
    with pytest.raises(CommandError, match="no puede ser el archivo"):
        call_command("build", "2025", "compendio", out=tmp_path)


def test_building_reads_nothing_but_the_edition(edition, tmp_path, django_assert_max_num_queries):
    Entry.objects.update(title="Cambiado después")
    with django_assert_max_num_queries(13):  # of which eight remember the file
        call_command("build", "2025", "compendio", out=tmp_path / "libro.pdf")
