"""What is kept of an entry's life: checkpoints and events, written once."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .entry import Entry, Status

UNDO_FOR = datetime.timedelta(minutes=10)  # while nobody has acted on a decision, its author may take it back


class Checkpoint(AppendOnly):
    """The whole content of an entry as it was sent; its folio, time and hash are the receipt (acuse)."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="checkpoints")
    number = models.PositiveIntegerField(_("número de envío"))
    version = models.PositiveIntegerField(_("versión del registro"))
    content = models.JSONField(_("contenido"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    created_at = models.DateTimeField(_("recibido"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("envió"))

    class Meta:
        ordering = ["entry", "number"]
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="checkpoint_number_is_unique")
        ]

    def __str__(self):
        return self.folio

    @property
    def folio(self) -> str:
        return f"A-{self.entry.folio}-{self.number}"


class Event(AppendOnly):
    """One move of an entry: who, when, why, from which status to which, which version."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="events")
    move = models.CharField(_("movimiento"), max_length=10)
    before = models.CharField(_("antes"), max_length=10, choices=Status)
    after = models.CharField(_("después"), max_length=10, choices=Status)
    version = models.PositiveIntegerField(_("versión"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    reason = models.TextField(_("motivo"), blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("movimiento")
        verbose_name_plural = _("movimientos")

    def __str__(self):
        return f"{self.entry_id} {self.move} {self.at:%Y-%m-%d %H:%M}"

    @property
    def label(self) -> str:
        from reporting.workflow import MOVES

        return MOVES[self.move].label

    @property
    def undo_until(self):
        """When the person who decided can take it back no longer."""
        return self.at + UNDO_FOR
