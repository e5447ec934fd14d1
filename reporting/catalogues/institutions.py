"""Who reports: the institutions of the published reports, under their official names."""

from typing import NamedTuple

from .places import STATES

FEDERAL, STATE, LEGISLATURE, JUDICIARY, AUTONOMOUS, SOCIETY = range(1, 7)


class Institution(NamedTuple):
    """One reporter.

    `parent` is the label (acronym, or name where there is none) of another row, empty when the institution
    stands alone or the sources do not settle it. `is_unit` marks the office that prints with its ministry,
    as in "UPMRIP (SEGOB)". `aliases` are former names, variants and misprints that imports must recognise.
    """

    name: str
    acronym: str
    sector: int
    parent: str = ""
    state: str = ""
    is_unit: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def label(self):
        return self.acronym or self.name


def federal(name, acronym="", parent="", *aliases, is_unit=False):
    return Institution(name, acronym, FEDERAL, parent, "", is_unit, aliases)


def autonomous(name, acronym, *aliases):
    return Institution(name, acronym, AUTONOMOUS, aliases=aliases)


def society(name, acronym="", *aliases):
    return Institution(name, acronym, SOCIETY, aliases=aliases)


# The two whose everyday name does not follow "Gobierno del Estado de …".
CAPITAL_AND_NEIGHBOUR = {
    "09": ("Gobierno de la Ciudad de México", ("Ciudad de México",)),
    "15": ("Gobierno del Estado de México", ("Estado de México",)),
}


def government(state):
    """The state's government, known also by the state's everyday and constitutional names."""
    name, aliases = CAPITAL_AND_NEIGHBOUR.get(state.code) or named_after(state)
    return Institution(name, "", STATE, "", state.code, False, aliases)


def named_after(state):
    name = f"Gobierno del Estado de {state.name}"
    variants = [state.name, f"Gobierno de {state.name}", f"Estado de {state.name}"]
    if state.official != state.name:
        variants += [state.official, f"Gobierno del Estado de {state.official}"]
    return name, tuple(variants)


MINISTRIES = (
    federal("Secretaría de Gobernación", "SEGOB"),
    federal("Secretaría de Relaciones Exteriores", "SRE"),
    federal("Secretaría de la Defensa Nacional", "SEDENA"),
    federal("Secretaría de Seguridad y Protección Ciudadana", "SSPC"),
    federal("Secretaría de Hacienda y Crédito Público", "SHCP"),
    federal("Secretaría de Bienestar", "", "", "Secretaría del Bienestar", "BIENESTAR"),
    federal(
        "Secretaría de Medio Ambiente y Recursos Naturales",
        "SEMARNAT",
        "",
        "Secretaría del Medio Ambiente y Recursos Naturales",
    ),
    federal("Secretaría de Economía", "SE"),
    federal("Secretaría de Agricultura y Desarrollo Rural", "SADER"),
    federal(
        "Secretaría de Infraestructura, Comunicaciones y Transportes",
        "SICT",
        "",
        "Secretaría de Comunicaciones y Transportes",
        "SCT",
        "Secretaría de Infraestructura, Caminos y Transportes",
    ),
    federal("Secretaría de Educación Pública", "SEP"),
    federal("Secretaría de Salud", "", "", "SSA"),
    federal(
        "Secretaría del Trabajo y Previsión Social", "STPS", "", "Secretaría de Trabajo y Previsión Social"
    ),
    federal("Secretaría de Desarrollo Agrario, Territorial y Urbano", "SEDATU"),
    federal("Secretaría de Turismo", "SECTUR"),
    federal(
        "Secretaría de Ciencia, Humanidades, Tecnología e Innovación",
        "SECIHTI",
        "",
        "Consejo Nacional de Humanidades, Ciencias y Tecnologías",
        "Consejo Nacional de Humanidades, Ciencia y Tecnología",
        "CONAHCYT",
        "Consejo Nacional de Ciencia y Tecnología",
        "CONACYT",
    ),
    federal(
        "Secretaría de las Mujeres",
        "",
        "",
        "Secretaría de Mujeres",
        "Instituto Nacional de las Mujeres",
        "INMUJERES",
    ),
    federal(
        "Secretaría Anticorrupción y Buen Gobierno", "SABG", "", "Secretaría de la Función Pública", "SFP"
    ),
)

# Parents only where the law settles them today: an office may have changed ministry since the reports.
AGENCIES = (
    federal(
        "Unidad de Política Migratoria, Registro e Identidad de Personas",
        "UPMRIP",
        "SEGOB",
        "Unidad de Política Migratoria",
        is_unit=True,
    ),
    federal("Instituto Nacional de Migración", "INM", "SEGOB"),
    federal(
        "Registro Nacional de Población e Identidad",
        "RENAPO",
        "SEGOB",
        "Registro Nacional de Población",
        "Registro Nacional de Población e Identificación Personal",
        "Dirección General del Registro Nacional de Población e Identidad",
    ),
    federal("Comisión Mexicana de Ayuda a Refugiados", "COMAR", "SEGOB"),
    federal("Consejo Nacional de Población", "CONAPO", "SEGOB"),
    federal("Consejo Nacional para Prevenir la Discriminación", "CONAPRED", "SEGOB"),
    federal("Comisión Nacional de Búsqueda de Personas", "CNB", "SEGOB", "Comisión Nacional de Búsqueda"),
    federal("Instituto Nacional para el Federalismo y el Desarrollo Municipal", "INAFED", "SEGOB"),
    federal(
        "Sistema Nacional de Protección Integral de Niñas, Niños y Adolescentes",
        "SIPINNA",
        "",
        "Sistemas de Protección de Niñas, Niños y Adolescentes",
        "Sistema Nacional de Protección de Niñas, Niños y Adolescentes",
        "Secretaría Ejecutiva del Sistema Nacional de Protección Integral de Niñas, Niños y Adolescentes",
    ),
    federal("Comisión Ejecutiva de Atención a Víctimas", "CEAV"),
    federal("Comisión Nacional para Prevenir y Erradicar la Violencia contra las Mujeres", "CONAVIM"),
    federal(
        "Agencia Mexicana de Cooperación Internacional para el Desarrollo",
        "AMEXCID",
        "SRE",
        "Agencia Mexicana de Cooperación Internacional",
    ),
    federal(
        "Instituto de Mexicanas y Mexicanos en el Exterior",
        "IMME",
        "SRE",
        "Instituto de las Mexicanas y los Mexicanos en el Exterior",
        "Instituto de los Mexicanos en el Exterior",
        "IME",
    ),
    federal("Centro Nacional de Inteligencia", "CNI", "SSPC"),
    federal("Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública", "SESNSP", "SSPC"),
    federal("Guardia Nacional", "GN", "SEDENA"),
    federal("Agencia Nacional de Aduanas de México", "ANAM", "SHCP"),
    federal(
        "Banco del Bienestar",
        "",
        "SHCP",
        "Banco del Bienestar, S.N.C.",
        "Banco del Ahorro Nacional y Servicios Financieros",
        "BANSEFI",
    ),
    federal("Comisión Nacional Bancaria y de Valores", "CNBV", "SHCP"),
    federal(
        "Comisión Nacional del Sistema de Ahorro para el Retiro",
        "CONSAR",
        "SHCP",
        "Comisión Nacional de Ahorro para el Retiro",
        "CON SAR",
    ),
    federal("Financiera para el Bienestar", "FINABIEN", "", "Telecomunicaciones de México", "TELECOMM"),
    federal("Servicio Postal Mexicano", "SEPOMEX", "", "Correos de México"),
    federal("Instituto Mexicano del Seguro Social", "IMSS"),
    federal(
        "Servicios de Salud del Instituto Mexicano del Seguro Social para el Bienestar",
        "IMSS BIENESTAR",
        "",
        "Instituto Mexicano del Seguro Social para el Bienestar",
        "Servicios de Salud del IMSS BIENESTAR",
    ),
    federal(
        "Instituto de Seguridad y Servicios Sociales de los Trabajadores del Estado",
        "ISSSTE",
        "",
        "Instituto de Seguridad y Servicios Sociales para los Trabajadores del Estado",
    ),
    federal("Sistema Nacional para el Desarrollo Integral de la Familia", "SNDIF", "Secretaría de Salud"),
    federal(
        "Comisión Nacional de Salud Mental y Adicciones",
        "CONASAMA",
        "Secretaría de Salud",
        "Comisión Nacional contra las Adicciones",
        "CONADIC",
    ),
    federal(
        "Centro Nacional para la Prevención y el Control del VIH y el Sida",
        "CENSIDA",
        "Secretaría de Salud",
        "Centro Nacional para la Prevención y el Control del VIH/SIDA",
    ),
    federal(
        "Centros de Integración Juvenil, A.C.",
        "CIJ A.C.",
        "Secretaría de Salud",
        "Centros de Integración Juvenil",
        "Centros de Integración Juvenil Asociación Civil",
        "CIJ",
        "CIAJ A.C.",
    ),
    federal("Instituto Nacional para la Educación de los Adultos", "INEA", "SEP"),
    federal(
        "Instituto Nacional de Lenguas Indígenas", "INALI", "", "Instituto Nacional de las Lenguas Indígenas"
    ),
    federal("Instituto Nacional de los Pueblos Indígenas", "INPI"),
    federal("Comisión Nacional de Vivienda", "CONAVI", "SEDATU"),
    federal("Procuraduría Agraria", "PA", "SEDATU"),
)

POWERS = (
    Institution(
        "Comisión de Asuntos Migratorios de la Cámara de Diputados",
        "",
        LEGISLATURE,
        aliases=("Comisión de Asuntos Migratorios",),
    ),
    Institution("Suprema Corte de Justicia de la Nación", "SCJN", JUDICIARY),
    Institution(
        "Instituto Federal de Defensoría Pública",
        "IFDP",
        JUDICIARY,
        aliases=("Instituto Federal de Defensoría Propia", "Instituto Nacional de la Defensoría Pública"),
    ),
)

AUTONOMOUS_BODIES = (
    autonomous("Comisión Nacional de los Derechos Humanos", "CNDH"),
    autonomous(
        "Instituto Nacional de Estadística y Geografía",
        "INEGI",
        "Instituto Nacional de Estadística, Geografía",
        "Instituto Nacional de Estadística, Geografía e Informática",
    ),
    autonomous("Instituto Nacional Electoral", "INE"),
    autonomous("Fiscalía General de la República", "FGR"),
    autonomous("Banco de México", "BANXICO"),
)

STATE_GOVERNMENTS = tuple(government(state) for state in STATES)

STATE_AGENCIES = (
    Institution(
        "Consejo para Prevenir y Eliminar la Discriminación de la Ciudad de México",
        "COPRED",
        STATE,
        "Gobierno de la Ciudad de México",
        "09",
        aliases=("Consejo para Prevenir y Eliminar la Discriminación",),
    ),
)

CIVIL_SOCIETY = (
    society(
        "Casa de Acogida, Formación y Empoderamiento de la Mujer Internacional y Nacional",
        "CAFEMIN",
        "Casa de Acogida, Formación y Empoderamiento de la Mujer Internacional y Nacional, A.C.",
    ),
    society(
        "Centro de Atención a la Familia Migrante Indígena",
        "CAFAMI",
        "Centro de Atención a la Familia Migrante Indígena, A.C.",
    ),
    society("Centro de Asistencia de Niñas, Niños y Adolescentes Migrantes", "CANNAM"),
    society(
        "Instituto para las Mujeres en la Migración",
        "IMUMI",
        "Instituto para las Mujeres en la Migración, A.C.",
    ),
    society("International Detention Coalition", "IDC"),
    society("Sin Fronteras, I.A.P.", "", "Sin Fronteras"),
    society("Uno de Siete Migrando, A.C.", "", "Uno de Siete Migrando"),
)

INSTITUTIONS = (
    *MINISTRIES,
    *AGENCIES,
    *POWERS,
    *AUTONOMOUS_BODIES,
    *STATE_GOVERNMENTS,
    *STATE_AGENCIES,
    *CIVIL_SOCIETY,
)
