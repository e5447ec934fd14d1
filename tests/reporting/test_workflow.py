"""An entry's life: which moves there are, who may make them, and what two people at once get."""

import datetime
import itertools

import pytest
from django.utils import timezone

from pmm.append_only import WrittenOnce
from reporting import workflow
from reporting.content import entry_content, sha256_of
from reporting.models import Entry, Event, Extension, Membership, Role, Status
from tests.cast import make_user

REASON = {"return": "Falta el periodo.", "reopen": "La cifra cambió."}
FUNCTIONS = {
    "submit": workflow.submit,
    "return": workflow.return_,
    "approve": workflow.approve,
    "reopen": workflow.reopen,
}
ROLES = ("liaison", "colleague", "head", "stranger", "reviewer", "editor", "administrator")
# (move, status it starts from) -> the people who may make it. Every other combination is refused.
ALLOWED = {
    ("submit", "draft"): {"liaison", "colleague", "head"},
    ("submit", "returned"): {"liaison", "colleague", "head"},
    ("return", "submitted"): {"reviewer"},
    ("approve", "submitted"): {"reviewer"},
    ("reopen", "approved"): {"reviewer", "editor"},
}
ENDS = {"submit": "submitted", "return": "returned", "approve": "approved", "reopen": "returned"}


def try_move(name, entry, by):
    extra = {"reason": REASON[name]} if name in REASON else {}
    return FUNCTIONS[name](entry, by=by, **extra)


@pytest.mark.parametrize(("move", "status", "role"), list(itertools.product(FUNCTIONS, Status.values, ROLES)))
def test_every_move_from_every_status_by_every_role(move, status, role, make_entry, request):
    entry, person = make_entry(status), request.getfixturevalue(role)
    events = entry.events.count()
    if role in ALLOWED.get((move, status), ()):
        try_move(move, entry, person)
        expected = (ENDS[move], events + 1)
    else:
        with pytest.raises(workflow.MoveRefused):
            try_move(move, entry, person)
        expected = (status, events)
    stored = Entry.objects.get(pk=entry.pk)
    assert (stored.status, stored.events.count()) == expected


def test_the_table_of_moves_is_the_one_tested():
    tested = {(move, status) for move, status in ALLOWED}
    declared = {(m.name, start) for m in workflow.MOVES.values() for start in m.starts if m.name in FUNCTIONS}
    assert declared == tested


def test_submitting_gives_a_receipt_over_the_whole_content(make_entry, liaison):
    entry = make_entry()
    at = timezone.now().replace(microsecond=0)
    checkpoint = workflow.submit(entry, by=liaison, at=at)
    content = entry_content(Entry.objects.with_content().get(pk=entry.pk))
    assert checkpoint.content == content
    assert checkpoint.sha256 == sha256_of(content)
    assert (checkpoint.folio, checkpoint.created_at, checkpoint.by) == (f"A-{entry.folio}-1", at, liaison)


def test_an_event_says_who_when_why_and_which_version(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    at = timezone.now().replace(microsecond=0)
    event = workflow.return_(entry, by=reviewer, reason="  Falta el periodo.  ", at=at)
    assert (event.move, event.before, event.after, event.by, event.at, event.reason, event.version) == (
        "return",
        "submitted",
        "returned",
        reviewer,
        at,
        "Falta el periodo.",
        entry.version,
    )


@pytest.mark.parametrize(("move", "status"), [("return", Status.SUBMITTED), ("reopen", Status.APPROVED)])
def test_giving_an_entry_back_needs_a_reason(move, status, make_entry, reviewer):
    with pytest.raises(workflow.MoveRefused, match="Escriba el motivo"):
        FUNCTIONS[move](make_entry(status), by=reviewer, reason="  ")


def test_nobody_approves_what_they_submitted(make_entry, liaison):
    entry = make_entry()
    workflow.submit(entry, by=liaison)
    Membership.objects.filter(user=liaison).delete()
    Membership.objects.create(user=liaison, role=Role.REVIEWER)
    with pytest.raises(workflow.NotAllowed, match="otra persona"):
        workflow.approve(entry, by=type(liaison).objects.get(pk=liaison.pk))


def test_a_reviewer_does_not_decide_about_the_own_institution(make_entry, institution):
    person = make_user("doble@x.example", Role.REVIEWER)
    Membership.objects.create(user=person, role=Role.LIAISON, institution=institution)
    with pytest.raises(workflow.NotAllowed):
        workflow.approve(make_entry(Status.SUBMITTED), by=person)


def test_a_reviewer_decides_within_the_assignment(make_entry, elsewhere):
    person = make_user("asignada@x.example", Role.REVIEWER)
    person.memberships.get().institutions.add(elsewhere)
    with pytest.raises(workflow.NotAllowed):
        workflow.approve(make_entry(Status.SUBMITTED), by=person)
    workflow.approve(make_entry(Status.SUBMITTED, lead=elsewhere), by=type(person).objects.get(pk=person.pk))


def test_an_incomplete_entry_is_not_submitted(make_entry, liaison):
    entry = make_entry(description="")
    with pytest.raises(workflow.MoveRefused, match="Escriba la descripción"):
        workflow.submit(entry, by=liaison)
    assert Entry.objects.get(pk=entry.pk).status == Status.DRAFT


def test_after_the_close_only_an_extension_lets_an_entry_in(make_entry, liaison, cycle):
    entry = make_entry()
    late = cycle.closes_at + datetime.timedelta(seconds=1)
    with pytest.raises(workflow.NotAllowed, match="cerró el"):
        workflow.submit(entry, by=liaison, at=late)
    Extension.objects.create(
        cycle=cycle, institution=entry.institution, until=late + datetime.timedelta(days=1), reason="Sismo"
    )
    assert workflow.submit(entry, by=liaison, at=late).created_at == late


def test_before_the_opening_nothing_is_submitted(make_entry, liaison, cycle):
    early = cycle.opens_at - datetime.timedelta(seconds=1)
    with pytest.raises(workflow.NotAllowed, match="todavía no abre"):
        workflow.submit(make_entry(), by=liaison, at=early)


def test_a_stale_decision_says_who_moved_it(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    seen_by_another = Entry.objects.get(pk=entry.pk)
    workflow.approve(entry, by=reviewer)
    with pytest.raises(workflow.StaleMove, match="ya está en estado «Aprobado»: lo movió Eva"):
        workflow.return_(seen_by_another, by=make_user("otra@x.example", Role.REVIEWER), reason="Falta algo.")


def test_a_decision_on_an_older_version_is_refused(make_entry, reviewer):
    entry = make_entry(Status.SUBMITTED)
    Entry.objects.filter(pk=entry.pk).update(version=2)
    with pytest.raises(workflow.StaleMove, match="ahora es la versión 2"):
        workflow.approve(entry, by=reviewer, version=1)


def test_adopting_a_printed_book_approves_with_checkpoint_and_event(
    make_entry, django_assert_max_num_queries
):
    entries = [make_entry(title=f"Programa {n}") for n in range(5)]
    with django_assert_max_num_queries(20):
        workflow.adopt(entries)
    assert set(Entry.objects.values_list("status", flat=True)) == {Status.APPROVED}
    assert list(Event.objects.values_list("move", "by")) == [("adopt", None)] * 5
    assert [e.checkpoints.count() for e in entries] == [1] * 5


def test_adopting_takes_all_or_none(make_entry):
    entries = [make_entry(), make_entry(Status.SUBMITTED)]
    with pytest.raises(workflow.StaleMove):
        workflow.adopt(entries)
    assert [Entry.objects.get(pk=e.pk).status for e in entries] == [Status.DRAFT, Status.SUBMITTED]


def test_checkpoints_and_events_cannot_be_changed(make_entry):
    entry = make_entry(Status.SUBMITTED)
    for row in (entry.checkpoints.get(), entry.events.get()):
        for attempt in (
            row.save,
            row.delete,
            type(row).objects.all().delete,
            lambda r=row: type(r).objects.update(by=None),
        ):
            with pytest.raises(WrittenOnce):
                attempt()
