"""Who may see and make editions, documents and their files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from compendium.models import Build, Edition
from reporting.models import Entry, Status, User
from reporting.permissions import is_editor, require


def get_edition(user: User, pk: int) -> Edition:
    """The edition, for editors only: it is not published yet."""
    _editors_only(user)
    edition = Edition.objects.select_related("cycle", "by").filter(pk=pk).first()
    if edition is None:
        raise Http404(_("No existe esa edición."))
    return edition


def get_build(user: User, pk: int) -> Build:
    """One attempt at making a document, for editors only."""
    _editors_only(user)
    build = (
        Build.objects.select_related("document__edition__cycle", "by", "failed_entry").filter(pk=pk).first()
    )
    if build is None:
        raise Http404(_("No existe esa generación."))
    return build


def get_arranged(user: User, pk: int) -> Entry:
    """An approved entry whose place and texts in print an editor decides."""
    require(user, is_editor)
    entry = Entry.objects.with_content().filter(pk=pk, status=Status.APPROVED).first()
    if entry is None:
        raise Http404(_("No existe ese registro, o todavía no está aprobado."))
    return entry


def _editors_only(user: User) -> None:
    if not is_editor(user):
        raise PermissionDenied(_("Sólo la edición puede ver documentos que aún no se publican."))
