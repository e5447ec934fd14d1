"""Who reports: institutions, their other and former names."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .catalogue import Sector, State


class InstitutionQuerySet(models.QuerySet):
    def standing(self):
        """Those that are institutions of their own: not the ones that were found to be another."""
        return self.filter(merged_into=None)


class Institution(models.Model):
    name = models.CharField(_("nombre"), max_length=250, unique=True)
    acronym = models.CharField(_("sigla"), max_length=40, blank=True)
    sector = models.ForeignKey(Sector, models.PROTECT, related_name="institutions", verbose_name=_("sector"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("depende de")
    )
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, verbose_name=_("entidad federativa")
    )
    is_unit = models.BooleanField(
        _("unidad administrativa"),
        default=False,
        help_text=_("Se imprime con su secretaría: UPMRIP (SEGOB)."),
    )
    is_active = models.BooleanField(_("activa"), default=True)
    needs_review = models.BooleanField(
        _("por revisar"),
        default=False,
        help_text=_("La creó una importación; confirme nombre, sigla y sector."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("unida a"),
    )

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("institución")
        verbose_name_plural = _("instituciones")
        constraints = [
            models.UniqueConstraint(
                fields=["acronym"],
                condition=~Q(acronym=""),
                name="acronym_names_one_institution",
                violation_error_message=_("Otra institución ya usa esta sigla: escriba una distinta."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="institution_is_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(is_unit=False) | Q(parent__isnull=False),
                name="unit_has_a_parent",
                violation_error_message=_(
                    "Una unidad administrativa depende de una institución: elija cuál."
                ),
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True)
                | (Q(is_active=False, needs_review=False) & ~Q(merged_into=F("id"))),
                name="merged_institution_is_at_rest",
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    @property
    def short_name(self) -> str:
        return self.acronym or self.name

    def names_on(self, day: datetime.date) -> tuple[str, str]:
        """The name and acronym it had that day; read it with its `aliases`."""
        former = [alias for alias in self.aliases.all() if alias.until and alias.until >= day]
        then = min(former, key=lambda alias: alias.until, default=self)
        return then.name, then.acronym


class InstitutionAlias(models.Model):
    """Another way the institution is written; with `until`, the official name it had until that day."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="aliases")
    name = models.CharField(_("nombre"), max_length=250, unique=True)
    acronym = models.CharField(
        _("sigla"), max_length=40, blank=True, help_text=_("La que tenía con ese nombre oficial.")
    )
    until = models.DateField(_("nombre oficial hasta"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("otro nombre")
        verbose_name_plural = _("otros nombres")
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "until"],
                condition=Q(until__isnull=False),
                name="one_official_name_until_a_day",
            )
        ]

    def __str__(self):
        return self.name
