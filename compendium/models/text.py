"""What editors write and decide for the documents of a cycle: texts, parts left out, legal page, authorities."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .edition import Document


class CycleText(models.Model):
    """What an editor writes for the documents of a cycle; `documents.writing` knows which texts there are.

    Unconfirmed is what was taken over from an earlier cycle and nobody has read yet: it is not printed.
    """

    cycle = models.ForeignKey("reporting.Cycle", models.CASCADE, related_name="texts")
    name = models.SlugField(_("nombre"), max_length=60)
    text = models.TextField(_("texto"), blank=True)
    is_confirmed = models.BooleanField(_("confirmado"), default=True)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("quién lo escribe"),
    )
    version = models.PositiveIntegerField(_("versión"), default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("guardó")
    )
    updated_at = models.DateTimeField(_("última modificación"), default=timezone.now)

    class Meta:
        ordering = ["cycle", "name"]
        verbose_name = _("texto del ejercicio")
        verbose_name_plural = _("textos del ejercicio")
        constraints = [models.UniqueConstraint(fields=["cycle", "name"], name="text_is_unique_in_cycle")]

    def __str__(self):
        return f"{self.cycle} · {self.name}"


class LeftOutPart(models.Model):
    """A part of a document that the editor leaves out in a cycle."""

    cycle = models.ForeignKey("reporting.Cycle", models.CASCADE, related_name="left_out_parts")
    document = models.CharField(_("documento"), max_length=12, choices=Document.Kind)
    part = models.SlugField(_("parte"), max_length=40)

    class Meta:
        ordering = ["cycle", "document", "part"]
        verbose_name = _("parte que no se imprime")
        verbose_name_plural = _("partes que no se imprimen")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "document", "part"], name="part_is_left_out_once")
        ]

    def __str__(self):
        return f"{self.cycle} · {self.document} · {self.part}"


class Imprint(models.Model):
    """The legal page of a cycle's documents; what is empty is printed as the product has it.

    A licence is one of `documents.licences` by its key, or "other" with a sentence of its own.
    """

    cycle = models.OneToOneField("reporting.Cycle", models.CASCADE, related_name="imprint")
    publisher = models.CharField(_("quién publica"), max_length=200, blank=True)
    unit = models.CharField(_("unidad responsable"), max_length=200, blank=True)
    address = models.CharField(_("domicilio"), max_length=300, blank=True)
    city = models.CharField(_("ciudad"), max_length=80, blank=True)
    website = models.CharField(_("sitio web, sin https://"), max_length=120, blank=True)
    book_licence = models.CharField(_("licencia de la obra"), max_length=20, blank=True)
    book_licence_text = models.CharField(_("licencia de la obra, en palabras"), max_length=500, blank=True)
    data_licence = models.CharField(_("licencia de los datos"), max_length=20, blank=True)
    data_licence_text = models.CharField(_("licencia de los datos, en palabras"), max_length=500, blank=True)
    version = models.PositiveIntegerField(_("versión"), default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("guardó")
    )
    updated_at = models.DateTimeField(_("última modificación"), default=timezone.now)

    class Meta:
        verbose_name = _("página legal")
        verbose_name_plural = _("páginas legales")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(book_licence="other") | ~Q(book_licence_text=""))
                & (~Q(data_licence="other") | ~Q(data_licence_text="")),
                name="other_licence_is_written_out",
            )
        ]

    def __str__(self):
        return f"{self.cycle}"


class Authority(models.Model):
    """A person of the authorities page, in the order in which they are printed."""

    cycle = models.ForeignKey("reporting.Cycle", models.CASCADE, related_name="authorities")
    position = models.PositiveSmallIntegerField(_("orden"))
    name = models.CharField(_("nombre"), max_length=150)
    post = models.CharField(_("cargo"), max_length=250)

    class Meta:
        ordering = ["cycle", "position"]
        verbose_name = _("autoridad")
        verbose_name_plural = _("autoridades")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "position"], name="authority_has_a_place_of_its_own"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(post=""), name="authority_has_name_and_post"),
        ]

    def __str__(self):
        return f"{self.name} · {self.post}"
