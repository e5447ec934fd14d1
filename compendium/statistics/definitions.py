"""What each statistic means, one sentence each: the method note prints them, the dashboard shows them."""

from django.utils.translation import gettext_lazy as _

DEFINITIONS = {
    "total": _("Una acción es un registro aprobado y se cuenta una sola vez en todos los totales."),
    "joint": _("Una acción es conjunta cuando en ella toma parte más de una institución."),
    "by_sector": _("El sector de una acción es el de la institución que la encabeza."),
    "by_objective": _("El objetivo de una acción es el principal que indicó quien la reporta."),
    "by_objective_and_sector": _(
        "El cruce por objetivo y sector usa el objetivo principal y el sector de quien encabeza."
    ),
    "by_secondary_objective": _(
        "Los objetivos secundarios se cuentan aparte"
        " y una acción suma en cada uno de los que nombra, salvo el principal."
    ),
    "institutions": _(
        "Una institución participa cuando encabeza una acción o colabora en ella,"
        " y bajo cada una se listan todas las suyas."
    ),
    "institutions_by_sector": _("Cada institución se cuenta una vez, en el sector al que pertenece."),
    "states": _(
        "Un gobierno estatal participa cuando alguna de sus oficinas encabeza una acción o colabora en ella."
    ),
    "by_state_and_objective": _(
        "El cruce por estado y objetivo cuenta las acciones en que participa"
        " el gobierno de cada estado, por objetivo principal."
    ),
    "coverage": _(
        "La cobertura son las entidades en que la propia acción dice llevarse a cabo, y puede nombrar varias o ninguna."
    ),
    "kinds": _(
        "Una acción suma en cada uno de los tipos que se le marcaron, por lo que la suma puede rebasar el total."
    ),
    "population": _(
        "Una acción suma en cada población que atiende, por lo que la suma puede rebasar el total."
    ),
    "focus_women": _(
        "El enfoque en mujeres, niñas y adolescentes es la respuesta afirmativa de quien reporta la acción."
    ),
    "focus_disability": _(
        "La atención a personas con discapacidad es la respuesta afirmativa de quien reporta la acción."
    ),
    "challenges": _(
        "Cada reto se cuenta una vez, en su categoría y en el sector de la institución que encabeza la acción."
    ),
    "people_reached": _(
        "Las personas alcanzadas son la suma de los resultados contados en personas,"
        " y una misma persona puede estar en más de uno."
    ),
    "continuity": _(
        "Un programa continúa si tuvo acciones en esta edición y en la del ejercicio anterior, es nuevo "
        "si sólo las tiene en ésta "
        "y concluyó si sólo las tuvo en aquélla."
    ),
    "series": _(
        "La serie por ejercicio toma el total de la última edición de cada uno, según constaba al fijar la presente."
    ),
    "sdg": _(
        "Una acción suma una vez en cada Objetivo de Desarrollo Sostenible"
        " al que pertenece alguna de las metas que señala."
    ),
}
PERCENTAGES = _("Los porcentajes son enteros repartidos por el método del resto mayor para que sumen cien.")
