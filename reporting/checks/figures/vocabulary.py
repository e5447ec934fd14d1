"""The words that tell what is counted and how a total and its parts are joined, as data."""

import re
from functools import lru_cache
from typing import Literal

# What a noun counts. "other" counts something that is no person: places, families, objects.
Unit = Literal["people", "services", "documents", "events", "pesos", "other"]

ACCENTS = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")


def fold(text: str) -> str:
    """Lower case without accents, letter by letter: offsets stay the same. The ñ remains."""
    return text.translate(ACCENTS).lower()


NOUNS: dict[Unit, str] = {
    "people": (
        "persona poblacion gente personal niñez infancia mujer hombre niño niña adolescente nna menor "
        "joven adulto adulta migrante connacional extranjero extranjera nacional ciudadano ciudadana "
        "paisano paisana servidor servidora funcionario funcionaria docente maestro maestra profesor "
        "profesora alumno alumna estudiante becario becaria trabajador trabajadora jornalero jornalera "
        "beneficiario beneficiaria usuario usuaria participante asistente victima paciente repatriado "
        "repatriada retornado retornada refugiado refugiada solicitante pasajero pasajera especialista "
        "oficial elemento policia agente integrante profesional profesionista promotor promotora lider "
        "lideresa emprendedor emprendedora empresario empleador productor jefa madre padre hijo hija bebe "
        "infante individuo inscrito inscrita egresado egresada titular afiliado afiliada asegurado "
        "asegurada deudo fallecido detenido desaparecido huesped habitante residente turista indigena "
        "abogado abogada medico enfermera psicologo observador asesor colaborador colaboradora voluntario "
        "voluntaria representante delegado consul varon transgenero defensor facilitador facilitadora "
        "gestor gestora perito juez magistrado familiar viudo huerfano interno aspirante interesado "
        "invitado desplazado desplazada peregrino autoridad academico visitador centroamericano "
        "sudamericano haitiano hondureño guatemalteco salvadoreño venezolano cubano"
    ),
    "services": (
        "servicio atencion consulta asesoria orientacion apoyo asistencia acompañamiento traslado tramite "
        "gestion llamada caso canalizacion medida vacuna dosis deteccion referencia tamizaje cirugia "
        "parto procedimiento intervencion valoracion terapia hospedaje pernocta racion comida desayuno "
        "despensa entrega beca subsidio requerimiento queja denuncia solicitud repatriacion retorno "
        "rescate inscripcion participacion impresion visita registro vinculacion colocacion diagnostico "
        "prueba cesarea interrupcion seguimiento interpretacion"
    ),
    "documents": (
        "documento tarjeta credencial acta constancia certificado curp visa pasaporte permiso expediente "
        "matricula folleto triptico cartel ejemplar libro guia publicacion boletin informe carta formato "
        "cartilla material ficha oficio resolucion sentencia acuerdo contrato convenio carpeta estudio "
        "articulo video capsula postal producto cuestionario formulario poliza cuenta licencia amparo "
        "dictamen opinion recomendacion"
    ),
    "events": (
        "evento taller curso platica conferencia capacitacion jornada feria foro sesion reunion mesa "
        "campaña accion actividad operativo seminario encuentro congreso brigada emision transmision "
        "vuelo viaje recorrido supervision gira asamblea ceremonia festival exposicion funcion concurso "
        "diplomado webinario"
    ),
    "pesos": "peso dolar monto",
    "other": (
        "municipio estado entidad pais localidad comunidad colonia zona centro albergue modulo oficina "
        "familia hogar grupo institucion dependencia organizacion consulado escuela establecimiento "
        "unidad vehiculo kit paquete cobija colchoneta prenda proyecto programa componente etapa eje fase "
        "linea rubro tema area sede punto vivienda cama espacio vivero biofabrica equipo computadora red "
        "plataforma sistema pagina sitio impacto secretaria procuraduria fiscalia tablero calendario "
        "horario inventario biblioteca verano semana dia mes año vez hora numero cifra porcentaje empresa "
        "negocio delito objetivo meta indicador reto ruta protocolo estacion aliado nacionalidad idioma "
        "lengua"
    ),
}

UNIT_OF_NOUN: dict[str, Unit] = {noun: unit for unit, nouns in NOUNS.items() for noun in nouns.split()}

# Endings of nouns nobody listed: "brigadistas", "jornaleros", "canalizaciones", "traslados" would be missed.
PEOPLE_ENDINGS = re.compile(
    r"(?:istas?|(?:ad|ed|id)or(?:a|es|as)|er[oa]s|ari[oa]s|ens(?:e|es)|eñ[oa]s|tec[oa]s|an[oa]s)$"
)
OTHER_ENDINGS = re.compile(r"(?:cion|ciones|siones|mientos?|dades|ajes|uras)$")

# Words that carry no meaning of their own in a label.
EMPTY_WORDS = frozenset(
    "a ademas al ante asi atendieron atendio beneficio cada como con corresponde corresponden "
    "correspondieron correspondio cual cuales de decir del desde diferentes dirigida dirigidas "
    "dirigido dirigidos distintas distinto distintos diversas diversos e el ella ellas ellos en entre "
    "entregada entregadas entregado entregados era eran es esta estan estas este estos expedida "
    "expedidas expedido expedidos favor fue fueron ha han hay la las lo los mas mientras nueva nuevas "
    "nuevo nuevos o otorgada otorgadas otorgado otorgados otra otras otro otros para por posibles "
    "presuntas presuntos probables que quienes respectivamente restante restantes resto se ser sido "
    "siendo sin sobre solo son su sus tambien tipo total totales u un una unas unicamente unos y ya".split()
)
PREPOSITIONS = frozenset(("a", "con", "en", "para", "por"))
WORD = re.compile(r"[a-zñ]+")


def words(text: str) -> list[str]:
    """The words of `text`, folded."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=8192)
def unit_of(word: str) -> Unit | None:
    """What a folded noun counts, singular or plural; nothing when nobody knows."""
    for form in (word, word[:-1], word[:-2], word[:-3] + "z"):
        if form in UNIT_OF_NOUN:
            return UNIT_OF_NOUN[form]
    if OTHER_ENDINGS.search(word):
        return "other"
    if len(word) > 6 and PEOPLE_ENDINGS.search(word):
        return "people"
    return None


def noun_of(text: str) -> tuple[str, Unit | None]:
    """The noun that a label begins with, and what it counts.

    After a preposition the noun itself is left out: "390 [asesorías] en 2025 para personas migrantes".
    """
    found = words(text)[:8]
    for word in found:
        if word not in EMPTY_WORDS:
            return word, None if found[0] in PREPOSITIONS else unit_of(word)
    return "", None
