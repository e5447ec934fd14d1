"""The sections of an entry, declared once: the form, the reading page and the documents follow them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    help: str
    fields: tuple[str, ...]
    criteria: tuple[str, ...] = ()  # what reviewers look for
    words: Mapping[str, int] = field(default_factory=dict)  # how many a text may have; of a list, each row

    @property
    def names(self) -> tuple[str, ...]:
        """The section's fields by the names of `drafting.values_of`."""
        return tuple(
            "objective_id" if name == "objective" else name for name in self.fields if name != "institution"
        )


SECTIONS = (
    Section(
        "identification",
        _("Identificación"),
        _("Qué programa o acción es, quién lo lleva y a qué objetivo del Pacto contribuye."),
        ("title", "institution", "unit", "partners", "objective", "secondary_objectives", "kinds"),
        (
            _("El título nombra el programa, no la actividad de un día."),
            _("El objetivo principal es uno; los demás van como secundarios."),
        ),
    ),
    Section(
        "description",
        _("Descripción"),
        _("Qué es, a quién atiende y desde cuándo. Escriba las siglas completas la primera vez."),
        ("description", "starts", "ends", "is_permanent", "states"),
        (
            _("Quien no conoce el programa entiende qué es y a quién atiende."),
            _("Cada sigla está desatada la primera vez."),
        ),
        {"description": 350},
    ),
    Section(
        "results",
        _("Resultados y cifras"),
        _("Qué se logró en el periodo del ejercicio. Las cifras van aquí y también abajo, una por renglón."),
        ("results", "figures"),
        (
            _("Son resultados del periodo, no intenciones."),
            _("Toda cifra dice qué cuenta, y las partes suman el total."),
        ),
        {"results": 600},
    ),
    Section(
        "challenges",
        _("Retos"),
        _("Un reto por renglón, con la categoría que mejor lo describa. Si no hubo, deje la sección vacía."),
        ("challenges",),
        (_("Cada reto dice una dificultad concreta y no repite la de otro registro."),),
        {"challenges": 100},
    ),
    Section(
        "focus",
        _("Población y enfoques"),
        _("A quién se dirigió, y si atendió en particular a mujeres o a personas con discapacidad."),
        (
            *("populations", "focus_women", "focus_women_how", "focus_disability", "focus_disability_how"),
            *("principles", "sdg_targets"),
        ),
        (
            _("Un «sí» dice de qué manera: qué se hizo distinto para esas personas."),
            _("Las metas y los principios son pocos: aquéllos a los que el programa contribuye de verdad."),
        ),
    ),
    Section(
        "evidence",
        _("Evidencia"),
        _(
            "Páginas y archivos que muestran lo que se hizo. Es opcional: sin marcar, sólo los ve quien revisa."
        ),
        ("links", "files"),
        (
            _("Lo que se muestra respalda las cifras o los resultados."),
            _("Nada que se publique trae datos de personas atendidas."),
        ),
    ),
)
MOST_WORDS = {name: most for section in SECTIONS for name, most in section.words.items()}
BY_KEY = {section.key: section for section in SECTIONS}


@dataclass(frozen=True)
class Progress:
    """How far a section is: "done" when its writer said so, "started" when it says something, else "empty"."""

    section: Section
    state: str

    @property
    def word(self) -> str:
        return {"done": _("Completo"), "started": _("En curso"), "empty": _("Sin empezar")}[self.state]


def progress_of(values: dict, finished: list[str]) -> list[Progress]:
    """Each section's progress, from the values of `drafting.values_of` and the keys said to be finished."""
    return [Progress(section, _state(section, values, finished)) for section in SECTIONS]


def _state(section: Section, values: dict, finished: list[str]) -> str:
    if section.key in finished:
        return "done"
    return "started" if any(values[name] not in ("", None, [], False) for name in section.names) else "empty"


def section_of(name: str) -> Section:
    """The section a field belongs to."""
    return next(section for section in SECTIONS if name in section.fields)


def next_section(section: Section) -> Section | None:
    following = SECTIONS[SECTIONS.index(section) + 1 :]
    return following[0] if following else None
