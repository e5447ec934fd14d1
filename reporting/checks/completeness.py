"""What an entry lacks before it can be sent."""

from django.utils.translation import gettext_lazy as _

from reporting.readable import label_of

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
