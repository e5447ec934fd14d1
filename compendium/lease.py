"""Who is working on a build: one process at a time, and only as long as it shows that it lives.

The row decides, not the queue: a message may be lost, come twice or come late.
"""

import logging
import uuid
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.models import Build

log = logging.getLogger(__name__)
ATTEMPTS = 3


class Lost(Exception):
    """Another process has the build now: whatever this one still makes of it is not wanted."""


def length() -> timedelta:
    return timedelta(seconds=settings.BUILD_LEASE_SECONDS)


def take(build_id: int, *, at=None) -> Build | None:
    """The build, for this process alone; None when it is done, in good hands or given up."""
    now, owner = at or timezone.now(), uuid.uuid4().hex
    free = Q(state=Build.State.QUEUED) | Q(state=Build.State.RUNNING, lease_until__lt=now)
    taken = Build.objects.filter(free, pk=build_id, attempt__lt=ATTEMPTS).update(
        state=Build.State.RUNNING,
        owner=owner,
        attempt=F("attempt") + 1,
        started_at=Coalesce("started_at", now),
        heartbeat=now,
        lease_until=now + length(),
        stage=_("Leyendo la edición"),
    )
    if not taken:
        return None
    return Build.objects.select_related("document__edition__cycle").get(pk=build_id)


def held(build: Build) -> QuerySet:
    """The row as long as it is this process's: what is written goes through here. An update of 0 rows means lost."""
    return Build.objects.filter(pk=build.pk, state=Build.State.RUNNING, owner=build.owner)


def renew(build: Build, *, at=None, **progress) -> None:
    """Say that the work goes on, and how far it is. Raises Lost."""
    now = at or timezone.now()
    if not held(build).update(heartbeat=now, lease_until=now + length(), **progress):
        raise Lost


def abandoned(*, at=None) -> QuerySet:
    """Builds that nobody works on: their process has died, or their message never arrived."""
    now = at or timezone.now()
    dead = Q(state=Build.State.RUNNING, lease_until__lt=now)
    forgotten = Q(state=Build.State.QUEUED, heartbeat__lt=now - length())
    never_sent = Q(state=Build.State.QUEUED, heartbeat=None, created_at__lt=now - length())
    return Build.objects.filter(dead | forgotten | never_sent)
