"""The audit log: who did what to whom, when and from where, written once and chained."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly


class AuditEvent(AppendOnly):
    """One act. `sha256` covers the row and the hash of the one before, so that nothing is taken out unseen.

    Written by `reporting.audit.record` alone.
    """

    number = models.PositiveBigIntegerField(_("número"), unique=True)
    at = models.DateTimeField(_("cuándo"), default=timezone.now, db_index=True)
    action = models.CharField(_("acto"), max_length=40, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("quién")
    )
    # Not a key: what the act was about may go, the row stays.
    object_kind = models.CharField(_("tipo de objeto"), max_length=60, blank=True)
    object_id = models.CharField(_("clave del objeto"), max_length=40, blank=True)
    object_label = models.CharField(_("sobre qué"), max_length=300, blank=True)
    details = models.JSONField(_("detalles"), default=dict)
    ip = models.GenericIPAddressField(_("dirección IP"), null=True)
    previous = models.CharField(_("huella del anterior"), max_length=64, unique=True)
    sha256 = models.CharField(_("huella"), max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("acto en la bitácora")
        verbose_name_plural = _("bitácora")
        indexes = [models.Index(fields=["object_kind", "object_id"], name="audit_by_object")]

    def __str__(self):
        return f"{self.number} {self.action} {self.at:%Y-%m-%d %H:%M}"
