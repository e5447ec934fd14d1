"""A year of the mechanism in a real browser: opened, invited to, reported, reminded of, extended, reviewed, closed,
frozen, handed over, and the next one opened."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from compendium.models import Edition
from reporting.models import AuditEvent, Cycle, CycleEvent, Entry, Message, Status, User
from reporting.outbox import sending
from tests.cast import PASSWORD
from tests.journeys.test_from_entry_to_book import sign_in, write_entry

INM = "Instituto Nacional de Migración (INM)"
FIRST, SECOND = "ines@inm.example", "jorge@inm.example"


def typed(days: int) -> str:
    moment = timezone.localtime() + datetime.timedelta(days=days)
    return f"{moment:%Y-%m-%dT%H:%M}"


def deliver(*, to: str) -> str:
    """What the worker does with what is due; the last letter that reached `to`."""
    sending.send(list(Message.objects.due().values_list("pk", flat=True)))
    letters = [letter for letter in mail.outbox if letter.to == [to]]
    return letters[-1].body


def open_cycle(edits: Page, name: str, opens: int, closes: int):
    edits.goto("/ejercicios/")
    edits.get_by_role("link", name="Abrir un ejercicio").click()
    edits.get_by_label("Nombre").fill(name)
    edits.get_by_label("Abre").fill(typed(opens))
    edits.get_by_label("Fecha límite sugerida").fill(typed(closes - 1))
    edits.get_by_label("Cierra").fill(typed(closes))
    edits.get_by_role("button", name="Abrir el ejercicio").click()
    expect(edits.get_by_text(f"Ejercicio {name} creado.")).to_be_visible()


def call(edits: Page, institution: str):
    edits.get_by_text("Convocar a más instituciones").click()
    edits.get_by_label(institution).check()
    edits.get_by_role("button", name="Convocar a las elegidas").click()
    expect(edits.get_by_text("1 institución convocada.", exact=True)).to_be_visible()


def invite(administers: Page, email: str):
    administers.goto("/personas/")
    administers.get_by_role("link", name="Invitar a alguien").click()
    administers.get_by_label("Correo electrónico").fill(email)
    administers.get_by_label("Papel").select_option("liaison")
    administers.get_by_label("Institución").select_option(label=INM)
    administers.get_by_role("button", name="Enviar la invitación").click()
    expect(administers.get_by_text(email).first).to_be_visible()


def accept(page: Page, email: str, name: str):
    """The letter's link opens the account, and the sign-in page the desk."""
    link = re.search(r"/invitacion/\S+", deliver(to=email))[0]
    page.goto(link)
    page.get_by_label("Nombre completo").fill(name)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Abrir mi cuenta").click()
    page.get_by_label("Correo electrónico").fill(email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("link", name="Nuevo registro")).to_be_visible()


def remind(edits: Page, name: str, institution: str):
    edits.goto(f"/ejercicios/{name}/recordatorios/")
    expect(edits.get_by_label(institution)).to_be_checked()
    edits.get_by_role("button", name="Preparar los recordatorios marcados").click()
    edits.goto("/avisos/salida/")
    edits.get_by_label(re.compile("^Marcar l?(os|el)")).first.check()
    edits.get_by_role("button", name="Enviar ahora").click()


def extend(edits: Page, name: str, institution: str, days: int):
    edits.goto(f"/ejercicios/{name}/calendario/")
    edits.get_by_role("link", name="Dar prórroga").click()
    edits.get_by_label("Institución").select_option(label=institution)
    edits.get_by_label("Hasta").fill(typed(days))
    edits.get_by_label("Motivo").fill("Cambia la persona enlace.")
    edits.get_by_role("button", name="Dar prórroga").click()
    expect(edits.get_by_text("Prórroga guardada")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_whole_year(window, editor, administrator, reviewer):
    edits, administers, reports, reviews, follows = (window() for _ in range(5))
    year = timezone.localdate().year
    name, after = str(year), str(year + 1)
    sign_in(edits, editor)
    sign_in(administers, administrator)
    sign_in(reviews, reviewer)

    open_cycle(edits, name, opens=-1, closes=5)
    call(edits, INM)

    invite(administers, FIRST)
    accept(reports, FIRST, "Inés Robles")
    liaison = User.objects.get(email=FIRST)

    reports.goto("/registros/")
    write_entry(reports)

    remind(edits, name, INM)
    assert "Orientación a personas en retorno" in deliver(to=FIRST)

    extend(edits, name, INM, days=8)
    edits.get_by_role("link", name="Cerrar ahora").click()
    edits.get_by_role("button", name="Cerrar el ejercicio").click()
    expect(edits.get_by_text("Ejercicio cerrado.")).to_be_visible()

    # Closed to all but to whom more time was given.
    reports.goto("/registros/")
    expect(reports.get_by_text("Prórroga para INM:")).to_be_visible()
    reports.get_by_role("link", name="Orientación a personas en retorno").first.click()
    reports.get_by_role("main").get_by_role("link", name="Revisar y enviar").first.click()
    reports.get_by_role("button", name="Enviar a UPMRIP").click()
    expect(reports.get_by_role("heading", name="Recibido")).to_be_visible()

    reviews.goto("/revision/")
    reviews.get_by_role("link", name="Orientación a personas en retorno").first.click()
    reviews.get_by_role("button", name="Aprobar", exact=True).click()
    expect(reviews.get_by_text("Nada espera su decisión")).to_be_visible()

    edits.goto(f"/ejercicios/{name}/")
    edits.get_by_role("link", name="Congelar una edición").click()
    why = edits.get_by_label("Por qué se congela con avisos abiertos")
    if why.count():
        why.fill("La institución los confirmó.")
    edits.get_by_role("button", name="Congelar").click()
    expect(edits.get_by_text(f"Edición {name}-1.0 congelada.")).to_be_visible()

    # The liaison leaves: what she reported stays with the institution, and her successor finds it.
    administers.goto(f"/personas/{liaison.pk}/relevo/")
    expect(administers.get_by_text("1 registro", exact=False).first).to_be_visible()
    administers.get_by_role("button", name="Desactivar la cuenta").click()
    reports.goto("/registros/")
    expect(reports.get_by_role("button", name="Entrar")).to_be_visible()
    invite(administers, SECOND)
    accept(follows, SECOND, "Jorge Luna")
    follows.goto("/registros/")
    expect(follows.get_by_role("link", name="Orientación a personas en retorno").first).to_be_visible()

    open_cycle(edits, after, opens=0, closes=60)
    expect(edits.get_by_role("rowheader", name=INM)).to_be_visible()
    follows.goto("/registros/anteriores/")
    expect(follows.get_by_text("Orientación a personas en retorno").first).to_be_visible()

    assert Entry.objects.get().status == Status.APPROVED
    assert Edition.objects.get().entries.count() == 1
    assert list(Cycle.objects.values_list("name", flat=True)) == [after, name]
    assert list(CycleEvent.objects.values_list("what", flat=True)) == [
        "opened",
        "extended",
        "closed",
        "opened",
    ]
    acts = set(AuditEvent.objects.values_list("action", flat=True))
    assert {"cycle_changed", "invited", "invitation_accepted", "frozen", "person_deactivated"} <= acts
