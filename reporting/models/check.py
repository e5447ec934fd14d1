"""What the checks found, kept until the text changes, and what people answered to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cycle import Cycle
from .entry import Entry


class EntryCheck(models.Model):
    """The findings of one entry; `fingerprint` is the hash of its content and of the checks themselves."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="checked")
    fingerprint = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    # Neither mere notes nor explained: counted here, so that lists need not read the findings.
    open_findings = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("comprobación de un registro")
        verbose_name_plural = _("comprobaciones de registros")

    def __str__(self):
        return f"{self.entry_id}: {len(self.findings)}"


class CycleCheck(models.Model):
    """The findings that need entries of a cycle side by side, as [entry's id, finding] pairs.

    A row for each set of entries somebody looks at: all, those sent, those of one reviewer.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="checked")
    fingerprint = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    pairs = models.JSONField(default=list)  # [id, id, score, [reasons]] of entries that may be one programme

    class Meta:
        verbose_name = _("comprobación de un ejercicio")
        verbose_name_plural = _("comprobaciones de ejercicios")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "fingerprint"], name="set_of_entries_is_checked_once")
        ]

    def __str__(self):
        return f"{self.cycle_id}: {len(self.findings)}"


class DistinctPair(models.Model):
    """Two entries that look alike and somebody said are different: nobody is asked again."""

    first = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    second = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        verbose_name = _("registros distintos")
        verbose_name_plural = _("registros distintos")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="pair_is_told_apart_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="pair_is_in_order"),
        ]

    def __str__(self):
        return f"{self.first_id} ≠ {self.second_id}"


class Explanation(models.Model):
    """Why a finding is right as it stands. It answers one passage: when the text changes, it lapses."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="explanations")
    check_name = models.CharField(_("comprobación"), max_length=40)
    field = models.CharField(_("campo"), max_length=60)
    passage = models.CharField(_("huella del pasaje"), max_length=64)
    note = models.TextField(_("explicación"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["at"]
        verbose_name = _("explicación")
        verbose_name_plural = _("explicaciones")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "check_name", "field", "passage"], name="passage_is_explained_once"
            ),
            models.CheckConstraint(condition=~models.Q(note=""), name="explanation_says_something"),
        ]

    def __str__(self):
        return self.note
