"""Every count is a recount of the entries, zeros included."""

import json

from compendium.statistics import count
from tests.compendium.snapshots import (
    AMEXCID,
    CNDH,
    INM,
    OAXACA,
    SONORA,
    SRE,
    book_of_everything,
    challenge,
    entry,
    figure,
    institution,
    snapshot,
)


def test_each_action_is_counted_once_in_every_total():
    statistics = count(book_of_everything())
    assert statistics.total == 10
    assert sum(statistics.by_sector.values()) == 10
    assert sum(statistics.by_objective.values()) == 10
    assert sum(sum(row.values()) for row in statistics.by_objective_and_sector.values()) == 10


def test_objectives_and_sectors_without_actions_are_zeros():
    statistics = count(snapshot(entry(objective=7)))
    assert statistics.by_objective == {number: int(number == 7) for number in range(1, 24)}
    assert statistics.by_sector == {1: 1, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0}
    assert statistics.by_objective_and_sector[7] == statistics.by_sector


def test_nothing_reported_is_all_zeros():
    statistics = count(snapshot())
    assert statistics.total == 0
    assert statistics.institutions == {"total": 0, "instances": 0, "list": []}
    assert statistics.states == {"total": 0, "list": []}
    assert statistics.people_reached["total"] == 0


def test_a_joint_action_shows_under_each_partner_and_counts_in_its_leads_sector():
    statistics = count(snapshot(entry(lead=CNDH, partners=[SRE, AMEXCID]), entry(lead=SRE)))
    assert statistics.by_sector == {1: 1, 2: 0, 3: 0, 4: 0, 5: 1, 6: 0}
    rows = {row["acronym"]: (row["actions"], row["leads"]) for row in statistics.institutions["list"]}
    assert rows == {"CNDH": (1, 1), "SRE": (2, 1), "AMEXCID": (1, 0)}


def test_a_partner_named_twice_or_that_is_the_lead_counts_once():
    statistics = count(snapshot(entry(lead=SRE, partners=[SRE, AMEXCID, AMEXCID])))
    assert [row["actions"] for row in statistics.institutions["list"]] == [1, 1]


def test_instances_are_the_institutions_that_are_not_of_a_state():
    statistics = count(snapshot(entry(lead=SONORA), entry(lead=INM), entry(lead=CNDH)))
    assert (statistics.institutions["total"], statistics.institutions["instances"]) == (3, 2)


def test_offices_of_two_states_with_one_name_are_two_institutions():
    health = [institution("Secretaría de Salud", "SSA", 2, state=code) for code in ("26", "20")]
    statistics = count(snapshot(*(entry(lead=office) for office in health)))
    assert statistics.institutions["total"] == 2


def test_a_state_takes_part_when_its_government_leads_or_shares_an_action():
    statistics = count(snapshot(entry(lead=SONORA), entry(lead=INM, partners=[OAXACA]), entry(lead=OAXACA)))
    assert statistics.states == {
        "total": 2,
        "list": [
            {"code": "20", "name": "Oaxaca", "actions": 2},
            {"code": "26", "name": "Sonora", "actions": 1},
        ],
    }


def test_where_an_action_happens_does_not_make_a_state_take_part():
    shelter = institution("Albergue de la frontera", "", 6, state="02")
    statistics = count(snapshot(entry(lead=INM, states=["07"]), entry(lead=shelter)))
    assert statistics.states["total"] == 0


def test_two_offices_of_one_state_in_one_action_count_once_for_the_state():
    other = institution("Comisión de Atención al Migrante de Sonora", "CAMS", 2, state="26")
    assert count(snapshot(entry(lead=SONORA, partners=[other]))).states["list"][0]["actions"] == 1


def test_challenges_by_category_and_sector():
    statistics = count(
        snapshot(
            entry(challenges=[challenge(), challenge(category="difusion"), challenge()]),
            entry(lead=CNDH, challenges=[challenge(category="")]),
        )
    )
    assert statistics.challenges == {
        "total": 4,
        "by_category": {"recursos": 2, "difusion": 1, "": 1},
        "by_sector": {1: 3, 2: 0, 3: 0, 4: 0, 5: 1, 6: 0},
    }


def test_people_reached_adds_figures_in_people_only():
    statistics = count(
        snapshot(
            entry(figures=[figure(total="1200", women=700, men=500), figure("apoyos", "9", "pesos")]),
            entry(figures=[figure(total="39"), figure(total="1")]),
            entry(figures=[figure("trámites", "5000", "services")]),
        )
    )
    reached = statistics.people_reached
    assert (reached["total"], reached["entries"], reached["figures"]) == (1240, 2, 3)
    assert (reached["women"], reached["men"], reached["girls"]) == (700, 500, 0)


def test_json_has_text_keys_and_nothing_else_changes():
    value = count(book_of_everything()).as_json()
    assert json.loads(json.dumps(value)) == value
    assert value["by_objective"]["23"] == 0
    assert value["by_objective_and_sector"]["2"]["1"] == 2
