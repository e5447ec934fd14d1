"""The gate: what each person finds in lists and may open."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from reporting.models import Entry, Status
from reporting.permissions import can_edit, can_read, can_review, get_entry

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
