"""Sharing the work out: each reviewer's load, and what each may be given."""

import datetime

import pytest
from django.utils import timezone

from reporting import sharing, workflow
from reporting.models import AuditEvent, Entry, Membership, Objective, Role, Status
from tests.cast import make_user


@pytest.fixture
def limited(elsewhere):
    """Reviews one institution and one objective."""
    person = make_user("limitada@x.example", Role.REVIEWER)
    person.memberships.get().institutions.add(elsewhere)
    person.memberships.get().objectives.add(3)
    return person


def load_of(person, cycle):
    return next(load for load in sharing.workload(cycle) if load.membership.user == person)


def test_the_load_counts_what_waits_within_the_assignment_what_is_taken_and_decided(
    make_entry, elsewhere, limited, reviewer, cycle
):
    make_entry(Status.SUBMITTED)
    make_entry(Status.SUBMITTED, lead=elsewhere)
    taken = make_entry(Status.SUBMITTED, objective=3)
    make_entry(objective=3)
    Entry.objects.filter(pk=taken.pk).update(
        assigned_to=limited, status_since=timezone.now() - datetime.timedelta(days=9)
    )
    workflow.approve(make_entry(Status.SUBMITTED, objective=3), by=limited)
    load = load_of(limited, cycle)
    assert (load.waiting, load.taken, load.days, load.decided) == (2, 1, 9, 1)
    everything = load_of(reviewer, cycle)
    assert (everything.waiting, everything.taken, everything.decided) == (3, 0, 0)
    assert (load.is_everything, everything.is_everything) == (False, True)


def test_somebody_without_work_has_no_oldest(limited, cycle):
    load = load_of(limited, cycle)
    assert (load.waiting, load.days) == (0, None)


@pytest.mark.parametrize("size", [1, 15])
def test_as_many_queries_for_many_reviewers_as_for_few(size, cycle, make_entry, django_assert_num_queries):
    for number in range(size):
        make_user(f"r{number}@x.example", Role.REVIEWER)
        make_entry(Status.SUBMITTED, title=f"Programa {number}")
    with django_assert_num_queries(5):
        sharing.workload(cycle)


def test_an_entry_goes_only_to_who_may_decide_on_it(make_entry, limited, editor):
    entry = make_entry(Status.SUBMITTED)
    for person in (limited, editor):
        with pytest.raises(sharing.AssignmentRefused, match="no puede revisar"):
            sharing.assign([entry], to=person)
    assert Entry.objects.get().assigned_to is None


def test_limiting_what_somebody_reviews_stands_in_the_audit_log(reviewer, editor, elsewhere):
    membership = Membership.objects.get(user=reviewer)
    sharing.limit(membership, by=editor, institutions=[elsewhere], objectives=Objective.objects.filter(pk=7))
    assert (list(membership.institutions.all()), [o.pk for o in membership.objectives.all()]) == (
        [elsewhere],
        [7],
    )
    row = AuditEvent.objects.get()
    assert (row.action, row.actor, row.details["after"]) == ("role_changed", editor, "SRE, 7")


def test_the_editor_changes_what_a_reviewer_reviews(client, editor, reviewer, cycle):
    client.force_login(editor)
    membership = reviewer.memberships.get()
    assert "todo" in client.get("/revision/carga/").content.decode()
    client.post(f"/revision/carga/{membership.pk}/", {"objectives": [3, 4]})
    assert [o.pk for o in membership.objectives.all()] == [3, 4]
    assert "objetivos 3, 4" in client.get("/revision/carga/").content.decode()
