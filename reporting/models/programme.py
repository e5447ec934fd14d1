"""The lineage: the same programme, action or good practice across cycles."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .institution import Institution


class Programme(models.Model):
    class Status(models.TextChoices):
        NEW = "new", _("nuevo")
        CONTINUED = "continued", _("continúa")
        ENDED = "ended", _("concluido")
        MERGED = "merged", _("integrado en otro")

    title = models.CharField(_("título"), max_length=500)
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="programmes")
    status = models.CharField(_("situación"), max_length=10, choices=Status, default=Status.NEW)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed", verbose_name=_("integrado en")
    )

    class Meta:
        ordering = ["title"]
        verbose_name = _("programa")
        verbose_name_plural = _("programas")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
                name="merged_programme_names_the_other",
            )
        ]

    def __str__(self):
        return self.title
