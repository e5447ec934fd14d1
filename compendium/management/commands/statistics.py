"""Every figure of a cycle by name, from its last edition or as it stands now."""

from django.utils.translation import gettext as _

from compendium.live import live_snapshot
from compendium.lookup import edition_of
from compendium.statistics import count
from pmm import command
from reporting.lookup import cycle_named
from reporting.models import Entry, Status


class Command(command.Command):
    help = _("Cuenta todo lo que hay que contar de un ejercicio.")

    def add_arguments(self, parser):
        parser.add_argument("cycle", metavar="CYCLE", help=_("El ejercicio, como 2025."))
        parser.add_argument(
            "--live", action="store_true", help=_("Cuenta los registros aprobados de ahora, sin edición.")
        )
        parser.add_argument("--edition", help=_("Número de la edición, como 1.0; sin él, la más reciente."))

    def work(self, *, cycle, live, edition, **options):
        snapshot = _snapshot(cycle_named(cycle), live=live, number=edition)
        value = {"edition": snapshot.edition["label"], **count(snapshot).as_json()}
        text = _(
            "%(edition)s: %(total)d acciones, %(instances)d instancias y %(states)d gobiernos estatales."
        )
        return value, text % {
            **value,
            "instances": value["institutions"]["instances"],
            "states": value["states"]["total"],
        }


def _snapshot(cycle, *, live, number):
    if live:
        return live_snapshot(cycle, Entry.objects.filter(cycle=cycle, status=Status.APPROVED))
    return edition_of(cycle, number).snapshot()
