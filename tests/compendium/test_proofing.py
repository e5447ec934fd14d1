"""The proof: told to heads, answered until its date, silence written down, in fixed numbers of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compendium import proofing, tasks
from compendium.freeze import freeze
from compendium.models import Proof, ProofAnswer
from compendium.proofing import ProofRefused
from reporting.models import AuditEvent, Institution, Message, Role, Status
from tests.cast import make_user

DAY = datetime.timedelta(days=1)


@pytest.fixture
def edition(cycle, make_entry, institution, elsewhere):
    make_entry(Status.APPROVED, title="Propio")
    joint = make_entry(Status.SUBMITTED, title="Conjunto", lead=elsewhere)
    joint.partners.add(institution)
    type(joint).objects.filter(pk=joint.pk).update(status=Status.APPROVED)
    return freeze(cycle)


@pytest.fixture
def proof(edition, editor, head, stranger):
    return proofing.open_proof(edition, until=timezone.now() + 7 * DAY, by=editor)


def states(proof):
    return {place.institution.acronym: place.state for place in proofing.places(proof)}


def test_who_takes_part_gets_a_proof_partners_included(proof, institution, elsewhere):
    assert states(proof) == {"INM": "waiting", "SRE": "waiting"}
    mine = proofing.entries_of(proof.edition, institution)
    assert [str(frozen) for frozen in mine] == ["Propio", "Conjunto"]


def test_heads_are_told_and_where_there_is_none_liaisons(proof, head, stranger):
    told = Message.objects.filter(kind="galera")
    assert {message.to for message in told} == {head, stranger, *_made_liaisons(told)}
    assert all(f"/ediciones/{proof.edition_id}/galera/" in message.path for message in told)


def _made_liaisons(told):
    """`bring_to` makes people who report for the second institution, which has no head."""
    return {message.to for message in told if message.to.email.startswith("enlace-")}


def test_a_proof_is_opened_once_in_time_and_before_publishing(proof, edition, editor):
    with pytest.raises(ProofRefused, match="ya está abierta"):
        proofing.open_proof(edition, until=timezone.now() + DAY, by=editor)
    with pytest.raises(ProofRefused, match="La fecha ya pasó"):
        proofing.open_proof(edition, until=timezone.now() - DAY, by=editor)


def test_a_head_confirms(proof, institution, head, editor):
    proofing.confirm(proof, institution, by=head)
    assert states(proof) == {"INM": "confirmed", "SRE": "waiting"}
    message = Message.objects.get(kind="galera_answer")
    assert message.to == editor
    assert "La confirmó." in message.body
    assert AuditEvent.objects.filter(action="proof_answered", actor=head).exists()


def test_remarks_are_kept_by_entry_and_the_latest_answer_counts(proof, institution, head):
    frozen = proofing.entries_of(proof.edition, institution).first()
    proofing.remark(proof, institution, {frozen: "Falta el periodo.", None: "Bien lo demás."}, by=head)
    answer = proofing.latest_answer(proof, institution)
    assert [(each.frozen, each.text) for each in answer.remarks.all()] == [
        (frozen, "Falta el periodo."),
        (None, "Bien lo demás."),
    ]
    proofing.confirm(proof, institution, by=head)
    assert states(proof)["INM"] == "confirmed"
    assert ProofAnswer.objects.count() == 2


def test_silence_is_written_down_when_the_date_passes(proof, institution, head):
    proofing.confirm(proof, institution, by=head)
    assert proofing.close_due() == 0
    assert proofing.close_due(at=proof.until) == 1
    assert states(proof) == {"INM": "confirmed", "SRE": "silent"}
    silent = ProofAnswer.objects.get(kind="silent")
    assert (silent.by, silent.at) == (None, proof.until)
    assert proofing.close_due(at=proof.until + DAY) == 0


def test_the_task_closes_what_is_due_and_may_run_twice(proof):
    Proof.objects.update(opened_at=proof.opened_at - 9 * DAY, until=timezone.now() - DAY)
    for _ in range(2):
        tasks.close_proofs()
    assert set(states(proof).values()) == {"silent"}
    assert ProofAnswer.objects.count() == 2


@pytest.mark.parametrize("at", [0, 1])
def test_after_the_date_nobody_answers(proof, institution, head, at):
    """Whether or not the task has run meanwhile."""
    if at:
        proofing.close_due(at=proof.until)
    with pytest.raises(ProofRefused, match="La galera cerró el"):
        proofing.confirm(proof, institution, by=head, at=proof.until + DAY)
    assert not ProofAnswer.objects.filter(kind="confirmed").exists()


def test_as_many_queries_for_two_institutions_as_for_twenty(cycle, make_entry, edition, editor, institution):
    proof = proofing.open_proof(edition, until=timezone.now() + DAY, by=editor)

    def asked(proof):
        with CaptureQueriesContext(connection) as queries:
            proofing.places(proof)
            proofing.places_of({institution.pk})
        return len(queries)

    before = asked(proof)
    for number, lead in enumerate(Institution.objects.exclude(acronym__in=["INM", "SRE"])[:18]):
        make_entry(Status.APPROVED, title=f"Programa {number}", lead=lead)
        make_user(f"titular{number}@x.example", Role.HEAD, lead)
    later = proofing.open_proof(freeze(cycle), until=timezone.now() + DAY, by=editor)
    assert len(proofing.places(later)) == 20
    assert asked(later) == before
