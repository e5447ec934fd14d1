"""When the product did not serve: the public log that moves every deadline it touches."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LAST_DAYS = datetime.timedelta(days=7)  # before a close: what is lost in them is given back


class Outage(models.Model):
    """A time in which people could not work, announced before or noted after it."""

    starts_at = models.DateTimeField(_("desde"))
    ends_at = models.DateTimeField(_("hasta"))
    reason = models.CharField(_("qué falló"), max_length=250)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("anotó"))
    noted_at = models.DateTimeField(_("anotada"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("interrupción")
        verbose_name_plural = _("interrupciones")
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="outage_starts_before_it_ends",
                violation_error_code="ends_at",
                violation_error_message=_(
                    "La interrupción termina antes de empezar: corrija una de las dos horas."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="outage_has_a_reason",
                violation_error_message=_("Escriba qué falló: lo leerán todas las instituciones."),
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%d/%m/%Y %H:%M}: {self.reason}"


def moved(deadline: datetime.datetime, outages: Iterable[Outage]) -> datetime.datetime:
    """`deadline`, later by every minute its last days lost; `outages` in the order they began.

    An outage that begins before the deadline as moved so far counts whole, and a minute counts once.
    """
    window, counted = deadline - LAST_DAYS, None
    for outage in outages:
        start = max(outage.starts_at, counted or outage.starts_at)
        if start < min(deadline, outage.ends_at) and outage.ends_at > window:
            deadline += outage.ends_at - start
            counted = outage.ends_at
    return deadline
