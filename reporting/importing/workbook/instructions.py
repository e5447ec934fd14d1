"""The workbook's first sheet: how it is filled in."""

from django.utils.translation import gettext as _

from .safety import MAX_ROWS


def paragraphs() -> list[str]:
    return [
        _(
            "Llene este libro sin conexión y súbalo en la página «Registros en Excel». Antes de guardar verá qué se "
            "crea, qué cambia y qué queda igual; nada se guarda hasta que usted lo confirme."
        ),
        _(
            "Hoja «Registros»: un renglón por programa o acción. Los que ya existen llevan su folio en «Clave»; no lo "
            "cambie. Para uno nuevo use un renglón que sólo tiene clave (N-…), o escriba una clave propia que no se "
            "repita."
        ),
        _(
            "Hojas «Cifras» y «Retos»: un renglón por cifra o reto, con la clave de su registro. Lo que quite de ellas "
            "se quita del registro. Un registro que quite de la hoja «Registros» no se borra: queda como está."
        ),
        _(
            "Los renglones cuyo estado dice «sólo lectura» están enviados o aprobados: lo que escriba en ellos no se "
            "guarda."
        ),
        _(
            "Textos: deje un renglón vacío entre párrafos (Alt+Entrar dos veces) y empiece cada viñeta con •. Si un "
            "texto lleva tablas, notas, enlaces o letra resaltada, la celda lo muestra con sus marcas (<table>, "
            "<strong>…): puede corregir las palabras sin tocar las marcas, o editarlo en la página."
        ),
        _(
            "Listas: elija de la lista de la celda. Donde caben varias opciones (tipos de acción, entidades, "
            "instituciones…), escriba una por línea o sepárelas con punto y coma. La hoja «Listas» las tiene todas."
        ),
        _(
            "Objetivo: basta su número, del 1 al 23. Fechas: 31/12/2025. Sí o No. Cifras: sólo el número, sin unidad."
        ),
        _(
            "No use fórmulas, macros ni contraseña. Puede mover columnas y agregar las suyas; no cambie los "
            "encabezados ni borre la hoja oculta «Versión», que dice qué cambió otra persona mientras usted escribía."
        ),
        _(
            "La evidencia (enlaces y archivos) no va en el libro: se agrega en la página de cada registro, y subir el "
            "libro no la toca."
        ),
        _("Caben %(rows)s renglones en total, 5 MB y 20,000 caracteres por texto.")
        % {"rows": f"{MAX_ROWS:,}"},
    ]
