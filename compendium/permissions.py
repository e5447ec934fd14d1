"""Who may see and make editions, documents and their files."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from compendium import proofing
from compendium.models import Build, Edition, Proof
from reporting.models import Entry, Institution, Role, Status, User
from reporting.permissions import is_editor, reports_for, require


def may_read_proof(user: User, institution: Institution) -> bool:
    return is_editor(user) or reports_for(user, institution)


def may_answer_proof(user: User, institution: Institution) -> bool:
    return user.memberships.filter(role=Role.HEAD, institution=institution).exists()


def get_edition(user: User, pk: int) -> Edition:
    """The edition, for editors only: it is not published yet."""
    _editors_only(user)
    edition = Edition.objects.select_related("cycle", "by", "publication").filter(pk=pk).first()
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


def get_proof(user: User, pk: int, institution: int, allow=may_read_proof) -> tuple[Proof, Institution]:
    """An institution's proof: 404 for strangers to it, 403 for its people whom `allow` refuses."""
    proof = Proof.objects.select_related("edition__cycle", "by").filter(edition=pk).first()
    whose = proof and proofing.institutions_of(proof.edition).filter(pk=institution).first()
    if not whose or not may_read_proof(user, whose):
        raise Http404(_("No existe esa galera, o es de otra institución."))
    if not allow(user, whose):
        raise PermissionDenied(_("La galera la responde la persona titular de la institución."))
    return proof, whose


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
