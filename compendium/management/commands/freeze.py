"""Freeze a cycle's approved entries into its next edition."""

from django.utils.translation import gettext as _

from compendium.freeze import FreezeRefused, freeze
from pmm import command
from reporting.lookup import cycle_named, user_named


class Command(command.Command):
    help = _("Congela los registros aprobados de un ejercicio en una edición.")

    def add_arguments(self, parser):
        parser.add_argument("cycle", metavar="CYCLE", help=_("El ejercicio, como 2025."))
        parser.add_argument("--reason", default="", help=_("Por qué se congela con avisos abiertos."))
        parser.add_argument("--by", metavar="USER", help=_("Correo de quien congela."))

    def work(self, *, cycle, by, reason, **options):
        try:
            edition = freeze(cycle_named(cycle), by=user_named(by), reason=reason)
        except FreezeRefused as refusal:
            raise command.Error(refusal) from refusal
        value = {
            "edition": edition.label,
            "entries": edition.entries.count(),
            "left_out": edition.left_out,
            "manifest": edition.manifest,
        }
        text = _(
            "Edición %(edition)s: %(entries)d registros; fuera quedaron %(left_out)d. Huella %(manifest)s"
        )
        return value, text % value
