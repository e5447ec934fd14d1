"""Editions ready to be published, without the minute that real files take."""

import hashlib

from django.core.files.base import ContentFile
from django.utils import timezone

from compendium.models import Build, BuildFile, Document


def final_files(edition, kind="compendio", data=b"%PDF-1.7 de prueba", others=("html", "csv")):
    """A final build that is done, with files of a few bytes."""
    document, _made = Document.objects.get_or_create(edition=edition, kind=kind)
    build = Build(document=document, is_final=True, state="done", pages=3, finished_at=timezone.now())
    build.size, build.sha256 = len(data), hashlib.sha256(data).hexdigest()
    build.file.save(f"{kind}.pdf", ContentFile(data), save=True)
    for extension in others:
        content = f"{extension} de {edition.label}".encode()
        row = BuildFile(build=build, format=extension, size=len(content))
        row.sha256 = hashlib.sha256(content).hexdigest()
        row.file.save(f"{kind}.{extension}", ContentFile(content))
    return build
