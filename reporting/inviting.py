"""Inviting people: the only way to an account."""

import hashlib
import secrets

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from reporting import appointing, audit, outbox
from reporting.models import Institution, Invitation, Membership, Role, User
from reporting.outbox import writing


class InvitationRefused(Exception):
    """Nothing was done; the message is a Spanish sentence for whoever tried."""


def invite(
    email: str, role: Role, institution: Institution | None = None, *, by: User, at=None
) -> Invitation:
    """Offer `role` to whoever reads mail at `email`; an open invitation to the same is sent again."""
    email = email.lower()
    if Membership.objects.filter(
        user__email=email, user__is_active=True, role=role, institution=institution
    ).exists():
        raise InvitationRefused(_("Esta persona ya tiene ese papel: no hace falta invitarla."))
    known = Invitation.objects.open().filter(email=email, role=role, institution=institution).first()
    if known:
        return resend(known, by=by, at=at)
    with transaction.atomic():
        invitation = Invitation(email=email, role=role, institution=institution, by=by)
        _send(invitation, by=by, at=at or timezone.now())
        audit.record("invited", by=by, about=invitation)
    return invitation


def resend(invitation: Invitation, *, by: User, at=None) -> Invitation:
    """A new link for another two weeks; the old one ends."""
    _refuse_closed(invitation)
    with transaction.atomic():
        _send(invitation, by=by, at=at or timezone.now())
        audit.record("invitation_resent", by=by, about=invitation)
    return invitation


def withdraw(invitation: Invitation, *, by: User, at=None) -> None:
    with transaction.atomic():
        changed = Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn_at=at or timezone.now())
        if not changed:
            _refuse_closed(Invitation.objects.get(pk=invitation.pk))
        audit.record("invitation_withdrawn", by=by, about=invitation)


def find(token: str, *, at=None) -> Invitation | None:
    """The invitation behind a link that still opens something."""
    open_ones = Invitation.objects.open().filter(expires_at__gt=at or timezone.now())
    return open_ones.select_related("institution", "by").filter(seal=_seal_of(token)).first()


def account_of(invitation: Invitation) -> User | None:
    """The account that reads mail at this address already."""
    return User.objects.filter(email=invitation.email).first()


def accept(invitation: Invitation, *, person: User | None = None, name="", password="", at=None) -> User:
    """Give the role to `person`, or to the account opened here. Raises InvitationRefused, ValidationError."""
    with transaction.atomic():
        person = person or _open_account(invitation, name, password)
        if person.email != invitation.email or not person.is_active:
            raise InvitationRefused(_("Esta invitación es para otra cuenta: entre con la suya."))
        taken = (
            Invitation.objects.open()
            .filter(pk=invitation.pk, seal=invitation.seal)
            .update(accepted_at=at or timezone.now(), accepted_by=person)
        )
        if not taken:
            raise InvitationRefused(_("Esta invitación ya se usó o se retiró: pida otra a quien le invitó."))
        appointing.give_role(person, invitation.role, invitation.institution, by=invitation.by)
        audit.record("invitation_accepted", by=person, about=invitation)
    return person


def _open_account(invitation: Invitation, name: str, password: str) -> User:
    if account_of(invitation):
        raise InvitationRefused(_("Ya hay una cuenta con este correo: entre con ella y acepte."))
    person = User(email=invitation.email, name=name)
    validate_password(password, person)
    person.set_password(password)
    person.save()
    return person


def _send(invitation: Invitation, *, by: User, at) -> None:
    token = secrets.token_urlsafe(32)
    invitation.seal, invitation.by = _seal_of(token), by
    invitation.sent_at, invitation.expires_at = at, at + Invitation.VALID_FOR
    invitation.save()
    outbox.post(
        "invitation",
        address=invitation.email,
        key=invitation.seal[:16],
        path=reverse("invitation_accept", args=[token]),
        by=by,
        institution=invitation.institution or _("UPMRIP"),
        role=invitation.get_role_display(),
        until=writing.moment(invitation.expires_at),
    )


def _seal_of(token: str) -> str:
    """What is kept of the link: whoever reads the database cannot follow it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _refuse_closed(invitation: Invitation) -> None:
    if invitation.accepted_at:
        raise InvitationRefused(_("Esta invitación ya se aceptó."))
    if invitation.withdrawn_at:
        raise InvitationRefused(_("Esta invitación ya se retiró: invite de nuevo."))
