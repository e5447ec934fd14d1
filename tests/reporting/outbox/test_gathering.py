"""The digest (U11): one mail a person and day, however much happened and however often the task runs."""

import datetime

import pytest
from django.utils import timezone

from reporting import outbox
from reporting.models import Message
from reporting.outbox import gathering, reading, sending
from tests.cast import make_user

DAY = datetime.timedelta(days=1)


@pytest.fixture
def observe(make_entry):
    entry = make_entry(title="Atención en la frontera")

    def told(key, to):
        about = {"by": "Eva", "field": "Resultados", "text": f"Observación {key}"}
        outbox.post("observation", to=to, entry=entry, key=key, **about)

    return told


def deliver(smtp):
    later = timezone.now() + 3 * DAY
    sending.send(list(Message.objects.due(later).values_list("pk", flat=True)), at=later)
    return sorted(smtp.addresses)


def test_three_observations_are_one_mail(observe, smtp, liaison, colleague):
    for key in (1, 2, 3):
        observe(key, [liaison, colleague])
    assert gathering.gather() == 2
    assert deliver(smtp) == [liaison.email, colleague.email]
    (mail, _other) = smtp.mails
    assert mail["Subject"].endswith("3 avisos")
    assert mail.get_content().count("Observación en «Atención en la frontera»: Resultados") == 3
    assert "/registros/" in mail.get_content()


def test_a_digest_that_runs_twice_is_sent_once_and_what_came_later_waits_for_tomorrow(observe, smtp, liaison):
    observe(1, liaison)
    assert [gathering.gather(), gathering.gather()] == [1, 0]
    observe(2, liaison)
    assert gathering.gather() == 0
    assert gathering.gather(at=timezone.now() + DAY) == 1
    assert deliver(smtp) == [liaison.email] * 2
    assert Message.objects.filter(kind="observation", digest=None).count() == 0


def test_what_was_read_here_is_not_mailed(observe, smtp, liaison):
    observe(1, liaison)
    reading.mark_read(liaison)
    assert gathering.gather() == 0
    assert deliver(smtp) == []


def test_a_day_without_news_brings_no_mail(db):
    assert gathering.gather() == 0


def test_the_digest_itself_is_no_news_to_read_here(observe, liaison):
    observe(1, liaison)
    gathering.gather()
    assert [each.kind for each in Message.objects.told_to(liaison)] == ["observation"]


@pytest.mark.parametrize("many", [1, 30])
def test_gathering_thirty_remarks_of_one_person_costs_the_queries_of_one(
    many, observe, django_assert_num_queries, db
):
    person = make_user("mucho@inm.example")
    for key in range(many):
        observe(key, person)
    with django_assert_num_queries(9):
        gathering.gather()
