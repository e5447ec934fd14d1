"""Finding the edition an operator names on the command line, or saying what to write instead."""

from django.utils.translation import gettext as _

from compendium.models import Edition
from pmm.command import Error
from reporting.models import Cycle


def edition_of(cycle: Cycle, number: str | None = None) -> Edition:
    """The edition with this number; without one, the latest."""
    editions = Edition.objects.filter(cycle=cycle).select_related("cycle")
    edition = editions.filter(number=number).first() if number else editions.first()
    if edition is None and number:
        raise Error(
            _("El ejercicio %(cycle)s no tiene la edición %(number)s.") % {"cycle": cycle, "number": number}
        )
    if edition is None:
        raise Error(
            _("El ejercicio %(cycle)s no tiene ediciones: congélelo con «manage.py freeze %(cycle)s».")
            % {"cycle": cycle}
        )
    return edition
