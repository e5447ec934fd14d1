"""The catalogues: complete, consistent, and recognised however they are written."""

import itertools
import re
from collections import Counter

import pytest

from reporting import catalogues
from reporting.catalogues import fold, sdg

LABELS = {institution.label for institution in catalogues.INSTITUTIONS}
KEYED = ("KINDS", "POPULATIONS", "UNITS", "CHALLENGE_CATEGORIES", "PRINCIPLES")


def by_name(name):
    return next(
        i for i in catalogues.INSTITUTIONS if fold(name) in map(fold, (i.name, i.acronym, *i.aliases))
    )


def test_the_compact_has_23_objectives_and_ten_principles_numbered_in_order():
    assert [objective.number for objective in catalogues.OBJECTIVES] == list(range(1, 24))
    assert len(catalogues.PRINCIPLES) == 10


def test_sectors_are_the_six_chapters_in_order():
    assert [sector.number for sector in catalogues.SECTORS] == [1, 2, 3, 4, 5, 6]
    assert [sector.short for sector in catalogues.SECTORS] == ["APF", "EF", "PL", "PJ", "OCA", "OSC"]


def test_states_carry_the_32_codes_of_inegi():
    assert [state.code for state in catalogues.STATES] == [f"{n:02}" for n in range(1, 33)]


def test_there_are_20_categories_of_challenge_each_defined_in_a_sentence():
    assert len(catalogues.CHALLENGE_CATEGORIES) == 20
    assert all(re.fullmatch(r"[A-ZÁÉÍÓÚ].{40,}\.", c.definition) for c in catalogues.CHALLENGE_CATEGORIES)


@pytest.mark.parametrize("name", KEYED)
def test_keys_and_names_are_unique_and_keys_fit_an_address(name):
    items = getattr(catalogues, name)
    assert len({item.key for item in items}) == len({fold(item.name) for item in items}) == len(items)
    assert all(re.fullmatch(r"[a-z-]+", item.key) for item in items)


def test_the_agenda_has_17_goals_and_169_targets_each_named_once():
    assert (len(sdg.GOALS), len(sdg.TARGETS), len(set(map(fold, sdg.TARGETS.values())))) == (17, 169, 169)
    offered = [target for _goal, targets in sdg.by_goal() for target, _name in targets]
    assert offered == list(sdg.TARGETS)
    assert sdg.in_order(["17.18", "10.c", "10.7", "9.1", "10.7", "de antes"]) == [
        *("9.1", "10.7", "10.c", "17.18", "de antes")
    ]


def test_objectives_have_titles_and_labels_of_their_own():
    assert len({fold(objective.title) for objective in catalogues.OBJECTIVES}) == 23
    assert len({fold(objective.label) for objective in catalogues.OBJECTIVES}) == 23


def test_no_two_institutions_answer_to_the_same_name():
    names = Counter(
        fold(name) for i in catalogues.INSTITUTIONS for name in (i.name, i.acronym, *i.aliases) if name
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_parents_exist_and_no_chain_of_parents_is_a_circle():
    parents = {i.label: i.parent for i in catalogues.INSTITUTIONS}
    assert {parent for parent in parents.values() if parent} <= LABELS
    for label in LABELS:
        chain = list(itertools.islice(_ancestors(label, parents), 4))
        assert len(chain) < 4, chain


def _ancestors(label, parents):
    while label := parents[label]:
        yield label


def test_only_a_unit_of_a_ministry_prints_with_it():
    units = [i for i in catalogues.INSTITUTIONS if i.is_unit]
    assert [(i.acronym, i.parent) for i in units] == [("UPMRIP", "SEGOB")]


def test_institutions_belong_to_a_sector_and_every_sector_has_some():
    sectors = Counter(i.sector for i in catalogues.INSTITUTIONS)
    assert sorted(sectors) == [sector.number for sector in catalogues.SECTORS]


def test_every_state_has_a_government_and_only_the_states_sector_has_states():
    governments = [i for i in catalogues.INSTITUTIONS if i.name.startswith("Gobierno de")]
    assert [i.state for i in governments] == [state.code for state in catalogues.STATES]
    assert {i.sector for i in catalogues.INSTITUTIONS if i.state} == {2}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("CENTROS DE INTEGRACIÓN JUVENIL, A.C.", "Centros de Integración Juvenil, A.C."),
        ("CIJ A. C.", "Centros de Integración Juvenil, A.C."),
        ("CON SAR", "Comisión Nacional del Sistema de Ahorro para el Retiro"),
        ("Inmujeres", "Secretaría de las Mujeres"),
        (
            "SECRETARÍA DE COMUNICACIONES Y TRANSPORTES",
            "Secretaría de Infraestructura, Comunicaciones y Transportes",
        ),
        ("Coahuila de Zaragoza", "Gobierno del Estado de Coahuila"),
        ("Estado de México", "Gobierno del Estado de México"),
        ("Ciudad de México", "Gobierno de la Ciudad de México"),
    ],
)
def test_former_and_misprinted_names_lead_to_the_official_one(printed, name):
    assert by_name(printed).name == name


def test_folding_forgets_case_accents_and_punctuation():
    assert fold("  Secretaría de  SALUD. ") == "secretaria de salud"
    assert fold("Niñez (SNDIF)") == "ninez sndif"


def test_every_institution_of_the_printed_glossary_is_known(shared):
    text = (shared / "sources" / "compendio_2025_chapters_1_3_4_5.txt").read_text()
    glossary = text.split("NOMBRE\tSIGLA")[1].split("ENTIDADES FEDERATIVAS")[0]
    printed = [line.split("\t") for line in glossary.splitlines() if "\t" in line]
    assert len(printed) == 48
    for name, acronym in printed:
        assert by_name(name) == by_name(acronym), name
