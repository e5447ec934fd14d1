"""Make one document of an edition, whole, in the foreground."""

import hashlib
import resource
import time
from pathlib import Path

from django.utils.translation import gettext as _

from compendium import builder, formats
from compendium.documents import DOCUMENTS
from compendium.formats import EXTENSIONS
from compendium.lookup import edition_of
from compendium.models import Document
from compendium.snapshot import SnapshotError
from compendium.typesetting import workers
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Progress
from pmm import command
from pmm.whole import write_whole
from reporting.lookup import cycle_named


class Command(command.Command):
    help = _("Genera un documento de la edición más reciente de un ejercicio.")

    said = ""

    def add_arguments(self, parser):
        parser.add_argument("cycle", metavar="CYCLE", help=_("El ejercicio, como 2025."))
        parser.add_argument("document", choices=list(DOCUMENTS), help=_("El documento."))
        parser.add_argument(
            "--out", metavar="FILE", required=True, type=Path, help=_("Archivo que se escribe.")
        )
        parser.add_argument("--edition", help=_("Número de la edición, como 1.0; sin él, la más reciente."))
        parser.add_argument(
            "--format", choices=["pdf", *EXTENSIONS], default="pdf", help=_("Formato del archivo.")
        )

        parser.add_argument(
            "--draft", action="store_true", help=_("Con la marca de agua de lo que no se publica.")
        )

    def work(self, *, cycle, document, out, edition, format, draft, **options):  # noqa: A002 (the option's name)
        started = time.monotonic()
        edition = edition_of(cycle_named(cycle), edition)
        _refuse_folder(out)
        if format != "pdf":
            return _other_format(edition, document, format, out, started)
        try:
            made = builder.make(edition, document, is_draft=draft, progress=self._say)
        except TypesettingError as error:
            raise command.Error(error) from error
        write(out, made.pdf)
        printed, _created = Document.objects.get_or_create(edition=edition, kind=document)
        value = {
            "edition": edition.label,
            "document": document,
            "pages": made.pages,
            "seconds": round(time.monotonic() - started, 2),
            "peak_mb": peak_mb(),
            "sha256": builder.remember(printed, made.pdf),
            "parts": {
                "total": made.parts.total,
                "rendered": made.parts.rendered,
                "reused": made.parts.reused,
            },
        }
        return value, _("%(out)s: %(pages)d páginas en %(seconds)s s.") % {**value, "out": out}

    def _say(self, step: Progress) -> None:
        if step.stage != self.said:
            self.said = step.stage
            self.progress(step.stage)


def _other_format(edition, document, extension, out, started):
    """A document without pages: nothing is set, so there are no parts to count."""
    try:
        data = formats.write(document, extension, edition.snapshot())
    except KeyError as error:
        raise command.Error(
            _("El documento «%(document)s» no se hace como %(format)s: use pdf.")
            % {"document": document, "format": extension}
        ) from error
    except SnapshotError as error:
        raise command.Error(error) from error
    write(out, data)
    value = {
        "edition": edition.label,
        "document": document,
        "pages": None,
        "seconds": round(time.monotonic() - started, 2),
        "peak_mb": peak_mb(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "parts": {"total": 0, "rendered": 0, "reused": 0},
    }
    return value, _("%(out)s en %(seconds)s s.") % {**value, "out": out}


def write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise command.Error(
            _("No se pudo escribir «%(path)s»: %(cause)s.") % {"path": path, "cause": error.strerror}
        ) from error


def peak_mb() -> float:
    """Of the largest process: this one, or one of those that set the parts (Linux counts kibibytes)."""
    workers.close()  # the system tells of children once they have ended
    each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(max(resource.getrusage(who).ru_maxrss for who in each) / 1024, 1)


def _refuse_folder(out: Path) -> None:
    """Said before a minute of work, not after it."""
    if out.is_dir() or not out.parent.is_dir():
        raise command.Error(
            _("«%(out)s» no puede ser el archivo: escriba uno dentro de una carpeta que exista.")
            % {"out": out}
        )
