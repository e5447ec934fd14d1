"""Who is called to report, and the answer that there is nothing to report."""

import datetime
import importlib

import pytest
from django.apps import apps

from reporting import calling, workflow
from reporting.models import Call, Cycle, Status

WHY = "Este año ningún programa atiende a personas migrantes."


@pytest.fixture
def call(cycle, institution):
    calling.call(cycle, [institution])
    return Call.objects.get()


def test_calling_twice_calls_once(cycle, institution, elsewhere):
    calling.call(cycle, [institution])
    calling.call(cycle, [institution, elsewhere])
    assert list(cycle.called.order_by("acronym")) == [institution, elsewhere]


def test_who_reports_uncalled_is_called_with_the_first_draft(cycle, institution, liaison):
    from reporting import drafting

    drafting.create({"title": "Uno", "objective_id": 1}, cycle=cycle, institution=institution, by=liaison)
    assert list(cycle.called.all()) == [institution]


def test_a_call_is_taken_back_until_something_is_begun(call, make_entry, editor):
    calling.dismiss(call, by=editor)
    assert not Call.objects.exists()
    make_entry()
    with pytest.raises(calling.CallRefused, match="ya tiene registros"):
        calling.dismiss(Call.objects.get(), by=editor)


def test_the_answer_says_who_when_and_why_and_can_be_withdrawn(call, cycle, liaison):
    calling.answer_nothing(call, by=liaison, why=f" {WHY} ", at=cycle.closes_at)
    call.refresh_from_db()
    assert (call.has_nothing, call.nothing_by, call.nothing_why) == (True, liaison, WHY)
    assert call.nothing_at == cycle.closes_at
    calling.withdraw_answer(call)
    call.refresh_from_db()
    assert (call.has_nothing, call.nothing_by, call.nothing_why) == (False, None, "")


def test_who_answered_stays_called_and_the_answer_stays(call, editor, liaison):
    calling.answer_nothing(call, by=liaison, why=WHY)
    with pytest.raises(calling.CallRefused, match="su respuesta se conserva"):
        calling.dismiss(call, by=editor)
    assert Call.objects.get().nothing_why == WHY


def test_the_answer_needs_a_reason(call, liaison):
    with pytest.raises(calling.CallRefused, match="Escriba por qué"):
        calling.answer_nothing(call, by=liaison, why="  ")


def test_after_the_close_nobody_answers(call, cycle, liaison):
    late = cycle.closes_at + datetime.timedelta(seconds=1)
    with pytest.raises(calling.CallRefused, match="no está abierto"):
        calling.answer_nothing(call, by=liaison, why=WHY, at=late)
    calling.answer_nothing(call, by=liaison, why=WHY)
    with pytest.raises(calling.CallRefused, match="no está abierto"):
        calling.withdraw_answer(call, at=late)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.RETURNED, Status.APPROVED])
def test_who_sent_something_cannot_say_that_there_is_nothing(status, make_entry, liaison):
    make_entry(status)
    with pytest.raises(calling.CallRefused, match="ya envió registros"):
        calling.answer_nothing(Call.objects.get(), by=liaison, why=WHY)


def test_sending_an_entry_ends_the_answer(make_entry, liaison):
    entry = make_entry()
    calling.answer_nothing(Call.objects.get(), by=liaison, why=WHY)
    workflow.submit(entry, by=liaison)
    assert not Call.objects.get().has_nothing


def test_the_migration_calls_who_has_entries_and_to_open_cycles_who_has_people(
    make_entry, cycle, institution, elsewhere, stranger
):
    past = Cycle.of_year("2020")
    past.save()
    make_entry()
    Call.objects.all().delete()
    migration = importlib.import_module("reporting.migrations.0008_call_who_reports")
    migration.call_who_reports(apps, None)
    assert set(cycle.called.all()) == {institution, elsewhere}
    assert not past.called.exists()
