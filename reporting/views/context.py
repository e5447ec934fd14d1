"""What every page shows: the desks this person has, what is new, help, the close that is near, and outages."""

import datetime
from functools import partial

from django.db import Error
from django.utils import timezone

from reporting import closing
from reporting.models import Cycle, Outage
from reporting.outbox import reading
from reporting.page_help import HELP
from reporting.permissions import is_editor, is_reporter, is_reviewer, keeps_institutions, manages_people


def desks(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"desks": {}}
    return {
        "desks": {
            "reports": is_reporter(user),
            "reviews": is_reviewer(user),
            "edits": is_editor(user),
            "people": manages_people(user),
            "institutions": keeps_institutions(user),
        },
        # Asked by whole pages, not by the parts that refresh.
        "unread": partial(reading.unread, user),
        "closing": partial(closing.near, user),
    }


def page_help(request):
    """The short help of this page; nothing on pages of errors, which have no address."""
    match = request.resolver_match
    return {"page_help": HELP.get(match.view_name, ()) if match else ()}


def outages(request):
    return {"outage_notice": _outage_notice}  # asked by whole pages, not by the parts that refresh


def _outage_notice() -> dict | None:
    """Outages of the week before and after, and the close they leave; nothing while the database is away."""
    now, week = timezone.now(), datetime.timedelta(days=7)
    try:
        near = list(Outage.objects.filter(starts_at__lt=now + week, ends_at__gt=now - week))
        cycle = Cycle.objects.current() if near else None
        closes_at = cycle.closes_for_all() if cycle else None
    except Error:
        return None
    is_moved = cycle is not None and closes_at != cycle.closes_at
    return {"outages": near, "cycle": cycle if is_moved else None, "closes_at": closes_at} if near else None
