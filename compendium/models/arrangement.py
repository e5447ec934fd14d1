"""How an editor arranges the approved entries for print; what was approved stays as it is."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Placement(models.Model):
    """An entry's place among those of its chapter and objective, as an editor decided."""

    entry = models.OneToOneField("reporting.Entry", models.CASCADE, related_name="placement")
    position = models.PositiveIntegerField(_("lugar"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decidió")
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["position"]
        verbose_name = _("lugar de un registro")
        verbose_name_plural = _("lugares de los registros")
        constraints = [
            models.CheckConstraint(condition=Q(position__gte=1), name="placement_counts_from_one"),
        ]

    def __str__(self):
        return f"{self.position}. {self.entry}"


class ShortEdit(models.Model):
    """What is printed instead of one approved text of an entry, and why.

    It holds as long as the entry still says `approved`: a text approved later is printed as it is.
    """

    entry = models.ForeignKey("reporting.Entry", models.CASCADE, related_name="short_edits")
    field = models.CharField(_("campo"), max_length=20)
    approved = models.TextField(_("lo aprobado"))
    printed = models.TextField(_("lo que se imprime"))
    reason = models.CharField(_("por qué"), max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("ajustó")
    )
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["entry", "field"]
        verbose_name = _("ajuste de un texto")
        verbose_name_plural = _("ajustes de los textos")
        constraints = [
            models.UniqueConstraint(fields=["entry", "field"], name="text_is_edited_once"),
            models.CheckConstraint(
                condition=Q(field__in=["title", "description", "results"])
                | Q(field__startswith="challenges."),
                name="edited_text_is_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="edit_says_why"),
            models.CheckConstraint(
                condition=~Q(printed="") & ~Q(printed=F("approved")), name="edit_prints_something_else"
            ),
        ]

    def __str__(self):
        return f"{self.entry} · {self.field}"
