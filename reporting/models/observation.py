"""A reviewer's remark on an entry, and the thread in which it is answered until it is resolved."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pmm.append_only import AppendOnly

from .entry import Entry


class ObservationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every list starts here: of the entries `user` may know of, and internal ones for UPMRIP alone."""
        from reporting.permissions import visible_observations

        return self.filter(visible_observations(user))

    def asking(self):
        """Those the institution is still asked about."""
        return self.filter(is_internal=False, state__in=Observation.ASKING)

    def with_thread(self):
        """All that shows an observation, in a fixed number of queries."""
        return self.prefetch_related(models.Prefetch("remarks", Remark.objects.select_related("by")))


class Observation(models.Model):
    """What its first remark says, about the whole entry, one field of it, or a passage of that field.

    The passage is kept as it was quoted: it still says what was meant when the text has changed.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Abierta")
        ATTENDED = "attended", _("Atendida")
        RESOLVED = "resolved", _("Resuelta")
        REOPENED = "reopened", _("Reabierta")

    ASKING = (State.OPEN, State.REOPENED)

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="observations")
    field = models.CharField(
        _("campo"), max_length=40, blank=True, help_text=_("Vacío: el registro completo.")
    )
    quote = models.TextField(_("pasaje"), blank=True)
    # Where the passage stood in the field's plain text, at `version`.
    start = models.PositiveIntegerField(_("desde"), null=True, blank=True)
    end = models.PositiveIntegerField(_("hasta"), null=True, blank=True)
    version = models.PositiveIntegerField(_("versión del registro"), validators=[MinValueValidator(1)])
    is_internal = models.BooleanField(_("sólo UPMRIP"), default=False)
    state = models.CharField(_("estado"), max_length=10, choices=State, default=State.OPEN)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("observación")
        verbose_name_plural = _("observaciones")
        indexes = [models.Index(fields=["entry", "state"], name="observations_of_an_entry")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "attended", "resolved", "reopened"]),
                name="observation_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(quote="", start__isnull=True, end__isnull=True)
                | (
                    ~Q(quote="")
                    & ~Q(field="")
                    & Q(start__isnull=False, end__isnull=False)
                    & Q(start__lt=F("end"))
                ),
                name="passage_has_a_field_and_a_place",
            ),
            models.CheckConstraint(
                condition=Q(is_internal=False) | ~Q(state="attended"), name="internal_is_never_attended"
            ),
        ]

    def __str__(self):
        return f"{self.entry_id} {self.field} {self.state}"

    @property
    def anchor(self) -> str:
        return f"observacion-{self.pk}"

    @property
    def asks(self) -> bool:
        return not self.is_internal and self.state in self.ASKING


class Remark(AppendOnly):
    """One contribution to a thread: what was said, and how the observation's state changed with it."""

    class Kind(models.TextChoices):
        OPEN = "open", _("Observación")
        REPLY = "reply", _("Respuesta")
        ATTEND = "attend", _("Atendida")
        RESOLVE = "resolve", _("Resuelta")
        REOPEN = "reopen", _("Reabierta")

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="remarks")
    kind = models.CharField(_("tipo"), max_length=10, choices=Kind)
    text = models.TextField(_("texto"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        ordering = ["observation", "pk"]
        verbose_name = _("intervención")
        verbose_name_plural = _("intervenciones")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["open", "reply", "attend", "resolve", "reopen"]),
                name="remark_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(kind__in=["attend", "resolve"]), name="remark_says_something"
            ),
            models.UniqueConstraint(
                fields=["observation"], condition=Q(kind="open"), name="observation_is_opened_once"
            ),
        ]

    def __str__(self):
        return self.text or self.get_kind_display()
