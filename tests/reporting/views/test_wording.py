"""Templates of messages: live fields checked at once, shown with real values, never overwritten unseen, put back."""

import pytest
from django.urls import reverse

from reporting import workflow
from reporting.models import Message, MessageTemplate, Status
from reporting.outbox.kinds import KINDS

EDIT = reverse("template_edit", args=["returned"])


@pytest.fixture
def page(client, editor):
    client.force_login(editor)
    return lambda path=EDIT: client.get(path).content.decode()


@pytest.fixture
def write(client, page):
    def post(subject="Por corregir: {{titulo}}", body="{{persona}}: {{motivo}}", seal="", **data):
        return client.post(EDIT, {"subject": subject, "body": body, "seal": seal, **data})

    return post


def test_what_an_editor_writes_is_what_people_get(write, make_entry, reviewer):
    assert write(guardar="").url == reverse("template_list")
    workflow.return_(make_entry(Status.SUBMITTED, title="Frontera"), by=reviewer, reason="Falta el total.")
    message = Message.objects.filter(kind="returned").first()
    assert message.subject == "Por corregir: Frontera"
    assert message.body.endswith(": Falta el total.")


def test_a_field_that_does_not_exist_is_an_error_at_the_form_and_nothing_typed_is_lost(write):
    answer = write(body="Hola {{ persona }}, vea {{motibo}} y {{huella}}.", guardar="")
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "No existe el campo «motibo» en este aviso" in html
    assert "No existe el campo «huella» en este aviso" in html  # it is of the receipt
    assert "Hola {{ persona }}, vea {{motibo}}" in html
    assert not MessageTemplate.objects.exists()


@pytest.mark.parametrize("subject", ["Sin cerrar {{titulo", "{{", "{{titulo}} }}", "{{}}"])
def test_stray_braces_are_an_error_too(subject, write):
    assert write(subject=subject, guardar="").status_code == 422


def test_looking_saves_nothing_and_shows_real_values(write, make_entry, editor, reviewer):
    entry = make_entry(Status.SUBMITTED, title="El más reciente")
    workflow.return_(entry, by=reviewer, reason="Falta la fuente.")
    html = write(body="{{persona}} · {{folio}} · {{quien}} · {{motivo}}").content.decode()
    assert "Por corregir: El más reciente" in html
    assert f"{editor} · {entry.folio} · {reviewer} · Falta la fuente." in html
    assert not MessageTemplate.objects.exists()


def test_before_there_is_anything_to_tell_examples_are_shown(page):
    assert KINDS["returned"].fields["titulo"].sample in page()


def test_two_editors_do_not_overwrite_each_other_unseen(write, page):
    write(body="La primera", guardar="")
    answer = write(body="La segunda", guardar="")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Fede guardó esta plantilla a las" in html
    assert "La segunda" in html
    assert MessageTemplate.objects.get().body == "La primera"
    seal = MessageTemplate.objects.get().updated_at.isoformat()
    assert write(body="La segunda", seal=seal, guardar="").status_code == 302
    assert MessageTemplate.objects.get().body == "La segunda"


def test_the_products_words_can_be_put_back(client, write, page):
    write(guardar="")
    assert "Fede" in page(reverse("template_list"))
    client.post(reverse("template_restore", args=["returned"]))
    assert not MessageTemplate.objects.exists()
    assert "Devuelto para corregir" in page()


def test_an_invitation_without_its_link_is_refused(client, page):
    answer = client.post(
        reverse("template_edit", args=["invitation"]), {"subject": "x", "body": "Hola", "guardar": ""}
    )
    assert "Sin {{enlace}} nadie puede entrar" in answer.content.decode()


@pytest.mark.parametrize("kind", ["account", "digest", "nada"])
def test_what_has_no_words_of_its_own_has_no_template(kind, client, page):
    assert client.get(reverse("template_edit", args=[kind])).status_code == 404


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.is_editable])
def test_every_template_can_be_saved_as_it_stands(kind, client, page, cycle):
    words = KINDS[kind].words
    path = reverse("template_edit", args=[kind])
    data = {"subject": str(words.subject), "body": str(words.body), "seal": ""}
    assert "Así se lee" in client.post(path, data).content.decode()
    assert client.post(path, {**data, "guardar": ""}).status_code == 302
