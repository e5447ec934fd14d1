"""When this person first opened an entry's form in this session: what the grace after the close goes by."""

import datetime

from django.utils import timezone


def remember(request, entry) -> None:
    if when(request, entry) is None:
        request.session[f"opened-{entry.pk}"] = timezone.now().isoformat()


def when(request, entry) -> datetime.datetime | None:
    text = request.session.get(f"opened-{entry.pk}")
    return datetime.datetime.fromisoformat(text) if text else None
