"""An entry's life: the only writer of `Entry.status`.

Each move is one conditional update and one event, together or not at all. A move from a status or a version
that has changed meanwhile is refused with a sentence that says what happened.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reporting import calling, telling
from reporting.checking import blockers_of
from reporting.checks.completeness import missing_to_submit
from reporting.content import entry_content, sha256_of
from reporting.models import UNDO_FOR, Checkpoint, Entry, Event, Remark, Status, User
from reporting.observing import unanswered_in_words
from reporting.permissions import can_edit, can_reopen, can_review

UNDOABLE = ("return", "approve", "reopen")


class MoveRefused(Exception):
    """The move cannot be made; the message is a Spanish sentence for the person who tried."""


class StaleMove(MoveRefused):
    """Somebody else moved or changed the entry meanwhile."""


class NotAllowed(MoveRefused):
    """This person may not make this move."""


@dataclass(frozen=True)
class Move:
    name: str
    label: str
    starts: tuple[Status, ...]
    end: Status | None  # None: back to where the entry was
    may: object  # predicate (user, entry) -> bool
    needs_reason: bool = False


MOVES = {
    move.name: move
    for move in (
        Move("submit", gettext_lazy("Enviado"), (Status.DRAFT, Status.RETURNED), Status.SUBMITTED, can_edit),
        Move("return", gettext_lazy("Devuelto"), (Status.SUBMITTED,), Status.RETURNED, can_review, True),
        Move("approve", gettext_lazy("Aprobado"), (Status.SUBMITTED,), Status.APPROVED, can_review),
        Move("reopen", gettext_lazy("Reabierto"), (Status.APPROVED,), Status.RETURNED, can_reopen, True),
        # One's own decision, taken back before anybody acted on it.
        Move("undo", gettext_lazy("Deshecho"), (Status.RETURNED, Status.APPROVED), None, can_reopen),
        # A printed book's entries were approved when it was printed: the import only, by no one's click.
        Move(
            "adopt",
            gettext_lazy("Importado como aprobado"),
            (Status.DRAFT,),
            Status.APPROVED,
            lambda user, entry: False,
        ),
    )
}


def submit(entry: Entry, *, by: User, version: int | None = None, at=None, opened_at=None) -> Checkpoint:
    """Send the entry to the reviewers; returns the checkpoint whose folio, time and hash are the receipt."""
    now = at or timezone.now()
    if not entry.cycle.accepts(entry.institution, now, opened_at):
        raise NotAllowed(_closed(entry, now))
    asked = unanswered_in_words(entry).values()
    if missing := [*missing_to_submit(entry).values(), *blockers_of(entry), *asked]:
        raise MoveRefused(" ".join(dict.fromkeys(missing)))
    with transaction.atomic():
        _move(entry, "submit", by=by, version=version, at=now)
        calling.reported(entry)
        checkpoint = _checkpoint(entry, by=by, at=now)
        telling.received(checkpoint)
        return checkpoint


def return_(entry: Entry, *, by: User, reason: str = "", version: int | None = None, at=None) -> Event:
    """Give the entry back to its institution: with a reason, or with open observations that say it."""
    return _move(entry, "return", by=by, reason=reason, version=version, at=at)


def approve(entry: Entry, *, by: User, reason: str = "", version: int | None = None, at=None) -> Event:
    """Approve the version the reviewer has read, with a note if there is one; nobody approves what they submitted."""
    if entry.checkpoints.filter(by=by).exists():
        raise NotAllowed(_("Usted envió este registro: debe aprobarlo otra persona."))
    return _move(entry, "approve", by=by, reason=reason, version=version, at=at)


def reopen(entry: Entry, *, by: User, reason: str, version: int | None = None, at=None) -> Event:
    """Make an approved entry editable again for its institution, with the reason."""
    return _move(entry, "reopen", by=by, reason=reason, version=version, at=at)


def undo(event: Event, *, by: User, at=None) -> Event:
    """Take back one's own decision, within ten minutes and while nobody has acted on it."""
    entry, now = event.entry, at or timezone.now()
    if event.by_id != by.pk or event.move not in UNDOABLE or not MOVES["undo"].may(by, entry):
        raise NotAllowed(_("Sólo quien tomó la decisión puede deshacerla."))
    if now > event.at + UNDO_FOR:
        raise MoveRefused(_("Pasaron más de diez minutos: si hace falta, reabra el registro con un motivo."))
    with transaction.atomic():
        changed = Entry.objects.filter(
            pk=entry.pk, status=event.after, version=event.version, status_since=event.at
        ).update(status=event.before, status_since=_since_before(event))
        if not changed:
            raise StaleMove(_what_happened(entry, event.version))
        if Remark.objects.filter(observation__entry=entry, at__gt=event.at).exclude(by=by).exists():
            raise StaleMove(_("Alguien ya respondió en el registro: su decisión queda como está."))
        telling.undone(event)
        return Event.objects.create(
            entry=entry,
            move="undo",
            before=event.after,
            after=event.before,
            version=event.version,
            by=by,
            at=now,
        )


def undoable(user: User, at=None) -> QuerySet[Event]:
    """The decisions that `user` can still undo, the latest first."""
    since = (at or timezone.now()) - UNDO_FOR
    decisions = Event.objects.filter(by=user, at__gte=since, move__in=UNDOABLE)
    stands = decisions.filter(
        entry__status=F("after"), entry__version=F("version"), entry__status_since=F("at")
    )
    answered = Remark.objects.filter(observation__entry=OuterRef("entry"), at__gt=OuterRef("at"))
    stands = stands.exclude(Exists(answered.exclude(by=user)))
    return stands.select_related("entry").order_by("-at", "-pk")


def adopt(entries: list[Entry], *, by: User | None = None, at=None) -> list[Event]:
    """Take drafts read from a printed book as approved, each with checkpoint and event, in few queries."""
    now = at or timezone.now()
    move = MOVES["adopt"]
    pks = [entry.pk for entry in entries]
    with transaction.atomic():
        moved = Entry.objects.filter(pk__in=pks, status__in=move.starts).update(
            status=move.end, status_since=now
        )
        if moved != len(pks):
            raise StaleMove(_("Algunos registros ya no son borradores: no se aprobó ninguno."))
        Checkpoint.objects.bulk_create(
            _unsaved_checkpoint(entry, number=1, by=by, at=now)
            for entry in Entry.objects.filter(pk__in=pks).with_content()
        )
        return Event.objects.bulk_create(
            Event(
                entry=entry,
                move=move.name,
                before=Status.DRAFT,
                after=move.end,
                version=entry.version,
                by=by,
                at=now,
            )
            for entry in entries
        )


def _move(
    entry: Entry, name: str, *, by: User, reason: str = "", version: int | None = None, at=None
) -> Event:
    move, now, reason = MOVES[name], at or timezone.now(), reason.strip()
    if not move.may(by, entry):
        raise NotAllowed(_("Su cuenta no tiene permiso para hacer esto en el registro."))
    if move.needs_reason and not reason and not _is_explained(entry, name):
        raise MoveRefused(_("Escriba el motivo: la institución lo verá con el registro."))
    before, version = entry.status, entry.version if version is None else version
    with transaction.atomic():
        changed = before in move.starts and Entry.objects.filter(
            pk=entry.pk, status=before, version=version
        ).update(status=move.end, status_since=now)
        if not changed:
            raise StaleMove(_what_happened(entry, version))
        entry.status, entry.status_since = move.end, now
        event = Event.objects.create(
            entry=entry,
            move=name,
            before=before,
            after=move.end,
            version=version,
            by=by,
            at=now,
            reason=reason,
        )
        telling.decided(event)
        return event


def _is_explained(entry: Entry, move: str) -> bool:
    """A return needs no reason beside the observations that the institution can see."""
    return move == "return" and entry.observations.asking().exists()


def _since_before(event: Event):
    """Since when the entry had been in the status that the event ended: the place in the queue comes back."""
    earlier = event.entry.events.filter(after=event.before, pk__lt=event.pk).exclude(move="undo").last()
    return earlier.at if earlier else event.at


def _checkpoint(entry: Entry, *, by: User, at) -> Checkpoint:
    fresh = Entry.objects.with_content().get(pk=entry.pk)
    checkpoint = _unsaved_checkpoint(fresh, number=fresh.checkpoints.count() + 1, by=by, at=at)
    checkpoint.save()
    return checkpoint


def _unsaved_checkpoint(entry: Entry, *, number: int, by: User | None, at) -> Checkpoint:
    content = entry_content(entry)
    return Checkpoint(
        entry=entry,
        number=number,
        version=entry.version,
        content=content,
        sha256=sha256_of(content),
        created_at=at,
        by=by,
    )


def _what_happened(entry: Entry, version: int) -> str:
    """Who did what, when the entry is no longer as the person saw it."""
    now = Entry.objects.get(pk=entry.pk)
    if now.version != version:
        return _(
            "El registro cambió mientras usted lo leía (ahora es la versión %(version)d): léalo de nuevo."
        ) % {"version": now.version}
    last = now.events.select_related("by").last()
    who = str(last.by) if last and last.by else _("el sistema")
    when = date_format(timezone.localtime(now.status_since), "j \\d\\e F, H:i")
    return _("El registro ya está en estado «%(status)s»: lo movió %(who)s el %(when)s.") % {
        "status": now.get_status_display(),
        "who": who,
        "when": when,
    }


def _closed(entry: Entry, now) -> str:
    if now < entry.cycle.opens_at:
        return _("El ejercicio %(cycle)s todavía no abre: envíe a partir del %(date)s.") % {
            "cycle": entry.cycle.name,
            "date": date_format(timezone.localtime(entry.cycle.opens_at), "j \\d\\e F \\d\\e Y, H:i"),
        }
    return _(
        "El ejercicio %(cycle)s cerró el %(date)s: su borrador está guardado; pida una prórroga a UPMRIP."
    ) % {
        "cycle": entry.cycle.name,
        "date": date_format(
            timezone.localtime(entry.cycle.closes_for(entry.institution)), "j \\d\\e F \\d\\e Y, H:i"
        ),
    }
