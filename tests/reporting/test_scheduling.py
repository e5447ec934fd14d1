"""A cycle's calendar: opening from the last one, dates, more time for one, closing, reopening."""

import datetime

import pytest
from django.utils import timezone

from reporting import calling, scheduling
from reporting.models import AuditEvent, Cycle, CycleEvent, Extension, Institution, Outage
from reporting.scheduling import ScheduleRefused

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
SECOND = datetime.timedelta(seconds=1)
What = CycleEvent.What


def events(cycle):
    return list(cycle.events.values_list("what", "reason", "by__email"))


def test_the_next_cycle_is_a_year_later_at_the_same_local_hour():
    last = Cycle.of_year("2023")
    last.period_end = datetime.date(2024, 2, 29)
    after = scheduling.next_cycle(last)
    assert (after.name, after.is_rehearsal) == ("2024", False)
    assert (after.period_start, after.period_end) == (datetime.date(2023, 6, 1), datetime.date(2025, 2, 28))
    assert timezone.localtime(after.closes_at).isoformat() == "2024-09-30T18:00:00-06:00"


def test_without_a_last_one_the_next_is_this_year_with_the_usual_calendar():
    at = datetime.datetime(2027, 1, 1, 3, tzinfo=datetime.UTC)  # in Mexico City it is still 2026
    assert scheduling.next_cycle(None, at).name == "2026"


def test_opening_calls_whom_the_last_one_called_and_who_is_still_active(
    cycle, institution, elsewhere, editor
):
    calling.call(cycle, [institution, elsewhere])
    Institution.objects.filter(pk=elsewhere.pk).update(is_active=False)
    new = scheduling.open_cycle(scheduling.next_cycle(cycle), by=editor, call_as=cycle)
    assert list(new.called.all()) == [institution]
    assert events(new) == [(What.OPENED, "", editor.email)]
    assert AuditEvent.objects.get().actor == editor


def test_dates_change_with_a_reason_that_stays(cycle, editor):
    dates = {name: getattr(cycle, name) for name in scheduling.DATES}
    dates["closes_at"] += DAY
    scheduling.change(cycle, dates, reason="Día inhábil", by=editor)
    assert Cycle.objects.get().closes_at == dates["closes_at"]
    assert events(cycle) == [(What.CHANGED, "Día inhábil", editor.email)]


def test_two_editors_at_once_change_the_dates_once(cycle, editor):
    seen = Cycle.objects.get()
    dates = {name: getattr(cycle, name) for name in scheduling.DATES}
    scheduling.change(cycle, {**dates, "closes_at": cycle.closes_at + DAY}, reason="Uno", by=editor)
    with pytest.raises(ScheduleRefused, match="vea si alguien cambió sus fechas"):
        scheduling.change(seen, {**dates, "closes_at": seen.closes_at + 2 * DAY}, reason="Dos", by=editor)
    assert [reason for _what, reason, _by in events(cycle)] == ["Uno"]


def test_after_closing_nobody_sends_but_who_has_an_extension(cycle, institution, elsewhere, editor):
    scheduling.extend(cycle, elsewhere, cycle.closes_at + DAY, reason="Pidió tiempo", by=editor)
    now = timezone.now()
    scheduling.close(cycle, by=editor, at=now)
    cycle = Cycle.objects.get()
    late = now + SECOND
    assert (cycle.accepts(institution, late), cycle.accepts(elsewhere, late)) == (False, True)
    assert events(cycle)[-1][0] == What.CLOSED


def test_closing_by_hand_closes_now_whatever_outages_took(cycle, institution, editor):
    now = timezone.now()
    for hours in (20, 1):  # the second is noted after the close
        Outage.objects.create(
            starts_at=now - hours * HOUR, ends_at=now + 3 * HOUR, reason="Se cayó la red", by=editor
        )
        if not Cycle.objects.get().is_closed_by_hand:
            scheduling.close(Cycle.objects.get(), by=editor, at=now)
    cycle = Cycle.objects.get()
    assert cycle.closes_for_all() == now
    assert not cycle.accepts(institution, now + SECOND)


def test_what_an_outage_gave_back_can_be_closed_and_changed(cycle, editor):
    late = cycle.closes_at + HOUR
    Outage.objects.create(
        starts_at=cycle.closes_at - 3 * HOUR, ends_at=cycle.closes_at, reason="Se cayó la red", by=editor
    )
    with pytest.raises(ScheduleRefused, match="está abierto"):
        scheduling.reopen(cycle, late + DAY, reason="x", by=editor, at=late)
    scheduling.close(cycle, by=editor, at=late)
    assert Cycle.objects.get().closes_for_all() == late


def test_reopening_makes_what_comes_in_on_time_again(cycle, editor):
    until = timezone.now() + 3 * DAY
    scheduling.close(cycle, by=editor)
    scheduling.reopen(Cycle.objects.get(), until, reason="Se cerró por error", by=editor)
    cycle = Cycle.objects.get()
    assert (cycle.soft_deadline, cycle.closes_at, cycle.is_closed_by_hand) == (until, until, False)


def test_closing_twice_is_refused_and_so_is_closing_before_it_opens(cycle, editor):
    with pytest.raises(ScheduleRefused, match="todavía no abre"):
        scheduling.close(cycle, by=editor, at=cycle.opens_at)
    scheduling.close(cycle, by=editor)
    with pytest.raises(ScheduleRefused, match="reábralo"):
        scheduling.close(Cycle.objects.get(), by=editor)


def test_reopening_says_why_and_lets_everybody_write(cycle, institution, editor):
    scheduling.close(cycle, by=editor)
    until = timezone.now() + 3 * DAY
    scheduling.reopen(Cycle.objects.get(), until, reason="Faltan tres estados", by=editor)
    assert Cycle.objects.get().accepts(institution, until)
    assert events(cycle)[-1] == (What.REOPENED, "Faltan tres estados", editor.email)


def test_only_a_closed_cycle_is_reopened_and_never_into_the_past(cycle, editor):
    with pytest.raises(ScheduleRefused, match="está abierto"):
        scheduling.reopen(cycle, cycle.closes_at + DAY, reason="x", by=editor)
    scheduling.close(cycle, by=editor)
    with pytest.raises(ScheduleRefused, match="ya pasó"):
        scheduling.reopen(Cycle.objects.get(), timezone.now() - DAY, reason="x", by=editor)


def test_an_extension_is_given_moved_and_taken_back_and_each_is_on_record(cycle, institution, editor):
    for days in (1, 2):
        scheduling.extend(cycle, institution, cycle.closes_at + days * DAY, reason=f"Van {days}", by=editor)
    assert cycle.closes_for(institution) == cycle.closes_at + 2 * DAY
    assert list(cycle.called.all()) == [institution]
    scheduling.withdraw_extension(Extension.objects.get(), by=editor)
    assert cycle.closes_for(institution) == cycle.closes_at
    assert [(what, reason) for what, reason, _by in events(cycle)] == [
        (What.EXTENDED, "Van 1"),
        (What.EXTENDED, "Van 2"),
        (What.SHORTENED, ""),
    ]


def test_an_extension_goes_beyond_the_close_of_all(cycle, institution, editor):
    with pytest.raises(ScheduleRefused, match="debe pasar del cierre de todas"):
        scheduling.extend(cycle, institution, cycle.closes_at, reason="x", by=editor)
    assert not Extension.objects.exists()


def test_a_rehearsal_is_current_only_while_nothing_else_takes_entries(cycle, institution, editor):
    rehearsal = Cycle.of_year("2026-ensayo")
    rehearsal.opens_at, rehearsal.soft_deadline = cycle.opens_at + DAY, cycle.closes_at
    rehearsal.closes_at = cycle.closes_at + 30 * DAY
    rehearsal.save()
    last = cycle.closes_at + 2 * DAY
    scheduling.extend(cycle, institution, last, reason="Pidió tiempo", by=editor)
    found = [Cycle.objects.current(at) for at in (last, last + SECOND, rehearsal.closes_at + SECOND)]
    assert found == [cycle, rehearsal, cycle]
