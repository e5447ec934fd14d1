"""What is written about institutions: their facts, a new official name, which one they are, what is looked for."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.models import Institution, Sector, State

from .fields import LineField

SITUATIONS = {
    "": (_("Activas"), Q(is_active=True)),
    "por-revisar": (_("Por revisar"), Q(needs_review=True)),
    "inactivas": (_("Inactivas"), Q(is_active=False)),
    "todas": (_("Todas"), Q()),
}
NAME = {
    "required": _("Escriba el nombre completo de la institución."),
    "unique": _("Ya existe una institución con ese nombre."),
}


class InstitutionForm(forms.ModelForm):
    name = LineField(label=_("Nombre"), max_length=250, error_messages=NAME)
    acronym = LineField(label=_("Sigla"), max_length=40, required=False)

    class Meta:
        model = Institution
        fields = ["name", "acronym", "sector", "state", "parent", "is_unit", "is_active"]
        error_messages = {
            "sector": {"required": _("Elija el sector: es el capítulo en que se imprime.")},
        }
        help_texts = {
            "state": _("Sólo si es de una entidad federativa."),
            "parent": _("Sólo si depende de otra institución."),
            "is_active": _("Las inactivas no se convocan ni se eligen; sus registros se conservan."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Institution.objects.standing().exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = others
        self.fields["parent"].empty_label = _("De ninguna")
        self.fields["state"].empty_label = _("De ninguna")
        self.fields["sector"].empty_label = _("Elija un sector")
        if self.instance.pk:
            self.fields["name"].help_text = _(
                "Aquí se corrige como está escrito. Si la institución cambió de nombre, vuelva y use "
                "«Cambió de nombre»: así lo ya reportado conserva el anterior."
            )

    def clean_parent(self):
        above = parent = self.cleaned_data["parent"]
        while above is not None:
            if above.parent_id and above.parent_id == self.instance.pk:
                raise forms.ValidationError(_("Esa institución depende de ésta: elija otra."))
            above = above.parent
        return parent


class RenameForm(forms.Form):
    name = LineField(label=_("Nuevo nombre"), max_length=250, error_messages=NAME)
    acronym = LineField(label=_("Nueva sigla"), max_length=40, required=False)
    since = forms.DateField(
        label=_("Desde qué día"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
        help_text=_("Los ejercicios cuyo periodo terminó antes conservan el nombre anterior."),
        error_messages={
            "required": _("Escriba desde qué día se llama así."),
            "invalid": _("Escriba el día como 31/12/2025."),
        },
    )


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Institution.objects.none(),
        label=_("Es la misma que"),
        empty_label=_("Elija una institución"),
        error_messages={"required": _("Elija la institución que queda.")},
    )

    def __init__(self, *args, institution, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Institution.objects.standing().exclude(pk=institution.pk)


class InstitutionFilterForm(forms.Form):
    """In the address; what is not understood asks for nothing."""

    texto = forms.CharField(label=_("Nombre o sigla"), required=False, max_length=100)
    sector = forms.ModelChoiceField(Sector.objects, required=False, empty_label=_("Todos"))
    entidad = forms.ModelChoiceField(
        State.objects, label=_("Entidad federativa"), required=False, empty_label=_("Todas")
    )
    situacion = forms.ChoiceField(
        label=_("Situación"),
        required=False,
        choices=[(key, label) for key, (label, _where) in SITUATIONS.items()],
    )

    use_required_attribute = False

    def institutions(self):
        self.is_valid()
        asked = self.cleaned_data
        found = Institution.objects.standing().filter(SITUATIONS[asked.get("situacion", "")][1])
        for field, value in (("sector", asked.get("sector")), ("state", asked.get("entidad"))):
            if value:
                found = found.filter(**{field: value})
        if text := asked.get("texto"):
            named = Q(name__icontains=text) | Q(acronym__icontains=text)
            also = Institution.objects.filter(aliases__name__icontains=text).values("pk")
            found = found.filter(named | Q(pk__in=also))
        return found
