"""Who reports: institutions, their other and former names."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .catalogue import Sector, State


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
        ]

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    @property
    def short_name(self) -> str:
        return self.acronym or self.name


class InstitutionAlias(models.Model):
    """Another way the institution is written, or the name it had until a date."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="aliases")
    name = models.CharField(_("nombre"), max_length=250, unique=True)
    until = models.DateField(_("nombre oficial hasta"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("otro nombre")
        verbose_name_plural = _("otros nombres")

    def __str__(self):
        return self.name
