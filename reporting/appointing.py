"""Roles and accounts of people: given, taken, closed and opened again, each with its row in the audit log."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from reporting import audit
from reporting.models import INSTITUTION_ROLES, Institution, Membership, Role, User

ENOUGH_LIAISONS = 2  # so that a report does not hang on one person


class AppointmentRefused(Exception):
    """Nothing was done; the message is a Spanish sentence for whoever tried."""


def give_role(person: User, role: Role, institution: Institution | None = None, *, by: User) -> Membership:
    """Once; who has it already keeps it."""
    with transaction.atomic():
        membership, is_new = Membership.objects.get_or_create(user=person, role=role, institution=institution)
        if is_new:
            audit.record("role_given", by=by, about=person, role=str(membership))
    return membership


def take_role(membership: Membership, *, by: User) -> None:
    """What the person wrote stays with the institution."""
    _keep_an_administrator(membership.user, losing=membership.role)
    person, role = membership.user, str(membership)
    with transaction.atomic():
        membership.delete()
        audit.record("role_taken", by=by, about=person, role=role)


def deactivate(person: User, *, by: User, reason: str = "") -> None:
    """Close the account: the next request of any session of it is nobody's. Entries and remarks stay."""
    if person == by:
        raise AppointmentRefused(_("No puede desactivar su propia cuenta: pídalo a otra administradora."))
    _keep_an_administrator(person, losing=Role.ADMIN)
    _switch(person, False, "person_deactivated", by=by, reason=reason)


def activate(person: User, *, by: User) -> None:
    _switch(person, True, "person_activated", by=by)


def has_factor(person: User) -> bool:
    return Authenticator.objects.filter(user=person).exists()


def take_factor(person: User, *, by: User) -> None:
    """For who lost the phone and the codes: the password opens the account again, and another one is set up first."""
    if person == by:
        raise AppointmentRefused(_("El suyo se quita en su cuenta: ahí se confirma que es usted."))
    with transaction.atomic():
        taken, _kinds = Authenticator.objects.filter(user=person).delete()
        if taken:
            audit.record("factor_taken", by=by, about=person)


def short_of_liaisons() -> QuerySet[Institution]:
    """Active institutions with fewer than two people who can report, with how many as `able`."""
    able = Count(
        "memberships__user",
        filter=Q(memberships__role__in=INSTITUTION_ROLES, memberships__user__is_active=True),
        distinct=True,
    )
    return Institution.objects.filter(is_active=True).annotate(able=able).filter(able__lt=ENOUGH_LIAISONS)


def _switch(person: User, is_active: bool, action: str, *, by: User, **details) -> None:
    with transaction.atomic():
        changed = User.objects.filter(pk=person.pk, is_active=not is_active).update(is_active=is_active)
        if changed:
            person.is_active = is_active
            audit.record(action, by=by, about=person, **details)


def _keep_an_administrator(person: User, *, losing: Role) -> None:
    """Somebody must be left who can open accounts."""
    if losing != Role.ADMIN or not person.memberships.filter(role=Role.ADMIN).exists():
        return
    others = Membership.objects.filter(role=Role.ADMIN, user__is_active=True).exclude(user=person)
    if not others.exists():
        raise AppointmentRefused(
            _("Es la única cuenta de administración: dé antes ese papel a otra persona.")
        )
