"""Say which edition a file came from and whether anybody has changed it."""

from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _

from compendium.verifying import Unknown, verify
from pmm import command


class Command(command.Command):
    help = _("Dice de qué edición es un documento y si alguien lo alteró.")

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", type=Path, help=_("El archivo."))

    def work(self, *, file, **options):
        try:
            verdict = verify(file.read_bytes())
        except OSError as error:
            raise command.Error(
                _("No se pudo leer «%(file)s»: %(cause)s.") % {"file": file, "cause": error.strerror}
            ) from error
        except Unknown as unknown:
            raise command.Error(unknown) from unknown
        values = asdict(verdict)
        if verdict.unaltered and verdict.draft:
            text = _(
                "%(document)s de la edición %(edition)s, sin alteraciones. Es un borrador: no se publicó. "
                "Contenido %(manifest)s"
            )
        elif verdict.unaltered:
            text = _("%(document)s de la edición %(edition)s, sin alteraciones. Contenido %(manifest)s")
        else:
            text = _("Dice ser %(document)s de la edición %(edition)s, pero NO es el archivo que se generó.")
        return values, text % values
