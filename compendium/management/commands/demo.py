"""`manage.py demo`: sample data, once: a published cycle, an open one and an account for every role."""

import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.freeze import freeze
from reporting.demo.load import DemoRefused, is_loaded, load
from reporting.workflow import MoveRefused

# The usual time between a cycle's close and its publication.
EDITING = datetime.timedelta(days=75)


class Command(BaseCommand):
    help = "Carga los datos de ejemplo: un ejercicio publicado, otro abierto y una cuenta por papel."

    def handle(self, *, verbosity: int, **options):
        if settings.HTTPS and not settings.DEMO:
            raise CommandError(
                _(
                    "Esta instalación es pública y la demostración abre cuentas con contraseña conocida: "
                    "no se cargó nada."
                )
            )
        done = _("Los datos de ejemplo ya estaban: no se cambió nada.") if is_loaded() else _load_and_freeze()
        if verbosity:
            self.stdout.write(done)


def _load_and_freeze() -> str:
    now = timezone.now()
    try:
        with transaction.atomic():
            loaded = load(at=now)
            edition = freeze(
                loaded.past, by=loaded.people.editor, at=min(loaded.past.closes_at + EDITING, now)
            )
    except (DemoRefused, MoveRefused) as refusal:
        raise CommandError(str(refusal)) from refusal
    return _(
        "Datos de ejemplo listos: edición %(edition)s y ejercicio %(cycle)s con %(count)d registros."
    ) % {
        "edition": edition.label,
        "cycle": loaded.open.name,
        "count": loaded.open.entries.count(),
    }
