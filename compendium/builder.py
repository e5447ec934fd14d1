"""From a request to a file: one row a build, which the worker takes, fills and closes."""

import hashlib
import logging
import time
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.documents.printing import print_document
from compendium.models import Build, Document, Edition
from compendium.snapshot import SnapshotError
from compendium.typesetting import Progress, Typeset, TypesettingError

log = logging.getLogger(__name__)


def request(edition: Edition, kind: str, *, by) -> Build:
    """The build of this document: the one under way if there is one, else a new one, queued after commit."""
    document, _created = Document.objects.get_or_create(edition=edition, kind=kind)
    try:
        with transaction.atomic():
            build = Build.objects.create(document=document, by=by)
    except IntegrityError:  # the constraint says that one is under way
        return document.builds.get(state__in=[Build.State.QUEUED, Build.State.RUNNING])
    transaction.on_commit(lambda: _publish(build))
    return build


def run(build_id: int) -> None:
    """Make the file of a queued build; a build already taken, done or failed is left alone."""
    taken = Build.objects.filter(pk=build_id, state=Build.State.QUEUED)
    if not taken.update(state=Build.State.RUNNING, started_at=timezone.now(), stage=_("Leyendo la edición")):
        return
    build = Build.objects.select_related("document__edition__cycle").get(pk=build_id)
    try:
        made = make(build.document.edition, build.document.kind, progress=_recorder(build))
        _finish(build, made)
    except TypesettingError as error:
        log.error("build %s: %s\n%s", build_id, error, error.detail)
        _fail(build, str(error), folio=getattr(error, "folio", ""))
    except Exception:
        log.exception("build %s", build_id)
        _fail(
            build, _("Falló de forma inesperada. Avise a la administración con el número de esta generación.")
        )


def make(edition: Edition, kind: str, *, progress: Callable[[Progress], None] | None = None) -> Typeset:
    """The document's PDF, from the frozen values alone. Raises TypesettingError."""
    try:
        return print_document(kind, edition.snapshot(), progress=progress)
    except SnapshotError as error:
        raise TypesettingError(str(error)) from error


def file_name(document: Document) -> str:
    """As it is downloaded: compendio-2025-1.0.pdf."""
    return f"{document.kind}-{document.edition.label}.pdf"


def _publish(build: Build) -> None:
    """Hand the build to the workers; when the broker does not answer it fails, to be asked for again."""
    from compendium import tasks

    try:
        tasks.build.delay(build.pk)
    except Exception:
        log.exception("build %s could not be queued", build.pk)
        _fail(build, _("La cola de trabajos no responde. Espere unos minutos y vuelva a generar."))


def _recorder(build: Build) -> Callable[[Progress], None]:
    """Writes progress into the row, twice a second at most: the page asks no oftener."""
    last = 0.0

    def record(step: Progress) -> None:
        nonlocal last
        if step.stage == build.stage and time.monotonic() - last < 0.5:
            return
        build.stage, last = step.stage, time.monotonic()
        Build.objects.filter(pk=build.pk, state=Build.State.RUNNING).update(stage=step.stage, done=step.pages)

    return record


def _finish(build: Build, made: Typeset) -> None:
    build.file.save(f"{build.pk}-{file_name(build.document)}", ContentFile(made.pdf), save=False)
    Build.objects.filter(pk=build.pk, state=Build.State.RUNNING).update(
        state=Build.State.DONE,
        stage="",
        file=build.file.name,
        pages=made.pages,
        remark=_remark(made),
        size=len(made.pdf),
        sha256=hashlib.sha256(made.pdf).hexdigest(),
        finished_at=timezone.now(),
    )


def _remark(made: Typeset) -> str:
    """What the editor should know of a document that was made all the same."""
    if not made.missing_glyphs:
        return ""
    return _(
        "Estos signos no tienen dibujo en la tipografía y se imprimieron como un recuadro: %(signs)s"
    ) % {"signs": " ".join(made.missing_glyphs)}


def _fail(build: Build, message: str, *, folio: str = "") -> None:
    entry = build.document.edition.entries.filter(content__folio=folio).first() if folio else None
    Build.objects.filter(pk=build.pk, state__in=[Build.State.QUEUED, Build.State.RUNNING]).update(
        state=Build.State.FAILED,
        error=message,
        failed_entry=entry.entry_id if entry else None,
        finished_at=timezone.now(),
    )
