"""A filter of the queue that somebody gave a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SavedView(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(_("nombre de la vista"), max_length=60)
    query = models.CharField(_("filtros"), max_length=500, blank=True)  # as in the address, after the "?"

    class Meta:
        ordering = ["name"]
        verbose_name = _("vista guardada")
        verbose_name_plural = _("vistas guardadas")
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="view_name_is_used_once_by_a_person"),
            models.CheckConstraint(condition=~Q(name=""), name="view_has_a_name"),
        ]

    def __str__(self):
        return self.name
