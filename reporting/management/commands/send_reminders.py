"""The reminders that are due now: written, and sent from here."""

import sys
from contextlib import redirect_stdout

from django.utils import timezone
from django.utils.translation import gettext as _

from pmm import command
from reporting import reminding
from reporting.models import Message
from reporting.outbox import sending


class Command(command.Command):
    help = _("Envía los recordatorios que hoy tocan; lo que ya se envió no se repite.")

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help=_("Sólo dice a quién se recordaría."))

    def work(self, *, dry_run, **options):
        now = timezone.now()
        reminders = reminding.due(now)
        before = reminding.written(reminders)
        rows = [row for each in reminders for row in _rows(each, before)]
        sent = 0 if dry_run else _send(reminders, now)
        return {"reminders": rows, "sent": sent}, _text(rows, sent, dry_run)


def _send(reminders, now) -> int:
    """What an earlier run or the morning's task wrote leaves when that said."""
    reminding.post(reminders, leaves_at=now, at=now)
    keys = [f"{reminding.KIND}:{each.key}" for each in reminders]
    ids = list(Message.objects.due(now).filter(key__in=keys).values_list("pk", flat=True))
    with redirect_stdout(sys.stderr):  # where mail is only shown, it must not mix with the answer
        return sending.send(ids)


def _rows(reminder, before) -> list[dict]:
    """One a person, or one that says that there is nobody."""
    shared = {
        "cycle": reminder.cycle.name,
        "institution": reminder.institution.short_name,
        "closes": timezone.localtime(reminder.closes_at).isoformat(timespec="minutes"),
        "days": reminder.days,
        "unsent": len(reminder.unsent),
    }
    key = f"{reminding.KIND}:{reminder.key}"
    people = [
        {**shared, "to": person.email, "is_new": (key, person.pk) not in before} for person in reminder.people
    ]
    return people or [{**shared, "to": None, "is_new": False}]


def _text(rows, sent, dry_run) -> str:
    if not rows:
        return _("Hoy no toca recordar nada.")
    end = _("No se envió nada: fue un ensayo.") if dry_run else _("Enviados: %(sent)d.") % {"sent": sent}
    return "\n".join([*map(_line, rows), end])


def _line(row: dict) -> str:
    said = _("por recordar") if row["is_new"] else _("ya escrito")
    if row["to"] is None:
        said = _("sin personas activas: nadie lo recibe")
    return f"{row['cycle']} · {row['institution']} · {row['days']} · {row['to'] or '–'} · {said}"
