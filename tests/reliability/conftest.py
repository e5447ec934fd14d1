"""What races start from: entries that wait, two people who decide, and documents to be made."""

import shutil
import uuid
from pathlib import Path

import pytest

from compendium import builder
from compendium.freeze import freeze
from pmm.celery import app
from reporting.models import Checkpoint, Entry, Programme, Role, Status
from tests.broker import queue_at
from tests.cast import make_user
from tests.races import BEFORE, rounds


@pytest.fixture
def waiting(cycle, institution, liaison):
    """As many sent entries as rounds, made in few queries."""
    programmes = Programme.objects.bulk_create(
        Programme(title=f"Programa {n}", institution=institution) for n in range(rounds())
    )
    entries = Entry.objects.bulk_create(
        Entry(
            cycle=cycle,
            programme=programme,
            institution=institution,
            objective_id=21,
            title=programme.title,
            description=BEFORE,
            status=Status.SUBMITTED,
        )
        for programme in programmes
    )
    Checkpoint.objects.bulk_create(
        Checkpoint(
            entry=entry, number=1, version=1, content={"description": BEFORE}, sha256="0" * 64, by=liaison
        )
        for entry in entries
    )
    return entries


@pytest.fixture
def reviewers():
    return [make_user(f"revisa{n}@x.example", Role.REVIEWER, name=f"Revisa {n}") for n in range(2)]


@pytest.fixture
def build(cycle, make_entry, editor, redis_url, settings):
    """Asks for a Compendio of about a hundred pages that no test has printed before; the folder of files is empty."""
    for left in Path(settings.MEDIA_ROOT).glob("*"):
        shutil.rmtree(left)
    with queue_at(redis_url):
        app.control.purge()
    words = (
        f"<p>{uuid.uuid4()} {'Se recorrieron las comunidades y se acompañó a cada familia. ' * 12}</p>" * 24
    )
    for objective in range(1, 13):
        make_entry(Status.APPROVED, objective=objective, description=words)

    def ask():
        with queue_at(redis_url):
            return builder.request(freeze(cycle), "compendio", by=editor)

    return ask
