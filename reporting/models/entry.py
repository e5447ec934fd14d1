"""What one institution reports about one programme in one cycle."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.catalogues import UNITS

from .catalogue import ChallengeCategory, Kind, Objective, Population, Principle, State
from .cycle import Cycle
from .institution import Institution
from .programme import Programme


class Status(models.TextChoices):
    DRAFT = "draft", _("Borrador")
    SUBMITTED = "submitted", _("Enviado")
    RETURNED = "returned", _("Devuelto")
    APPROVED = "approved", _("Aprobado")


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every list starts here: the entries `user` may know of."""
        from reporting.permissions import visible_entries

        return self.filter(visible_entries(user)).distinct()

    def with_names(self):
        """What a line of a list shows, in one query."""
        return self.select_related("cycle", "institution__parent", "objective")

    def with_content(self):
        """All that `content.entry_content` reads, in a fixed number of queries."""
        return self.select_related("cycle", "institution__parent", "objective").prefetch_related(
            "figures",
            "challenges__category",
            "institution__aliases",
            "institution__parent__aliases",
            "partners__aliases",
            "partners__parent__aliases",
            "secondary_objectives",
            "kinds",
            "populations",
            "principles",
            "states",
            "links",
            "files__upload",
        )


class Entry(models.Model):
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="entries", verbose_name=_("ejercicio"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="entries", verbose_name=_("programa")
    )
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="entries", verbose_name=_("institución")
    )
    unit = models.CharField(_("unidad responsable"), max_length=250, blank=True)
    partners = models.ManyToManyField(
        Institution, blank=True, related_name="joint_entries", verbose_name=_("instituciones participantes")
    )
    objective = models.ForeignKey(
        Objective, models.PROTECT, related_name="entries", verbose_name=_("objetivo principal")
    )
    secondary_objectives = models.ManyToManyField(
        Objective, blank=True, related_name="+", verbose_name=_("objetivos secundarios")
    )
    title = models.CharField(_("título"), max_length=500)
    kinds = models.ManyToManyField(Kind, blank=True, verbose_name=_("tipos de acción"))
    description = models.TextField(_("descripción"), blank=True)
    results = models.TextField(_("resultados"), blank=True)
    populations = models.ManyToManyField(Population, blank=True, verbose_name=_("población atendida"))
    focus_women = models.BooleanField(_("enfoque en mujeres, adolescentes y niñas"), null=True, blank=True)
    focus_women_how = models.TextField(_("de qué manera"), blank=True)
    focus_disability = models.BooleanField(_("atención a personas con discapacidad"), null=True, blank=True)
    focus_disability_how = models.TextField(_("de qué manera"), blank=True)
    starts = models.DateField(_("inicio"), null=True, blank=True)
    ends = models.DateField(_("fin"), null=True, blank=True)
    is_permanent = models.BooleanField(_("permanente"), default=False)
    states = models.ManyToManyField(State, blank=True, verbose_name=_("entidades que cubre"))
    sdg_targets = models.JSONField(_("metas de los ODS"), default=list, blank=True)
    principles = models.ManyToManyField(Principle, blank=True, verbose_name=_("principios rectores"))

    finished_sections = models.JSONField(_("secciones terminadas"), default=list, blank=True)
    unconfirmed = models.JSONField(_("copiado sin confirmar"), default=list, blank=True)
    highlight = models.TextField(
        _("por qué se destaca"),
        blank=True,
        help_text=_("Texto breve para el Informe Ejecutivo; vacío, el registro no se destaca."),
    )
    position = models.PositiveIntegerField(_("orden del editor"), null=True, blank=True)
    import_key = models.CharField(_("clave de importación"), max_length=100, null=True, blank=True)
    status = models.CharField(_("estado"), max_length=10, choices=Status, default=Status.DRAFT)
    status_since = models.DateTimeField(_("en este estado desde"), default=timezone.now)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assigned_entries",
        verbose_name=_("asignado a"),
    )
    version = models.PositiveIntegerField(_("versión"), default=1, validators=[MinValueValidator(1)])
    created_at = models.DateTimeField(_("creado"), default=timezone.now, editable=False)
    updated_at = models.DateTimeField(_("última modificación"), default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["objective_id", "institution__name", "title"]
        verbose_name = _("registro")
        verbose_name_plural = _("registros")
        indexes = [models.Index(fields=["cycle", "status", "status_since"], name="entry_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="entry_status_is_known"),
            models.CheckConstraint(condition=Q(version__gte=1), name="entry_version_starts_at_1"),
            models.CheckConstraint(condition=~Q(title=""), name="entry_has_a_title"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="entry_starts_before_it_ends",
                violation_error_message=_(
                    "La fecha de fin es anterior a la de inicio: corrija una de las dos."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_permanent=False) | Q(ends__isnull=True),
                name="permanent_entry_has_no_end",
                violation_error_message=_(
                    "Un programa permanente no lleva fecha de fin: borre una de las dos."
                ),
            ),
            models.UniqueConstraint(
                fields=["cycle", "programme", "institution"], name="one_entry_a_programme_and_cycle"
            ),
            models.UniqueConstraint(fields=["cycle", "import_key"], name="import_key_names_one_entry"),
        ]

    def __str__(self):
        return self.title

    @property
    def folio(self) -> str:
        return f"{self.cycle.name}-{self.pk:05d}"


class Figure(models.Model):
    """A counted result. A breakdown left empty was not reported; zero was."""

    BREAKDOWN = ("women", "men", "girls", "boys", "adolescents", "unspecified")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(_("qué se cuenta"), max_length=250)
    unit = models.CharField(_("unidad"), max_length=10, choices=UNITS, default="people")
    total = models.DecimalField(_("total"), max_digits=17, decimal_places=2)
    women = models.PositiveIntegerField(_("mujeres"), null=True, blank=True)
    men = models.PositiveIntegerField(_("hombres"), null=True, blank=True)
    girls = models.PositiveIntegerField(_("niñas"), null=True, blank=True)
    boys = models.PositiveIntegerField(_("niños"), null=True, blank=True)
    adolescents = models.PositiveIntegerField(_("adolescentes"), null=True, blank=True)
    unspecified = models.PositiveIntegerField(_("no binario o no especificado"), null=True, blank=True)
    note = models.CharField(_("nota"), max_length=250, blank=True)
    # Where an import read it; a row that people write or change speaks for itself.
    passage = models.TextField(_("pasaje en que se leyó"), blank=True)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("resultado cuantitativo")
        verbose_name_plural = _("resultados cuantitativos")
        constraints = [
            models.CheckConstraint(
                condition=Q(total__gte=0),
                name="figure_total_is_not_negative",
                violation_error_message=_("El total no puede ser negativo: escriba 0 o más."),
            ),
            models.CheckConstraint(
                condition=Q(unit__in=[unit.key for unit in UNITS]),
                name="figure_unit_is_known",
            ),
        ]

    def __str__(self):
        return f"{self.what}: {self.total}"


class Challenge(models.Model):
    """A difficulty the institution met."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="challenges")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("reto"))
    category = models.ForeignKey(
        ChallengeCategory, models.PROTECT, null=True, blank=True, verbose_name=_("categoría")
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("reto")
        verbose_name_plural = _("retos")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="challenge_has_a_text")]

    def __str__(self):
        return self.text
