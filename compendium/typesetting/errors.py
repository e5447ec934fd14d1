"""Why a document could not be typeset, in a Spanish sentence that says what to do."""

from django.utils.translation import gettext as _


class TypesettingError(Exception):
    """str() is for people; `detail` is what the engine said, for the log.

    `may_be_an_entry`: whether it is worth looking for one entry that causes it.
    """

    def __init__(self, sentence, *, detail="", may_be_an_entry=False):
        super().__init__(sentence)
        self.detail = detail
        self.may_be_an_entry = may_be_an_entry

    @classmethod
    def missing_library(cls, error):
        sentence = _(
            "Falta Pango, la biblioteca del sistema con la que se componen las páginas. "
            "Instálela con «apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0» "
            "y vuelva a intentarlo."
        )
        return cls(sentence, detail=str(error))

    @classmethod
    def missing_package(cls, error):
        sentence = _(
            "Falta el paquete de Python «%(name)s», que se necesita para componer las páginas. "
            "Instálelo con «pip install -r requirements.txt» y vuelva a intentarlo."
        )
        return cls(sentence % {"name": error.name or "weasyprint"}, detail=str(error))

    @classmethod
    def missing_font(cls, error):
        sentence = _(
            "Falta la tipografía Noto Sans. Instálela con «pip install -r requirements.txt» "
            "(paquete fontpkg-noto-sans) y vuelva a intentarlo."
        )
        return cls(sentence, detail=str(error))

    @classmethod
    def unknown_address(cls, address):
        sentence = _(
            "El documento pide el archivo «%(address)s», que no es uno de los propios del sistema; "
            "por seguridad no se lee. Quite esa dirección y vuelva a generarlo."
        )
        return cls(sentence % {"address": address}, detail=address, may_be_an_entry=True)

    @classmethod
    def warned(cls, messages):
        sentence = _(
            "El documento no se generó porque el motor de composición advirtió un defecto: «%(message)s». "
            "Avise a la administración del sistema con este mensaje."
        )
        return cls(sentence % {"message": messages[0]}, detail="\n".join(messages), may_be_an_entry=True)

    @classmethod
    def failed(cls, error):
        sentence = _(
            "El motor de composición no pudo con el documento (%(kind)s). "
            "Avise a la administración del sistema con este mensaje."
        )
        kind = type(error).__name__
        return cls(sentence % {"kind": kind}, detail=f"{kind}: {error}", may_be_an_entry=True)

    @classmethod
    def out_of_memory(cls):
        return cls(
            _(
                "La memoria no alcanzó para componer el documento. Cierre otros procesos o amplíe el límite "
                "de memoria del proceso que genera documentos, y vuelva a intentarlo."
            ),
            detail="out of memory",
            may_be_an_entry=True,
        )

    @classmethod
    def out_of_time(cls):
        sentence = _(
            "La composición de una parte del documento tardó más de lo permitido y se detuvo. "
            "Suele deberse a un texto sin espacios o a una tabla muy grande."
        )
        return cls(sentence, detail="time limit", may_be_an_entry=True)

    @classmethod
    def process_died(cls, code):
        sentence = _(
            "El proceso que componía una parte del documento terminó de golpe (código %(code)s), "
            "como cuando falta memoria. Vuelva a generar; si se repite, avise a la administración del sistema."
        )
        return cls(sentence % {"code": code}, detail=f"exit code {code}", may_be_an_entry=True)

    @classmethod
    def missing_places(cls, names):
        sentence = _(
            "El documento remite a lugares que no existen: %(names)s. Avise a la administración del sistema."
        )
        return cls(sentence % {"names": ", ".join(names)}, detail=", ".join(names))

    @classmethod
    def never_settles(cls):
        return cls(
            _(
                "El contenido del documento no llega a una longitud estable. Avise a la administración del sistema."
            )
        )
