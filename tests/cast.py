"""The cast: one reports, one is her colleague, one is elsewhere, one reviews, one edits; and entries."""

import datetime
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.utils import timezone

from reporting import calling, workflow
from reporting.models import (
    Challenge,
    Cycle,
    Entry,
    Figure,
    Institution,
    Membership,
    Programme,
    Role,
    Status,
    User,
)

PASSWORD = "una clave larga y propia"


def code_of(secret) -> str:
    """What an authenticator app shows for this secret now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def make_user(email, role=None, institution=None, name=None):
    user = User(email=email, name=name or email.split("@")[0].title())
    user.set_password(PASSWORD)
    user.save()
    if role:
        Membership.objects.create(user=user, role=role, institution=institution)
    return user


@pytest.fixture(autouse=True)
def nothing_counted_yet():
    cache.clear()


@pytest.fixture
def cycle(db):
    now = timezone.now()
    cycle = Cycle.of_year("2025")
    cycle.opens_at = now - datetime.timedelta(days=30)
    cycle.soft_deadline = now + datetime.timedelta(days=10)
    cycle.closes_at = now + datetime.timedelta(days=20)
    cycle.save()
    return cycle


@pytest.fixture
def institution(db):
    return Institution.objects.get(acronym="INM")


@pytest.fixture
def elsewhere(db):
    return Institution.objects.get(acronym="SRE")


@pytest.fixture
def liaison(institution):
    return make_user("ana@inm.example", Role.LIAISON, institution)


@pytest.fixture
def colleague(institution):
    return make_user("beto@inm.example", Role.LIAISON, institution)


@pytest.fixture
def head(institution):
    return make_user("carmen@inm.example", Role.HEAD, institution)


@pytest.fixture
def stranger(elsewhere):
    return make_user("dora@sre.example", Role.LIAISON, elsewhere)


@pytest.fixture
def reviewer(db):
    return make_user("eva@upmrip.example", Role.REVIEWER)


@pytest.fixture
def editor(db):
    return make_user("fede@upmrip.example", Role.EDITOR)


@pytest.fixture
def administrator(db):
    return make_user("gina@upmrip.example", Role.ADMIN)


@pytest.fixture
def make_entry(cycle, institution, liaison):
    """Makes an entry in any status, by the moves that lead there."""

    def make(
        status=Status.DRAFT, *, title="Atención a personas en retorno", objective=21, lead=None, **fields
    ):
        lead = lead or institution
        fields.setdefault("description", "<p>Orientación y apoyo a quienes regresan al país.</p>")
        programme = Programme.objects.create(title=title, institution=lead)
        entry = Entry.objects.create(
            cycle=cycle, programme=programme, institution=lead, objective_id=objective, title=title, **fields
        )
        calling.call(cycle, [lead])
        Figure.objects.create(entry=entry, what="personas atendidas", total=461, women=249, men=212)
        Challenge.objects.create(entry=entry, text="<p>Faltan recursos para cubrir todas las fronteras.</p>")
        bring_to(entry, status)
        return entry

    return make


def bring_to(entry, status):
    """Lead the entry to `status`, by people made for it."""
    lead, _ = User.objects.get_or_create(
        email=f"enlace-{entry.institution_id}@x.example", defaults={"name": "Enlace"}
    )
    Membership.objects.get_or_create(user=lead, role=Role.LIAISON, institution=entry.institution)
    decides, _ = User.objects.get_or_create(email="decide@x.example", defaults={"name": "Decide"})
    Membership.objects.get_or_create(user=decides, role=Role.REVIEWER)
    if status != Status.DRAFT:
        workflow.submit(entry, by=lead)
    if status == Status.APPROVED:
        workflow.approve(entry, by=decides)
    if status == Status.RETURNED:
        workflow.return_(entry, by=decides, reason="Falta decir cuántas personas.")
