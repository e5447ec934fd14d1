"""What people are told: one row a person and thing, the mail that carries it, and how each person wants it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cycle import Cycle
from .entry import Entry


class Delivery(models.TextChoices):
    """How a kind of message reaches somebody; in the application it is always to be read."""

    NOW = "now", _("Por correo, en cuanto ocurre")
    DIGEST = "digest", _("Por correo, en el resumen del día")
    INSIDE = "inside", _("Sólo aquí, en la aplicación")


class MessageQuerySet(models.QuerySet):
    def told_to(self, user):
        """What `user` reads in the application: neither what waits for an editor nor what carries a secret."""
        unseen = [Message.State.HELD, Message.State.DISCARDED]
        return self.filter(to=user, is_listed=True).exclude(state__in=unseen)

    def due(self, at=None):
        """What a mail server should get now."""
        return self.filter(state=Message.State.WAITING, next_attempt__lte=at or timezone.now())


class Message(models.Model):
    """One thing told to one person. The text is written when the thing happens, and read before it is sent."""

    class State(models.TextChoices):
        HELD = "held", _("Retenido")
        WAITING = "waiting", _("Por enviar")
        DIGEST = "digest", _("En el resumen del día")
        SENT = "sent", _("Enviado")
        FAILED = "failed", _("No se pudo enviar")
        DISCARDED = "discarded", _("Descartado")
        INSIDE = "inside", _("Sólo en la aplicación")

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="told",
        verbose_name=_("para"),
    )
    address = models.EmailField(_("dirección de quien aún no tiene cuenta"), blank=True)
    kind = models.CharField(_("tipo"), max_length=30)
    key = models.CharField(_("qué se cuenta"), max_length=150)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, blank=True, related_name="messages")
    cycle = models.ForeignKey(Cycle, models.PROTECT, null=True, blank=True, related_name="messages")
    subject = models.CharField(_("asunto"), max_length=250)
    body = models.TextField(_("texto"), blank=True)
    path = models.CharField(_("página"), max_length=300, blank=True)
    is_listed = models.BooleanField(_("se lee en la aplicación"), default=True)
    created_at = models.DateTimeField(_("escrito"), default=timezone.now)
    read_at = models.DateTimeField(_("leído"), null=True, blank=True)
    state = models.CharField(_("situación"), max_length=10, choices=State, default=State.WAITING)
    waiting_since = models.DateTimeField(_("por enviar desde"), default=timezone.now)
    next_attempt = models.DateTimeField(_("siguiente intento"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    error = models.CharField(_("qué falló"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("enviado"), null=True, blank=True)
    digest = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="gathered")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        indexes = [
            models.Index(fields=["state", "next_attempt"], name="message_due"),
            models.Index(fields=["to", "read_at"], name="message_unread"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(to__isnull=False, address="") | (Q(to__isnull=True) & ~Q(address="")),
                name="message_is_for_a_person_or_an_address",
            ),
            models.UniqueConstraint(fields=["to", "key"], name="person_is_told_once"),
            models.UniqueConstraint(
                fields=["address", "key"], condition=Q(to__isnull=True), name="address_is_told_once"
            ),
            models.CheckConstraint(condition=~Q(subject=""), name="message_has_a_subject"),
            models.CheckConstraint(
                condition=Q(state__in=["held", "waiting", "digest", "sent", "failed", "discarded", "inside"]),
                name="message_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="sent_message_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="failed_message_says_why"
            ),
            models.CheckConstraint(
                condition=Q(digest__isnull=True) | Q(state="digest"), name="only_digest_messages_are_gathered"
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def can_be_stopped(self) -> bool:
        """Whether it has neither left nor been dropped, nor waits in somebody's digest."""
        return self.state in STOPPABLE

    @property
    def recipient(self) -> str:
        """The address as it is now: who changed it gets what is still on its way at the new one."""
        return self.to.email if self.to else self.address


STOPPABLE = (Message.State.HELD, Message.State.WAITING, Message.State.FAILED)


class MessagePreference(models.Model):
    """How one person wants one kind of message; without a row, as the kind says."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="message_preferences")
    kind = models.CharField(_("tipo"), max_length=30)
    delivery = models.CharField(_("cómo"), max_length=10, choices=Delivery)

    class Meta:
        verbose_name = _("preferencia de avisos")
        verbose_name_plural = _("preferencias de avisos")
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="preference_is_one_a_kind"),
            models.CheckConstraint(
                condition=Q(delivery__in=Delivery.values), name="preferred_delivery_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.get_delivery_display()}"


class MessageTemplate(models.Model):
    """The words of a kind of message as an editor changed them; without a row, the product's own."""

    kind = models.CharField(_("tipo"), max_length=30, unique=True)
    subject = models.CharField(_("asunto"), max_length=200)
    body = models.TextField(_("texto"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("quién"))
    updated_at = models.DateTimeField(_("última modificación"), default=timezone.now)

    class Meta:
        ordering = ["kind"]
        verbose_name = _("plantilla de aviso")
        verbose_name_plural = _("plantillas de avisos")
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(body=""), name="template_has_subject_and_body"
            ),
        ]

    def __str__(self):
        return self.kind
