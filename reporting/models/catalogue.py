"""The catalogues as rows: edited in the admin, dated by cycle, filled from `reporting.catalogues`."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Sector(models.Model):
    """The chapter a reporter belongs to; its number is the chapter's number."""

    number = models.PositiveSmallIntegerField(_("número"), primary_key=True)
    key = models.SlugField(_("clave"), unique=True)
    name = models.CharField(_("nombre"), max_length=120, unique=True)
    short = models.CharField(_("abreviatura"), max_length=12, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("sector")
        verbose_name_plural = _("sectores")

    def __str__(self):
        return self.name


class Objective(models.Model):
    """One of the Compact's 23 objectives."""

    number = models.PositiveSmallIntegerField(_("número"), primary_key=True)
    title = models.CharField(_("título oficial"), max_length=250, unique=True)
    label = models.CharField(_("nombre corto"), max_length=80, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("objetivo")
        verbose_name_plural = _("objetivos")
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=23), name="objective_is_1_to_23")
        ]

    def __str__(self):
        return f"{self.number}. {self.label}"


class State(models.Model):
    """One of the 32 federal entities, by its INEGI code."""

    code = models.CharField(_("clave INEGI"), max_length=2, primary_key=True)
    name = models.CharField(_("nombre"), max_length=60, unique=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("entidad federativa")
        verbose_name_plural = _("entidades federativas")

    def __str__(self):
        return self.name


class CatalogueItem(models.Model):
    """A value entries choose from, offered from one cycle and until another."""

    key = models.SlugField(_("clave"), max_length=60, unique=True)
    name = models.CharField(_("nombre"), max_length=160, unique=True)
    position = models.PositiveSmallIntegerField(_("orden"), default=0)
    since = models.CharField(_("desde el ejercicio"), max_length=20, blank=True)
    until = models.CharField(_("hasta el ejercicio"), max_length=20, blank=True)

    class Meta:
        abstract = True
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    @classmethod
    def for_cycle(cls, cycle):
        """The items offered in `cycle`: names of cycles sort as years do."""
        return cls.objects.filter(
            Q(since="") | Q(since__lte=cycle.name), Q(until="") | Q(until__gte=cycle.name)
        )


class Kind(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("tipo de acción")
        verbose_name_plural = _("tipos de acción")


class Population(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("población atendida")
        verbose_name_plural = _("poblaciones atendidas")


class ChallengeCategory(CatalogueItem):
    definition = models.TextField(_("definición"), blank=True)

    class Meta(CatalogueItem.Meta):
        verbose_name = _("categoría de reto")
        verbose_name_plural = _("categorías de reto")


class Principle(CatalogueItem):
    class Meta(CatalogueItem.Meta):
        verbose_name = _("principio rector")
        verbose_name_plural = _("principios rectores")
