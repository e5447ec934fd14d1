"""Editions, what they froze, the documents they print and each attempt at making one."""

from dataclasses import replace

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compendium.snapshot import Snapshot, from_dict
from pmm.append_only import AppendOnly


class Edition(AppendOnly):
    """The frozen publication of a cycle; its manifest is the hash of all it holds."""

    cycle = models.ForeignKey("reporting.Cycle", models.PROTECT, related_name="editions")
    number = models.CharField(_("número"), max_length=10)
    manifest = models.CharField(_("huella del manifiesto"), max_length=64)
    context = models.JSONField(_("ejercicio y catálogos"))
    reason = models.TextField(_("por qué se congeló con avisos abiertos"), blank=True)
    left_out = models.PositiveIntegerField(_("registros que quedaron fuera"), default=0)
    frozen_at = models.DateTimeField(_("congelada"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("congeló"))

    class Meta:
        ordering = ["-frozen_at"]
        verbose_name = _("edición")
        verbose_name_plural = _("ediciones")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="edition_number_is_unique"),
            models.UniqueConstraint(fields=["cycle", "manifest"], name="same_content_is_frozen_once"),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self) -> str:
        return f"{self.cycle.name}-{self.number}"

    def snapshot(self) -> Snapshot:
        """The frozen values that statistics and documents read."""
        entries = self.entries.order_by("entry").values_list("content", flat=True)
        return replace(self.matter(), entries=tuple(entries))

    def matter(self) -> Snapshot:
        """The same without the entries: what a page about the edition needs."""
        identity = {
            "label": self.label,
            "number": self.number,
            "manifest": self.manifest,
            "frozen_at": self.frozen_at.isoformat(),
        }
        return from_dict({**self.context, "edition": identity, "entries": ()})


class EditionEntry(AppendOnly):
    """One entry's content as it was frozen."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries")
    entry = models.ForeignKey("reporting.Entry", models.PROTECT, related_name="+")
    content = models.JSONField(_("contenido"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)

    class Meta:
        ordering = ["edition", "entry"]
        verbose_name = _("registro de la edición")
        verbose_name_plural = _("registros de la edición")
        constraints = [models.UniqueConstraint(fields=["edition", "entry"], name="entry_is_frozen_once")]

    def __str__(self):
        return self.content["title"]


class Participation(AppendOnly):
    """Who takes part in a frozen entry: its lead and its partners, by the row that people belong to."""

    frozen = models.ForeignKey(EditionEntry, models.PROTECT, related_name="participations")
    institution = models.ForeignKey("reporting.Institution", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["frozen", "pk"]
        verbose_name = _("participación en un registro de la edición")
        verbose_name_plural = _("participaciones en registros de la edición")
        constraints = [
            models.UniqueConstraint(fields=["frozen", "institution"], name="institution_takes_part_once")
        ]

    def __str__(self):
        return f"{self.institution} · {self.frozen}"


class Document(models.Model):
    """One of the documents an edition prints, or one institution's proof of what will be printed of it."""

    class Kind(models.TextChoices):
        COMPENDIO = "compendio", _("Compendio General")
        INFORME = "informe", _("Informe Ejecutivo")
        GALERA = "galera", _("Galera")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="documents")
    kind = models.CharField(_("documento"), max_length=12, choices=Kind)
    institution = models.ForeignKey(
        "reporting.Institution", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=Q(institution__isnull=True),
                name="document_is_unique_in_edition",
            ),
            models.UniqueConstraint(
                fields=["edition", "kind", "institution"], name="institution_has_one_proof_of_an_edition"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["compendio", "informe", "galera"]), name="document_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="galera", institution__isnull=False)
                | (~Q(kind="galera") & Q(institution__isnull=True)),
                name="only_a_proof_is_of_an_institution",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.edition.label}"


class Build(models.Model):
    """One attempt at making a document's file; this row, not the queue, is the truth about it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("En espera")
        RUNNING = "running", _("En curso")
        DONE = "done", _("Terminada")
        FAILED = "failed", _("Falló")

    document = models.ForeignKey(Document, models.PROTECT, related_name="builds")
    is_final = models.BooleanField(
        _("para publicar"), default=False, help_text=_("Sin marca de agua; sólo se descarga ya publicada.")
    )
    state = models.CharField(_("estado"), max_length=8, choices=State, default=State.QUEUED)
    manifest = models.CharField(_("huella del contenido"), max_length=64, blank=True)
    attempt = models.PositiveSmallIntegerField(_("intento"), default=0)
    owner = models.CharField(_("proceso que la hace"), max_length=32, blank=True)
    heartbeat = models.DateTimeField(_("última señal"), null=True)
    lease_until = models.DateTimeField(_("apartada hasta"), null=True)
    stage = models.CharField(_("etapa"), max_length=120, blank=True)
    done = models.PositiveIntegerField(_("partes hechas"), default=0)
    total = models.PositiveIntegerField(_("partes en total"), default=0)
    file = models.FileField(_("archivo"), upload_to="documentos/", blank=True)
    pages = models.PositiveIntegerField(_("páginas"), null=True)
    size = models.PositiveBigIntegerField(_("bytes"), null=True)
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, blank=True)
    remark = models.TextField(_("aviso"), blank=True)
    error = models.TextField(_("qué falló"), blank=True)
    failed_entry = models.ForeignKey("reporting.Entry", models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("pidió"))
    asked_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("esperan noticia")
    )
    created_at = models.DateTimeField(_("pedida"), default=timezone.now)
    started_at = models.DateTimeField(_("empezó"), null=True)
    finished_at = models.DateTimeField(_("terminó"), null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("generación")
        verbose_name_plural = _("generaciones")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed"]), name="build_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(file="") & ~Q(sha256="") & Q(pages__gte=1)),
                name="done_build_has_its_file",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="failed_build_says_why"),
            models.CheckConstraint(
                condition=~Q(state="running") | (~Q(owner="") & Q(lease_until__isnull=False)),
                name="running_build_has_somebody",
            ),
            models.UniqueConstraint(
                fields=["document", "is_final"],
                condition=Q(state__in=["queued", "running"]),
                name="one_build_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.document} · {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.RUNNING)


class BuildFile(AppendOnly):
    """The same document in another format, made together with a final build: what is published beside the PDF.

    `format` is a key of `formats.FORMATS`.
    """

    build = models.ForeignKey(Build, models.PROTECT, related_name="files")
    format = models.CharField(_("formato"), max_length=12)
    file = models.FileField(_("archivo"), upload_to="documentos/")
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("archivo de una generación")
        verbose_name_plural = _("archivos de generaciones")
        constraints = [
            models.UniqueConstraint(fields=["build", "format"], name="build_has_a_format_once"),
        ]

    def __str__(self):
        return f"{self.build} · {self.format}"


class Printed(AppendOnly):
    """The hash of a file that was made of a document, by which `verify` knows it again wherever it has been."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="printed")
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    made_at = models.DateTimeField(_("hecho"), default=timezone.now)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("archivo hecho")
        verbose_name_plural = _("archivos hechos")
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="same_file_is_remembered_once")
        ]

    def __str__(self):
        return f"{self.document} · {self.sha256[:12]}"
