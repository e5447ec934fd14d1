"""Whom each move of an entry is told to; called by the workflow inside the move's own transaction."""

from django.urls import reverse

from reporting import outbox
from reporting.models import Checkpoint, Event, Role
from reporting.outbox.writing import moment

# The kind of message each decision is; a move that is not here is told to nobody.
KIND_OF_MOVE = {"return": "returned", "reopen": "reopened", "approve": "approved"}


def received(checkpoint: Checkpoint) -> None:
    """The receipt, to who sent the entry and to the heads; and word to who had returned it."""
    entry, sender = checkpoint.entry, checkpoint.by
    about = {
        "receipt": checkpoint.folio,
        "hour": moment(checkpoint.created_at),
        "hash": checkpoint.sha256,
        "by": sender,
    }
    heads = outbox.reporters_of(entry.institution, roles=[Role.HEAD])
    shared = {"entry": entry, "key": checkpoint.pk, "at": checkpoint.created_at}
    page = reverse("entry_receipt", args=[entry.pk, checkpoint.number])
    outbox.post("receipt", to=[sender, *heads], path=page, **shared, **about)
    returned = entry.events.filter(move="return").select_related("by").last()
    if returned:
        outbox.post("resubmitted", to=returned.by, by=sender, **shared)


def decided(event: Event) -> None:
    """A decision, to the institution's people."""
    kind = KIND_OF_MOVE.get(event.move)
    if kind is None:
        return
    about = {"by": event.by} if kind == "approved" else {"by": event.by, "reason": event.reason}
    people = outbox.reporters_of(event.entry.institution)
    outbox.post(kind, to=people, entry=event.entry, key=event.pk, at=event.at, **about)


def undone(event: Event) -> None:
    """A decision that was taken back before it was mailed is told to nobody."""
    outbox.withdraw(KIND_OF_MOVE[event.move], key=event.pk)
