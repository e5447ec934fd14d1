"""Every count is a recount of the entries, zeros included."""

import json

from compendium.statistics import count
from compendium.statistics.continuity import digest
from compendium.statistics.counting import NAMES
from compendium.statistics.definitions import DEFINITIONS
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
    challenges = statistics.challenges
    assert (challenges["total"], challenges["entries"]) == (4, 2)
    assert challenges["by_category"] == {"recursos": 2, "difusion": 1, "": 1}
    assert challenges["by_sector"] == {1: 3, 2: 0, 3: 0, 4: 0, 5: 1, 6: 0}
    assert challenges["by_category_and_sector"][""] == {1: 0, 2: 0, 3: 0, 4: 0, 5: 1, 6: 0}


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


def test_secondary_objectives_are_counted_apart_and_never_the_main_one_again():
    statistics = count(snapshot(entry(objective=7, secondary_objectives=[3, 7, 15]), entry(objective=3)))
    assert (statistics.by_objective[7], statistics.by_objective[3]) == (1, 1)
    assert [n for n, many in statistics.by_secondary_objective.items() if many] == [3, 15]


def test_kinds_and_population_count_an_action_in_each_mark_and_those_without():
    statistics = count(
        snapshot(entry(kinds=["servicios-salud", "otro"], population=["retorno"], objective=2), entry())
    )
    assert statistics.kinds["by_kind"] == {"servicios-salud": 1, "otro": 1}
    assert statistics.kinds["by_objective"][2] == {"servicios-salud": 1, "otro": 1}
    assert (statistics.kinds["without"], statistics.population["without"]) == (1, 1)


def test_answers_tell_no_from_not_answered():
    statistics = count(snapshot(entry(focus_women=True), entry(focus_women=False), entry(lead=CNDH)))
    assert statistics.focus_women == {
        "yes": 1,
        "no": 1,
        "unanswered": 1,
        "yes_by_sector": {1: 1, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0},
    }


def test_states_by_objective_count_their_governments_and_coverage_what_actions_say():
    statistics = count(snapshot(entry(lead=SONORA, objective=9, states=["26", "02"]), entry(states=["02"])))
    assert statistics.by_state_and_objective["26"][9] == 1
    assert sum(statistics.by_state_and_objective["02"].values()) == 0
    assert (statistics.coverage["by_state"]["02"], statistics.coverage["by_state"]["26"]) == (2, 1)


def test_people_beyond_the_parts_and_parts_beyond_the_total_are_told():
    reached = count(
        snapshot(entry(figures=[figure(total="258", women=139, men=58, girls=64), figure(total="10", men=4)]))
    ).people_reached
    assert (reached["broken_down"], reached["not_broken_down"], reached["excess"]) == (265, 6, 3)
    assert reached["by_objective"][1]["total"] == 268


def test_goals_come_from_their_targets_once_an_action():
    statistics = count(snapshot(entry(sdg_targets=["10.7", "10.c", "5.2"]), entry(sdg_targets=["10.7"])))
    assert {goal: many for goal, many in statistics.sdg["by_goal"].items() if many} == {5: 1, 10: 2}
    assert list(statistics.sdg["by_target"].items()) == [("5.2", 1), ("10.7", 2), ("10.c", 1)]


def test_programmes_are_new_continued_or_ended_against_the_previous_cycle():
    earlier = (digest("2024", "2024-1.0", [(1, 1), (2, 1), (2, 2)]), digest("2023", "2023-1.0", [(9, 6)]))
    statistics = count(snapshot(entry(programme=2), entry(programme=3), entry(programme=9), earlier=earlier))
    assert statistics.continuity == {
        "previous": "2024",
        "new": 2,
        "continued": 1,
        "ended": 1,
        "programmes": 3,
    }
    assert [(row["cycle"], row["total"]) for row in statistics.series] == [
        ("2023", 1),
        ("2024", 3),
        ("2025", 3),
    ]


def test_without_an_earlier_cycle_nothing_is_called_new():
    assert count(snapshot(entry())).continuity["new"] == 0


def test_every_statistic_has_its_definition_in_one_sentence():
    assert tuple(DEFINITIONS) == NAMES
    for definition in DEFINITIONS.values():
        assert str(definition).count(".") == 1
        assert str(definition).endswith(".")
