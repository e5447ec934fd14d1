"""Other workers that set parts of a document beside the one that builds it, through the folder they share.

Nobody shares the work out: each begins at another place of the list and takes what is not in the store yet.
"""

import logging
import time

from compendium.builder import composer
from compendium.documents.printing import sources
from compendium.models import Build
from compendium.snapshot import SnapshotError
from compendium.typesetting.composing import prepare
from compendium.typesetting.errors import TypesettingError
from compendium.typesetting.result import Count, Progress

log = logging.getLogger(__name__)
PAUSE = 2  # seconds between two looks at whether the build still goes on


class NotNeeded(Exception):
    """The build has ended meanwhile."""


def help_with(build_id: int, turn: int) -> Count | None:
    """Set parts of a build that is under way; None when there was nothing to help with."""
    build = Build.objects.select_related("document__edition__cycle").filter(pk=build_id).first()
    if build is None or not _is_under_way(build):
        return None
    document = build.document
    compose = composer(document.edition, document.kind, document.institution_id, document.edition.snapshot())
    try:
        helped = prepare(sources(compose()), turn=turn, progress=_while_under_way(build))
        log.info("build %s: helped with %d of %d parts", build_id, helped.rendered, helped.total)
        return helped
    except NotNeeded:
        return None
    except (TypesettingError, SnapshotError) as error:
        log.warning("build %s: %s", build_id, error)  # whoever builds it will say so
        return None


def _while_under_way(build: Build):
    looked = time.monotonic()

    def look(step: Progress) -> None:
        nonlocal looked
        if time.monotonic() - looked < PAUSE:
            return
        looked = time.monotonic()
        if not _is_under_way(build):
            raise NotNeeded

    return look


def _is_under_way(build: Build) -> bool:
    return Build.objects.filter(pk=build.pk, state__in=[Build.State.QUEUED, Build.State.RUNNING]).exists()
