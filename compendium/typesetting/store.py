"""Parts that are ready, on disk under the hash of all that they depend on."""

import os
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from compendium.typesetting.fragment import Damaged, Fragment, pack, unpack, without_files
from pmm.whole import write_whole

DAY = 24 * 60 * 60


def folder() -> Path:
    return Path(settings.PARTS_DIR)


def path_of(key: str) -> Path:
    return folder() / key[:2] / key


def get(key: str) -> Fragment | None:
    """None when it is not there or not whole."""
    path = path_of(key)
    try:
        fragment = unpack(path.read_bytes())
    except (OSError, Damaged):
        return None
    with suppress(OSError):
        os.utime(path)  # what is used is kept
    return fragment


def put(key: str, fragment: Fragment) -> None:
    """Whole or not at all; a full disk is no reason to fail, only to set the part again next time."""
    with suppress(OSError):
        for name, data in fragment.files.items():
            put_bytes(name, data)
        put_bytes(key, pack(without_files(fragment)))


def put_bytes(key: str, data: bytes) -> None:
    path = path_of(key)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, durable=False)


def sweep(*, days: int = 60, at: float | None = None) -> int:
    """Remove what nobody has used for so many days; returns how many."""
    oldest = (time.time() if at is None else at) - days * DAY
    stale = [path for path in folder().glob("*/*") if path.stat().st_mtime < oldest]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)
