"""A reporting year: its period, its calendar, its extensions, what happened to it."""

import datetime
from collections.abc import Callable

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Max, Q, When
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .institution import Institution
from .outage import LAST_DAYS, Outage, moved

GRACE = datetime.timedelta(minutes=30)  # for forms that were open at the close
CYCLE_NAME = RegexValidator(
    r"^[0-9]{4}(-[a-z0-9]+)?\Z",
    _("El nombre de un ejercicio es su año, como 2025 (o 2025-ensayo): escríbalo así."),
)


class CycleQuerySet(models.QuerySet):
    def current(self, at=None):
        """The cycle work is done in: the latest that still takes entries, else the latest that did.

        A rehearsal gives way to a cycle that counts, unless only the rehearsal takes entries.
        """
        now = at or timezone.now()
        last = Greatest("closes_at", Coalesce(Max("extensions__until"), "closes_at"))
        opened = self.filter(opens_at__lte=now).annotate(last_close=last)
        is_over = Case(When(last_close__gte=now, then=0), default=1)
        return opened.order_by(is_over, "is_rehearsal", "-opens_at").first()


class Cycle(models.Model):
    name = models.CharField(_("nombre"), max_length=20, unique=True, validators=[CYCLE_NAME])
    period_start = models.DateField(_("inicio del periodo"))
    period_end = models.DateField(_("fin del periodo"))
    opens_at = models.DateTimeField(_("abre"))
    soft_deadline = models.DateTimeField(_("fecha límite sugerida"))
    closes_at = models.DateTimeField(_("cierra"))
    is_closed_by_hand = models.BooleanField(
        _("cerrado a mano"),
        default=False,
        editable=False,
        help_text=_("Quien lo cerró sabía de las interrupciones: ya no recorren el cierre."),
    )
    is_rehearsal = models.BooleanField(
        _("ensayo"), default=False, help_text=_("Un ensayo nunca puede publicarse.")
    )
    called = models.ManyToManyField(
        Institution, through="Call", related_name="cycles", verbose_name=_("instituciones convocadas")
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
                violation_error_code="period_end",
                violation_error_message=_(
                    "El periodo termina antes de empezar: corrija una de las dos fechas."
                ),
            ),
            models.CheckConstraint(
                condition=Q(opens_at__lt=F("soft_deadline"), soft_deadline__lte=F("closes_at")),
                name="cycle_opens_then_warns_then_closes",
                violation_error_code="closes_at",
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
        """When `institution` can no longer submit, by the close, its extension and what outages took."""
        until = self.extensions.filter(institution=institution).values_list("until", flat=True).first()
        return self._latest(until, self._outages())

    def closes_for_all(self) -> datetime.datetime:
        """When those without an extension can no longer submit."""
        return self._latest(None, self._outages())

    def deadlines(self) -> Callable[[int], datetime.datetime]:
        """`closes_for` of any institution's id, read in two queries: for lists."""
        until, outages = dict(self.extensions.values_list("institution", "until")), self._outages()
        return lambda institution: self._latest(until.get(institution), outages)

    def _latest(self, until, outages) -> datetime.datetime:
        closes_at = self.closes_at if self.is_closed_by_hand else moved(self.closes_at, outages)
        return max(closes_at, moved(until, outages)) if until else closes_at

    def _outages(self) -> list[Outage]:
        return list(Outage.objects.filter(ends_at__gt=self.closes_at - LAST_DAYS))

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


class CycleEvent(AppendOnly):
    """What happened to a cycle's calendar: who, when, why, and the close that holds since."""

    class What(models.TextChoices):
        OPENED = "opened", _("Abierto")
        CHANGED = "changed", _("Fechas cambiadas")
        EXTENDED = "extended", _("Prórroga")
        SHORTENED = "shortened", _("Prórroga retirada")
        CLOSED = "closed", _("Cerrado")
        REOPENED = "reopened", _("Reabierto")

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="events")
    what = models.CharField(_("qué"), max_length=10, choices=What)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, related_name="+", verbose_name=_("institución")
    )
    closes_at = models.DateTimeField(_("cierre que queda"))
    reason = models.CharField(_("motivo"), max_length=250, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("suceso del ejercicio")
        verbose_name_plural = _("sucesos del ejercicio")
        constraints = [
            models.CheckConstraint(
                condition=~Q(what="reopened") | ~Q(reason=""), name="reopening_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(what__in=["extended", "shortened"], institution__isnull=False)
                | (~Q(what__in=["extended", "shortened"]) & Q(institution__isnull=True)),
                name="extension_event_names_the_institution",
            ),
        ]

    def __str__(self):
        return f"{self.cycle} {self.what} {self.at:%Y-%m-%d %H:%M}"


def days_until(closes_at: datetime.datetime, at: datetime.datetime | None = None) -> int | None:
    """Whole days of the calendar, 0 on the last; None once it has passed."""
    now = at or timezone.now()
    if closes_at < now:
        return None
    return (timezone.localdate(closes_at) - timezone.localdate(now)).days
