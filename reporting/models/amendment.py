"""What a reviewer put right or marked on an entry without rewriting a word of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .entry import Entry


class Amendment(AppendOnly):
    """One change: `before` and `after` are keys of catalogues, or the text for which the entry stands out."""

    class What(models.TextChoices):
        KINDS = "kinds", _("Tipos de acción")
        CATEGORIES = "challenges", _("Categorías de los retos")
        HIGHLIGHT = "highlight", _("Destacado en el Informe Ejecutivo")

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="amendments")
    what = models.CharField(_("qué"), max_length=10, choices=What)
    before = models.JSONField(_("antes"))
    after = models.JSONField(_("después"))
    reason = models.TextField(_("motivo"), blank=True)
    version = models.PositiveIntegerField(_("versión que resultó"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("enmienda")
        verbose_name_plural = _("enmiendas")
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=["kinds", "challenges", "highlight"]), name="amendment_is_known"
            ),
            models.CheckConstraint(
                condition=Q(what="highlight") | ~Q(reason=""), name="amendment_of_content_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.entry_id} {self.what}"
