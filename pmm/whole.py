"""Files that are written whole or not at all, whatever happens meanwhile."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.files.storage import FileSystemStorage
from django.core.files.utils import validate_file_name


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write beside `path` and put it in its place in one step. Raises OSError and leaves no trace.

    `durable`: survives a loss of power too; what can be made again need not.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-"[:100])
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    if durable:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class WholeFiles(FileSystemStorage):
    """Django's own storage on disk writes in place: whoever reads meanwhile, or after a crash, gets a piece."""

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            return self._save(self.get_available_name(name), content)
        write_whole(path, b"".join(content.chunks()))
        saved = path.relative_to(self.location).as_posix()
        validate_file_name(saved, allow_relative_path=True)
        return saved
