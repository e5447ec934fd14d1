"""The field a workbook is uploaded with."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("Libro de Excel (.xlsx)"),
        help_text=_(
            "La plantilla de esta página, de hasta 5 MB y 5,000 renglones, sin macros ni contraseña."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx", "class": "form-control"}),
        error_messages={
            "required": _("Elija el libro que quiere subir."),
            "missing": _("Elija el libro que quiere subir."),
            "empty": _("El archivo está vacío: guarde el libro en Excel y súbalo de nuevo."),
        },
    )
