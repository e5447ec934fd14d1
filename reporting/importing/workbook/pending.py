"""The workbook somebody uploaded and has not confirmed yet: one a person, in a place only they can name."""

import hashlib
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from reporting.models import User

from .refusal import Refused


def keep(user: User, file: BinaryIO) -> str:
    """Keep the file in place of an earlier one; returns the name it is asked for by, the hash of its content."""
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    try:
        drop(user)
        default_storage.save(_path(user, digest), File(file))
    except OSError as error:
        raise Refused(
            _(
                "No hay espacio para recibir el libro: inténtelo en unos minutos; si se repite, avise a UPMRIP."
            )
        ) from error
    return digest


def find(user: User, digest: str) -> BinaryIO | None:
    """The person's own pending workbook of that name: nobody else's can be asked for."""
    path = _path(user, digest)
    return default_storage.open(path) if default_storage.exists(path) else None


def drop(user: User) -> None:
    try:
        _folders, names = default_storage.listdir(_folder(user))
    except FileNotFoundError:
        return
    for name in names:
        default_storage.delete(f"{_folder(user)}/{name}")


def _folder(user: User) -> str:
    return f"pending-workbooks/{user.pk}"


def _path(user: User, digest: str) -> str:
    return f"{_folder(user)}/{digest}.xlsx"
