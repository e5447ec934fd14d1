"""Several workers on one document: they share a folder of parts, and nobody sets a part that is there."""

import pytest

from compendium import builder, helping
from compendium.documents import compendio
from compendium.documents.printing import print_document, sources
from compendium.freeze import freeze
from compendium.models import Build, Document
from compendium.typesetting import store
from compendium.typesetting.composing import Composition, prepare
from reporting.models import Status
from tests.compendium.killing import wait_until
from tests.compendium.snapshots import entry, snapshot

BOOK = snapshot(*(entry(f"Número {n}", objective=n) for n in range(1, 9)))


@pytest.fixture(autouse=True)
def _shared_folder(settings, tmp_path):
    settings.PARTS_DIR = tmp_path
    settings.TYPESETTING_HELPERS = 1


@pytest.fixture
def build(cycle, make_entry, editor):
    for number in (1, 7, 21):
        make_entry(Status.APPROVED, title=f"Programa {number}", objective=number)
    return builder.request(freeze(cycle), "compendio", by=editor)


def test_who_helps_begins_at_another_place_of_the_list():
    first, second = (Composition(list(sources(compendio.compose(BOOK))), None, None, turn) for turn in (0, 1))
    jobs = [builder_job(part) for part in first.parts]
    one, other = first._ranked(jobs), second._ranked(jobs)
    assert {job.name for job in one} == {job.name for job in other}
    assert other[0] == one[len(one) // 2]


def builder_job(part):
    from compendium.typesetting.workers import Job

    return Job(part.name, {}, weight=len(part.source.html))


def test_what_a_helper_has_set_is_not_set_again(build):
    helped = helping.help_with(build.pk, turn=1)
    assert helped.rendered == helped.total
    builder.run(build.pk)
    build.refresh_from_db()
    assert (build.state, build.error) == ("done", "")
    made = print_document("compendio", build.document.edition.snapshot())
    assert made.parts.rendered == 0  # the build itself has put the page numbers in their places


def test_a_part_that_comes_into_the_store_meanwhile_is_taken_from_there():
    """The list is made before the work begins: the first part done lets somebody else finish all others."""
    document = compendio.compose(BOOK)
    is_helped = False

    def help_once(step):
        nonlocal is_helped
        if not is_helped and step.done:
            is_helped = True
            prepare(sources(document), turn=1)

    slow = prepare(sources(document), progress=help_once)
    assert is_helped
    assert slow.rendered < slow.total // 2


def test_nobody_helps_a_build_that_has_ended(build):
    builder.run(build.pk)
    assert helping.help_with(build.pk, turn=1) is None
    assert helping.help_with(0, turn=1) is None


def test_a_helper_stops_when_the_build_ends(build, monkeypatch):
    monkeypatch.setattr(helping, "PAUSE", 0)
    look = helping._while_under_way(build)
    look(None)
    Build.objects.filter(pk=build.pk).update(state="failed", error="No queda espacio.")
    with pytest.raises(helping.NotNeeded):
        look(None)


@pytest.mark.django_db(transaction=True)
def test_a_worker_answers_the_call(worker, cycle, make_entry, settings, monkeypatch):
    monkeypatch.setattr(builder, "HELP_EXPIRES", 600)  # a busy machine may take its time
    settings.PARTS_DIR = settings.VAR_DIR / "parts"  # the worker's own
    make_entry(Status.APPROVED)
    document = Document.objects.create(edition=freeze(cycle), kind="compendio")
    build = Build.objects.create(
        document=document, manifest=document.edition.manifest
    )  # nobody else begins it
    builder._call_for_help(build)
    wait_until(lambda: f"build {build.pk}: helped with" in worker.read_text(), seconds=300)
    assert print_document("compendio", document.edition.snapshot()).parts.rendered <= 2


def test_a_fragment_of_another_version_counts_as_missing(tmp_path, monkeypatch):
    from compendium.typesetting import fragment

    kept = fragment.Fragment(anchors={"x": [0, 0, 0]})
    monkeypatch.setattr(
        fragment, "SMALL", (*fragment.SMALL, "first_object")
    )  # what this version does not know
    store.put("ab" * 32, kept)
    assert store.get("ab" * 32) is None
