"""Totals agree with each other, whatever was reported: properties of random snapshots."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from compendium.snapshot import from_json, to_json
from compendium.statistics import SEXES_AND_AGES, count
from compendium.statistics.ranking import fewest, most, places, shares
from compendium.statistics.selection import NONE, Selection, institution_key, select
from tests.compendium.random_snapshots import snapshots

quick = settings(max_examples=40, deadline=None)


def number(value):
    return Decimal(str(value))


@quick
@given(snapshots)
def test_every_way_of_adding_up_actions_gives_the_total(snapshot):
    s = count(snapshot)
    rows = s.by_objective_and_sector
    assert sum(s.by_sector.values()) == sum(s.by_objective.values()) == s.total
    assert {n: sum(row.values()) for n, row in rows.items()} == s.by_objective
    assert {n: sum(row[n] for row in rows.values()) for n in s.by_sector} == s.by_sector
    assert sum(row["leads"] for row in s.institutions["list"]) == s.total
    for answers in (s.focus_women, s.focus_disability):
        assert answers["yes"] + answers["no"] + answers["unanswered"] == s.total
        assert sum(answers["yes_by_sector"].values()) == answers["yes"]


@quick
@given(snapshots)
def test_who_takes_part_adds_up(snapshot):
    s = count(snapshot)
    assert sum(s.institutions_by_sector.values()) == s.institutions["total"] == len(s.institutions["list"])
    assert s.institutions["instances"] == s.institutions["total"] - s.institutions_by_sector[2]
    assert {row["code"]: row["actions"] for row in s.states["list"]} == {
        code: sum(row.values()) for code, row in s.by_state_and_objective.items() if sum(row.values())
    }
    assert s.joint <= s.total


@quick
@given(snapshots)
def test_marks_that_may_be_several_cover_the_total(snapshot):
    s = count(snapshot)
    for counts, without in (
        (s.kinds["by_kind"], s.kinds["without"]),
        (s.population["by_population"], s.population["without"]),
        (s.coverage["by_state"], s.coverage["without"]),
    ):
        assert sum(counts.values()) + without >= s.total
        assert max(counts.values()) + without <= s.total
    for key, many in s.kinds["by_kind"].items():
        assert sum(row[key] for row in s.kinds["by_objective"].values()) == many


@quick
@given(snapshots)
def test_challenges_add_up_by_category_and_by_sector(snapshot):
    c = count(snapshot).challenges
    both = c["by_category_and_sector"]
    assert sum(c["by_category"].values()) == sum(c["by_sector"].values()) == c["total"]
    assert {key: sum(row.values()) for key, row in both.items()} == c["by_category"]
    assert {n: sum(row[n] for row in both.values()) for n in c["by_sector"]} == c["by_sector"]


@quick
@given(snapshots)
def test_people_add_up_by_objective_and_by_part(snapshot):
    reached = count(snapshot).people_reached
    for sums in (reached, *reached["by_objective"].values()):
        assert sum(number(sums[name]) for name in SEXES_AND_AGES) == number(sums["broken_down"])
        assert number(sums["total"]) + number(sums["excess"]) == number(sums["broken_down"]) + number(
            sums["not_broken_down"]
        )
    for name in ("total", "entries", "figures", *SEXES_AND_AGES):
        rows = reached["by_objective"].values()
        assert sum(number(row[name]) for row in rows) == number(reached[name])


@quick
@given(snapshots)
def test_programmes_are_each_new_or_continued(snapshot):
    s = count(snapshot)
    c = s.continuity
    if c["previous"]:
        before = next(each for each in snapshot.earlier if each["cycle"] == c["previous"])
        assert c["new"] + c["continued"] == c["programmes"]
        assert c["continued"] + c["ended"] == len(before["programmes"])
    assert [sum(row["by_sector"].values()) for row in s.series] == [row["total"] for row in s.series]
    assert s.series[-1]["total"] == s.total


@quick
@given(snapshots)
def test_counting_survives_json(snapshot):
    assert count(from_json(to_json(snapshot))) == count(snapshot)


@quick
@given(snapshots)
def test_each_count_is_the_number_of_entries_that_its_selection_finds(snapshot):
    s, found = count(snapshot), lambda **parts: len(select(snapshot.entries, Selection().narrowed(**parts)))
    for objective, row in s.by_objective_and_sector.items():
        assert {n: found(objective=objective, sector=n) for n in row} == row
        assert found(secondary=objective) == s.by_secondary_objective[objective]
    for state, row in s.by_state_and_objective.items():
        assert found(state=state) == sum(row.values())
        assert found(coverage=state) == s.coverage["by_state"][state]
    for row in s.institutions["list"]:
        assert found(institution=institution_key(row)) == row["actions"]
    for kind, many in s.kinds["by_kind"].items():
        assert found(kind=kind) == many
    for key, many in s.population["by_population"].items():
        assert found(population=key) == many
    for goal, many in s.sdg["by_goal"].items():
        assert found(sdg=goal) == many
    for answer in ("yes", "no", "unanswered"):
        assert found(women=answer) == s.focus_women[answer]
        assert found(disability=answer) == s.focus_disability[answer]
    assert found(kind=NONE) == s.kinds["without"]
    assert found(population=NONE) == s.population["without"]
    assert found(coverage=NONE) == s.coverage["without"]
    assert found(challenge="*") == s.challenges["entries"]
    assert found(people="si") == s.people_reached["entries"]


COUNTS = st.dictionaries(st.integers(1, 30), st.integers(0, 40), min_size=1, max_size=25)


@given(COUNTS)
def test_percentages_add_up_to_a_hundred_and_keep_the_order(counts):
    percentages = shares(counts)
    assert sum(percentages.values()) == (100 if sum(counts.values()) else 0)
    total = sum(counts.values()) or 1
    for key, many in counts.items():
        assert abs(percentages[key] - many * 100 / total) < 1
        assert all(percentages[key] >= percentages[other] for other in counts if counts[other] < many)


@given(COUNTS, st.integers(1, 7))
def test_places_tell_ties_whole(counts, wanted):
    assert sorted(key for place in places(counts) for key in place.keys) == sorted(counts)
    for chosen, rest in ((most(counts, wanted), max), (fewest(counts, wanted), min)):
        told = {key for place in chosen for key in place.keys}
        others = [many for key, many in counts.items() if key not in told and (rest is min or many)]
        assert len(told) >= min(wanted, len(counts)) or not others
        if others:
            assert rest([rest(others), chosen[-1].count]) == chosen[-1].count
            assert chosen[-1].count not in others
