"""«Avisos»: what a person was told, what is new, how it should come."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reporting import outbox
from reporting.models import Message, MessagePreference

LIST, PREFERENCES = reverse("message_list"), reverse("message_preferences")


@pytest.fixture
def tell(make_entry, liaison):
    entry = make_entry(title="Atención en la frontera")

    def told(key=1, to=liaison, kind="approved", **about):
        outbox.post(kind, to=to, entry=entry, key=key, **(about or {"by": "Eva", "reason": ""}))
        return Message.objects.get(key=f"{kind}:{key}", to=to)

    return told


@pytest.fixture
def page(client, liaison):
    client.force_login(liaison)

    def get(path=LIST):
        return client.get(path).content.decode()

    return get


def test_a_person_reads_the_own_messages_and_nobody_elses(page, tell, stranger):
    tell()
    tell(to=stranger)
    html = page()
    assert html.count("Aprobado: «Atención en la frontera»</span>") == 1
    assert "1 aviso sin leer" in html


def test_every_page_says_how_much_is_new(page, tell):
    assert "sin leer" not in page(reverse("entry_list"))
    tell(1)
    tell(2)
    assert '2<span class="visually-hidden"> sin leer' in page(reverse("entry_list"))


def test_opening_a_message_leads_to_what_it_is_about_and_it_is_read(client, page, tell):
    message = tell()
    answer = client.post(reverse("message_open", args=[message.pk]))
    assert answer.url == message.path
    assert "Está al día" in page()
    assert "No hay avisos nuevos" in page(f"{LIST}?ver=nuevos")


def test_the_message_of_another_does_not_exist(client, page, tell, stranger):
    message = tell(to=stranger)
    assert client.post(reverse("message_open", args=[message.pk])).status_code == 404
    message.refresh_from_db()
    assert message.read_at is None


def test_all_are_read_at_once_and_those_read_before_keep_their_time(client, page, tell, stranger):
    first, other = tell(1), tell(to=stranger)
    client.post(reverse("message_open", args=[first.pk]))
    first.refresh_from_db()
    tell(2)
    answer = client.post(reverse("message_read_all"), follow=True)
    assert "1 aviso marcado como leído." in answer.content.decode()
    assert Message.objects.get(pk=first.pk).read_at == first.read_at
    assert Message.objects.get(pk=other.pk).read_at is None


def test_what_was_told_is_shown_literally(page, tell):
    tell(kind="returned", by="Eva", reason="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page()


def test_nobody_was_told_anything_yet(page):
    assert "Todavía no hay avisos." in page()


def test_a_person_chooses_how_a_kind_comes(client, page, tell, liaison):
    chosen = {"approved": "now", "observation": "inside", "observation_reply": "digest"}
    client.post(PREFERENCES, {**chosen, "suggestion": "digest", "correction": "digest"})
    preferences = MessagePreference.objects.filter(user=liaison)
    assert chosen.items() <= dict(preferences.values_list("kind", "delivery")).items()
    assert tell().state == "waiting"
    assert '<option value="now" selected>' in page(PREFERENCES)


def test_what_is_obligatory_is_explained_and_cannot_be_chosen(client, page, liaison):
    html = page(PREFERENCES)
    assert "Siempre por correo" in html
    assert "<li>Acuse de un registro enviado</li>" in html
    assert 'name="receipt"' not in html
    client.post(PREFERENCES, {"receipt": "inside"})
    assert not MessagePreference.objects.filter(user=liaison).exists()


def test_a_choice_that_does_not_exist_is_refused_with_its_sentence(client, page):
    html = client.post(PREFERENCES, {"approved": "paloma"}).content.decode()
    assert "Error: Cómo recibir los avisos" in html
    assert not MessagePreference.objects.exists()


def test_a_reviewer_is_asked_about_what_reviewers_are_told(client, reviewer):
    client.force_login(reviewer)
    html = client.get(PREFERENCES).content.decode()
    assert ('name="resubmitted"' in html, 'name="approved"' in html) == (True, False)


def test_three_hundred_messages_cost_the_queries_of_three(page, tell):
    asked = []
    for many in (3, 300):
        for key in range(many):
            tell(f"{many}-{key}")
        with CaptureQueriesContext(connection) as captured:
            page()
        asked.append(len(captured))
    assert asked[0] == asked[1]
