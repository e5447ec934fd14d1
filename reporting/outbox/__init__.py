"""Telling people: one row a person, written with what it tells, in the same transaction; mail leaves after commit.

`outbox.post("returned", to=[ana, beto], entry=entry, key=event.pk, by=event.by, reason=event.reason)`
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class News:
    """One thing to tell, and to whom; `about` are the fields its kind says, `path` the page to look at."""

    key: object
    to: Iterable[User]
    about: dict
    entry: Entry | None = None
    cycle: Cycle | None = None
    path: str = ""
    address: str = ""  # of who has no account yet, in place of `to`


def post(kind: str, *, to=(), address="", entry=None, cycle=None, key, path="", at=None, **about) -> None:
    """Tell `to` (a person or several) or, who has no account yet, `address`; each of them once for a `key`.

    `about` are the fields that the kind says (see KINDS).
    """
    people = [to] if isinstance(to, User) else to
    post_all(kind, [News(key, people, about, entry, cycle, path, address)], at=at)


def post_all(kind: str, news: Sequence[News], *, is_held=False, leaves_at=None, at=None) -> None:
    """Tell many things of one kind, in as many queries as one. Held, they wait for an editor; else for `leaves_at`."""
    known, now = KINDS[kind], at or timezone.now()
    words = writing.words_of(known)
    messages = [message for each in news for message in _messages(known, words, each)]
    states = _states(known, messages)
    for message in messages:
        message.state = State.HELD if is_held else states[message.to_id]
        message.created_at = message.waiting_since = now
        message.next_attempt = leaves_at or now + known.delay
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    keys = {message.key for message in messages}
    transaction.on_commit(lambda: sending.publish_due(keys))


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


def _messages(kind: Kind, words, news: News) -> list[Message]:
    """One unsaved message a person, or one for the address. Who left is told nothing more."""
    path = news.path or writing.page_of(kind, news.entry)
    values = writing.values_of(kind, news.about, entry=news.entry, cycle=news.cycle, path=path)
    people = {person.pk: person for person in news.to if person.is_active}.values()
    found = []
    for person in [None] if news.address else people:
        written = writing.write(words, {**values, "persona": str(person or news.address)})
        found.append(
            Message(
                to=person,
                address="" if person else news.address,
                kind=kind.name,
                key=f"{kind.name}:{news.key}",
                entry=news.entry,
                cycle=news.cycle,
                path=path,
                is_listed=not kind.is_secret,
                **written._asdict(),
            )
        )
    return found


def _states(kind: Kind, messages: list[Message]) -> dict:
    """How each person wants this kind."""
    wanted = dict.fromkeys((message.to_id for message in messages), kind.delivery)
    if not kind.is_obligatory:
        chosen = MessagePreference.objects.filter(kind=kind.name, user__in=[pk for pk in wanted if pk])
        wanted |= dict(chosen.values_list("user", "delivery"))
    return {pk: BEGINS[delivery] for pk, delivery in wanted.items()}
