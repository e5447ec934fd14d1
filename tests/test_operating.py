"""What the operator's guide tells to type is there, and does what it says."""

import re
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction

from reporting import audit

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs/operating.md").read_text("utf-8")


def test_every_command_of_the_product_is_named():
    commands = {
        path.stem for path in ROOT.glob("*/management/commands/*.py") if not path.stem.startswith("_")
    }
    assert commands == set(re.findall(r"`manage\.py (\w+)", GUIDE)) & commands
    assert commands >= {"send_reminders", "freeze", "build"}


def test_the_time_of_every_task_of_the_schedule_is_told(settings):
    told = GUIDE.split("## What beat starts")[1].split("## The proxy")[0]
    intervals = {
        settings.BUILD_LEASE_SECONDS / 3: "every 10 s (a third of BUILD_LEASE_SECONDS)",
        60: "every minute",
        600: "every 10 minutes",
        24 * 60 * 60: "once a day",
    }
    for name, task in settings.CELERY_BEAT_SCHEDULE.items():
        when = task["schedule"]
        is_clock = hasattr(when, "hour")
        words = f"| {min(when.hour)}:{min(when.minute):02}" if is_clock else intervals[when]
        assert words in told, name


@pytest.mark.django_db
def test_the_applications_role_writes_the_audit_log_and_can_neither_change_nor_empty_it(reviewer):
    if connection.vendor != "postgresql":
        pytest.skip("roles are PostgreSQL's")
    (statements,) = re.findall(r"```sql\n(.+?)```", GUIDE, re.DOTALL)
    with connection.cursor() as cursor:  # all of it is undone with the test's transaction
        cursor.execute(statements)
        cursor.execute("SET ROLE pmm_app")
        row = audit.record("signed_in", by=reviewer)
        for act in (
            "UPDATE reporting_auditevent SET action = 'nothing'",
            "DELETE FROM reporting_auditevent",
            "TRUNCATE reporting_auditevent",
            "ALTER TABLE reporting_auditevent DISABLE TRIGGER ALL",
        ):
            with (
                pytest.raises(ProgrammingError, match="permission denied|must be owner"),
                transaction.atomic(),
            ):
                cursor.execute(act)
        assert list(audit.broken_links()) == []
        assert audit.matching(person=reviewer).get() == row
        reviewer.name = "Otro nombre"
        reviewer.save()
        cursor.execute("RESET ROLE")
