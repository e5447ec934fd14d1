"""Which version of an entry each reviewer has last had before their eyes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entry import Entry


class SeenQuerySet(models.QuerySet):
    def mark(self, entry, user, at=None):
        """Remember that `user` has `entry` open as it is now; an older version never replaces a newer one."""
        now = at or timezone.now()
        seen, created = self.get_or_create(
            entry=entry, user=user, defaults={"version": entry.version, "at": now}
        )
        if not created:
            self.filter(pk=seen.pk, version__lte=entry.version).update(version=entry.version, at=now)


class Seen(models.Model):
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="seen")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(_("versión vista"))
    at = models.DateTimeField(_("visto"), default=timezone.now)

    objects = SeenQuerySet.as_manager()

    class Meta:
        verbose_name = _("registro visto")
        verbose_name_plural = _("registros vistos")
        constraints = [
            models.UniqueConstraint(fields=["entry", "user"], name="seen_is_one_an_entry_and_person")
        ]

    def __str__(self):
        return f"{self.user_id} vio {self.entry_id}, versión {self.version}"
