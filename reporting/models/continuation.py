"""What was decided about each of last year's entries: reported again, ended, or no longer the institution's."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cycle import Cycle
from .entry import Entry


class Continuation(models.Model):
    class Decision(models.TextChoices):
        CARRIED = "carried", _("Se reporta de nuevo")
        ENDED = "ended", _("Concluyó")
        NOT_APPLICABLE = "none", _("No aplica")

    previous = models.ForeignKey(Entry, models.PROTECT, related_name="continuations")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="continuations")
    decision = models.CharField(_("decisión"), max_length=7, choices=Decision)
    entry = models.OneToOneField(
        Entry, models.CASCADE, null=True, related_name="continues", verbose_name=_("registro nuevo")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        verbose_name = _("continuación")
        verbose_name_plural = _("continuaciones")
        constraints = [
            models.UniqueConstraint(fields=["previous", "cycle"], name="one_decision_an_entry_and_cycle"),
            models.CheckConstraint(
                condition=Q(decision="carried", entry__isnull=False)
                | Q(decision__in=["ended", "none"], entry__isnull=True),
                name="carried_entry_is_named",
            ),
        ]

    def __str__(self):
        return f"{self.previous_id} → {self.get_decision_display()}"
