"""Which edition a file came from, and whether it is as it was made."""

import hashlib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compendium import builder
from compendium.models import Document, Edition, Printed
from compendium.typesetting.errors import TypesettingError
from reporting.models import Institution

MARK = re.compile(rb"<pmm:(edition|document|manifest|state|institution)>([^<]{1,100})</pmm:\1>")

NEEDED = {"edition", "document", "manifest"}


class Unknown(Exception):
    """Nothing can be said of the file; the message is a Spanish sentence."""


@dataclass(frozen=True)
class Verdict:
    edition: str
    document: str
    manifest: str
    sha256: str
    unaltered: bool
    draft: bool = False


def verify(data: bytes) -> Verdict:
    """A file that was made here is known by its hash; one made elsewhere must come out the same when made again."""
    sha256 = hashlib.sha256(data).hexdigest()
    printed = Printed.objects.filter(sha256=sha256).select_related("document__edition__cycle").first()
    if printed:
        edition, kind, unaltered = printed.document.edition, printed.document.kind, True
        marks = marks_of(data)
    else:
        edition, marks = claimed(data)
        kind = marks["document"]
        unaltered = marks["manifest"] == edition.manifest and _comes_out_the_same(edition, marks, data)
    return Verdict(edition.label, kind, edition.manifest, sha256, unaltered, marks.get("state") == "draft")


def marks_of(data: bytes) -> dict[str, str]:
    return {name.decode(): value.decode("utf-8", "replace") for name, value in MARK.findall(data)}


def claimed(data: bytes) -> tuple[Edition, dict[str, str]]:
    """The edition that the file says it is of, and all its marks. Raises Unknown."""
    marks = marks_of(data)
    if not marks.keys() >= NEEDED or marks["document"] not in Document.Kind.values:
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
    return edition, marks


def _comes_out_the_same(edition, marks, data):
    institution = marks.get("institution", "")
    try:
        made = builder.make(
            edition,
            marks["document"],
            institution_id=int(institution) if institution.isdecimal() else None,
            is_draft=marks.get("state") == "draft",
        )
    except (TypesettingError, Institution.DoesNotExist):
        return False
    return made.pdf == data
