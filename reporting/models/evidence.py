"""What backs an entry: links, and files that institutions sent; for everybody, or only for whoever reviews."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .entry import Entry
from .institution import Institution

FOR_THE_PUBLIC = _("puede publicarse")


def stored_name(upload, name: str) -> str:
    """A name of our own: nothing that a sender writes ever names a file on our side."""
    return f"evidence/{uuid4().hex}"


class Upload(models.Model):
    """A file as it was received; several entries of its institution may show it."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="uploads")
    name = models.CharField(_("nombre del archivo"), max_length=120)
    kind = models.CharField(_("tipo"), max_length=5)
    file = models.FileField(upload_to=stored_name, max_length=100)
    size = models.PositiveIntegerField(_("tamaño"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    is_kept = models.BooleanField(_("un acuse lo nombra"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("archivo recibido")
        verbose_name_plural = _("archivos recibidos")
        constraints = [
            models.CheckConstraint(condition=~Q(file=""), name="upload_has_its_file"),
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_is_not_empty"),
            models.UniqueConstraint(fields=["file"], name="file_is_stored_once"),
        ]

    def __str__(self):
        return self.name


class EvidenceFile(models.Model):
    """A file that backs an entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField(default=0)
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="files")
    title = models.CharField(_("qué muestra"), max_length=250, blank=True)
    is_public = models.BooleanField(FOR_THE_PUBLIC, default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("archivo de evidencia")
        verbose_name_plural = _("archivos de evidencia")
        constraints = [
            models.UniqueConstraint(fields=["entry", "upload"], name="file_backs_an_entry_once"),
        ]

    def __str__(self):
        return self.title or self.upload.name


class EvidenceLink(models.Model):
    """A page elsewhere that backs an entry."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="links")
    position = models.PositiveSmallIntegerField(default=0)
    url = models.URLField(_("dirección"), max_length=1000)
    title = models.CharField(_("qué muestra"), max_length=250, blank=True)
    is_public = models.BooleanField(FOR_THE_PUBLIC, default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("enlace de evidencia")
        verbose_name_plural = _("enlaces de evidencia")
        constraints = [
            models.CheckConstraint(
                condition=Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="link_leads_to_a_page",
                violation_error_message=_("La dirección empieza con https:// o http://: escríbala completa."),
            )
        ]

    def __str__(self):
        return self.title or self.url
