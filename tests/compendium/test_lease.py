"""One process makes a build at a time; one that dies is followed by another, three times at most."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from compendium import builder, lease
from compendium.freeze import freeze
from compendium.models import Build
from compendium.typesetting.result import Progress
from reporting.models import Status

LATER = timedelta(minutes=5)


@pytest.fixture
def build(cycle, make_entry, editor):
    make_entry(Status.APPROVED)
    return builder.request(freeze(cycle), "compendio", by=editor)


@pytest.fixture
def queue(monkeypatch):
    """Ids of the builds that were handed to the workers."""
    from compendium import tasks

    sent = []
    monkeypatch.setattr(tasks.build, "delay", sent.append)
    return sent


def test_only_one_process_gets_a_build(build):
    taken = [lease.take(build.pk) for _each in range(3)]
    assert [each is not None for each in taken] == [True, False, False]
    assert taken[0].attempt == 1
    assert taken[0].manifest == build.document.edition.manifest


def test_after_its_lease_another_process_gets_it(build):
    first = lease.take(build.pk)
    assert lease.take(build.pk, at=timezone.now() + lease.length() - timedelta(seconds=5)) is None
    second = lease.take(build.pk, at=timezone.now() + LATER)
    assert (second.attempt, second.started_at) == (2, first.started_at)
    with pytest.raises(lease.Lost):
        lease.renew(first)
    lease.renew(second)


def test_progress_renews_the_lease(build):
    taken = lease.take(build.pk)
    before = Build.objects.get().lease_until
    builder._recorder(taken)(Progress("Componiendo páginas", 12, 3, 9))
    row = Build.objects.get()
    assert (row.stage, row.pages, row.done, row.total) == ("Componiendo páginas", 12, 3, 9)
    assert row.lease_until > before


def test_who_lost_the_build_writes_nothing_more(build, monkeypatch):
    make_as_usual = builder.make

    def overtaken(*arguments, **options):
        made = make_as_usual(*arguments, **options)
        assert lease.take(build.pk, at=timezone.now() + LATER)
        return made

    monkeypatch.setattr(builder, "make", overtaken)
    builder.run(build.pk)
    row = Build.objects.get()
    assert (row.state, row.file.name, row.attempt) == ("running", "", 2)


def test_a_dead_process_is_followed_by_another_and_there_is_one_file(build, queue, settings):
    from pathlib import Path

    lease.take(build.pk)
    left = Path(settings.MEDIA_ROOT) / "documentos"
    left.mkdir(parents=True, exist_ok=True)
    for old in left.iterdir():
        old.unlink()
    (left / f"{build.pk}-compendio-2025-1.0.pdf").write_bytes(b"%PDF of the one that died")
    Build.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert builder.take_over() == 1
    assert queue == [build.pk]
    builder.run(build.pk)
    row = Build.objects.get()
    assert (row.state, row.attempt) == ("done", 2)
    assert [path.stat().st_size for path in left.iterdir()] == [row.size]


def test_a_message_that_comes_twice_or_late_does_nothing(build):
    builder.run(build.pk)
    before = Build.objects.values().get()
    builder.run(build.pk)
    assert builder.take_over(at=timezone.now() + LATER) == 0
    assert Build.objects.values().get() == before


def test_a_message_that_was_lost_is_sent_again(build, queue):
    assert builder.take_over() == 0
    assert builder.take_over(at=timezone.now() + LATER) == 1
    assert queue == [build.pk]
    assert builder.take_over() == 0  # it has just been sent


def test_after_three_attempts_it_says_so(build, queue):
    for _attempt in range(lease.ATTEMPTS):
        assert lease.take(build.pk)
        Build.objects.update(lease_until=timezone.now() - timedelta(seconds=1), stage="Componiendo páginas")
    assert lease.take(build.pk) is None
    builder.take_over()
    row = Build.objects.get()
    assert row.state == "failed"
    assert "Se intentó 3 veces" in row.error
    assert "Componiendo páginas" in row.error
    assert queue == []


def test_a_full_disk_is_said_and_leaves_the_last_good_file(build, editor, monkeypatch):
    from pmm import whole

    builder.run(build.pk)
    good = Build.objects.get()

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole, "write_whole", full)
    again = builder.request(build.document.edition, "compendio", by=editor)
    builder.run(again.pk)
    again.refresh_from_db()
    assert (again.state, again.file.name) == ("failed", "")
    assert "No queda espacio en el disco" in again.error
    with good.file.open() as file:
        assert file.read().endswith(b"%%EOF\n")


def test_the_database_wants_somebody_for_a_running_build(build):
    with pytest.raises(IntegrityError), transaction.atomic():
        Build.objects.update(state="running", owner="", lease_until=None)
