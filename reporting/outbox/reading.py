"""What one person was told: how much of it is new, saying that it was read, and how each kind should come."""

from django.utils import timezone

from reporting.models import Delivery, Message, MessagePreference, User
from reporting.outbox.kinds import KINDS, Kind


def unread(user: User) -> int:
    return Message.objects.told_to(user).filter(read_at=None).count()


def mark_read(user: User, *ids: int, at=None) -> int:
    """These, or all, are read from now on; those read before keep their time."""
    mine = Message.objects.told_to(user).filter(read_at=None)
    if ids:
        mine = mine.filter(pk__in=ids)
    return mine.update(read_at=at or timezone.now())


def kinds_for(user: User) -> list[Kind]:
    """The kinds somebody with these roles is told of."""
    return [kind for kind in KINDS.values() if user.roles.intersection(kind.roles)]


def deliveries_of(user: User) -> dict[str, str]:
    """Kind's name -> how the person wants it, of the kinds that may be chosen."""
    chosen = dict(user.message_preferences.values_list("kind", "delivery"))
    kinds = [kind for kind in kinds_for(user) if not kind.is_obligatory]
    return {kind.name: chosen.get(kind.name, kind.delivery) for kind in kinds}


def choose(user: User, deliveries: dict[str, Delivery]) -> None:
    """From now on; what is on its way comes as it was to come."""
    for kind, delivery in deliveries.items():
        MessagePreference.objects.update_or_create(user=user, kind=kind, defaults={"delivery": delivery})
