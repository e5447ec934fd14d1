"""Handover: what somebody holds, what stays where it is, and passing the rest on to somebody else."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting import audit, outbox
from reporting.models import Entry, Institution, Membership, Role, Status, User
from reporting.permissions import institutions_of


@dataclass(frozen=True)
class Holding:
    """One kind of thing that a person holds and another can take: what, for whom, and how it passes on."""

    key: str
    label: str
    of: Callable[[User], QuerySet]
    takers: Callable[[], QuerySet[User]]  # who may take them
    pass_on: Callable[[User, User], None]
    named: Callable[[object], str] = str

    def names(self, person: User) -> list[str]:
        return [self.named(thing) for thing in self.of(person)]


HOLDINGS: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Other apps add what they know of: compendium the texts that somebody was asked for."""
    HOLDINGS[holding.key] = holding


def held_by(person: User) -> list[tuple[Holding, list[str]]]:
    """What can be passed on, by name; kinds of which there is nothing are left out."""
    held = [(holding, holding.names(person)) for holding in HOLDINGS.values()]
    return [(holding, names) for holding, names in held if names]


def staying(person: User) -> QuerySet[Institution]:
    """The institutions the person reports for, with how many entries and drafts stay with them."""
    return Institution.objects.filter(pk__in=institutions_of(person)).annotate(
        kept=Count("entries"), drafts=Count("entries", filter=Q(entries__status=Status.DRAFT))
    )


def pass_on(person: User, chosen: dict[str, User], *, by: User) -> int:
    """Hand each kind named in `chosen` to the person beside it, who is told. Returns how many things passed."""
    passed = 0
    with transaction.atomic():
        for key, taker in chosen.items():
            if names := HOLDINGS[key].names(person):
                HOLDINGS[key].pass_on(person, taker)
                passed += len(names)
                _tell(HOLDINGS[key], names, person, taker, by=by)
    return passed


def holding_role(*roles: Role) -> QuerySet[User]:
    """Active people with one of these roles."""
    return User.objects.filter(is_active=True, memberships__role__in=roles).distinct()


def _tell(holding: Holding, names: list[str], person: User, taker: User, *, by: User) -> None:
    lines = "\n".join(f"• {name}" for name in names)
    key = f"{holding.key}:{person.pk}:{taker.pk}:{timezone.now():%Y%m%d%H%M%S%f}"
    text = f"{holding.label} ({person}):\n{lines}"
    outbox.post("handover", to=taker, key=key, institution="UPMRIP", by=by, text=text)
    audit.record("handed_over", by=by, about=person, to=str(taker), what=str(holding.label), rows=len(names))


# --- What reporting knows of ------------------------------------------------------------------


def _reviews(person: User) -> QuerySet[Entry]:
    return Entry.objects.filter(assigned_to=person).exclude(status=Status.APPROVED).order_by("pk")


def _pass_reviews(person: User, taker: User) -> None:
    _reviews(person).update(assigned_to=taker)


def _scopes(person: User) -> QuerySet[Membership]:
    """Reviewing that is limited to institutions or objectives: without it nobody might be left to review them."""
    limited = Q(institutions__isnull=False) | Q(objectives__isnull=False)
    scopes = person.memberships.filter(limited, role=Role.REVIEWER).distinct()
    return scopes.prefetch_related("institutions", "objectives")


def _limits(scope: Membership) -> str:
    institutions = [each.short_name for each in scope.institutions.all()]
    return ", ".join([*institutions, *map(str, scope.objectives.all())])


def _pass_scopes(person: User, taker: User) -> None:
    """Added to what the taker reviews; who reviews everything already needs nothing added."""
    theirs = taker.memberships.filter(role=Role.REVIEWER).first()
    if theirs is None or not (theirs.institutions.exists() or theirs.objectives.exists()):
        return
    for scope in _scopes(person):
        theirs.institutions.add(*scope.institutions.all())
        theirs.objectives.add(*scope.objectives.all())


def _reviewers() -> QuerySet[User]:
    return holding_role(Role.REVIEWER)


register(Holding("reviews", _("Registros asignados para revisión"), _reviews, _reviewers, _pass_reviews))
register(
    Holding("scopes", _("Instituciones y objetivos que revisa"), _scopes, _reviewers, _pass_scopes, _limits)
)
