"""The Global Compact itself: its 23 objectives and its ten guiding principles."""

from typing import NamedTuple


class Objective(NamedTuple):
    number: int
    title: str
    label: str


class Principle(NamedTuple):
    key: str
    name: str


OBJECTIVES = (
    Objective(
        1,
        "Recopilar y utilizar datos exactos y desglosados para formular políticas con base empírica",
        "Datos",
    ),
    Objective(
        2,
        "Minimizar los factores adversos y estructurales que obligan a las personas a abandonar su país "
        "de origen",
        "Minimizar factores adversos",
    ),
    Objective(
        3,
        "Proporcionar información exacta y oportuna en todas las etapas de la migración",
        "Proporcionar información",
    ),
    Objective(
        4,
        "Velar por que todos los migrantes tengan pruebas de su identidad jurídica y documentación adecuada",
        "Identidad jurídica y documentación",
    ),
    Objective(
        5,
        "Aumentar la disponibilidad y flexibilidad de las vías de migración regular",
        "Vías de migración regular",
    ),
    Objective(
        6,
        "Facilitar la contratación equitativa y ética y salvaguardar las condiciones que garantizan el "
        "trabajo decente",
        "Contratación y trabajo decente",
    ),
    Objective(
        7,
        "Abordar y reducir las vulnerabilidades en la migración",
        "Reducir vulnerabilidades",
    ),
    Objective(
        8,
        "Salvar vidas y emprender iniciativas internacionales coordinadas sobre los migrantes desaparecidos",
        "Salvar vidas",
    ),
    Objective(
        9,
        "Reforzar la respuesta transnacional al tráfico ilícito de migrantes",
        "Combatir el tráfico de migrantes",
    ),
    Objective(
        10,
        "Prevenir, combatir y erradicar la trata de personas en el contexto de la migración internacional",
        "Erradicar la trata de personas",
    ),
    Objective(
        11,
        "Gestionar las fronteras de manera integrada, segura y coordinada",
        "Gestión de fronteras",
    ),
    Objective(
        12,
        "Aumentar la certidumbre y previsibilidad de los procedimientos migratorios para la adecuada "
        "verificación de antecedentes, evaluación y derivación",
        "Verificación de antecedentes y derivación",
    ),
    Objective(
        13,
        "Utilizar la detención de migrantes solo como último recurso y buscar otras alternativas",
        "Alternativas a la detención",
    ),
    Objective(
        14,
        "Mejorar la protección, asistencia y cooperación consulares a lo largo de todo el ciclo migratorio",
        "Protección consular",
    ),
    Objective(
        15,
        "Proporcionar a los migrantes acceso a servicios básicos",
        "Acceso a los servicios básicos",
    ),
    Objective(
        16,
        "Empoderar a los migrantes y las sociedades para lograr la plena inclusión y la cohesión social",
        "Inclusión y cohesión social",
    ),
    Objective(
        17,
        "Eliminar todas las formas de discriminación y promover un discurso público con base empírica para "
        "modificar las percepciones de la migración",
        "Eliminar la discriminación",
    ),
    Objective(
        18,
        "Invertir en el desarrollo de aptitudes y facilitar el reconocimiento mutuo de aptitudes, "
        "cualificaciones y competencias",
        "Desarrollo y reconocimiento de competencias",
    ),
    Objective(
        19,
        "Crear las condiciones necesarias para que los migrantes y las diásporas puedan contribuir "
        "plenamente al desarrollo sostenible en todos los países",
        "Contribución de migrantes y diásporas",
    ),
    Objective(
        20,
        "Promover transferencias de remesas más rápidas, seguras y económicas y fomentar la inclusión "
        "financiera de los migrantes",
        "Remesas",
    ),
    Objective(
        21,
        "Colaborar para facilitar el regreso y la readmisión en condiciones de seguridad y dignidad, así "
        "como la reintegración sostenible",
        "Retorno y reintegración dignos",
    ),
    Objective(
        22,
        "Establecer mecanismos para la portabilidad de la seguridad social y las prestaciones adquiridas",
        "Protección social",
    ),
    Objective(
        23,
        "Fortalecer la cooperación internacional y las alianzas mundiales para la migración segura, "
        "ordenada y regular",
        "Cooperación internacional",
    ),
)

PRINCIPLES = (
    Principle("personas", "Centrarse en las personas"),
    Principle("cooperacion", "Cooperación internacional"),
    Principle("soberania", "Soberanía nacional"),
    Principle("estado-derecho", "Estado de derecho y garantías procesales"),
    Principle("desarrollo", "Desarrollo sostenible"),
    Principle("derechos-humanos", "Derechos humanos"),
    Principle("genero", "Perspectiva de género"),
    Principle("infancia", "Perspectiva infantil"),
    Principle("pangubernamental", "Enfoque pangubernamental"),
    Principle("pansocial", "Enfoque pansocial"),
)
