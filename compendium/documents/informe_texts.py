"""The product's own preamble and conclusions, printed wherever the editor has written none for the cycle."""

from django.utils.translation import gettext_lazy as _

OWN = {
    "informe_preambulo": _(
        "<p>Este informe resume lo que las instituciones de México dijeron haber hecho, {{periodo}}, por las personas "
        "en movilidad y por los objetivos del Pacto Mundial para una Migración Segura, Ordenada y Regular. Acompaña al "
        "Compendio General, que recoge cada acción por entero: aquí se cuentan, se comparan y se leen en conjunto.</p>"
        "<p>Ninguna de sus cifras se escribió a mano. Todas se calculan a partir de una edición fija y cualquiera "
        "puede volver a obtenerlas con los datos que la acompañan.</p>"
    ),
    "informe_conclusiones": _(
        "<p>El ejercicio {{ejercicio}} cierra con {{total}} acciones y {{retos}} retos. Contar acciones no equivale a "
        "medir avances: una sola puede alcanzar a miles de personas y varias pueden atender a las mismas. Por eso el "
        "total de cada objetivo conviene leerlo junto con sus resultados y con las dificultades que se reportaron.</p>"
        "<p>Las categorías de retos más frecuentes y los objetivos con menos acciones señalan dónde hace falta más "
        "trabajo conjunto en el siguiente ejercicio.</p>"
    ),
}
