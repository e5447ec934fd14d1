"""Files that back entries, on our side: kept whole or not at all, gone with the last entry that shows them."""

import hashlib
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.db import transaction

from reporting.models import Entry, Institution, Upload, User
from reporting.receiving import Received


@contextmanager
def kept(received: Received, *, institution: Institution, by: User):
    """The file, stored and with its row, for what is done inside; neither is left when that fails.

    Raises OSError when there is no room.
    """
    upload = Upload(
        institution=institution,
        name=received.name,
        kind=received.kind,
        size=len(received.data),
        sha256=hashlib.sha256(received.data).hexdigest(),
        by=by,
    )
    stored = None
    try:
        with transaction.atomic():
            upload.file.save(received.name, ContentFile(received.data), save=False)
            stored = upload.file.name
            upload.save()
            yield upload
    except BaseException:
        if stored:
            upload.file.storage.delete(stored)
        raise


def release_unused(entry: Entry) -> None:
    """After files were taken from the entry: forget those that no entry shows and no receipt names."""
    unused = Upload.objects.filter(institution=entry.institution_id, files=None, is_kept=False)
    named = _named_by_receipts(entry)
    for upload in unused:
        if upload.sha256 in named:
            Upload.objects.filter(pk=upload.pk).update(is_kept=True)
        else:
            file = upload.file
            upload.delete()
            transaction.on_commit(lambda file=file: file.storage.delete(file.name))


def _named_by_receipts(entry: Entry) -> set[str]:
    contents = entry.checkpoints.values_list("content", flat=True)
    return {file["sha256"] for content in contents for file in content.get("files", ())}
