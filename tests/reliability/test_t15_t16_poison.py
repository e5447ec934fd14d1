"""T15 and T16: an entry that eats memory or time fails its own document, by name, and nobody else's."""

import os
import signal
from collections import Counter

import pytest

from compendium import builder, lease
from compendium.documents.printing import EntryError, print_document
from compendium.freeze import freeze
from compendium.models import Build, Edition, EditionEntry
from compendium.typesetting import workers
from compendium.typesetting.errors import TypesettingError
from reporting.models import Status
from tests.compendium.snapshots import entry, snapshot

TABLE = "<table>" + ("<tr>" + "<td>x</td>" * 30 + "</tr>") * 4000 + "</table>"
ENDLESS = f"<p>{'palabras que no acaban ' * 40_000}</p>"


@pytest.fixture
def fresh_pool(monkeypatch):
    """Processes that are started with the limits of this test, and end with it."""
    monkeypatch.setattr(workers, "_pool", None)
    yield
    workers.pool().close()


@pytest.mark.usefixtures("fresh_pool")
def test_t15_too_little_memory_fails_the_part_by_name_and_the_next_document_is_made(settings):
    settings.TYPESETTING_MEMORY = 170 * 2**20
    greedy = entry("La que come memoria", description=TABLE, objective=2)
    with pytest.raises(EntryError, match=f"{greedy['folio']}, «La que come memoria».*memoria") as failure:
        print_document("compendio", snapshot(entry(), greedy))
    assert failure.value.folio == greedy["folio"]
    assert print_document("compendio", snapshot(entry())).pages > 5


@pytest.mark.usefixtures("fresh_pool")
def test_t16_an_entry_that_never_ends_is_named_and_the_others_are_kept(settings, tmp_path):
    settings.PARTS_DIR, settings.TYPESETTING_SECONDS = tmp_path, 3
    endless = entry("La que no acaba", description=ENDLESS, objective=2)
    others = [entry(objective=n) for n in (1, 3, 4)]
    with pytest.raises(EntryError, match=f"{endless['folio']}, «La que no acaba».*tardó más de lo permitido"):
        print_document("compendio", snapshot(*others, endless))
    again = print_document("compendio", snapshot(*others, {**endless, "description": "<p>Ya acaba.</p>"}))
    assert again.parts.rendered <= 4  # its own objective, and what adds up or lists


def test_t16_a_part_whose_process_dies_each_time_is_tried_three_times(settings, tmp_path, monkeypatch):
    settings.PARTS_DIR = tmp_path
    take_as_usual, taken = workers.Worker.take, []

    def take(worker, job):
        take_as_usual(worker, job)
        if "Cada vez muere." in job.request.get("html", ""):
            taken.append(job)
            os.kill(worker.process.pid, signal.SIGKILL)

    monkeypatch.setattr(workers.Worker, "take", take)
    book = snapshot(entry(), entry(description="<p>Cada vez muere.</p>", objective=2))
    with pytest.raises(TypesettingError, match="terminó de golpe"):
        print_document("compendio", book)
    # The part, and its entry by itself to know whether that is to blame.
    assert sorted(Counter(job.name for job in taken).values()) == [workers.ATTEMPTS] * 2 == [3, 3]
    monkeypatch.undo()
    assert print_document("compendio", book).parts.rendered <= 3  # that one, contents and index


@pytest.fixture
def poisoned(cycle, make_entry):
    """An edition of which one entry sets for longer than is allowed, and that entry."""
    entries = [make_entry(Status.APPROVED), make_entry(Status.APPROVED, title="La que no acaba", objective=2)]
    sound = freeze(cycle)
    edition = Edition.objects.create(cycle=cycle, number="9.9", manifest="f" * 64, context=sound.context)
    for entry_, text in zip(entries, ("<p>Acaba.</p>", ENDLESS), strict=True):
        row = sound.entries.get(entry=entry_)
        content = {**row.content, "description": text}
        EditionEntry.objects.create(edition=edition, entry=entry_, content=content, sha256=row.sha256)
    return edition, entries[1]


@pytest.mark.usefixtures("fresh_pool")
@pytest.mark.django_db
def test_t16_the_editor_reads_which_entry_and_other_documents_are_made(poisoned, editor, settings, tmp_path):
    settings.PARTS_DIR, settings.TYPESETTING_SECONDS = tmp_path, 3
    edition, entry_ = poisoned
    bad, good = (builder.request(edition, kind, by=editor) for kind in ("compendio", "informe"))
    for build in (bad, good):
        builder.run(build.pk)
        build.refresh_from_db()
    assert (bad.state, bad.attempt, bad.file.name) == ("failed", 1, "")
    assert entry_.folio in bad.error
    assert bad.failed_entry == entry_
    assert (good.state, good.error) == ("done", "")


@pytest.mark.django_db
def test_t16_after_three_workers_that_died_with_it_nobody_tries_again(poisoned, editor):
    build = builder.request(poisoned[0], "compendio", by=editor)
    for _attempt in range(lease.ATTEMPTS):
        assert lease.take(build.pk)
        Build.objects.update(lease_until="2020-01-01T00:00:00Z", stage="Componiendo páginas")
    builder.take_over()
    build.refresh_from_db()
    assert (build.state, lease.take(build.pk)) == ("failed", None)
    assert "Se intentó 3 veces" in build.error
