"""What is written about people: names, addresses, roles, invitations, handovers."""

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reporting.forms.fields import LineField
from reporting.handing_over import held_by
from reporting.models import INSTITUTION_ROLES, Institution, Role, User
from reporting.permissions import institutions_headed_by, is_administrator

NAME_MISSING = _("Escriba el nombre completo, como debe aparecer junto a lo que envía.")


class AddressField(forms.EmailField):
    """An address in plain letters: another alphabet's look-alikes would name somebody else."""

    def to_python(self, value):
        value = super().to_python(value).lower()
        if not value.isascii():
            raise ValidationError(_("Escriba la dirección sin acentos ni letras de otro alfabeto."))
        return value


class NameForm(forms.ModelForm):
    """The own name."""

    name = LineField(label=_("Nombre completo"), max_length=150, error_messages={"required": NAME_MISSING})

    class Meta:
        model = User
        fields = ["name"]


class RectifyForm(NameForm):
    """Name and address of somebody, by an administrator."""

    email = AddressField(
        label=_("Correo electrónico"),
        error_messages={
            "required": _("Escriba el correo con que entra a su cuenta."),
            "unique": _("Otra cuenta usa este correo: escriba uno distinto."),
        },
    )

    class Meta:
        model = User
        fields = ["name", "email"]


class RoleForm(forms.Form):
    """A role and, for liaisons and heads, the institution."""

    role = forms.ChoiceField(label=_("Papel"), choices=Role)
    institution = forms.ModelChoiceField(
        label=_("Institución"),
        queryset=Institution.objects.filter(is_active=True),
        required=False,
        empty_label=_("Ninguna: es de UPMRIP"),
        help_text=_("Sólo para enlaces y titulares."),
    )

    def __init__(self, *args, by: User, **kwargs):
        """A head appoints liaisons of the own institution, and so is asked for less."""
        super().__init__(*args, **kwargs)
        if is_administrator(by):
            return
        own = Institution.objects.filter(pk__in=institutions_headed_by(by))
        self.fields["role"].choices = [(Role.LIAISON, Role.LIAISON.label)]
        institution = self.fields["institution"]
        institution.queryset, institution.required, institution.empty_label = own, True, None
        institution.help_text, institution.initial = "", own.first()

    def clean(self):
        role, institution = self.cleaned_data.get("role"), self.cleaned_data.get("institution")
        if role in INSTITUTION_ROLES and institution is None and "institution" not in self.errors:
            self.add_error("institution", _("Enlaces y titulares llevan institución: elija cuál."))
        if role and role not in INSTITUTION_ROLES and institution:
            self.add_error("institution", _("Este papel es de UPMRIP: elija «Ninguna»."))
        return self.cleaned_data


class InviteForm(RoleForm):
    """Whom to invite, as what."""

    email = AddressField(
        label=_("Correo electrónico"),
        help_text=_("El institucional: ahí llega el enlace, y con él entrará siempre."),
        error_messages={"required": _("Escriba el correo de quien invita.")},
    )
    field_order = ["email", "role", "institution"]


class AcceptForm(forms.Form):
    """What somebody new says of themselves."""

    name = LineField(label=_("Nombre completo"), max_length=150, error_messages={"required": NAME_MISSING})
    password = forms.CharField(
        label=_("Contraseña"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
        error_messages={"required": _("Elija una contraseña.")},
    )


class PeopleFilterForm(forms.Form):
    """In the address; nonsense in it asks for nothing."""

    texto = forms.CharField(label=_("Nombre o correo"), required=False, max_length=100)
    papel = forms.ChoiceField(label=_("Papel"), required=False, choices=[("", _("Todos")), *Role.choices])
    institucion = forms.ModelChoiceField(
        label=_("Institución"), required=False, queryset=Institution.objects, empty_label=_("Todas")
    )
    estado = forms.ChoiceField(
        label=_("Cuenta"),
        required=False,
        choices=[("", _("Activas")), ("cerradas", _("Desactivadas")), ("todas", _("Todas"))],
    )

    def narrow(self, people):
        """The people asked for, out of those given."""
        self.is_valid()
        asked = self.cleaned_data
        if text := asked.get("texto"):
            people = people.filter(Q(name__icontains=text) | Q(email__icontains=text))
        if role := asked.get("papel"):
            people = people.filter(memberships__role=role)
        if institution := asked.get("institucion"):
            people = people.filter(memberships__institution=institution)
        if (state := asked.get("estado", "")) != "todas":
            people = people.filter(is_active=state != "cerradas")
        return people.distinct()


class HandoverForm(forms.Form):
    """For each kind of thing that somebody holds, who takes it; empty leaves it where it is."""

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = held_by(person)
        for holding, names in self.held:
            field = forms.ModelChoiceField(
                label=_("Pasa a"),
                queryset=holding.takers().exclude(pk=person.pk),
                required=False,
                empty_label=_("Nadie: se queda como está"),
            )
            field.holding, field.names = holding, names
            self.fields[holding.key] = field

    def chosen(self) -> dict[str, User]:
        return {key: taker for key, taker in self.cleaned_data.items() if taker}
