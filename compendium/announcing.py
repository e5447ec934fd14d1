"""Word that a document is ready, or why it is not, to everybody who asked for it: they may leave the page (U23)."""

from django.urls import reverse

from compendium.models import Build
from reporting import outbox


def ready(build: Build) -> None:
    _tell("build_ready", build)


def failed(build: Build, reason: str) -> None:
    _tell("build_failed", build, reason=reason)


def _tell(kind: str, build: Build, **about) -> None:
    """A proof is for its institution, which is told of it otherwise."""
    if build.document.institution_id:
        return
    outbox.post(
        kind,
        to=build.asked_by.all(),
        cycle=build.document.edition.cycle,
        key=build.pk,
        path=reverse("build_detail", args=[build.pk]),
        document=build.document,
        **about,
    )
