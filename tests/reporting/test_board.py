"""How complete a cycle is: the numbers that the board shows and the reminders act upon."""

import datetime

import pytest

from reporting import board, calling, workflow
from reporting.board import Tally
from reporting.models import Entry, Extension, Institution, Outage, Status, User


def row_of(cycle, institution):
    return next(row for row in board.of(cycle).rows if row.institution == institution)


def test_entries_are_counted_by_institution_and_main_objective(cycle, make_entry, institution):
    make_entry(title="Uno")
    make_entry(Status.SUBMITTED, title="Dos")
    make_entry(Status.APPROVED, title="Tres", objective=4)
    make_entry(Status.RETURNED, title="Cuatro", objective=4)
    row = row_of(cycle, institution)
    assert row.cells == {
        21: Tally(draft=1, submitted=1, on_time=1),
        4: Tally(returned=1, approved=1, on_time=2),
    }
    assert (row.tally.total, row.tally.received, row.tally.unsent) == (4, 3, 2)
    assert board.of(cycle).objectives == {4: row.cells[4], 21: row.cells[21]}


def test_a_joint_action_counts_once_under_its_lead(cycle, make_entry, elsewhere):
    calling.call(cycle, [elsewhere])
    make_entry(Status.SUBMITTED).partners.add(elsewhere)
    assert board.of(cycle).tally.total == 1
    assert row_of(cycle, elsewhere).is_silent


def test_institutions_that_were_called_are_expected_and_silent_until_they_send(
    cycle, make_entry, institution
):
    make_entry()
    assert [row.institution for row in board.of(cycle).silent] == [institution]
    workflow.submit(Entry.objects.get(), by=User.objects.get(email="ana@inm.example"))
    after = board.of(cycle)
    assert (after.silent, [row.institution for row in after.answered]) == ([], [institution])


def test_who_reports_without_being_expected_has_a_row_all_the_same(cycle, make_entry, elsewhere):
    make_entry(lead=elsewhere)
    cycle.calls.all().delete()
    row = row_of(cycle, elsewhere)
    assert (row.is_expected, row.is_silent, row.tally.draft) == (False, False, 1)


@pytest.mark.parametrize("extended", [False, True])
def test_on_time_is_until_the_suggested_date_or_the_extension(extended, cycle, make_entry, institution):
    entry, late = make_entry(), cycle.soft_deadline + datetime.timedelta(days=1)
    if extended:
        Extension.objects.create(cycle=cycle, institution=institution, until=late, reason="Sismo")
    workflow.submit(entry, by=User.objects.get(email="ana@inm.example"), at=late)
    row = row_of(cycle, institution)
    assert (row.is_on_time, row.tally.on_time) == (extended, int(extended))


def test_what_an_outage_took_is_given_back(cycle, make_entry, institution, editor):
    an_hour = datetime.timedelta(hours=1)
    late = cycle.soft_deadline + an_hour
    Outage.objects.create(starts_at=late - 2 * an_hour, ends_at=late, reason="Sin luz", by=editor)
    workflow.submit(make_entry(), by=User.objects.get(email="ana@inm.example"), at=late)
    assert row_of(cycle, institution).is_on_time


def test_who_answered_that_there_is_nothing_is_not_silent(cycle, institution, liaison):
    calling.call(cycle, [institution])
    calling.answer_nothing(cycle.calls.get(), by=liaison, why="No atendemos a migrantes.")
    row = row_of(cycle, institution)
    assert (row.has_nothing, row.is_silent, row.is_on_time, row.has_unsent) == (True, False, True, False)


def test_what_was_sent_again_late_stays_on_time(cycle, make_entry, institution):
    entry = make_entry(Status.RETURNED)
    late = cycle.soft_deadline + datetime.timedelta(days=1)
    workflow.submit(entry, by=User.objects.get(email="ana@inm.example"), at=late)
    assert row_of(cycle, institution).tally == Tally(submitted=1, on_time=1)


def test_reminders_go_to_drafts_returned_and_silent_institutions(cycle, make_entry, elsewhere):
    calling.call(cycle, [elsewhere])
    make_entry(Status.APPROVED, title="Uno")
    assert [row.institution.acronym for row in board.unsent(cycle)] == ["SRE"]
    make_entry(Status.RETURNED, title="Dos")
    assert {row.institution.acronym for row in board.unsent(cycle)} == {"INM", "SRE"}


def test_fewer_than_two_active_liaisons_is_a_warning(cycle, institution, liaison, colleague, head):
    calling.call(cycle, [institution])
    assert board.of(cycle).with_few_liaisons == []
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert [row.institution for row in board.of(cycle).with_few_liaisons] == [institution]


def test_days_left_are_counted_in_local_days(cycle):
    cycle.closes_at = datetime.datetime(2025, 10, 1, 0, 30, tzinfo=datetime.UTC)  # 30 September, 18:30
    before = datetime.datetime(2025, 9, 29, 5, 0, tzinfo=datetime.UTC)  # 28 September, 23:00
    assert board.days_left(cycle, before) == 2
    assert board.days_left(cycle, cycle.closes_at) == 0
    assert board.days_left(cycle, cycle.closes_at + datetime.timedelta(seconds=1)) is None


@pytest.mark.parametrize("size", [1, 20])
def test_as_many_queries_for_twenty_institutions_as_for_one(
    size, cycle, make_entry, django_assert_num_queries
):
    for institution in Institution.objects.all()[:size]:
        make_entry(Status.SUBMITTED, lead=institution)
    with django_assert_num_queries(6):
        assert len(board.of(cycle).expected) == size
