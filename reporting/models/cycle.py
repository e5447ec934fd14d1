"""A reporting year: its period, its calendar, its extensions."""

import datetime

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .institution import Institution

GRACE = datetime.timedelta(minutes=30)  # for forms that were open at the close
CYCLE_NAME = RegexValidator(
    r"^[0-9]{4}(-[a-z0-9]+)?\Z",
    _("El nombre de un ejercicio es su año, como 2025 (o 2025-ensayo): escríbalo así."),
)


class CycleQuerySet(models.QuerySet):
    def current(self, at=None):
        """The cycle work is done in: the latest that has opened, rehearsals last."""
        opened = self.filter(opens_at__lte=at or timezone.now())
        return opened.order_by("is_rehearsal", "-opens_at").first()


class Cycle(models.Model):
    name = models.CharField(_("nombre"), max_length=20, unique=True, validators=[CYCLE_NAME])
    period_start = models.DateField(_("inicio del periodo"))
    period_end = models.DateField(_("fin del periodo"))
    opens_at = models.DateTimeField(_("abre"))
    soft_deadline = models.DateTimeField(_("fecha límite sugerida"))
    closes_at = models.DateTimeField(_("cierra"))
    is_rehearsal = models.BooleanField(
        _("ensayo"), default=False, help_text=_("Un ensayo nunca puede publicarse.")
    )

    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering = ["-name"]
        verbose_name = _("ejercicio")
        verbose_name_plural = _("ejercicios")
        constraints = [
            models.CheckConstraint(
                condition=Q(period_start__lt=F("period_end")),
                name="period_starts_before_it_ends",
                violation_error_message=_(
                    "El periodo termina antes de empezar: corrija una de las dos fechas."
                ),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("soft_deadline"), soft_deadline__lte=F("closes_at")),
                name="cycle_opens_then_warns_then_closes",
                violation_error_message=_(
                    "Escriba las fechas en orden: abre, fecha límite sugerida, cierra."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def of_year(cls, name: str) -> "Cycle":
        """An unsaved cycle with the mechanism's usual calendar: reports from June to June."""
        year = int(name[:4])
        zone = timezone.get_default_timezone()
        return cls(
            name=name,
            period_start=datetime.date(year - 1, 6, 1),
            period_end=datetime.date(year, 6, 30),
            opens_at=datetime.datetime(year, 7, 1, tzinfo=zone),
            soft_deadline=datetime.datetime(year, 9, 15, 18, tzinfo=zone),
            closes_at=datetime.datetime(year, 9, 30, 18, tzinfo=zone),
            is_rehearsal="-" in name,
        )

    def closes_for(self, institution) -> datetime.datetime:
        """When `institution` can no longer submit: the cycle's close, or its extension."""
        until = self.extensions.filter(institution=institution).values_list("until", flat=True).first()
        return max(self.closes_at, until) if until else self.closes_at

    def accepts(self, institution, at=None, opened_at=None) -> bool:
        """Whether `institution` may still write and send, by the server's clock.

        A form opened before the close (`opened_at`) may be finished within the grace.
        """
        now, closes = at or timezone.now(), self.closes_for(institution)
        if opened_at and opened_at <= closes:
            closes += GRACE
        return self.opens_at <= now <= closes


class Extension(models.Model):
    """More time for one institution."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="extensions")
    institution = models.ForeignKey(Institution, models.PROTECT, verbose_name=_("institución"))
    until = models.DateTimeField(_("hasta"))
    reason = models.CharField(_("motivo"), max_length=250)

    class Meta:
        ordering = ["institution__name"]
        verbose_name = _("prórroga")
        verbose_name_plural = _("prórrogas")
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "institution"],
                name="one_extension_an_institution",
                violation_error_message=_(
                    "Esta institución ya tiene prórroga: cambie la fecha de la que existe."
                ),
            )
        ]

    def __str__(self):
        return f"{self.institution.short_name}: {self.until:%d/%m/%Y}"
