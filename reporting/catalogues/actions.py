"""How an action is described: its kind, whom it serves, the unit it counts and the challenges it meets."""

from typing import NamedTuple


class Kind(NamedTuple):
    key: str
    name: str


class Population(NamedTuple):
    key: str
    name: str


class Unit(NamedTuple):
    key: str
    name: str


class ChallengeCategory(NamedTuple):
    key: str
    name: str
    definition: str


KINDS = (
    Kind("informacion", "Generación de información, materiales o productos de investigación"),
    Kind("documentos-identidad", "Documentos de identidad o identificación"),
    Kind("servicios-legales", "Servicios o asesoría legales"),
    Kind("recepcion-acompanamiento", "Servicios de recepción y/o acompañamiento"),
    Kind("servicios-salud", "Servicios de salud"),
    Kind("servicios-educativos", "Servicios educativos"),
    Kind("alimentacion-alojamiento", "Servicios de alimentación y/o alojamiento"),
    Kind("apoyos-economicos", "Apoyos económicos (financieros o materiales)"),
    Kind("servicios-financieros", "Servicios financieros"),
    Kind("apoyo-tramites", "Apoyo en trámites"),
    Kind("capacitacion", "Capacitación y sensibilización"),
    Kind("difusion", "Difusión y campañas"),
    Kind("foros", "Foros o grupos de trabajo"),
    Kind("coordinacion", "Colaboración y/o coordinación de actores"),
    Kind("retorno-integracion", "Retorno e integración"),
    Kind("vinculacion-laboral", "Vinculación laboral"),
    Kind("legislacion", "Propuestas de ley o reforma a la legislación"),
    Kind("seguridad-rescate", "Seguridad y rescate"),
    Kind("otro", "Otro"),
)

POPULATIONS = (
    Population("exterior", "Mexicanas y mexicanos en el exterior"),
    Population("retorno", "Mexicanas y mexicanos en retorno"),
    Population("extranjeras", "Personas migrantes extranjeras"),
    Population("otros", "No aplica / otros"),
)

UNITS = (
    Unit("people", "personas"),
    Unit("services", "atenciones"),
    Unit("documents", "documentos"),
    Unit("events", "eventos"),
    Unit("pesos", "pesos"),
    Unit("other", "otro"),
)

CHALLENGE_CATEGORIES = (
    ChallengeCategory(
        "cobertura",
        "Ampliación de la cobertura de los programas y acciones",
        "El programa todavía no llega a todos los lugares o a todas las personas que podrían recibirlo, y "
        "extenderlo exige más puntos de atención, horarios o cupos.",
    ),
    ChallengeCategory(
        "idioma-cultura",
        "Barreras culturales y de idioma",
        "La lengua, las costumbres o la manera de entender los servicios impiden que quien migra sea "
        "comprendido y reciba una atención que le resulte útil.",
    ),
    ChallengeCategory(
        "contexto",
        "Cambio en el contexto nacional e internacional",
        "Decisiones de otros gobiernos, crisis, desastres o giros de la economía modifican los flujos "
        "migratorios y obligan a replantear lo que se había previsto.",
    ),
    ChallengeCategory(
        "emergencias",
        "Cobertura ante situaciones de emergencia",
        "Un hecho súbito, como una llegada masiva, una contingencia sanitaria o un fenómeno natural, rebasa "
        "la respuesta que la institución puede dar de inmediato.",
    ),
    ChallengeCategory(
        "coordinacion",
        "Coordinación y cooperación inter e intrainstitucional",
        "La acción depende de varias áreas u órdenes de gobierno que necesitan acordar tareas, tiempos, "
        "responsables e intercambio de datos para que funcione.",
    ),
    ChallengeCategory(
        "normatividad",
        "Cumplimiento de la normatividad por parte de los actores",
        "Existe una regla aplicable, pero quienes intervienen no la conocen, no la siguen o la aplican de "
        "manera desigual.",
    ),
    ChallengeCategory(
        "ingreso-estaciones",
        "Dificultad para el ingreso a puntos de revisión o estaciones migratorias",
        "El personal que defiende, orienta o acompaña no consigue entrar, o entra con restricciones, a los "
        "sitios donde se revisa o se aloja a las personas migrantes.",
    ),
    ChallengeCategory(
        "difusion",
        "Difusión de información, programas o servicios",
        "La población a la que se dirige el programa no sabe que existe, o la información que circula es "
        "poca, confusa o llega tarde.",
    ),
    ChallengeCategory(
        "documentos",
        "Falta de documentos de las personas migrantes",
        "Las personas carecen de actas, identificaciones u otros comprobantes, y sin ellos no pueden "
        "iniciar o terminar una gestión.",
    ),
    ChallengeCategory(
        "indicadores",
        "Falta de indicadores de evaluación y seguimiento",
        "No hay medidas acordadas para saber cuánto avanza la acción, qué cambia en la vida de las personas "
        "y si conviene corregir el rumbo.",
    ),
    ChallengeCategory(
        "recursos",
        "Falta de recursos financieros, materiales, humanos y tecnológicos",
        "El presupuesto, el personal, los espacios, el equipo o los sistemas con que se cuenta no alcanzan "
        "para operar la acción como fue planeada.",
    ),
    ChallengeCategory(
        "tramites",
        "Falta de simplificación y agilización de trámites",
        "Los requisitos, los plazos o los pasos de una gestión son excesivos y retrasan una respuesta que "
        "debería ser sencilla.",
    ),
    ChallengeCategory(
        "leyes-protocolos",
        "Formulación, publicación o actualización de leyes, marcos normativos y protocolos",
        "Falta una norma o un protocolo, o el vigente quedó rebasado, y hace falta redactarlo, reformarlo o "
        "ponerlo en vigor.",
    ),
    ChallengeCategory(
        "capacitacion",
        "Fortalecimiento de la capacitación, profesionalización y sensibilización",
        "El personal necesita conocimientos, herramientas o una mejor disposición de trato para atender "
        "bien a quienes están en movilidad.",
    ),
    ChallengeCategory(
        "tejido-social",
        "Fortalecimiento del tejido social",
        "Entre la comunidad de acogida y quienes llegan o regresan faltan confianza, convivencia y espacios "
        "donde puedan organizarse en común.",
    ),
    ChallengeCategory(
        "derechos-humanos",
        "Pleno respeto a los derechos humanos en la implementación",
        "Al poner en marcha la acción persisten tratos, omisiones o criterios que lastiman la dignidad de "
        "las personas o les niegan la igualdad.",
    ),
    ChallengeCategory(
        "nuevos-actores",
        "Incorporación de nuevos actores",
        "Para avanzar se requiere sumar a quienes aún no participan, por ejemplo empresas, universidades, "
        "autoridades locales, organismos internacionales o comunidades en el exterior.",
    ),
    ChallengeCategory(
        "informacion",
        "Obtención, uso y difusión de información sobre la materia",
        "Los datos necesarios no se recogen, no están desglosados, no se comparten o no se usan al tomar "
        "decisiones.",
    ),
    ChallengeCategory(
        "obstaculos-legales",
        "Obstáculos legales",
        "Una disposición vigente limita o prohíbe lo que la institución tendría que hacer para atender a la "
        "población migrante.",
    ),
    ChallengeCategory(
        "seguimiento",
        "Seguimiento de trámites y servicios por parte de la población migrante",
        "Las personas se trasladan, cambian de domicilio o pierden contacto, y la gestión o el tratamiento "
        "que iniciaron queda sin concluir.",
    ),
)
