"""The outbox and reminders by hand: what will leave is read first, and leaves from there."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reporting import outbox
from reporting.models import AuditEvent, Call, Institution, Message, Status
from reporting.outbox import sending
from tests.cast import make_user

OUTBOX = reverse("outbox")


@pytest.fixture
def tell(cycle, liaison):
    def told(key=1, to=liaison, **where):
        news = outbox.News(key, [to], {"text": "Sin servicio.", "closes": "hoy"}, cycle=cycle)
        outbox.post_all("outage", [news], **where)
        return Message.objects.get(key=f"outage:{key}", to=to)

    return told


@pytest.fixture
def page(client, editor):
    client.force_login(editor)

    def get(query=""):
        return client.get(f"{OUTBOX}{query}").content.decode()

    return get


@pytest.fixture
def act(client, page):
    def do(verb, *messages, **data):
        ticked = {"aviso": [each.pk for each in messages], **data}
        return client.post(reverse(f"outbox_{verb}"), ticked, follow=True).content.decode()

    return do


def state(message):
    return Message.objects.get(pk=message.pk).state


def test_the_outbox_shows_what_will_leave_to_whom_and_when(page, tell):
    later = timezone.localtime() + datetime.timedelta(hours=3)
    tell(leaves_at=later)
    html = page()
    assert "Interrupción del sistema durante el ejercicio 2025" in html
    assert "Sin servicio." in html
    assert "ana@inm.example" in html
    assert f"{later:%H:%M}" in html.split("sale el")[1][:20]


def test_what_has_left_is_found_by_asking_for_it(page, tell):
    message = tell()
    Message.objects.update(state="sent", sent_at=timezone.now())
    assert "Nada espera" in page()
    assert message.subject in page("?situacion=sent&texto=ana@inm")
    assert "Ningún aviso cumple" in page("?situacion=sent&texto=nadie")


def test_only_what_has_not_left_can_be_marked(page, tell):
    tell(key=1)
    tell(key=2)
    Message.objects.filter(key="outage:1").update(state="sent", sent_at=timezone.now())
    html = page("?situacion=all")
    assert ("Marcar el único que no ha salido" in html, "Enviar ahora" in html) == (True, True)
    html = page("?situacion=sent")
    assert ("Marcar" in html.partition("<tbody>")[2], "Enviar ahora" in html) == (False, False)


def test_nonsense_in_the_address_asks_for_nothing(page, tell):
    assert tell().subject in page("?situacion=perdida&tipo=x&pagina=-1")


def test_an_editor_holds_sends_and_discards(act, tell, smtp):
    held, sent, dropped = (tell(key) for key in (1, 2, 3))
    assert "1 aviso retenido" in act("hold", held)
    assert "2 avisos descartados" in act("discard", dropped, held)
    assert "1 aviso sale ahora" in act("release", sent)
    assert [state(each) for each in (held, sent, dropped)] == ["discarded", "waiting", "discarded"]
    assert sending.send(list(Message.objects.values_list("pk", flat=True))) == 1
    assert smtp.addresses == ["ana@inm.example"]
    assert [row.action for row in AuditEvent.objects.order_by("number")] == [
        "messages_held",
        "messages_discarded",
        "messages_sent",
    ]


def test_what_has_left_can_neither_be_held_nor_dropped_nor_sent_again(act, tell):
    message = tell()
    Message.objects.update(state="sent", sent_at=timezone.now())
    for verb in ("hold", "discard", "release"):
        assert "Marque al menos un aviso que todavía no haya salido." in act(verb, message)
    assert state(message) == "sent"


def test_all_of_a_search_are_sent_with_one_tick(act, tell, colleague):
    mine = [tell(key, is_held=True) for key in range(60)]
    other = tell(to=colleague, is_held=True)
    assert "60 avisos salen ahora." in act("release", todos="on", filtro="situacion=held&texto=ana@inm")
    assert {state(each) for each in mine} == {"waiting"}
    assert state(other) == "held"


def test_a_mail_that_carries_a_key_is_neither_read_nor_stopped_here(page, act, db):
    words = {"by": "Eva", "institution": "INM", "role": "Enlace", "until": "hoy"}
    outbox.post("invitation", address="nueva@inm.example", key="1", path="/invitacion/secreto/", **words)
    assert ("secreto" in page(), "Lleva una clave personal" in page()) == (False, True)
    assert "Marque al menos un aviso" in act("discard", Message.objects.get())


def test_why_a_mail_did_not_leave_is_told(page, tell):
    tell()
    Message.objects.update(error="[Errno 111] Connection refused", attempts=3)
    assert "3 intentos: [Errno 111] Connection refused" in page()


def test_three_hundred_mails_cost_the_queries_of_three(page, tell, liaison):
    asked = []
    for many in (3, 300):
        for key in range(many):
            tell(f"{many}-{key}", is_held=True)
        with CaptureQueriesContext(connection) as captured:
            page()
        asked.append(len(captured))
    assert asked[0] == asked[1]


# --- Reminders by hand ------------------------------------------------------------------------------


@pytest.fixture
def silent(cycle, elsewhere, stranger):
    """SRE was called and has sent nothing."""
    Call.objects.create(cycle=cycle, institution=elsewhere)
    return elsewhere


@pytest.fixture
def reminders(page, client, cycle):
    def get(query=""):
        return client.get(reverse("reminder_list", args=[cycle.name]) + query).content.decode()

    return get


@pytest.fixture
def prepare(page, client, cycle):
    def post(*institutions):
        ticked = {"institucion": [each.pk for each in institutions]}
        return client.post(reverse("reminder_prepare", args=[cycle.name]), ticked, follow=True)

    return post


def test_an_editor_reminds_in_two_steps_what_was_ticked(
    prepare, act, silent, make_entry, institution, smtp, client
):
    make_entry()
    html = prepare(silent).content.decode()
    assert "Un recordatorio preparado: léalo y envíelo desde aquí." in html
    assert "Todavía no hay ningún registro de su institución." in html
    assert (sending.sweep(), smtp.mails) == (0, [])
    act("release", todos="on", filtro="situacion=held&tipo=reminder")
    sending.send(list(Message.objects.values_list("pk", flat=True)))
    assert smtp.addresses == ["dora@sre.example"]


def test_the_same_day_nobody_is_reminded_twice_by_hand(prepare, silent):
    prepare(silent)
    assert "Hoy ya se les recordó" in prepare(silent).content.decode()
    assert Message.objects.count() == 1


def test_nothing_ticked_is_told(prepare, silent):
    assert "Marque al menos una institución." in prepare().content.decode()


def test_the_list_can_be_narrowed(reminders, silent, make_entry):
    make_entry(Status.RETURNED)
    assert "2 instituciones con algo sin enviar" in reminders()
    assert "1 institución con algo sin enviar" in reminders("?que=nada")
    assert "1 institución con algo sin enviar" in reminders("?que=borradores")
    assert "Ninguna institución cumple" in reminders("?sector=6")


def test_an_institution_without_people_is_shown_and_cannot_be_ticked(reminders, cycle, elsewhere):
    Call.objects.create(cycle=cycle, institution=elsewhere)
    html = reminders()
    assert "Nadie tiene cuenta activa: invite a un enlace." in html
    assert 'name="institucion"' not in html


def test_the_days_to_come_are_told(reminders, silent, cycle):
    day = timezone.localdate(cycle.closes_at) - datetime.timedelta(days=7)
    html = reminders()
    assert html.count("1 institución, si hoy fuera ese día") == 4
    assert f"<strong>{day.day} de" in html


def test_nothing_to_remind_is_told(reminders):
    assert "Nadie a quien recordar" in reminders()


def test_fifty_institutions_cost_the_queries_of_three(reminders, cycle, institution):
    asked = []
    for many in (3, 50):
        for n in range(many):
            lead = Institution.objects.create(name=f"Institución {many}-{n}", sector_id=1)
            make_user(f"{many}-{n}@x.example", "liaison", lead)
            Call.objects.create(cycle=cycle, institution=lead)
        with CaptureQueriesContext(connection) as captured:
            reminders()
        asked.append(len(captured))
    assert asked[0] == asked[1]
