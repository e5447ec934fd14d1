"""People: accounts by e-mail, and what each may do for whom."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .catalogue import Objective
from .institution import Institution


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        """The first account of an installation: an administrator."""
        user = self.create_user(email, password, **fields)
        Membership.objects.create(user=user, role=Role.ADMIN)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class User(AbstractBaseUser):
    email = models.EmailField(_("correo electrónico"), unique=True)
    name = models.CharField(_("nombre"), max_length=150)
    is_active = models.BooleanField(_("activa"), default=True)
    date_joined = models.DateTimeField(_("alta"), default=timezone.now, editable=False)

    objects = UserManager()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("persona")
        verbose_name_plural = _("personas")

    def __str__(self):
        return self.name or self.email

    @property
    def roles(self) -> frozenset:
        """The roles held, read once a request."""
        if not hasattr(self, "_roles"):
            self._roles = frozenset(m.role for m in self.memberships.all())
        return self._roles

    # The admin asks these: it registers no content, so an administrator may do all it offers.
    @property
    def is_staff(self) -> bool:
        return Role.ADMIN in self.roles

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label) -> bool:
        return self.is_active and self.is_staff


class Role(models.TextChoices):
    LIAISON = "liaison", _("Enlace")
    HEAD = "head", _("Titular")
    REVIEWER = "reviewer", _("Revisora o revisor UPMRIP")
    EDITOR = "editor", _("Editora o editor")
    ADMIN = "admin", _("Administración")


INSTITUTION_ROLES = (Role.LIAISON, Role.HEAD)


class Membership(models.Model):
    """A role somebody holds: for an institution (liaison, head) or for the mechanism (the others).

    A reviewer may be limited to institutions or objectives; with neither named, all are theirs.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("persona"))
    role = models.CharField(_("papel"), max_length=10, choices=Role)
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("institución"),
        help_text=_("Sólo para enlaces y titulares."),
    )
    institutions = models.ManyToManyField(
        Institution, blank=True, related_name="+", verbose_name=_("instituciones que revisa")
    )
    objectives = models.ManyToManyField(
        Objective, blank=True, related_name="+", verbose_name=_("objetivos que revisa")
    )

    class Meta:
        ordering = ["role", "institution__name"]
        verbose_name = _("papel")
        verbose_name_plural = _("papeles")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_is_known"),
            models.CheckConstraint(
                condition=Q(role__in=INSTITUTION_ROLES, institution__isnull=False)
                | (~Q(role__in=INSTITUTION_ROLES) & Q(institution__isnull=True)),
                name="liaisons_and_heads_have_an_institution",
                violation_error_message=_(
                    "Enlaces y titulares llevan institución; los demás papeles, ninguna: corrija uno."
                ),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "institution"],
                name="role_for_an_institution_is_held_once",
                violation_error_message=_("Esta persona ya tiene ese papel."),
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=Q(institution__isnull=True),
                name="role_is_held_once",
                violation_error_message=_("Esta persona ya tiene ese papel."),
            ),
        ]

    def __str__(self):
        return (
            f"{self.get_role_display()} · {self.institution.short_name}"
            if self.institution_id
            else self.get_role_display()
        )
