"""The sections of an entry, declared once: the form, the reading page and the documents follow them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    help: str
    fields: tuple[str, ...]


SECTIONS = (
    Section(
        "identification",
        _("Identificación"),
        _("Qué programa o acción es, quién lo lleva y a qué objetivo del Pacto contribuye."),
        ("title", "institution", "unit", "partners", "objective", "secondary_objectives", "kinds"),
    ),
    Section(
        "description",
        _("Descripción"),
        _("Qué es, a quién atiende y desde cuándo. Escriba las siglas completas la primera vez."),
        ("description", "starts", "ends", "is_permanent", "states"),
    ),
    Section(
        "results",
        _("Resultados y cifras"),
        _("Qué se logró en el periodo del ejercicio. Las cifras van aquí y también abajo, una por renglón."),
        ("results", "figures"),
    ),
    Section(
        "challenges",
        _("Retos"),
        _("Un reto por renglón, con la categoría que mejor lo describa. Si no hubo, deje la sección vacía."),
        ("challenges",),
    ),
    Section(
        "focus",
        _("Población y enfoques"),
        _("A quién se dirigió, y si atendió en particular a mujeres o a personas con discapacidad."),
        ("populations", "focus_women", "focus_women_how", "focus_disability", "focus_disability_how"),
    ),
)
