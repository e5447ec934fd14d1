"""Who is called to report in a cycle, and who answered that there is nothing to report."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cycle import Cycle
from .institution import Institution


class Call(models.Model):
    """An institution called to report in a cycle. Its answer "no tenemos acciones" is whole or absent."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="calls", verbose_name=_("ejercicio"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="calls", verbose_name=_("institución")
    )
    called_at = models.DateTimeField(_("convocada"), default=timezone.now, editable=False)
    nothing_at = models.DateTimeField(_("respondió que no tiene acciones"), null=True, blank=True)
    nothing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name=_("quién respondió")
    )
    nothing_why = models.TextField(_("por qué no tiene acciones"), blank=True)

    class Meta:
        ordering = ["institution__name"]
        verbose_name = _("convocatoria")
        verbose_name_plural = _("convocatorias")
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "institution"],
                name="institution_is_called_once",
                violation_error_message=_("Esta institución ya está convocada."),
            ),
            models.CheckConstraint(
                condition=Q(nothing_at__isnull=True, nothing_by__isnull=True, nothing_why="")
                | (Q(nothing_at__isnull=False, nothing_by__isnull=False) & ~Q(nothing_why="")),
                name="answer_of_nothing_is_whole",
                violation_error_message=_("Escriba por qué su institución no tiene acciones que reportar."),
            ),
        ]

    def __str__(self):
        return f"{self.institution.short_name}, {self.cycle}"

    @property
    def has_nothing(self) -> bool:
        """Whether the institution answered that it has nothing to report."""
        return self.nothing_at is not None
