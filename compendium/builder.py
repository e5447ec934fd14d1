"""From a request to a file: one row a build, which the worker takes, fills and closes."""

import errno
import hashlib
import logging
import time
from collections.abc import Callable
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from compendium import announcing, formats, lease
from compendium.documents import DOCUMENTS, galera
from compendium.documents.printing import print_composed
from compendium.models import Build, BuildFile, Document, Edition, Printed
from compendium.snapshot import Snapshot, SnapshotError
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Progress, Typeset
from reporting.models import Institution

log = logging.getLogger(__name__)
HELP_EXPIRES = 60  # seconds after which a call for help is not worth answering


def request(edition: Edition, kind: str, *, by, institution=None, is_final: bool = False) -> Build:
    """The build of this document: the one under way if there is one, else a new one, queued after commit.

    A final one is what is published; every other one is a draft, and says so on each page.
    """
    document, _created = Document.objects.get_or_create(edition=edition, kind=kind, institution=institution)
    try:
        with transaction.atomic():
            build = Build.objects.create(
                document=document, manifest=edition.manifest, is_final=is_final, by=by
            )
            _tell_later(build, by)
    except IntegrityError:  # the constraint says that one is under way
        build = document.builds.get(state__in=[Build.State.QUEUED, Build.State.RUNNING], is_final=is_final)
        return _tell_later(build, by)
    transaction.on_commit(lambda: _publish(build))
    return build


def _tell_later(build: Build, person) -> Build:
    """Who asked need not wait on the page."""
    if person:
        build.asked_by.add(person)
    return build


def run(build_id: int) -> None:
    """Make the file of a build that nobody else is making; one that is done or failed is left alone."""
    build = lease.take(build_id)
    if build is None:
        return
    _call_for_help(build)
    try:
        _finish(build, make_document(build.document, is_draft=not build.is_final, progress=_recorder(build)))
    except lease.Lost:
        log.warning("build %s: another process has taken it over", build_id)
    except TypesettingError as error:
        log.error("build %s: %s\n%s", build_id, error, error.detail)
        _fail(build, str(error), folio=getattr(error, "folio", ""))
    except OSError as error:
        log.exception("build %s", build_id)
        _fail(build, _cannot_write(error))
    except SoftTimeLimitExceeded:
        log.error("build %s: time limit", build_id)
        _fail(
            build, _("Tardó más de lo permitido y se detuvo. Vuelva a generar: lo ya compuesto se aprovecha.")
        )
    except Exception:
        log.exception("build %s", build_id)
        _fail(
            build, _("Falló de forma inesperada. Avise a la administración con el número de esta generación.")
        )


def take_over(*, at=None) -> int:
    """Hand on the builds whose process died or whose message was lost; give up after the last attempt."""
    abandoned = list(lease.abandoned(at=at).select_related("document__edition__cycle"))
    for build in abandoned:
        if build.attempt >= lease.ATTEMPTS:
            _fail(build, _given_up(build))
        else:
            _publish(build, fails=False)
    return len(abandoned)


def _given_up(build):
    sentence = _(
        "Se intentó %(attempts)d veces y cada vez el proceso terminó de golpe; la última, en la etapa «%(stage)s» "
        "con %(done)d de %(total)d partes hechas. Avise a la administración con el número de esta generación."
    )
    facts = {"stage": build.stage, "done": build.done, "total": build.total}
    return sentence % {"attempts": build.attempt, **facts}


def _cannot_write(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("No queda espacio en el disco para el documento. Libere espacio y vuelva a generar.")
    return _("No se pudo guardar el documento (%(cause)s). Avise a la administración del sistema.") % {
        "cause": error.strerror or type(error).__name__
    }


def make(
    edition: Edition,
    kind: str,
    *,
    institution_id: int | None = None,
    is_draft: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Typeset:
    """The document's PDF, from the frozen values alone. Raises TypesettingError."""
    snapshot = edition.snapshot()
    compose = composer(edition, kind, institution_id, snapshot)
    watermark = _("GALERA") if kind == galera.NAME else _("BORRADOR") if is_draft else ""
    marks = {"state": "draft"} if watermark else {}
    if institution_id:
        marks["institution"] = str(institution_id)
    try:
        return print_composed(compose, snapshot, watermark=watermark, marks=marks, progress=progress)
    except SnapshotError as error:
        raise TypesettingError(str(error)) from error


def make_document(document: Document, *, is_draft: bool, progress=None) -> Typeset:
    values = {"institution_id": document.institution_id, "is_draft": is_draft, "progress": progress}
    return make(document.edition, document.kind, **values)


def composer(edition: Edition, kind: str, institution_id: int | None, snapshot: Snapshot) -> Callable:
    """What composes the document when it is called."""
    if kind != galera.NAME:
        return partial(DOCUMENTS[kind].compose, snapshot)
    mine = edition.entries.filter(participations__institution=institution_id)
    folios = set(mine.values_list("content__folio", flat=True))
    name = Institution.objects.values_list("name", flat=True).get(pk=institution_id)
    return partial(galera.compose, snapshot, folios, name)


def remember(document: Document, data: bytes) -> str:
    """The file's hash, kept so that `verify` knows it again."""
    sha256 = hashlib.sha256(data).hexdigest()
    Printed.objects.get_or_create(document=document, sha256=sha256)
    return sha256


def file_name(document: Document) -> str:
    """As it is downloaded: compendio-2025-1.0.pdf, galera-2025-1.0-inm.pdf."""
    whose = f"-{slugify(document.institution.short_name)}" if document.institution_id else ""
    return f"{document.kind}-{document.edition.label}{whose}.pdf"


def _publish(build: Build, *, fails: bool = True) -> None:
    """Hand the build to the workers; when the broker does not answer a new one fails, to be asked for again."""
    from compendium import tasks

    try:
        tasks.build.delay(build.pk)
    except Exception:
        log.exception("build %s could not be queued", build.pk)
        if fails:
            _fail(build, _("La cola de trabajos no responde. Espere unos minutos y vuelva a generar."))
        return
    Build.objects.filter(pk=build.pk, state=Build.State.QUEUED).update(heartbeat=timezone.now())


def _call_for_help(build: Build) -> None:
    """Ask as many workers as there are beside this one. Without an answer the build takes longer, nothing else."""
    from compendium import tasks

    for turn in range(1, settings.TYPESETTING_HELPERS + 1):
        try:
            tasks.help_with.apply_async((build.pk, turn), expires=HELP_EXPIRES)
        except Exception:
            log.exception("build %s: no help", build.pk)
            return


def _recorder(build: Build) -> Callable[[Progress], None]:
    """Writes progress into the row and renews the lease, twice a second at most: the page asks no oftener."""
    last = 0.0

    def record(step: Progress) -> None:
        nonlocal last
        if step.stage == build.stage and time.monotonic() - last < 0.5:
            return
        build.stage, last = step.stage, time.monotonic()
        lease.renew(build, stage=step.stage, done=step.done, total=step.total, pages=step.pages or None)

    return record


def _finish(build: Build, made: Typeset) -> None:
    """Raises lease.Lost, and OSError when the file cannot be written whole."""
    lease.renew(build)
    _save(build, made.pdf)
    if build.is_final:
        _save_other_formats(build)
    with transaction.atomic():
        finished = lease.held(build).update(
            state=Build.State.DONE,
            stage="",
            file=build.file.name,
            pages=made.pages,
            done=made.parts.total,
            total=made.parts.total,
            remark=_remark(made),
            size=len(made.pdf),
            sha256=remember(build.document, made.pdf),
            finished_at=timezone.now(),
        )
        if not finished:
            raise lease.Lost
        announcing.ready(build)


def _save(build: Build, data: bytes) -> None:
    """One name for all attempts at a build: what a process left that died between file and row is replaced."""
    name = f"{build.pk}-{file_name(build.document)}"
    storage = build.file.storage
    storage.delete(build.file.field.generate_filename(build, name))
    build.file.save(name, ContentFile(data), save=False)


def _save_other_formats(build: Build) -> None:
    """Those that an attempt before this one has made are there already: the same edition gives the same bytes."""
    kind, snapshot = build.document.kind, build.document.edition.snapshot()
    there = set(build.files.values_list("format", flat=True))
    for key, each in formats.FORMATS.get(kind, {}).items():
        if key in there:
            continue
        lease.renew(build, stage=_("Escribiendo el formato %(format)s") % {"format": each.title})
        data = formats.write(kind, key, snapshot)
        row = BuildFile(build=build, format=key, size=len(data), sha256=remember(build.document, data))
        row.file.save(f"{build.pk}-{kind}-{build.document.edition.label}{each.ending}", ContentFile(data))


def _remark(made: Typeset) -> str:
    """What the editor should know of a document that was made all the same."""
    if not made.missing_glyphs:
        return ""
    return _(
        "Estos signos no tienen dibujo en la tipografía y se imprimieron como un recuadro: %(signs)s"
    ) % {"signs": " ".join(made.missing_glyphs)}


def _fail(build: Build, message: str, *, folio: str = "") -> None:
    """Unless somebody else has taken the build over meanwhile."""
    entry = build.document.edition.entries.filter(content__folio=folio).first() if folio else None
    open_ = Build.objects.filter(pk=build.pk, state__in=[Build.State.QUEUED, Build.State.RUNNING])
    with transaction.atomic():
        failed = open_.filter(owner=build.owner).update(
            state=Build.State.FAILED,
            error=message,
            failed_entry=entry.entry_id if entry else None,
            finished_at=timezone.now(),
        )
        if failed:
            announcing.failed(build, message)
