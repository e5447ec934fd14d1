"""What is public: editions and the files that anybody may take."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .edition import Document, Edition


class Publication(AppendOnly):
    """That an edition is public, since when, by whom, and why although somebody had not confirmed it."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="publication")
    is_rehearsal = models.BooleanField(_("ensayo"), editable=False)
    reason = models.TextField(_("por qué se publicó sin que todas confirmaran"), blank=True)
    at = models.DateTimeField(_("publicada"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("publicó")
    )

    class Meta:
        ordering = ["-at"]
        verbose_name = _("publicación")
        verbose_name_plural = _("publicaciones")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_rehearsal=False),
                name="rehearsal_is_never_published",
                violation_error_message=_("Un ensayo nunca se publica."),
            ),
        ]

    def __str__(self):
        return f"{self.edition.label}"

    def save(self, *args, **kwargs):
        """Says itself whether this is a rehearsal, so that nobody can leave it out."""
        self.is_rehearsal = self.edition.cycle.is_rehearsal
        super().save(*args, **kwargs)


class PublishedFile(AppendOnly):
    """One file of a published edition, as it was when it was published; `format` is "pdf" or a key of FORMATS."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    document = models.ForeignKey(Document, models.PROTECT, related_name="published")
    format = models.CharField(_("formato"), max_length=12)
    file = models.FileField(_("archivo"), upload_to="documentos/")
    pages = models.PositiveIntegerField(_("páginas"), null=True)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)

    class Meta:
        ordering = ["document", "pk"]
        verbose_name = _("archivo publicado")
        verbose_name_plural = _("archivos publicados")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "document", "format"], name="format_is_published_once"
            ),
            models.CheckConstraint(
                condition=~Q(file="") & ~Q(sha256="") & Q(size__gte=1), name="published_file_is_there"
            ),
        ]

    def __str__(self):
        return f"{self.document} · {self.format}"
