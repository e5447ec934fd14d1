"""What stands between a frozen edition and the public, and what is public then."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compendium import proofing, publishing
from compendium.freeze import freeze
from compendium.models import Edition, ProofAnswer, Publication
from compendium.publishing import PublishGate, PublishRefused, publish
from reporting.models import AuditEvent, Status
from tests.compendium.publishing import final_files

DAY = datetime.timedelta(days=1)


@pytest.fixture
def edition(cycle, make_entry):
    make_entry(Status.APPROVED)
    return freeze(cycle)


@pytest.fixture
def ready(edition, editor, head, institution):
    """Files made, proof confirmed by everybody."""
    final_files(edition)
    proof = proofing.open_proof(edition, until=timezone.now() + 7 * DAY, by=editor)
    proofing.confirm(proof, institution, by=head)
    return edition


def test_a_confirmed_edition_with_its_files_is_published(ready, editor):
    gate = PublishGate(ready)
    assert (gate.blockers, gate.warnings, gate.not_built) == ([], [], ["informe"])
    publication = publish(ready, by=editor)
    assert [(f.document.kind, f.format, f.pages) for f in publication.files.all()] == [
        ("compendio", "pdf", 3),
        ("compendio", "html", None),
        ("compendio", "csv", None),
    ]
    assert AuditEvent.objects.filter(action="published", actor=editor).exists()


def test_what_was_built_last_is_published(ready, editor):
    last = final_files(ready, data=b"%PDF-1.7 corregido")
    assert publish(ready, by=editor).files.get(format="pdf").sha256 == last.sha256


def test_without_final_files_nothing_is_published(edition, editor):
    with pytest.raises(PublishRefused, match="Falta el archivo final del Compendio General"):
        publish(edition, by=editor, reason="Urge")


def test_a_rehearsal_is_never_published(ready, editor, cycle):
    type(cycle).objects.update(is_rehearsal=True)
    with pytest.raises(PublishRefused, match="Un ensayo nunca se publica"):
        publish(Edition.objects.get(), by=editor, reason="Urge")


def test_an_edition_is_published_once(ready, editor):
    publish(ready, by=editor)
    with pytest.raises(PublishRefused, match="ya está publicada"):
        publish(Edition.objects.get(), by=editor)
    assert Publication.objects.count() == 1


def test_nobody_is_cut_short_while_the_proof_is_open(edition, editor, head):
    final_files(edition)
    proofing.open_proof(edition, until=timezone.now() + DAY, by=editor)
    with pytest.raises(PublishRefused, match="1 institución todavía puede responder"):
        publish(edition, by=editor, reason="Urge")


def test_when_the_date_has_passed_silence_is_recorded_and_is_no_obstacle(edition, editor, head):
    final_files(edition)
    proof = proofing.open_proof(edition, until=timezone.now() + DAY, by=editor)
    publish(edition, by=editor, at=proof.until + DAY)
    assert ProofAnswer.objects.get().kind == "silent"


@pytest.mark.parametrize("remarked", [True, False])
def test_remarks_or_no_proof_at_all_ask_for_a_reason(edition, editor, head, institution, remarked):
    final_files(edition)
    if remarked:
        proof = proofing.open_proof(edition, until=timezone.now() + DAY, by=editor)
        proofing.remark(proof, institution, {None: "Falta el periodo."}, by=head)
    sentence = "1 institución dejó observaciones" if remarked else "Ninguna institución ha visto su galera"
    assert sentence in PublishGate(edition).warnings[0]
    with pytest.raises(PublishRefused, match="Escriba por qué se publica"):
        publish(edition, by=editor)
    assert publish(edition, by=editor, reason="Se atendieron.").reason == "Se atendieron."


def test_an_edition_frozen_before_the_last_one_was_published_must_be_frozen_again(
    ready, editor, cycle, make_entry
):
    make_entry(Status.APPROVED, title="Otro programa")
    early = freeze(cycle)
    publish(ready, by=editor)
    final_files(early)
    with pytest.raises(PublishRefused, match="congele de nuevo"):
        publish(early, by=editor, reason="Urge")
    later = freeze(cycle)
    final_files(later)
    publish(later, by=editor, reason="Errata")
    assert later.label == "2025-1.2"


@pytest.fixture
def two(ready, editor, cycle, make_entry):
    publish(ready, by=editor)
    make_entry(Status.APPROVED, title="Otro programa")
    erratum = freeze(cycle)
    final_files(erratum, data=b"%PDF-1.7 errata")
    publish(erratum, by=editor, reason="Errata")
    return ready, erratum


def test_an_older_version_stays_and_says_which_one_replaced_it(two):
    rows = [(p.edition.label, p.replaced_by) for p in publishing.publications()]
    assert rows == [("2025-1.1", None), ("2025-1.0", "1.1")]


@pytest.mark.parametrize(
    ("label", "found"), [("2025-1.0", "2025-1.0"), ("2025", "2025-1.1"), ("2024", None), ("2025-9.9", None)]
)
def test_editions_are_found_by_their_name_and_the_latest_by_its_cycle(two, label, found):
    publication = publishing.publication_named(label)
    assert (publication.edition.label if publication else None) == found


def test_as_many_queries_for_one_publication_as_for_many(two, editor, cycle, make_entry):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            [list(publication.files.all()) for publication in publishing.publications()]
        return len(queries)

    before = asked()
    for number in range(3):
        make_entry(Status.APPROVED, title=f"Programa {number}")
        edition = freeze(cycle)
        final_files(edition)
        publish(edition, by=editor, reason="Errata")
    assert asked() == before
