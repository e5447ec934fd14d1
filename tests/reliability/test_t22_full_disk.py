"""T22: a disk that fills up while the PDF is written: never half a file, the last good one stays, it is said."""

import os
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse

from compendium import builder
from compendium.freeze import freeze
from reporting.models import Message, Status

SIZE = 1_000_000


@pytest.fixture
def small_disk(tmp_path, settings):
    """A file system of a megabyte for all that the product keeps."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", tmp_path]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    settings.MEDIA_ROOT = tmp_path
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def fill(disk: Path) -> Path:
    room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * (room - 20_000))
    return ballast


def files(disk):
    return {path.name: path.read_bytes() for path in disk.rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_t22_a_full_disk(client, cycle, make_entry, editor, small_disk):
    make_entry(Status.APPROVED)
    edition = freeze(cycle)
    good = made(edition, editor)
    assert good.state == "done"
    ballast = fill(small_disk)
    before = files(small_disk)
    failed = made(edition, editor)
    assert (failed.state, failed.file.name) == ("failed", "")
    assert "No queda espacio en el disco" in failed.error
    assert files(small_disk) == before  # not even a part of one, under another name
    assert "No queda espacio" in Message.objects.get(kind="build_failed", to=editor).body
    client.force_login(editor)
    answer = client.get(reverse("build_download", args=[good.pk]))
    assert b"".join(answer.streaming_content).endswith(b"%%EOF\n")
    assert (
        "No queda espacio en el disco"
        in client.get(reverse("build_detail", args=[failed.pk])).content.decode()
    )
    ballast.unlink()
    assert made(edition, editor).state == "done"


def made(edition, editor):
    build = builder.request(edition, "compendio", by=editor)
    builder.run(build.pk)
    build.refresh_from_db()
    return build
