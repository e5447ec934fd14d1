"""After a new SECRET_KEY: the second factors under it, so that the former key may go."""

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext as _

from pmm import command
from reporting import second_factor


class Command(command.Command):
    help = _("Cifra los segundos factores con la SECRET_KEY de hoy; después la anterior se puede retirar.")

    def work(self, **options):
        try:
            done = second_factor.encipher_anew()
        except InvalidToken as error:
            raise command.Error(
                _("Hay segundos factores bajo otra clave: póngala en SECRET_KEY_FALLBACKS; nada cambió.")
            ) from error
        return {"enciphered": done}, _("Cifrados con la clave de hoy: %(done)d.") % {"done": done}
