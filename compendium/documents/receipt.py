"""The receipt of a submission as a document of one page."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from compendium.documents.parts import Document, Part


def compose(checkpoint) -> Document:
    """From a `reporting.models.Checkpoint`, which never changes: the same receipt is the same page for ever."""
    content = checkpoint.content
    part = Part(
        "receipt",
        "_receipt.html",
        {
            "folio": checkpoint.folio,
            "title": content["title"],
            "institution": content["institution"]["name"],
            "cycle": checkpoint.entry.cycle.name,
            "objective": content["objective"],
            "version": checkpoint.version,
            "received_at": date_format(
                timezone.localtime(checkpoint.created_at), "j \\d\\e F \\d\\e Y, H:i:s"
            ),
            "by": str(checkpoint.by or _("el sistema")),
            "sha256": checkpoint.sha256,
            "figures": len(content["figures"]),
            "challenges": len(content["challenges"]),
            "evidence": len(content.get("links", ())) + len(content.get("files", ())),
        },
    )
    return Document(
        name="acuse",
        title=_("Acuse de recibo"),
        subtitle=checkpoint.folio,
        language="es-MX",
        created=checkpoint.created_at.isoformat(),
        author="UPMRIP",
        parts=(part,),
    )
