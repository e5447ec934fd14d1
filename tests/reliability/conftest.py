"""What races start from: entries that wait, and two people who decide."""

import pytest

from reporting.models import Checkpoint, Entry, Programme, Role, Status
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
