"""Showing a file in an entry: one that comes now, or one that its institution sent before."""

from django.utils.translation import gettext as _

from reporting import drafting
from reporting.drafting import DraftRefused
from reporting.keeping import kept
from reporting.models import Entry, EvidenceFile, Upload, User
from reporting.receiving import Received

MOST_FILES = 20  # that back one entry


def attach(entry: Entry, received: Received, *, by: User, opened_at=None) -> EvidenceFile:
    """Keep the file and show it in the entry. Raises DraftRefused, with neither row nor file left."""
    try:
        with kept(received, institution=entry.institution, by=by) as upload:
            return reuse(entry, upload, by=by, opened_at=opened_at)
    except OSError as error:
        raise DraftRefused(
            _("No hay espacio para recibir el archivo y no se guardó: inténtelo más tarde o avise a UPMRIP.")
        ) from error


def reuse(entry: Entry, upload: Upload, *, by: User, opened_at=None) -> EvidenceFile:
    """Show in the entry a file that is kept already."""
    if entry.files.count() >= MOST_FILES:
        raise DraftRefused(
            _("El registro ya muestra %(most)d archivos: quite uno, o ponga un enlace.")
            % {"most": MOST_FILES}
        )
    return drafting.append(entry, "files", {"upload_id": upload.pk}, by=by, opened_at=opened_at)


def reusable(entry: Entry):
    """What the entry's institution has sent and the entry does not show yet, the newest first."""
    return Upload.objects.filter(institution=entry.institution_id).exclude(files__entry=entry)
