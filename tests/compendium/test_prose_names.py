"""Names inside sentences: articles, contractions, conjunctions, enumerations, numbers in words."""

import pytest

from compendium import prose
from compendium.prose import naming
from compendium.snapshot import STATES_SECTOR
from reporting.catalogues import INSTITUTIONS, STATES
from tests.compendium.snapshots import (
    CNDH,
    GOBERNACION,
    INM,
    OAXACA,
    SEGOB,
    SIN_SIGLA,
    SONORA,
    UPMRIP,
    institution,
)

STATE_NAMES = {state.code: state.name for state in STATES}


@pytest.mark.parametrize(
    ("name", "the", "of"),
    [
        ("Secretaría de Gobernación", "la Secretaría de Gobernación", "de la Secretaría de Gobernación"),
        (
            "Instituto Nacional de Migración",
            "el Instituto Nacional de Migración",
            "del Instituto Nacional de Migración",
        ),
        (
            "Comisión Nacional de Búsqueda",
            "la Comisión Nacional de Búsqueda",
            "de la Comisión Nacional de Búsqueda",
        ),
        (
            "Consejo Nacional de Población",
            "el Consejo Nacional de Población",
            "del Consejo Nacional de Población",
        ),
        (
            "Centros de Integración Juvenil",
            "los Centros de Integración Juvenil",
            "de los Centros de Integración Juvenil",
        ),
        ("Servicios de Salud", "los Servicios de Salud", "de los Servicios de Salud"),
        ("Servicio de Administración", "el Servicio de Administración", "del Servicio de Administración"),
        ("Guardia Nacional", "la Guardia Nacional", "de la Guardia Nacional"),
        ("Banco de México", "el Banco de México", "del Banco de México"),
        ("Suprema Corte", "la Suprema Corte", "de la Suprema Corte"),
        ("Registro Nacional", "el Registro Nacional", "del Registro Nacional"),
        ("Secretariado Ejecutivo", "el Secretariado Ejecutivo", "del Secretariado Ejecutivo"),
        (
            "Agencia Nacional de Aduanas",
            "la Agencia Nacional de Aduanas",
            "de la Agencia Nacional de Aduanas",
        ),
        ("Casa Monarca", "la Casa Monarca", "de la Casa Monarca"),
        ("Sin Fronteras, I.A.P.", "Sin Fronteras, I.A.P.", "de Sin Fronteras, I.A.P."),
        ("Uno de Siete Migrando", "Uno de Siete Migrando", "de Uno de Siete Migrando"),
        (
            "International Detention Coalition",
            "International Detention Coalition",
            "de International Detention Coalition",
        ),
        ("Ciudad de México", "la Ciudad de México", "de la Ciudad de México"),
        ("Estado de México", "el Estado de México", "del Estado de México"),
        ("Chiapas", "Chiapas", "de Chiapas"),
        ("Aldeas Infantiles", "las Aldeas Infantiles", "de las Aldeas Infantiles"),
        ("Poder Judicial", "el Poder Judicial", "del Poder Judicial"),
        ("Órgano de Control", "el Órgano de Control", "del Órgano de Control"),
        ("Cámara de Diputados", "la Cámara de Diputados", "de la Cámara de Diputados"),
    ],
)
def test_names_take_their_article_and_contract_with_it(name, the, of):
    assert (naming.the(name), naming.of(name)) == (the, of)


@pytest.mark.parametrize(
    ("name", "acronym", "the", "of"),
    [
        ("Instituto Nacional de Migración", "INM", "el INM", "del INM"),
        ("Secretaría de Relaciones Exteriores", "SRE", "la SRE", "de la SRE"),
        ("Centros de Integración Juvenil", "CIJ", "los CIJ", "de los CIJ"),
        ("Sin Fronteras", "SF", "SF", "de SF"),
    ],
)
def test_acronyms_keep_the_article_of_the_name(name, acronym, the, of):
    assert (naming.the(name, acronym), naming.of(name, acronym)) == (the, of)


def test_every_institution_of_the_catalogue_has_an_article_or_is_known_to_go_without():
    bare = [each.name for each in INSTITUTIONS if not naming.article_of(each.name)]
    assert bare == [
        "International Detention Coalition",
        "Sin Fronteras, I.A.P.",
        "Uno de Siete Migrando, A.C.",
    ]


@pytest.mark.parametrize(
    ("states", "written"),
    [
        (["Chiapas"], "el gobierno de Chiapas"),
        (["Estado de México"], "el gobierno del Estado de México"),
        (["Ciudad de México"], "el gobierno de la Ciudad de México"),
        (["Chiapas", "Oaxaca"], "los gobiernos de Chiapas y Oaxaca"),
        (["Chiapas", "Hidalgo"], "los gobiernos de Chiapas e Hidalgo"),
        (["Estado de México", "Oaxaca"], "los gobiernos del Estado de México y Oaxaca"),
        (["Ciudad de México", "Puebla"], "los gobiernos de la Ciudad de México y Puebla"),
        (["Chiapas", "Ciudad de México"], "los gobiernos de Chiapas y la Ciudad de México"),
        (
            ["Chiapas", "Estado de México", "Hidalgo"],
            "los gobiernos de Chiapas, el Estado de México e Hidalgo",
        ),
        (["Sonora", "Yucatán"], "los gobiernos de Sonora y Yucatán"),
    ],
)
def test_state_governments_are_told_together(states, written):
    assert naming.governments_of(states) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["el INM", "la SRE"], "el INM y la SRE"),
        (["SRE", "INM"], "SRE e INM"),
        (["SRE", "IMSS"], "SRE e IMSS"),
        (["SRE", "INE", "ONU"], "SRE, INE y ONU"),
        (["Puebla", "Hidalgo"], "Puebla e Hidalgo"),
        (["Hidalgo", "Puebla"], "Hidalgo y Puebla"),
        (["salud", "higiene"], "salud e higiene"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["A", "«Intercambio»"], "A e «Intercambio»"),
        (["A", "¿Irse?"], "A e ¿Irse?"),
        (["ríos", "hiatos"], "ríos y hiatos"),
        (["Sonora", "Yucatán"], "Sonora y Yucatán"),
        (["cien", "ionosfera"], "cien y ionosfera"),
        (["Salud, A.C.", "INM"], "Salud, A.C.; e INM"),
        (["la SRE", "Sin Fronteras, I.A.P.", "el INM"], "la SRE; Sin Fronteras, I.A.P.; y el INM"),
        (["uno"] * 40, "uno, " * 38 + "uno y uno"),
    ],
)
def test_enumerations_choose_y_or_e_and_commas_or_semicolons(words, written):
    assert prose.enumerate_words(words) == written


@pytest.mark.parametrize(
    ("value", "feminine", "masculine"),
    [
        (1, "una", "un"),
        (2, "dos", "dos"),
        (3, "tres", "tres"),
        (4, "cuatro", "cuatro"),
        (5, "cinco", "cinco"),
        (6, "seis", "seis"),
        (7, "siete", "siete"),
        (8, "ocho", "ocho"),
        (9, "nueve", "nueve"),
        (10, "10", "10"),
        (1534, "1,534", "1,534"),
    ],
)
def test_numbers_up_to_nine_are_words(value, feminine, masculine):
    assert (prose.in_words(value), prose.in_words(value, feminine=False)) == (feminine, masculine)


@pytest.mark.parametrize(
    ("value", "actions", "challenges"),
    [
        (0, "ninguna acción", "ningún reto"),
        (1, "una acción", "un reto"),
        (2, "dos acciones", "dos retos"),
        (9, "nueve acciones", "nueve retos"),
        (10, "10 acciones", "10 retos"),
        (21, "21 acciones", "21 retos"),
        (1000, "1,000 acciones", "1,000 retos"),
    ],
)
def test_quantities_agree_in_gender_and_number(value, actions, challenges):
    assert prose.quantity(value, "acción", "acciones") == actions
    assert prose.quantity(value, "reto", "retos", feminine=False) == challenges


@pytest.mark.parametrize(
    ("values", "feminine", "written"),
    [
        ([3, 1, 2], True, ["tres", "una", "dos"]),
        ([3, 1, 2], False, ["tres", "uno", "dos"]),
        ([27, 9, 1], True, ["27", "9", "1"]),
        ([1, 0], True, ["una", "ninguna"]),
        ([1, 0], False, ["uno", "ninguno"]),
        ([1200, 3], True, ["1,200", "3"]),
        ([], True, []),
    ],
)
def test_numbers_side_by_side_are_all_words_or_all_digits(values, feminine, written):
    assert prose.in_series(values, feminine=feminine) == written


def test_a_percentage_does_not_leave_its_sign_on_the_next_line():
    assert prose.percent(55) == "55\u00a0%"


@pytest.mark.parametrize(
    ("sector", "of_it", "the_one"),
    [
        (
            "Dependencias de la Administración Pública Federal",
            "de dependencias de la Administración Pública Federal",
            "las dependencias de la Administración Pública Federal",
        ),
        ("Entidades federativas", "de entidades federativas", "las entidades federativas"),
        ("Poder Legislativo", "del Poder Legislativo", "el Poder Legislativo"),
        ("Poder Judicial", "del Poder Judicial", "el Poder Judicial"),
        (
            "Organismos constitucionales autónomos",
            "de organismos constitucionales autónomos",
            "los organismos constitucionales autónomos",
        ),
        (
            "Organizaciones de la sociedad civil",
            "de organizaciones de la sociedad civil",
            "las organizaciones de la sociedad civil",
        ),
    ],
)
def test_sectors_inside_sentences(sector, of_it, the_one):
    assert (naming.of_sector(sector), naming.the_sector(sector)) == (of_it, the_one)


def test_the_first_mention_is_in_full_and_later_ones_are_acronyms():
    mentions = naming.Mentions()
    first = mentions.all_of([SEGOB, INM, CNDH, SIN_SIGLA], STATE_NAMES)
    assert first == [
        f"la {GOBERNACION[0]} (SEGOB)",
        "el Instituto Nacional de Migración (INM)",
        "la Comisión Nacional de los Derechos Humanos (CNDH)",
        "la Casa de la Esperanza",
    ]
    again = mentions.all_of([INM, SIN_SIGLA, UPMRIP], STATE_NAMES)
    assert again[:2] == ["el INM", "la Casa de la Esperanza"]
    assert again[2].endswith("(UPMRIP)")


def test_offices_of_states_are_told_as_their_governments_in_alphabetical_order():
    other = institution("Secretaría de Salud", "", STATES_SECTOR, state="26")
    names = naming.Mentions().all_of([SONORA, OAXACA, other, INM], STATE_NAMES)
    assert names == ["el Instituto Nacional de Migración (INM)", "los gobiernos de Oaxaca y Sonora"]
