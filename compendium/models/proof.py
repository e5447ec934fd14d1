"""The proof (galera): what will be printed of each institution, and what the institution says to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .edition import Edition, EditionEntry


class Proof(models.Model):
    """An edition shown to its institutions until a date."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="proof")
    until = models.DateTimeField(_("se confirma hasta"))
    opened_at = models.DateTimeField(_("abierta"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("abrió")
    )
    closed_at = models.DateTimeField(_("cerrada"), null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        verbose_name = _("galera")
        verbose_name_plural = _("galeras")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("opened_at")), name="proof_leaves_time_to_answer"
            ),
        ]

    def __str__(self):
        return f"{self.edition.label}"


class ProofAnswer(AppendOnly):
    """What an institution said, or that it said nothing until the date. The latest one counts."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmada")
        REMARKED = "remarked", _("Con observaciones")
        SILENT = "silent", _("Sin respuesta")

    proof = models.ForeignKey(Proof, models.PROTECT, related_name="answers")
    institution = models.ForeignKey("reporting.Institution", models.PROTECT, related_name="+")
    kind = models.CharField(_("respuesta"), max_length=10, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("respondió")
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["proof", "at", "pk"]
        verbose_name = _("respuesta a la galera")
        verbose_name_plural = _("respuestas a la galera")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["confirmed", "remarked", "silent"]), name="proof_answer_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="silent", by__isnull=True) | (~Q(kind="silent") & Q(by__isnull=False)),
                name="only_silence_has_nobody",
            ),
            models.UniqueConstraint(
                fields=["proof", "institution"], condition=Q(kind="silent"), name="silence_is_recorded_once"
            ),
        ]

    def __str__(self):
        return f"{self.institution.short_name}: {self.get_kind_display()}"


class ProofRemark(AppendOnly):
    """What is to be corrected, in one entry or, without one, in general."""

    answer = models.ForeignKey(ProofAnswer, models.PROTECT, related_name="remarks")
    frozen = models.ForeignKey(EditionEntry, models.PROTECT, null=True, related_name="remarks")
    text = models.TextField(_("observación"))

    class Meta:
        ordering = ["answer", "pk"]
        verbose_name = _("observación a la galera")
        verbose_name_plural = _("observaciones a la galera")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="proof_remark_says_something")]

    def __str__(self):
        return self.text
