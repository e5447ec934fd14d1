"""Making an edition public: what stands in its way, its files, which one replaces which."""

from functools import cached_property

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compendium import formats, proofing
from compendium.documents import DOCUMENTS, compendio
from compendium.models import Build, Edition, Proof, Publication, PublishedFile
from reporting import audit
from reporting.models import User


class PublishRefused(Exception):
    """Nothing was published; the message is a Spanish sentence that says why."""


class PublishGate:
    """What stops the publication of an edition (`blockers`), and what asks for a reason (`warnings`)."""

    def __init__(self, edition: Edition, *, at=None):
        self.edition = edition
        self.now = at or timezone.now()

    @cached_property
    def builds(self) -> dict[str, Build]:
        """The latest final build of each document that has one."""
        done = Build.objects.filter(document__edition=self.edition, is_final=True, state=Build.State.DONE)
        found: dict[str, Build] = {}
        for build in done.select_related("document").prefetch_related("files"):
            found.setdefault(build.document.kind, build)
        return found

    @property
    def not_built(self) -> list[str]:
        return [kind for kind in DOCUMENTS if kind not in self.builds]

    @cached_property
    def proof(self) -> Proof | None:
        return Proof.objects.filter(edition=self.edition).first()

    @cached_property
    def states(self) -> list[str]:
        """The answers that count, once the proof is closed or its date has passed."""
        return [place.state for place in proofing.places(self.proof)] if self.proof else []

    @cached_property
    def blockers(self) -> list[str]:
        checks = (self._rehearsal, self._published, self._order, self._files, self._waiting)
        return [sentence for check in checks if (sentence := check())]

    @cached_property
    def warnings(self) -> list[str]:
        if self.proof is None:
            return [_("Ninguna institución ha visto su galera.")]
        remarked = self.states.count("remarked")
        if not remarked:
            return []
        sentence = ngettext(
            "%(number)d institución dejó observaciones en su galera.",
            "%(number)d instituciones dejaron observaciones en su galera.",
            remarked,
        )
        return [sentence % {"number": remarked}]

    def _rehearsal(self) -> str:
        return _("Un ensayo nunca se publica.") if self.edition.cycle.is_rehearsal else ""

    def _published(self) -> str:
        return _("Esta edición ya está publicada.") if hasattr(self.edition, "publication") else ""

    def _order(self) -> str:
        """An erratum names what it replaces: that must be the edition that is public now."""
        latest = latest_of(self.edition.cycle)
        replaced = (self.edition.context.get("replaces") or {}).get("edition")
        if latest is None or latest.edition == self.edition or replaced == latest.edition.label:
            return ""
        return _(
            "Se congeló antes de que se publicara la edición %(edition)s: congele de nuevo, para que lleve "
            "la lista de lo que cambia."
        ) % {"edition": latest.edition.label}

    def _files(self) -> str:
        if compendio.NAME in self.builds:
            return ""
        return _("Falta el archivo final del Compendio General: genérelo.")

    def _waiting(self) -> str:
        if self.proof is None or self.proof.closed_at or self.proof.until <= self.now:
            return ""
        waiting = self.states.count("waiting")
        if not waiting:
            return ""
        sentence = ngettext(
            "%(number)d institución todavía puede responder a su galera: espere a que cierre.",
            "%(number)d instituciones todavía pueden responder a su galera: espere a que cierre.",
            waiting,
        )
        return sentence % {"number": waiting}


def publish(edition: Edition, *, by: User, reason: str = "", at=None) -> Publication:
    """Make the edition public with the final files there are; a published one is only replaced, never withdrawn."""
    now = at or timezone.now()
    proofing.close_due(at=now)
    gate = PublishGate(edition, at=now)
    if gate.blockers:
        raise PublishRefused(" ".join(gate.blockers))
    if gate.warnings and not reason:
        raise PublishRefused(_("Escriba por qué se publica: quedará con la edición."))
    try:
        with transaction.atomic():
            publication = Publication.objects.create(edition=edition, by=by, reason=reason, at=now)
            for build in gate.builds.values():
                _publish_files(publication, build)
            audit.record("published", by=by, about=edition, at=now, reason=reason)
    except IntegrityError:
        raise PublishRefused(_("Otra persona acaba de publicar esta edición.")) from None
    return publication


def _publish_files(publication: Publication, build: Build) -> None:
    shared = {"publication": publication, "document": build.document}
    pdf = PublishedFile(
        **shared,
        format="pdf",
        file=build.file.name,
        pages=build.pages,
        size=build.size,
        sha256=build.sha256,
    )
    others = [
        PublishedFile(**shared, format=made.format, file=made.file.name, size=made.size, sha256=made.sha256)
        for made in build.files.all()
    ]
    PublishedFile.objects.bulk_create([pdf, *others])


# --- What is public ---------------------------------------------------------------------------


def publications() -> QuerySet:
    """All that is public, the latest first; `replaced_by` is the number of the one that came after, or None."""
    later = Publication.objects.filter(edition__cycle=OuterRef("edition__cycle"), at__gt=OuterRef("at"))
    return (
        Publication.objects.select_related("edition__cycle")
        .prefetch_related("files__document")
        .annotate(replaced_by=Subquery(later.order_by("-at").values("edition__number")[:1]))
        .order_by("-edition__cycle__period_start", "-at")
    )


def latest_of(cycle) -> Publication | None:
    return publications().filter(edition__cycle=cycle).first()


def publication_named(label: str) -> Publication | None:
    """By "2025-1.0"; by "2025", the latest of the cycle."""
    name, _dash, number = label.rpartition("-")
    mine = publications()
    return (
        mine.filter(edition__cycle__name=name, edition__number=number).first()
        or mine.filter(edition__cycle__name=label).first()
    )


def name_of(file: PublishedFile, publication: Publication) -> str:
    """As it is downloaded: compendio-2025-1.0.pdf, compendio-2025-1.0-plano.csv."""
    known = format_of(file)
    return f"{file.document.kind}-{publication.edition.label}{known.ending if known else f'.{file.format}'}"


def format_of(file: PublishedFile) -> formats.Format | None:
    """What is known of its format; None for the PDF, and for one that the product no longer makes."""
    return formats.FORMATS.get(file.document.kind, {}).get(file.format)


def file_named(publication: Publication, name: str) -> PublishedFile | None:
    return next((file for file in publication.files.all() if name_of(file, publication) == name), None)
