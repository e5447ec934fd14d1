"""T63: every transition has who, when, before and after; the log cannot be changed; the chain shows every gap."""

import logging

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from reporting import audit, tasks, workflow
from reporting.models import AuditEvent, Event, Status
from tests.cast import bring_to


@pytest.fixture
def chain(liaison, institution):
    for number in range(1, 8):
        audit.record("exported", by=liaison, about=institution, rows=number)
    return AuditEvent.objects.order_by("number")


def raw(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def behind_its_back(sql, *values):
    """What only somebody with the keys of the database could do: past the triggers."""
    table = AuditEvent._meta.db_table
    if connection.vendor == "postgresql":
        raw("SET CONSTRAINTS ALL IMMEDIATE")  # no change of a table while checks are pending
        raw(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    else:
        for name in ("append_only", "never_deleted"):
            raw(f"DROP TRIGGER {table}_{name}")
    raw(sql.format(table=table), *values)


def test_every_transition_has_who_when_before_and_after(make_entry, reviewer):
    entry = make_entry()
    bring_to(entry, Status.RETURNED)
    bring_to(entry, Status.APPROVED)
    workflow.reopen(entry, by=reviewer, reason="Cambió la ley.")
    events = Event.objects.filter(entry=entry)
    assert [(e.move, e.before, e.after) for e in events] == [
        ("submit", "draft", "submitted"),
        ("return", "submitted", "returned"),
        ("submit", "returned", "submitted"),
        ("approve", "submitted", "approved"),
        ("reopen", "approved", "returned"),
    ]
    assert all(event.by and event.at and event.version for event in events)
    moments = [event.at for event in events]
    assert moments == sorted(moments)


@pytest.mark.parametrize("statement", ["UPDATE {table} SET actor_id = NULL", "DELETE FROM {table}"])
def test_the_database_refuses_to_change_the_log(statement, chain):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        raw(statement.format(table=AuditEvent._meta.db_table))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET actor_id = NULL", "DELETE FROM {table}"])
def test_it_still_does_after_the_database_was_emptied_and_migrated(statement, transactional_db, chain):
    call_command("flush", interactive=False)
    audit.record("exported")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        raw(statement.format(table=AuditEvent._meta.db_table))
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("DELETE FROM {table} WHERE number = 4", [5]),
        ("DELETE FROM {table} WHERE number IN (2, 3)", [4]),
        ("DELETE FROM {table} WHERE number = 1", [2]),
        ("UPDATE {table} SET actor_id = NULL WHERE number = 3", [3]),
        ("UPDATE {table} SET at = '2020-01-01 00:00:00' WHERE number = 6", [6]),
        ("UPDATE {table} SET object_label = 'Otra' WHERE number = 7", [7]),
    ],
)
def test_the_nightly_check_finds_what_was_taken_out_or_changed(tampering, found, chain, caplog):
    behind_its_back(tampering)
    assert [number for number, _what in audit.broken_links()] == found
    tasks.check_audit()
    assert [r.levelno for r in caplog.records if r.name == "reporting.tasks"] == [logging.CRITICAL] * len(
        found
    )


def test_a_row_that_is_made_to_fit_breaks_the_next(chain):
    """Whoever changes a row and computes its print anew would have to rewrite all that follow."""
    row = chain.get(number=3)
    row.object_label = "Otra"
    changed = audit._print_of(row)
    behind_its_back("UPDATE {table} SET object_label = 'Otra', sha256 = %s WHERE number = 3", changed)
    assert [number for number, _what in audit.broken_links()] == [4]


def test_the_nightly_check_finds_no_gap_and_tells_the_end(chain, caplog):
    caplog.set_level(logging.INFO)
    tasks.check_audit()
    assert caplog.messages == [f"audit log: whole, ends with 7 {chain.last().sha256}"]
