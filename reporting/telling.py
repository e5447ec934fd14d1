"""Whom a move of an entry, or a remark on it, is told to; called inside the transaction that writes it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from reporting import outbox
from reporting.models import Checkpoint, Event, Remark, Role
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
    about = {"by": event.by, "reason": event.reason or _unsaid(kind)}
    people = outbox.reporters_of(event.entry.institution)
    outbox.post(kind, to=people, entry=event.entry, key=event.pk, at=event.at, **about)


def _unsaid(kind: str) -> str:
    """What stands where no reason was written: a return may speak through its observations alone."""
    return _("Vea las observaciones abiertas en el registro.") if kind == "returned" else ""


def undone(event: Event) -> None:
    """A decision that was taken back before it was mailed is told to nobody."""
    outbox.withdraw(KIND_OF_MOVE[event.move], key=event.pk)


def remarked(remark: Remark, about: str) -> None:
    """A remark, to the other side: observations to the institution's people, answers to who observed."""
    observation, asks = remark.observation, remark.kind in (Remark.Kind.OPEN, Remark.Kind.REOPEN)
    entry = observation.entry
    own = {user.pk: user for user in outbox.reporters_of(entry.institution)}
    spoke = {each.by_id: each.by for each in observation.remarks.select_related("by")}
    is_for_upmrip = observation.is_internal or remark.by_id in own
    people = {pk: user for pk, user in spoke.items() if pk not in own} if is_for_upmrip else own
    people.pop(remark.by_id, None)
    desk = "review_detail" if is_for_upmrip else "entry_detail"
    outbox.post(
        "observation" if asks else "observation_reply",
        to=people.values(),
        entry=entry,
        key=remark.pk,
        at=remark.at,
        path=f"{reverse(desk, args=[entry.pk])}#{observation.anchor}",
        by=remark.by,
        field=about,
        text=remark.text or remark.get_kind_display(),
    )
