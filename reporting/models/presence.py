"""Who has an entry open right now, and when they last saved in it: told to colleagues, locks nothing."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entry import Entry

SEEN_FOR = datetime.timedelta(seconds=30)  # three missed pings of ten seconds


class PresenceQuerySet(models.QuerySet):
    def others(self, entry, user, at=None):
        """The names of the others who have `entry` open."""
        since = (at or timezone.now()) - SEEN_FOR
        seen = self.filter(entry=entry, at__gte=since).exclude(user=user).select_related("user")
        return [str(each.user) for each in seen.order_by("user__name")]

    def touch(self, entry, user, at=None):
        self.update_or_create(entry=entry, user=user, defaults={"at": at or timezone.now()})

    def saved(self, entry, user, at=None):
        now = at or timezone.now()
        self.update_or_create(entry=entry, user=user, defaults={"at": now, "saved_at": now})

    def last_saved(self, entry):
        """Whoever saved last in `entry`."""
        saved = self.filter(entry=entry, saved_at__isnull=False).select_related("user")
        return saved.order_by("-saved_at").first()


class Presence(models.Model):
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("visto"), default=timezone.now)
    saved_at = models.DateTimeField(_("guardó"), null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presencia")
        verbose_name_plural = _("presencias")
        constraints = [models.UniqueConstraint(fields=["entry", "user"], name="presence_is_one_a_person")]

    def __str__(self):
        return f"{self.user_id} en {self.entry_id}"
