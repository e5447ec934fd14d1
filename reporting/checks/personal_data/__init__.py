"""Personal data in texts that will be printed: nothing of those who were attended may go out unconfirmed."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from ..findings import Finding
from ..texts import Text, texts
from .contacts import mail_addresses, telephones
from .identifiers import identifiers
from .people import people

__all__ = ["check"]

MOST = 50  # findings of one kind in one text: whoever pastes a list is told so fifty times


def check(content: dict) -> list[Finding]:
    """Identifiers, telephones, mail addresses and names of persons: they block until removed or confirmed."""
    found: list[Finding] = []
    for text in texts(content):
        found += islice(_data(text), MOST)
        found += islice(_names(text), MOST)
    return found


def _data(text: Text) -> Iterator[Finding]:
    message = _(
        "Parece %(what)s de una persona: bórrelo, o confirme que es un dato público de la institución."
    )
    for read in (identifiers, telephones, mail_addresses):
        for start, end, what in read(text):
            yield text.finding("personal_data", "blocks", start, end, message % {"what": what})


def _names(text: Text) -> Iterator[Finding]:
    for start, end, is_served in people(text):
        if is_served:
            message = _("Parece el nombre de una persona atendida: bórrelo, o confirme que puede publicarse.")
        else:
            message = _("Aparece el nombre de una persona: confirme que es pública y que debe publicarse.")
        yield text.finding("personal_data", "blocks" if is_served else "warns", start, end, message)
