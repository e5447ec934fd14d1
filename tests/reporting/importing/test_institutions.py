"""Who a printed heading means."""

import pytest

from reporting.importing.institutions import Directory, Known

SEGOB, UPMRIP, INM, SRE, AMEXCID, IMME, SALUD, MUJERES, STPS, CIJ, CONSAR, INEGI, BIENESTAR, TURISMO = range(
    1, 15
)
SONORA, CHIAPAS, COPRED, CASA = range(20, 24)

RECORD = (
    Known(SEGOB, "Secretaría de Gobernación", "SEGOB"),
    Known(
        UPMRIP,
        "Unidad de Política Migratoria, Registro e Identidad de Personas",
        "UPMRIP",
        parent=SEGOB,
        is_unit=True,
    ),
    Known(INM, "Instituto Nacional de Migración", "INM", parent=SEGOB),
    Known(SRE, "Secretaría de Relaciones Exteriores", "SRE"),
    Known(AMEXCID, "Agencia Mexicana de Cooperación Internacional para el Desarrollo", "AMEXCID", parent=SRE),
    Known(IMME, "Instituto de Mexicanas y Mexicanos en el Exterior", "IMME", parent=SRE),
    Known(SALUD, "Secretaría de Salud"),
    Known(MUJERES, "Secretaría de las Mujeres", aliases=("INMUJERES",)),
    Known(STPS, "Secretaría del Trabajo y Previsión Social", "STPS"),
    Known(CIJ, "Centros de Integración Juvenil, A.C.", "CIJ A.C.", aliases=("CIAJ A.C.",)),
    Known(CONSAR, "Comisión Nacional del Sistema de Ahorro para el Retiro", "CONSAR"),
    Known(INEGI, "Instituto Nacional de Estadística y Geografía", "INEGI", sector=5),
    Known(BIENESTAR, "Secretaría de Bienestar"),
    Known(TURISMO, "Secretaría de Turismo", "SECTUR"),
    Known(SONORA, "Gobierno del Estado de Sonora", sector=2, state="26", aliases=("Sonora",)),
    Known(CHIAPAS, "Gobierno del Estado de Chiapas", sector=2, state="07"),
    Known(COPRED, "Consejo para Prevenir y Eliminar la Discriminación", "COPRED", sector=2, state="09"),
    Known(CASA, "Casa del Camino, I.A.P.", "CASAC", sector=6),
)


@pytest.fixture
def directory() -> Directory:
    return Directory(RECORD)


def ids(resolution) -> list[int | None]:
    return [resolution.lead.id, *(party.id for party in resolution.partners)]


def remarks(resolution) -> list[str]:
    return [remark.kind for remark in resolution.remarks]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("INM.", [INM]),
        ("INSTITUTO NACIONAL DE MIGRACIÓN (INM).", [INM]),
        ("Instituto nacional de migracion", [INM]),
        ("(SRE).", [SRE]),
        ("SECRETARÍA DE MUJERES.", [MUJERES]),
        ("SECRETARÍA DE TRABAJO Y PREVISIÓN SOCIAL", [STPS]),
        ("CIJ A. C.", [CIJ]),
        ("UPMRIP (SEGOB).", [UPMRIP]),
        ("UPMRIP/SECRETARÍA DE GOBERNACIÓN (SEGOB).", [UPMRIP]),
        ("SEGOB (UPMRIP)", [UPMRIP]),
        ("INM (SEGOB)", [INM]),
        ("SRE / AMEXCID.", [SRE, AMEXCID]),
        ("SRE/AGENCIA MEXICANA DE COOPERACIÓN INTERNACIONAL PARA EL DESARROLLO (AMEXCID).", [SRE, AMEXCID]),
        ("SRE/IMME Y SECRETARÍA DE SALUD.", [SRE, IMME, SALUD]),
        (
            "SRE/INSTITUTO DE MEXICANAS Y MEXICANOS EN EL EXTERIOR (IMME) Y SECRETARÍA DE SALUD.",
            [SRE, IMME, SALUD],
        ),
        ("SECRETARÍA DE BIENESTAR/SEGOB.", [BIENESTAR, SEGOB]),
        ("INM, SRE", [INM, SRE]),
        ("SRE / SRE", [SRE]),
    ],
)
def test_names_acronyms_units_and_joint_headings_are_known(directory, printed, expected):
    resolution = directory.resolve(printed, chapter=1)
    assert ids(resolution) == expected
    assert remarks(resolution) == []


@pytest.mark.parametrize(
    ("printed", "expected", "kind"),
    [
        ("CIAJ A. C.", CIJ, "institution-name"),
        ("INMUJERES", MUJERES, "institution-name"),
        ("COMISIÓN NACIONAL DE AHORRO PARA EL RETIRO (CON SAR)", CONSAR, "institution-name"),
        ("SECRETARÍA DE RELACIONES EXTERIORE", SRE, "institution-alike"),
        ("AMEXID", AMEXCID, "institution-alike"),
        ("SECRETARÍA DE TURISMO (SALUD)", TURISMO, None),
        ("SECRETARÍA DE TURISMO (SRE)", TURISMO, "institution-acronym"),
    ],
)
def test_other_names_and_slips_are_known_and_told(directory, printed, expected, kind):
    resolution = directory.resolve(printed, chapter=1)
    assert ids(resolution) == [expected]
    assert remarks(resolution) == ([kind] if kind else [])


def test_an_institution_of_another_chapter_is_told(directory):
    assert ids(directory.resolve("INSTITUTO NACIONAL DE ESTADÍSTICA, GEOGRAFÍA (INEGI).", chapter=5)) == [
        INEGI
    ]
    assert remarks(directory.resolve("INEGI.", chapter=1)) == ["institution-sector"]


@pytest.mark.parametrize(
    "printed", ["INA", "SER", "SECRETARÍA DE SALUD PÚBLICA", "CENTRO DE INTEGRACIÓN JUVENIL DEL SUR"]
)
def test_a_likeness_that_is_not_close_is_another_institution(directory, printed):
    resolution = directory.resolve(printed, chapter=1)
    assert ids(resolution) == [None]
    assert remarks(resolution) == ["institution-new"]


def test_a_new_institution_has_a_proper_name_and_is_known_from_then_on(directory):
    first = directory.resolve("INSTITUTO DE LAS LENGUAS DEL MAR (ILMA).", chapter=1)
    assert (first.lead.name, first.lead.acronym, first.lead.sector) == (
        "Instituto de las Lenguas del Mar",
        "ILMA",
        1,
    )
    again = directory.resolve("ILMA.", chapter=1)
    assert again.lead == first.lead
    assert remarks(again) == []


def test_an_office_beside_its_institution_is_its_unit(directory):
    for printed in ("SRE/DIRECCIÓN GENERAL DE VISAS", "DIRECCIÓN GENERAL DE VISAS / SRE"):
        resolution = directory.resolve(printed, chapter=1)
        assert ids(resolution) == [SRE]
        assert resolution.unit == "Dirección General de Visas"


# --- States ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed", ["SONORA", "GOBIERNO DEL ESTADO DE SONORA.", "GOBIERNO DE SONORA", "ESTADO DE SONORA"]
)
def test_a_state_means_its_government(directory, printed):
    resolution = directory.resolve(printed, chapter=2)
    assert ids(resolution) == [SONORA]
    assert remarks(resolution) == []


def test_a_states_body_is_new_with_its_state_and_its_government(directory):
    lead = directory.resolve("INSTITUTO DEL MIGRANTE DEL ESTADO DE SONORA.", chapter=2).lead
    assert (lead.name, lead.sector, lead.state, lead.parent) == (
        "Instituto del Migrante del Estado de Sonora",
        2,
        "26",
        SONORA,
    )


def test_a_states_secretariat_is_not_the_federal_one(directory):
    names = [
        directory.resolve("SECRETARÍA DE SALUD.", chapter=2, place=place).lead.name
        for place in ("SONORA", "CHIAPAS")
    ]
    assert names == ["Secretaría de Salud de Sonora", "Secretaría de Salud de Chiapas"]


@pytest.mark.parametrize(
    "printed",
    ["GOBIERNO DEL ESTADO DE CHIAPAS/SECRETARÍA DE LA FRONTERA", "SECRETARÍA DE LA FRONTERA / CHIAPAS"],
)
def test_a_government_and_its_own_body_are_one(directory, printed):
    resolution = directory.resolve(printed, chapter=2)
    assert (resolution.lead.name, resolution.lead.state) == ("Secretaría de la Frontera de Chiapas", "07")
    assert resolution.partners == ()


def test_a_federal_partner_may_take_part_in_a_states_entry(directory):
    resolution = directory.resolve("COPRED / INM", chapter=2)
    assert ids(resolution) == [COPRED, INM]


def test_the_same_acronym_in_two_states_names_two_bodies(directory):
    first = directory.resolve("INSTITUTO DE LA MUJER DE SONORA (IM)", chapter=2).lead
    second = directory.resolve("INSTITUTO DE LA MUJER DE CHIAPAS (IM)", chapter=2).lead
    assert (first.state, second.state) == ("26", "07")
    assert (first.acronym, second.acronym) == ("IM", "")


def test_a_heading_without_institution_means_the_state_it_stands_under(directory):
    assert ids(directory.resolve("", chapter=2, place="CHIAPAS")) == [CHIAPAS]
    nobody = directory.resolve("", chapter=6)
    assert (nobody.lead.id, nobody.lead.name) == (None, "Institución por identificar")


# --- Civil society --------------------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["CASAC.", "CASA DEL CAMINO, IAP.", "Casa del Camino, I. A. P."])
def test_legal_forms_are_written_in_many_ways(directory, printed):
    assert ids(directory.resolve(printed, chapter=6)) == [CASA]


def test_a_name_that_another_sector_has_is_told_apart(directory):
    directory.resolve("CASA NUEVA, A.C.", chapter=6)
    assert directory.resolve("CASA NUEVA, A.C.", chapter=2).lead.name == "Casa Nueva, A.C. (capítulo 2)"
