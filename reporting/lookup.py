"""Finding what an operator names on the command line, or saying what to write instead."""

from django.utils.translation import gettext as _

from pmm.command import Error
from reporting.models import Cycle, User


def cycle_named(name: str) -> Cycle:
    cycle = Cycle.objects.filter(name=name).first()
    if cycle is None:
        known = ", ".join(Cycle.objects.values_list("name", flat=True)) or _("ninguno")
        raise Error(
            _("No existe el ejercicio «%(name)s». Ejercicios: %(known)s.") % {"name": name, "known": known}
        )
    return cycle


def user_named(email: str | None) -> User | None:
    if not email:
        return None
    user = User.objects.filter(email=email.lower(), is_active=True).first()
    if user is None:
        raise Error(
            _("Ninguna cuenta activa usa el correo «%(email)s»: revíselo o quite --by.") % {"email": email}
        )
    return user
