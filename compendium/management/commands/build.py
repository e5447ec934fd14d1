"""Make one document of an edition, whole, in the foreground."""

import hashlib
import os
import resource
import tempfile
import time
from pathlib import Path

from django.utils.translation import gettext as _

from compendium import builder
from compendium.models import Document, Edition
from compendium.typesetting import TypesettingError
from pmm import command
from reporting.lookup import cycle_named


class Command(command.Command):
    help = _("Genera un documento de la edición más reciente de un ejercicio.")

    def add_arguments(self, parser):
        parser.add_argument("cycle", metavar="CYCLE", help=_("El ejercicio, como 2025."))
        parser.add_argument("document", choices=Document.Kind.values, help=_("El documento."))
        parser.add_argument(
            "--out", metavar="FILE", required=True, type=Path, help=_("Archivo que se escribe.")
        )
        parser.add_argument("--edition", help=_("Número de la edición, como 1.0; sin él, la más reciente."))
        parser.add_argument("--format", choices=["pdf"], default="pdf", help=_("Formato del archivo."))

    def work(self, *, cycle, document, out, edition, **options):
        started = time.monotonic()
        edition = _edition(cycle_named(cycle), edition)
        _refuse_folder(out)
        try:
            made = builder.make(edition, document, progress=lambda stage, pages: self.progress(stage))
        except TypesettingError as error:
            raise command.Error(error) from error
        write_whole(out, made.pdf)
        value = {
            "edition": edition.label,
            "document": document,
            "pages": made.pages,
            "seconds": round(time.monotonic() - started, 2),
            # Linux counts kibibytes.
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            "sha256": hashlib.sha256(made.pdf).hexdigest(),
            "parts": {"total": 1, "rendered": 1, "reused": 0},  # the whole book is set in one call
        }
        return value, _("%(out)s: %(pages)d páginas en %(seconds)s s.") % {**value, "out": out}


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and put it in its place in one step: whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                os.chmod(file.name, 0o644)
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise command.Error(
            _("No se pudo escribir «%(path)s»: %(cause)s.") % {"path": path, "cause": error.strerror}
        ) from error


def _edition(cycle, number) -> Edition:
    editions = Edition.objects.filter(cycle=cycle).select_related("cycle")
    edition = editions.filter(number=number).first() if number else editions.first()
    if edition is None and number:
        raise command.Error(
            _("El ejercicio %(cycle)s no tiene la edición %(number)s.") % {"cycle": cycle, "number": number}
        )
    if edition is None:
        raise command.Error(
            _("El ejercicio %(cycle)s no tiene ediciones: congélelo con «manage.py freeze %(cycle)s».")
            % {"cycle": cycle}
        )
    return edition


def _refuse_folder(out: Path) -> None:
    """Said before a minute of work, not after it."""
    if out.is_dir() or not out.parent.is_dir():
        raise command.Error(
            _("«%(out)s» no puede ser el archivo: escriba uno dentro de una carpeta que exista.")
            % {"out": out}
        )
