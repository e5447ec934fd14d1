"""What an entry lacks: to be sent, and for its sections to say all that the documents count and print."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from reporting.models import Figure
from reporting.readable import label_of
from reporting.richtext import plain
from reporting.sections import MOST_WORDS, SECTIONS
from reporting.words import count as word_count

from .findings import Finding, Severity

REQUIRED = {
    "title": _("Escriba el título del programa o acción."),
    "objective": _("Elija el objetivo principal al que contribuye."),
    "description": _("Escriba la descripción: qué es, a quién atiende y quién participa."),
}


UNCONFIRMED = _("Confirme que «%(field)s», copiado del año pasado, sigue vigente, o cámbielo.")


def missing_to_submit(entry) -> dict[str, str]:
    """The required fields that are empty, each with the sentence that says what to write."""
    fields = {"title": entry.title, "objective": entry.objective_id, "description": entry.description}
    missing = {name: str(sentence) for name, sentence in REQUIRED.items() if not fields[name]}
    return missing | {name: UNCONFIRMED % {"field": label_of(name)} for name in entry.unconfirmed}


class Need(NamedTuple):
    """What a field must hold: how grave its lack is, how to tell, and what to write."""

    field: str  # named as in the content
    severity: Severity
    is_met: Callable[[dict], bool]
    message: str


def filled(name: str) -> Callable[[dict], bool]:
    return lambda content: bool(content.get(name))


def answered(name: str) -> Callable[[dict], bool]:
    """Yes or no; None is no answer."""
    return lambda content: content.get(name) is not None


def told_how(name: str) -> Callable[[dict], bool]:
    return lambda content: not content.get(name) or bool((content.get(f"{name}_how") or "").strip())


FEWEST_WORDS = 20  # that tell what a programme is and whom it serves
FIGURE = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|\b(?!(?:19|20)\d\d\b)\d{2,}\b")

NEEDS = (
    *(Need(name, "blocks", filled(name), sentence) for name, sentence in REQUIRED.items()),
    Need("institution", "blocks", filled("institution"), _("Elija la institución que reporta.")),
    Need(
        "description",
        "notes",
        lambda content: not content.get("description") or word_count(content["description"]) >= FEWEST_WORDS,
        _("La descripción es muy breve: diga qué es, a quién atiende y desde cuándo."),
    ),
    Need(
        "kinds",
        "warns",
        filled("kinds"),
        _("Elija al menos un tipo de acción: sin él, el Informe Ejecutivo no puede clasificarla."),
    ),
    Need(
        "secondary_objectives",
        "warns",
        lambda content: content.get("objective") not in (content.get("secondary_objectives") or ()),
        _("El objetivo principal no se repite entre los secundarios: desmárquelo."),
    ),
    Need(
        "starts",
        "notes",
        lambda content: bool(content.get("starts") or content.get("is_permanent")),
        _("Escriba cuándo inició, o indique que es permanente."),
    ),
    Need("states", "notes", filled("states"), _("Elija las entidades federativas que cubre.")),
    Need(
        "results",
        "warns",
        filled("results"),
        _("Escriba los resultados del periodo; si no los hubo, el Compendio dirá que no se reportaron."),
    ),
    Need(
        "figures",
        "notes",
        lambda content: (
            bool(content.get("figures")) or not FIGURE.search(plain(content.get("results") or ""))
        ),
        _("Los resultados mencionan cifras: escríbalas también en la tabla, una por renglón."),
    ),
    Need("population", "warns", filled("population"), _("Elija la población atendida.")),
    Need(
        "focus_women",
        "warns",
        answered("focus_women"),
        _("Diga si tiene enfoque en mujeres, adolescentes y niñas."),
    ),
    Need(
        "focus_women_how",
        "warns",
        told_how("focus_women"),
        _("Diga de qué manera tiene enfoque en mujeres, adolescentes y niñas."),
    ),
    Need(
        "focus_disability",
        "warns",
        answered("focus_disability"),
        _("Diga si atiende a personas con discapacidad."),
    ),
    Need(
        "focus_disability_how",
        "warns",
        told_how("focus_disability"),
        _("Diga de qué manera atiende a personas con discapacidad."),
    ),
)
SECTION_OF = {name: section.key for section in SECTIONS for name in section.fields} | {"population": "focus"}


def check(content: dict) -> list[Finding]:
    """What the entry lacks, field by field; such findings quote nothing."""
    lacking = (need for need in NEEDS if not need.is_met(content))
    found = [_lack(need.field, need.severity, need.message) for need in lacking]
    return [*found, *_uncategorised(content), *_undivided(content), *_too_long(content)]


def section_of_finding(finding: Finding) -> str:
    """The key of the section whose field a finding is about."""
    return SECTION_OF[finding.field.partition(".")[0]]


def field_of_finding(finding: Finding) -> str:
    """The field of the form that a finding is about."""
    name = finding.field.partition(".")[0]
    return "populations" if name == "population" else name


def by_section(findings: list[Finding]) -> dict[str, list[Finding]]:
    """Findings of any check by the key of the section whose field they are about, in the order of the form."""
    sections: dict[str, list[Finding]] = {section.key: [] for section in SECTIONS}
    for finding in findings:
        sections[section_of_finding(finding)].append(finding)
    return sections


def _uncategorised(content: dict) -> Iterator[Finding]:
    message = _("Elija la categoría del reto: con ella se cuenta en el Informe Ejecutivo.")
    for position, challenge in enumerate(content.get("challenges") or ()):
        if not challenge.get("category"):
            yield _lack(f"challenges.{position}", "warns", message)


def _undivided(content: dict) -> Iterator[Finding]:
    message = _("Si conoce cuántas eran mujeres y cuántos hombres, escríbalo en el desglose.")
    for position, figure in enumerate(content.get("figures") or ()):
        if figure.get("unit") == "people" and all(figure.get(name) is None for name in Figure.BREAKDOWN):
            yield _lack(f"figures.{position}", "notes", message)


def _too_long(content: dict) -> Iterator[Finding]:
    """A warning, not a bar: its writer may say why it must be that long."""
    message = _("Lleva %(words)d palabras y caben %(most)d: acorte el texto, o diga por qué es tan largo.")
    for name, most in MOST_WORDS.items():
        for field, text in _texts(name, content.get(name) or ""):
            if (words := word_count(text)) > most:
                yield _lack(field, "warns", message % {"words": words, "most": most})


def _texts(name: str, value: str | list[dict]) -> Iterator[tuple[str, str]]:
    """(field, text): the rows of a list are named by their position."""
    if isinstance(value, str):
        yield name, value
        return
    for position, row in enumerate(value):
        yield f"{name}.{position}", row["text"]


def _lack(field: str, severity: Severity, message: str) -> Finding:
    return Finding("completeness", severity, field, 0, 0, "", str(message))
