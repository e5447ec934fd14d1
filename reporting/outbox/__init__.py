"""Telling people: one row a person, written with what it tells, in the same transaction; mail leaves after commit.

`outbox.post("returned", to=[ana, beto], entry=entry, key=event.pk, by=event.by, reason=event.reason)`
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from reporting.models import (
    INSTITUTION_ROLES,
    Cycle,
    Delivery,
    Entry,
    Institution,
    Message,
    MessagePreference,
    User,
)
from reporting.outbox import sending, writing
from reporting.outbox.kinds import KINDS, Kind

State = Message.State
BEGINS = {Delivery.NOW: State.WAITING, Delivery.DIGEST: State.DIGEST, Delivery.INSIDE: State.INSIDE}


def post(
    kind: str,
    *,
    to: User | Iterable[User] = (),
    address: str = "",
    entry: Entry | None = None,
    cycle: Cycle | None = None,
    key: object,
    path: str = "",
    is_held: bool = False,
    at=None,
    **about,
) -> None:
    """Tell `to` (a person or several) or, who has no account yet, `address`; each of them once for a `key`.

    `about` are the fields the kind says (see KINDS); `path` is the page to look at. Held, it waits for an editor.
    """
    known, now = KINDS[kind], at or timezone.now()
    path = path or writing.page_of(known, entry)
    words = writing.words_of(known)
    values = writing.values_of(known, about, entry=entry, cycle=cycle, path=path)
    shared = {"kind": kind, "key": f"{kind}:{key}", "entry": entry, "cycle": cycle, "path": path}
    messages = [
        _unsaved(person, address, words, values, is_listed=not known.is_secret, **shared)
        for person in _people(to, address)
    ]
    states = _states(known, messages)
    for message in messages:
        message.state = State.HELD if is_held else states[message.to_id]
        message.created_at = message.waiting_since = now
        message.next_attempt = now + known.delay
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    transaction.on_commit(lambda: sending.publish_due(shared["key"]))


def withdraw(kind: str, *, key: object) -> int:
    """Take back what nobody has been sent yet: what it told of was undone. Returns how many."""
    open_states = [State.HELD, State.WAITING, State.DIGEST, State.INSIDE]
    unsent = Message.objects.filter(key=f"{kind}:{key}", state__in=open_states, digest=None)
    return unsent.update(state=State.DISCARDED)


def reporters_of(institution: Institution, roles=INSTITUTION_ROLES) -> list[User]:
    """The institution's people with an active account: liaisons and heads, or those of `roles`."""
    people = User.objects.filter(
        is_active=True, memberships__institution=institution, memberships__role__in=roles
    )
    return list(people.distinct())


def _people(to, address: str) -> list[User | None]:
    """Each person once; None stands for the address. Who left is told nothing more."""
    if address:
        return [None]
    people = [to] if isinstance(to, User) else to
    return list({person.pk: person for person in people if person.is_active}.values())


def _unsaved(person, address, words, values, **shared) -> Message:
    written = writing.write(words, {**values, "persona": str(person or address)})
    return Message(
        to=person,
        address="" if person else address,
        subject=written.subject,
        body=written.body,
        **shared,
    )


def _states(kind: Kind, messages: list[Message]) -> dict:
    """How each person wants this kind."""
    wanted = dict.fromkeys((message.to_id for message in messages), kind.delivery)
    if not kind.is_obligatory:
        chosen = MessagePreference.objects.filter(kind=kind.name, user__in=[pk for pk in wanted if pk])
        wanted |= dict(chosen.values_list("user", "delivery"))
    return {pk: BEGINS[delivery] for pk, delivery in wanted.items()}
