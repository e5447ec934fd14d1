"""Wording that a reviewer suggests for a field, and every change of a sent text that its writer did not type."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .entry import Entry


class Suggestion(models.Model):
    """Another wording of one text of an entry: the institution accepts it, or says why not."""

    class State(models.TextChoices):
        OPEN = "open", _("Sin responder")
        ACCEPTED = "accepted", _("Aceptada")
        DECLINED = "declined", _("No aceptada")
        WITHDRAWN = "withdrawn", _("Retirada")

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="suggestions")
    field = models.CharField(_("campo"), max_length=40)  # "results", "challenges.0"
    before = models.TextField(_("texto del que parte"), blank=True)
    after = models.TextField(_("texto sugerido"), blank=True)
    reason = models.TextField(_("motivo"))
    version = models.PositiveIntegerField(_("versión del registro"), validators=[MinValueValidator(1)])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("quién")
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    state = models.CharField(_("estado"), max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(_("respuesta"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("respondió")
    )
    answered_at = models.DateTimeField(_("respondida"), null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("sugerencia de redacción")
        verbose_name_plural = _("sugerencias de redacción")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "declined", "withdrawn"]),
                name="suggestion_state_is_known",
            ),
            models.CheckConstraint(condition=~Q(before=F("after")), name="suggestion_changes_something"),
            models.CheckConstraint(condition=~Q(reason=""), name="suggestion_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state="open", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="suggestion_is_open_or_answered",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer=""), name="declined_suggestion_says_why"
            ),
            models.UniqueConstraint(
                fields=["entry", "field"], condition=Q(state="open"), name="one_open_suggestion_a_field"
            ),
        ]

    def __str__(self):
        return f"{self.entry_id} {self.field} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def anchor(self) -> str:
        return f"sugerencia-{self.pk}"


class Correction(AppendOnly):
    """One text of a sent entry before and after: an accepted suggestion, or a reviewer's own correction of style.

    What the institution sent stays in its checkpoint; the checkpoint and these make any version again.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="corrections")
    field = models.CharField(_("campo"), max_length=40)
    before = models.TextField(_("antes"), blank=True)
    after = models.TextField(_("después"), blank=True)
    reason = models.TextField(_("motivo"))
    version = models.PositiveIntegerField(_("versión que resultó"))
    suggestion = models.OneToOneField(Suggestion, models.PROTECT, null=True, related_name="correction")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("quién")
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["entry", "version"]
        verbose_name = _("corrección")
        verbose_name_plural = _("correcciones")
        constraints = [
            models.CheckConstraint(condition=~Q(before=F("after")), name="correction_changes_something"),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_a_reason"),
            models.UniqueConstraint(fields=["entry", "version"], name="correction_makes_one_version"),
            models.CheckConstraint(condition=Q(version__gte=2), name="correction_follows_a_version"),
        ]

    def __str__(self):
        return f"{self.entry_id} {self.field} v{self.version}"

    @property
    def anchor(self) -> str:
        return f"correccion-{self.version}"
