"""The gate: what each person finds in lists and may open."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from reporting.models import Entry, Membership, Role, Status
from reporting.permissions import can_edit, can_read, can_review, get_entry, reviewable_entries

SEES = {
    "liaison": {"draft", "submitted", "returned", "approved"},
    "colleague": {"draft", "submitted", "returned", "approved"},
    "head": {"draft", "submitted", "returned", "approved"},
    "stranger": set(),
    "reviewer": {"submitted", "returned", "approved"},
    "editor": {"submitted", "returned", "approved"},
    "administrator": set(),
}


@pytest.mark.parametrize("role", SEES)
def test_lists_hold_what_the_person_may_know_of(role, make_entry, request):
    for status in Status.values:
        make_entry(status, title=status)
    person = request.getfixturevalue(role)
    assert set(Entry.objects.visible_to(person).values_list("status", flat=True)) == SEES[role]


def test_a_stranger_gets_404_and_a_colleague_without_the_right_403(make_entry, stranger, reviewer):
    entry = make_entry(Status.SUBMITTED)
    with pytest.raises(Http404):
        get_entry(stranger, entry.pk)
    with pytest.raises(PermissionDenied):
        get_entry(reviewer, entry.pk, allow=can_edit)
    assert get_entry(reviewer, entry.pk, allow=can_review) == entry


def test_a_partner_reads_a_joint_action_and_does_not_edit_it(make_entry, stranger, elsewhere):
    entry = make_entry()
    entry.partners.add(elsewhere)
    assert get_entry(stranger, entry.pk, allow=can_read) == entry
    with pytest.raises(PermissionDenied):
        get_entry(stranger, entry.pk, allow=can_edit)


def test_a_reviewer_with_an_assignment_sees_only_it(make_entry, reviewer):
    reviewer.memberships.get().objectives.add(3)
    inside, _outside = make_entry(Status.SUBMITTED, objective=3), make_entry(Status.SUBMITTED, objective=4)
    assert list(Entry.objects.visible_to(reviewer)) == [inside]


def test_a_deactivated_account_sees_nothing(make_entry, liaison):
    make_entry()
    liaison.is_active = False
    assert not Entry.objects.visible_to(liaison).exists()


def test_the_list_of_what_one_may_decide_on_holds_neither_own_nor_joint_nor_sent_entries(
    make_entry, reviewer, institution, elsewhere
):
    Membership.objects.create(user=reviewer, role=Role.LIAISON, institution=elsewhere)
    _own, joint, free = (
        make_entry(Status.SUBMITTED, lead=lead) for lead in (elsewhere, institution, institution)
    )
    joint.partners.add(elsewhere)
    sent = make_entry()
    sent.checkpoints.create(number=1, version=1, content={}, sha256="0" * 64, by=reviewer)
    assert list(Entry.objects.filter(reviewable_entries(reviewer))) == [free]
    assert [can_review(reviewer, entry) for entry in (joint, free)] == [False, True]
