"""Asking for a document by hand: one at a time for each person, and ten an hour."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium import builder
from compendium.models import Build, Edition
from reporting.models import User

AN_HOUR, AT_MOST = datetime.timedelta(hours=1), 10


class TooMany(Exception):
    """Nothing was asked for; the message is a Spanish sentence that says what to wait for."""


def ask(edition: Edition, kind: str, *, by: User, **more) -> Build:
    """The build under way of this very document, or a new one. Raises TooMany."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # so that two clicks at once are two after each other
        build = builder.request(edition, kind, by=by, **more)
        others = Build.objects.filter(by=by).exclude(pk=build.pk)
        if (
            build.by_id == by.pk
            and others.filter(state__in=[Build.State.QUEUED, Build.State.RUNNING]).exists()
        ):
            raise TooMany(
                _("Ya se genera un documento que usted pidió: espere a que termine y pida el siguiente.")
            )
        if others.filter(created_at__gte=timezone.now() - AN_HOUR).count() >= AT_MOST:
            raise TooMany(
                _("Pidió diez documentos en la última hora: espere unos minutos y pida el siguiente.")
            )
    return build
