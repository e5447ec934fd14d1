"""How institutions are named in headings, and the order of entries."""

from compendium.documents.names import Mentions, place
from tests.compendium.snapshots import (
    AMEXCID,
    INM,
    OAXACA,
    SEGOB,
    SIN_SIGLA,
    SONORA,
    SRE,
    UPMRIP,
    entry,
    institution,
)

STATES = {"20": "Oaxaca", "26": "Sonora"}
LONG_UPMRIP = "UNIDAD DE POLÍTICA MIGRATORIA, REGISTRO E IDENTIDAD DE PERSONAS (UPMRIP)"


def named(*entries):
    mentions = Mentions(entries, STATES)
    return [mentions.of(each) for each in entries]


def test_the_full_name_comes_first_and_the_acronym_afterwards():
    assert named(entry(lead=INM), entry(lead=INM)) == ["INSTITUTO NACIONAL DE MIGRACIÓN (INM)", "INM"]


def test_each_chapter_begins_again():
    assert named(entry(lead=INM)) == named(entry(lead=INM))


def test_an_institution_without_acronym_keeps_its_name():
    assert named(entry(lead=SIN_SIGLA), entry(lead=SIN_SIGLA)) == ["CASA DE LA ESPERANZA"] * 2


def test_a_unit_stands_with_its_ministry():
    assert named(entry(lead=UPMRIP), entry(lead=UPMRIP)) == [
        f"{LONG_UPMRIP}, SECRETARÍA DE GOBERNACIÓN (SEGOB)",
        "UPMRIP (SEGOB)",
    ]


def test_a_ministry_named_before_is_named_by_its_acronym():
    assert named(entry(lead=SEGOB), entry(lead=UPMRIP)) == [
        "SECRETARÍA DE GOBERNACIÓN (SEGOB)",
        f"{LONG_UPMRIP}, SEGOB",
    ]
    assert named(entry(lead=UPMRIP), entry(lead=SEGOB))[1] == "SEGOB"


def test_a_unit_beside_its_ministry_does_not_name_it_again():
    assert named(entry(lead=UPMRIP, partners=[SEGOB])) == [
        f"{LONG_UPMRIP} / SECRETARÍA DE GOBERNACIÓN (SEGOB)"
    ]


def test_joint_actions_name_everyone_and_the_lead_first():
    first, second = named(entry(lead=SRE, partners=[AMEXCID]), entry(lead=SRE, partners=[AMEXCID]))
    assert first.startswith("SECRETARÍA DE RELACIONES EXTERIORES (SRE) / AGENCIA MEXICANA DE")
    assert second == "SRE / AMEXCID"


def test_an_acronym_that_two_institutions_share_never_stands_alone():
    health = [institution("Secretaría de Salud", "SSA", 2, state=code) for code in ("26", "20")]
    names = named(*(entry(lead=office) for office in (*health, *health)))
    assert names == [
        "SECRETARÍA DE SALUD, SONORA (SSA)",
        "SECRETARÍA DE SALUD, OAXACA (SSA)",
        "SECRETARÍA DE SALUD, SONORA",
        "SECRETARÍA DE SALUD, OAXACA",
    ]


def test_a_name_that_says_its_state_does_not_say_it_twice():
    assert named(entry(lead=SONORA)) == ["GOBIERNO DEL ESTADO DE SONORA"]
    assert named(entry(lead=OAXACA)) == ["INSTITUTO OAXAQUEÑO DE ATENCIÓN AL MIGRANTE, OAXACA (IOAM)"]


def test_entries_are_in_order_of_institution_and_folio():
    late, early = entry(lead=INM, folio="2025-0900"), entry(lead=INM, folio="2025-0100")
    foreign = entry(lead=SRE)
    assert sorted([foreign, late, early], key=place) == [early, late, foreign]


def test_a_unit_is_in_its_ministrys_place():
    housing = entry(lead=institution("Secretaría de Desarrollo Agrario", "SEDATU"))
    unit, ministry, foreign = entry(lead=UPMRIP), entry(lead=SEGOB), entry(lead=SRE)
    assert sorted([foreign, unit, ministry, housing], key=place) == [housing, ministry, unit, foreign]


def test_the_editors_order_comes_before_any_other():
    moved, first = entry(lead=SRE, position=2), entry(lead=SRE, position=1)
    others = entry(lead=INM)
    assert sorted([others, moved, first], key=place) == [first, moved, others]
