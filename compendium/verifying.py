"""Which edition a file came from, and whether it is as it was made."""

import hashlib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compendium import builder
from compendium.models import Document, Edition, Printed
from compendium.typesetting import TypesettingError

MARK = re.compile(rb"<pmm:(edition|document|manifest)>([^<]{1,100})</pmm:\1>")


class Unknown(Exception):
    """Nothing can be said of the file; the message is a Spanish sentence."""


@dataclass(frozen=True)
class Verdict:
    edition: str
    document: str
    manifest: str
    sha256: str
    unaltered: bool


def verify(data: bytes) -> Verdict:
    """A file that was made here is known by its hash; one made elsewhere must come out the same when made again."""
    sha256 = hashlib.sha256(data).hexdigest()
    printed = Printed.objects.filter(sha256=sha256).select_related("document__edition__cycle").first()
    if printed:
        edition, kind, unaltered = printed.document.edition, printed.document.kind, True
    else:
        edition, kind, manifest = claimed(data)
        unaltered = manifest == edition.manifest and _comes_out_the_same(edition, kind, data)
    return Verdict(edition.label, kind, edition.manifest, sha256, unaltered)


def claimed(data: bytes) -> tuple[Edition, str, str]:
    """(edition, document, hash of the content) that the file says it is of. Raises Unknown."""
    marks = {name.decode(): value.decode("utf-8", "replace") for name, value in MARK.findall(data)}
    if marks.keys() != {"edition", "document", "manifest"} or marks["document"] not in Document.Kind.values:
        raise Unknown(
            _(
                "El archivo no lleva la marca de una edición: no se hizo con este sistema o alguien se la quitó."
            )
        )
    name, _dash, number = marks["edition"].rpartition("-")
    edition = Edition.objects.filter(cycle__name=name, number=number).select_related("cycle").first()
    if edition is None:
        raise Unknown(
            _("El archivo dice ser de la edición %(edition)s, que no existe en esta base de datos.")
            % {"edition": marks["edition"]}
        )
    return edition, marks["document"], marks["manifest"]


def _comes_out_the_same(edition, kind, data):
    try:
        return builder.make(edition, kind).pdf == data
    except TypesettingError:
        return False
