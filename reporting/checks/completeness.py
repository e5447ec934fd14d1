"""What an entry lacks before it can be sent."""

from django.utils.translation import gettext_lazy as _

REQUIRED = {
    "title": _("Escriba el título del programa o acción."),
    "objective": _("Elija el objetivo principal al que contribuye."),
    "description": _("Escriba la descripción: qué es, a quién atiende y quién participa."),
}


def missing_to_submit(entry) -> dict[str, str]:
    """The required fields that are empty, each with the sentence that says what to write."""
    fields = {"title": entry.title, "objective": entry.objective_id, "description": entry.description}
    return {name: str(sentence) for name, sentence in REQUIRED.items() if not fields[name]}
