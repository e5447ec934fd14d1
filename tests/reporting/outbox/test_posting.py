"""Posting: one row a person, together with what it tells or not at all, as each person wants it."""

import pytest
from django.core import mail
from django.db import transaction

from reporting import outbox
from reporting.models import Delivery, Entry, Message, MessagePreference, MessageTemplate, User
from reporting.outbox import sending
from tests.cast import make_user


def tell(kind="approved", *, to, entry, key="1", **about):
    outbox.post(kind, to=to, entry=entry, key=key, **(about or {"by": "Eva", "reason": ""}))


def told():
    return sorted(Message.objects.values_list("to__name", "kind", "state"))


def test_each_person_is_told_once_for_a_key(make_entry, liaison, colleague):
    entry = make_entry()
    for people in (liaison, [liaison, colleague], [colleague, colleague]):
        tell(to=people, entry=entry)
    assert told() == [("Ana", "approved", "digest"), ("Beto", "approved", "digest")]


def test_another_key_is_another_message(make_entry, liaison):
    entry = make_entry()
    tell(to=liaison, entry=entry, key=1)
    tell(to=liaison, entry=entry, key=2)
    assert len(told()) == 2


def test_a_message_says_what_happened_with_the_names_of_the_entry(make_entry, liaison):
    entry = make_entry(title="Atención en la frontera")
    outbox.post(
        "returned", to=liaison, entry=entry, key="1", by="Eva", reason="Falta el total.\nY la fuente."
    )
    message = Message.objects.get()
    assert message.subject == "Devuelto para corregir: «Atención en la frontera»"
    assert message.body.startswith("Ana:\n\nEva devolvió el registro «Atención en la frontera»")
    assert "\n\nFalta el total.\nY la fuente.\n\n" in message.body
    assert message.path == f"/registros/{entry.pk}/"
    assert f"http://127.0.0.1:8000/registros/{entry.pk}/" in message.body


def test_what_people_write_is_never_read_as_a_field_nor_as_a_second_line_of_the_subject(make_entry, liaison):
    entry = make_entry(title="Uno {{motivo}}\r\nBcc: otra@x.example\u202e")
    outbox.post("returned", to=liaison, entry=entry, key="1", by="Eva", reason="{{persona}}\x0b")
    message = Message.objects.get()
    assert message.subject == "Devuelto para corregir: «Uno {{motivo}} Bcc: otra@x.example»"
    assert "\n{{persona}}\n" in message.body


def test_a_title_of_the_longest_kind_fits_the_subject(make_entry, liaison):
    tell(to=liaison, entry=make_entry(title="x" * 500))
    assert len(Message.objects.get().subject) == 250


def test_forgetting_a_field_is_the_programmers_error_at_once(make_entry, liaison):
    with pytest.raises(TypeError, match="reason"):
        outbox.post("returned", to=liaison, entry=make_entry(), key="1", by="Eva")


def test_who_left_is_told_nothing(make_entry, liaison):
    liaison.is_active = False
    tell(to=liaison, entry=make_entry())
    assert told() == []


@pytest.mark.parametrize(
    ("chosen", "state"), [(None, "digest"), ("now", "waiting"), ("digest", "digest"), ("inside", "inside")]
)
def test_each_person_gets_a_kind_as_they_want_it(chosen, state, make_entry, liaison):
    if chosen:
        MessagePreference.objects.create(user=liaison, kind="approved", delivery=chosen)
    tell(to=liaison, entry=make_entry())
    assert told() == [("Ana", "approved", state)]


def test_what_is_obligatory_comes_by_mail_all_the_same(make_entry, liaison):
    MessagePreference.objects.create(user=liaison, kind="reopened", delivery=Delivery.INSIDE)
    tell("reopened", to=liaison, entry=make_entry(), by="Eva", reason="Falta.")
    assert told() == [("Ana", "reopened", "waiting")]


def test_the_editors_words_replace_the_products(make_entry, liaison, editor):
    MessageTemplate.objects.create(
        kind="approved", subject="Listo: {{ folio }}", body="Gracias, {{persona}}.", by=editor
    )
    entry = make_entry()
    tell(to=liaison, entry=entry)
    message = Message.objects.get()
    assert (message.subject, message.body) == (f"Listo: {entry.folio}", "Gracias, Ana.")


@pytest.mark.django_db(transaction=True)
def test_no_message_exists_nor_leaves_when_what_it_tells_was_rolled_back(make_entry, liaison):
    entry = make_entry()
    with transaction.atomic():
        tell("reopened", to=liaison, entry=entry, by="Eva", reason="Falta.")
        transaction.set_rollback(True)
    assert sending.sweep() == 0
    assert (told(), mail.outbox) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_does_not_answer_costs_the_request_nothing_and_the_message_stays(
    make_entry, liaison, silent_broker
):
    tell("reopened", to=liaison, entry=make_entry(), by="Eva", reason="Falta.")
    assert told() == [("Ana", "reopened", "waiting")]


def test_what_was_undone_is_taken_back_unless_it_has_left(make_entry, liaison, colleague):
    entry = make_entry()
    tell("returned", to=[liaison, colleague], entry=entry, by="Eva", reason="Falta.")
    Message.objects.filter(to=colleague).update(state="sent", sent_at=entry.created_at)
    assert outbox.withdraw("returned", key="1") == 1
    assert told() == [("Ana", "returned", "discarded"), ("Beto", "returned", "sent")]
    assert not Message.objects.told_to(liaison).exists()


def test_who_has_no_account_yet_is_written_to_at_an_address_and_reads_nothing_here(db):
    for _ in range(2):
        outbox.post(
            "invitation",
            address="nueva@inm.example",
            key="7",
            path="/invitacion/secreto/",
            by="Eva",
            institution="INM",
            role="Enlace",
            until="mañana",
        )
    message = Message.objects.get()
    assert (message.recipient, message.is_listed) == ("nueva@inm.example", False)
    assert "/invitacion/secreto/" in message.body


def test_the_reporters_of_an_institution_are_its_active_people(institution, liaison, head, stranger):
    make_user("fue@inm.example", "liaison", institution)
    User.objects.filter(email="fue@inm.example").update(is_active=False)
    assert outbox.reporters_of(institution) == [liaison, head]
    assert outbox.reporters_of(institution, roles=["head"]) == [head]


@pytest.mark.parametrize("people", [1, 30])
def test_telling_thirty_costs_the_queries_of_telling_one(
    people, make_entry, institution, django_assert_num_queries
):
    entry = Entry.objects.with_names().get(pk=make_entry().pk)
    to = [make_user(f"e{n}@inm.example") for n in range(people)]
    with django_assert_num_queries(3):
        tell(to=to, entry=entry)
