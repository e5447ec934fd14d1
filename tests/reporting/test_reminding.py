"""Reminders: to whom the board names, on the rules' days, by each institution's own close; held first, never twice."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting import board, reminding
from reporting.models import (
    Call,
    Cycle,
    Entry,
    Extension,
    Institution,
    Membership,
    Message,
    Programme,
    Role,
    Status,
)
from reporting.outbox import sending
from tests.cast import make_user

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
NOON = datetime.datetime(2027, 9, 1, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def cycle(cycle):
    """It closes on 30 September at 18:00."""
    cycle.soft_deadline = NOON + 20 * DAY
    cycle.closes_at = NOON.replace(day=30, hour=18)
    cycle.save()
    return cycle


@pytest.fixture
def make_entry(make_entry):
    """Whoever the cast lets write the entries is not among those that these tests look at."""

    def make(*args, **fields):
        entry = make_entry(*args, **fields)
        Membership.objects.filter(user__email__startswith="enlace-").delete()
        return entry

    return make


@pytest.fixture
def draft(make_entry, liaison, head):
    return make_entry(title="Sin enviar")


def told(at):
    """Who is reminded at `at`, with what the subject begins with."""
    return sorted((p.name, r.left) for r in reminding.due(at) for p in r.people)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (15, []),
        (16, [("Ana", "Faltan 14 días")]),
        (17, []),
        (23, [("Ana", "Faltan 7 días"), ("Carmen", "Faltan 7 días")]),
        (28, [("Ana", "Faltan 2 días"), ("Carmen", "Faltan 2 días")]),
        (30, [("Ana", "Cierra hoy")]),
    ],
)
def test_liaisons_are_reminded_on_four_days_and_heads_on_two_of_them(day, expected, draft):
    assert told(NOON.replace(day=day)) == expected


def test_after_the_close_nobody_is_reminded(draft, cycle):
    assert told(cycle.closes_at + HOUR) == []


def test_an_extension_moves_its_institutions_reminders_and_nobody_elses(
    draft, cycle, make_entry, stranger, elsewhere
):
    make_entry(lead=elsewhere)
    Extension.objects.create(
        cycle=cycle, institution=elsewhere, until=cycle.closes_at + 5 * DAY, reason="Huracán"
    )
    assert told(NOON.replace(day=28)) == [
        ("Ana", "Faltan 2 días"),
        ("Carmen", "Faltan 2 días"),
        ("Dora", "Faltan 7 días"),
    ]
    assert told(cycle.closes_at + 3 * DAY) == [("Dora", "Faltan 2 días")]


def test_who_has_sent_everything_is_left_alone(make_entry, liaison):
    make_entry(Status.SUBMITTED)
    make_entry(Status.APPROVED)
    assert told(NOON.replace(day=28)) == []


def test_what_came_back_is_unsent_again_and_who_never_began_is_reminded_too(
    make_entry, liaison, cycle, elsewhere, stranger
):
    make_entry(Status.RETURNED, title="Devuelto")
    Call.objects.create(cycle=cycle, institution=elsewhere)
    reminders = {each.institution: each for each in reminding.due(NOON.replace(day=30))}
    assert reminders[elsewhere].unsent == []
    assert [each.unsent for each in reminders.values() if each.institution != elsewhere] == [["Devuelto"]]


def test_without_a_liaison_the_head_is_told(make_entry, head, liaison, institution):
    make_entry()
    Membership.objects.filter(institution=institution, role=Role.LIAISON).delete()
    assert told(NOON.replace(day=16)) == [("Carmen", "Faltan 14 días")]


def test_a_rehearsal_reminds_nobody_by_itself(draft, cycle):
    Cycle.objects.update(is_rehearsal=True)
    assert told(NOON.replace(day=28)) == []


def test_the_mail_lists_what_is_unsent_and_when_it_closes(draft, make_entry):
    for n in range(11):
        make_entry(title=f"Programa {n:02}")
    reminding.post(reminding.due(NOON.replace(day=23)))
    message = Message.objects.get(to__name="Carmen")
    assert message.subject == "Faltan 7 días: hay registros de 2025 sin enviar"
    assert "\n• Programa 00\n" in message.body
    assert "\n• y 2 más\n" in message.body
    assert (
        "cierra para Instituto Nacional de Migración (INM) el 30 de septiembre de 2027, 18:00" in message.body
    )


def test_a_rule_writes_at_seven_what_leaves_at_ten_and_tells_the_editors(draft, editor):
    seven, ten = NOON.replace(day=23, hour=7), NOON.replace(day=23, hour=10)
    assert [reminding.write_due(at=seven), reminding.write_due(at=seven + HOUR)] == [2, 0]
    reminders = Message.objects.filter(kind="reminder")
    assert set(reminders.values_list("state", "next_attempt")) == {("waiting", ten)}
    (word,) = Message.objects.filter(to=editor)
    assert word.subject == "Recordatorios por enviar hoy a las 10:00"
    assert "2 personas" in word.body


def test_what_is_held_stays_until_it_is_released(draft, smtp):
    reminding.post(reminding.due(NOON.replace(day=23)), is_held=True)
    assert sending.sweep(at=timezone.now() + 9 * DAY) == 0
    assert smtp.mails == []


# --- The command ------------------------------------------------------------------------------------


@pytest.fixture
def soon(cycle, draft):
    """The cycle closes in two days, as the command sees it."""
    now = timezone.localtime()
    cycle.opens_at, cycle.soft_deadline = now - 60 * DAY, now
    cycle.closes_at = (now + 2 * DAY).replace(hour=18, minute=0)
    cycle.save()


def run(capsys, *options):
    call_command("send_reminders", *options, "--json")
    return json.loads(capsys.readouterr().out)


def test_a_dry_run_says_everything_and_sends_nothing(soon, smtp, capsys):
    answer = run(capsys, "--dry-run")
    assert [(row["institution"], row["to"], row["days"], row["is_new"]) for row in answer["reminders"]] == [
        ("INM", "ana@inm.example", 2, True),
        ("INM", "carmen@inm.example", 2, True),
    ]
    assert (answer["sent"], Message.objects.count(), smtp.mails) == (0, 0, [])


def test_the_command_sends_once_however_often_it_runs(soon, smtp, capsys):
    answers = [run(capsys) for _time in range(2)]
    assert [answer["sent"] for answer in answers] == [2, 0]
    assert sorted(smtp.addresses) == ["ana@inm.example", "carmen@inm.example"]
    assert {row["is_new"] for row in answers[1]["reminders"]} == {False}


def test_mail_that_is_only_shown_does_not_mix_with_the_answer(soon, settings, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    call_command("send_reminders", "--json")
    shown = capsys.readouterr()
    assert json.loads(shown.out)["sent"] == 2
    assert "To: ana@inm.example" in shown.err


def test_the_command_speaks_to_people_too(soon, smtp, capsys, cycle):
    call_command("send_reminders", "--dry-run")
    said = capsys.readouterr().out.splitlines()
    assert said == [
        "2025 · INM · 2 · ana@inm.example · por recordar",
        "2025 · INM · 2 · carmen@inm.example · por recordar",
        "No se envió nada: fue un ensayo.",
    ]
    Entry.objects.all().delete()
    Call.objects.all().delete()
    call_command("send_reminders")
    assert capsys.readouterr().out == "Hoy no toca recordar nada.\n"


# --- The same query as the board --------------------------------------------------------------------

STATUSES = st.lists(st.sampled_from(Status.values), max_size=3)
INSTITUTIONS = st.lists(
    st.tuples(st.booleans(), STATUSES, st.none() | st.integers(0, 20), st.integers(0, 2)),
    min_size=1,
    max_size=5,
)


@given(institutions=INSTITUTIONS, day=st.integers(0, 45))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_over_random_cycles_reminders_and_board_do_not_differ(institutions, day, cycle):
    at = NOON + day * DAY
    with transaction.atomic():
        for n, each in enumerate(institutions):
            report(cycle, n, *each)
        unsent = {row.institution.pk for row in board.of(cycle).rows if row.has_unsent}
        reminders = {each.institution.pk: each for each in reminding.due(at)}
        expected = {
            pk
            for pk in unsent
            if at <= cycle.closes_for(Institution(pk=pk)) and days(cycle, pk, at) in (14, 7, 2, 0)
        }
        assert reminders.keys() == expected
        for pk, each in reminders.items():
            waiting = Entry.objects.filter(cycle=cycle, institution=pk, status__in=["draft", "returned"])
            assert len(each.unsent) == waiting.count()
            assert each.is_silent == (pk in {row.institution.pk for row in board.of(cycle).silent})
        transaction.set_rollback(True)


def report(cycle, n, is_called, statuses, extended, liaisons):
    lead = Institution.objects.create(name=f"Institución {n}", sector_id=1)
    if is_called:
        Call.objects.create(cycle=cycle, institution=lead)
    for status in statuses:
        programme = Programme.objects.create(title="Programa", institution=lead)
        Entry.objects.create(
            cycle=cycle,
            programme=programme,
            institution=lead,
            objective_id=1,
            title="Programa",
            status=status,
        )
    if extended is not None:
        Extension.objects.create(
            cycle=cycle, institution=lead, until=cycle.closes_at + extended * DAY, reason="x"
        )
    for person in range(liaisons):
        make_user(f"{n}-{person}@x.example", Role.LIAISON, lead)


def days(cycle, pk, at):
    return (timezone.localdate(closes(cycle, pk)) - timezone.localdate(at)).days


def closes(cycle, pk):
    return cycle.closes_for(Institution(pk=pk))


@pytest.mark.parametrize("many", [3, 50])
def test_fifty_institutions_cost_the_queries_of_three(many, cycle, django_assert_num_queries):
    for n in range(many):
        report(cycle, n, True, ["draft"], None, 1)
    with django_assert_num_queries(15):
        reminding.post(reminding.due(NOON.replace(day=28)))
    assert Message.objects.count() == many
