"""The digest: one mail a person and day, of what happened and they have not read in the application."""

from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.models import Message, User
from reporting.outbox import sending, writing
from reporting.outbox.kinds import KINDS

State = Message.State


def gather(*, at=None) -> int:
    """Write today's digests; what comes later waits for tomorrow's. Returns how many were written."""
    now = at or timezone.now()
    waiting = Message.objects.filter(state=State.DIGEST, digest=None, created_at__lte=now)
    waiting.exclude(read_at=None).update(state=State.INSIDE)
    by_person = waiting.select_related("to", "entry").order_by("to", "created_at", "pk")
    return sum(
        _gather(person, list(told), now) for person, told in groupby(by_person, key=lambda each: each.to)
    )


def _gather(person: User, told: list[Message], now) -> bool:
    """One person's digest and what it tells, together or not at all."""
    key = f"digest:{timezone.localdate(now):%Y-%m-%d}"
    words = _words(person, told, now)
    with transaction.atomic():
        digest, is_new = Message.objects.get_or_create(
            to=person,
            key=key,
            defaults={
                "kind": "digest",
                "subject": words.subject,
                "body": words.body,
                "is_listed": False,
                **dict.fromkeys(("created_at", "waiting_since", "next_attempt"), now),
            },
        )
        if not is_new:
            return False
        ungathered = Message.objects.filter(
            pk__in=[each.pk for each in told], state=State.DIGEST, digest=None
        )
        ungathered.update(digest=digest)
        transaction.on_commit(lambda: sending.publish([digest.pk]))
    return True


def _words(person: User, told: list[Message], now):
    day = date_format(timezone.localtime(now), "j \\d\\e F")
    many = ngettext("%(many)d aviso", "%(many)d avisos", len(told)) % {"many": len(told)}
    values = {
        "asunto": _("Resumen del %(day)s: %(many)s") % {"day": day, "many": many},
        "texto": f"{person}:\n\n" + "\n\n".join(map(_line, told)),
    }
    return writing.write(KINDS["digest"].words, values)


def _line(told: Message) -> str:
    hour = date_format(timezone.localtime(told.created_at), "j b, H:i")
    return f"• {told.subject}\n  {hour}\n  {writing.absolute(told.path)}"
