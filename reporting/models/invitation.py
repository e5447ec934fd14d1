"""An account offered: to an address, for a role, until a date; the link is known to its reader alone."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .institution import Institution
from .people import INSTITUTION_ROLES, Role


class InvitationQuerySet(models.QuerySet):
    def open(self):
        """Neither accepted nor withdrawn; those that ran out among them, which can be sent again."""
        return self.filter(accepted_at=None, withdrawn_at=None)


class Invitation(models.Model):
    """Accepted once, or withdrawn, or run out. Sending it again makes a new link, and the old one ends."""

    VALID_FOR = datetime.timedelta(days=14)

    email = models.EmailField(_("correo electrónico"))
    role = models.CharField(_("papel"), max_length=10, choices=Role)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    seal = models.CharField(_("huella del enlace"), max_length=64, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("invitó")
    )
    sent_at = models.DateTimeField(_("enviada"), default=timezone.now)
    expires_at = models.DateTimeField(_("vence"))
    accepted_at = models.DateTimeField(_("aceptada"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    withdrawn_at = models.DateTimeField(_("retirada"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at"]
        verbose_name = _("invitación")
        verbose_name_plural = _("invitaciones")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invited_role_is_known"),
            models.CheckConstraint(
                condition=Q(role__in=INSTITUTION_ROLES, institution__isnull=False)
                | (~Q(role__in=INSTITUTION_ROLES) & Q(institution__isnull=True)),
                name="invited_liaisons_and_heads_have_an_institution",
            ),
            models.UniqueConstraint(
                fields=["email", "role", "institution"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="role_for_an_institution_is_offered_once",
            ),
            models.UniqueConstraint(
                fields=["email", "role"],
                condition=Q(accepted_at=None, withdrawn_at=None, institution=None),
                name="role_is_offered_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                name="invitation_is_accepted_or_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="accepted_invitation_has_who",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at")), name="invitation_ends_after_it_is_sent"
            ),
        ]

    def __str__(self):
        return f"{self.email} · {self.offer}"

    @property
    def offer(self) -> str:
        """What is offered: «Enlace · INM»."""
        role = str(self.get_role_display())
        return f"{role} · {self.institution.short_name}" if self.institution_id else role

    @property
    def has_run_out(self) -> bool:
        return self.expires_at <= timezone.now()
