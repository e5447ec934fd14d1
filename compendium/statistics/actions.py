"""What actions are about: sector, objective, kind, people served, focus, challenges, SDGs."""

from collections import Counter

GOALS = tuple(range(1, 18))


def numbers(catalogue) -> list[int]:
    return [item["number"] for item in catalogue]


def by_sector(entries, catalogues) -> dict[int, int]:
    counts = Counter(entry["institution"]["sector"] for entry in entries)
    return {number: counts[number] for number in numbers(catalogues["sectors"])}


def by_objective(entries, catalogues) -> dict[int, int]:
    counts = Counter(entry["objective"] for entry in entries)
    return {number: counts[number] for number in numbers(catalogues["objectives"])}


def by_secondary_objective(entries, catalogues) -> dict[int, int]:
    """Apart from the main ones; an action that names its main objective here again adds nothing."""
    counts = Counter(
        objective
        for entry in entries
        for objective in set(entry.get("secondary_objectives") or ()) - {entry["objective"]}
    )
    return {number: counts[number] for number in numbers(catalogues["objectives"])}


def by_objective_and_sector(entries, catalogues) -> dict[int, dict[int, int]]:
    counts = Counter((entry["objective"], entry["institution"]["sector"]) for entry in entries)
    sectors = numbers(catalogues["sectors"])
    return {
        objective: {sector: counts[objective, sector] for sector in sectors}
        for objective in numbers(catalogues["objectives"])
    }


def kinds(entries, catalogues) -> dict:
    """An action has as many kinds as were marked, so these counts may add up to more than the total."""
    counts, objectives = Counter(), Counter()
    for entry in entries:
        for key in set(entry.get("kinds") or ()):
            counts[key] += 1
            objectives[entry["objective"], key] += 1
    keys = keys_of(catalogues["kinds"], counts)
    return {
        "by_kind": {key: counts[key] for key in keys},
        "without": sum(not entry.get("kinds") for entry in entries),
        "by_objective": {
            number: {key: objectives[number, key] for key in keys}
            for number in numbers(catalogues["objectives"])
        },
    }


def population(entries, catalogues) -> dict:
    """Actions by whom they serve; one that serves several groups counts in each."""
    counts = Counter(key for entry in entries for key in set(entry.get("population") or ()))
    return {
        "by_population": {key: counts[key] for key in keys_of(catalogues["population"], counts)},
        "without": sum(not entry.get("population") for entry in entries),
    }


def answers(entries, catalogues, question) -> dict:
    """Actions by their answer to a yes-or-no question, and the yeses of each sector."""
    counts = Counter(entry.get(question) for entry in entries)
    yes = Counter(entry["institution"]["sector"] for entry in entries if entry.get(question))
    return {
        "yes": counts[True],
        "no": counts[False],
        "unanswered": counts[None],
        "yes_by_sector": {number: yes[number] for number in numbers(catalogues["sectors"])},
    }


def challenges(entries, catalogues) -> dict:
    """Challenges without a category are counted under the empty key."""
    categories, sectors, both = Counter(), Counter(), Counter()
    for entry in entries:
        sector = entry["institution"]["sector"]
        for challenge in entry.get("challenges") or ():
            category = challenge.get("category") or ""
            categories[category] += 1
            sectors[sector] += 1
            both[category, sector] += 1
    keys = [*(item["key"] for item in catalogues["challenge_categories"]), "", *sorted(categories)]
    listed = numbers(catalogues["sectors"])
    return {
        "total": sum(categories.values()),
        "entries": sum(bool(entry.get("challenges")) for entry in entries),
        "by_category": {key: categories[key] for key in dict.fromkeys(keys)},
        "by_sector": {number: sectors[number] for number in listed},
        "by_category_and_sector": {
            key: {number: both[key, number] for number in listed} for key in dict.fromkeys(keys)
        },
    }


def sdg(entries) -> dict:
    """Links to the Sustainable Development Goals; an action counts once in each goal and target it names."""
    goals, targets, linked = Counter(), Counter(), 0
    for entry in entries:
        named = set(entry.get("sdg_targets") or ())
        linked += bool(named)
        targets.update(named)
        goals.update({goal_of(target) for target in named})
    return {
        "entries": linked,
        "by_goal": {goal: goals[goal] for goal in GOALS},
        "by_target": {target: targets[target] for target in sorted(targets, key=target_order)},
    }


def goal_of(target: str) -> int:
    """The goal a target belongs to: 10 of "10.7"; 0 when it names none."""
    goal = target.split(".")[0]
    return int(goal) if goal.isascii() and goal.isdigit() else 0


def target_order(target: str) -> tuple:
    """10.7 after 9.1; within a goal numbers come before letters, as the Agenda lists them."""
    part = target.partition(".")[2]
    return goal_of(target), not part.isdigit(), part.zfill(3), target


def keys_of(catalogue, counts) -> list[str]:
    """The catalogue's keys in its order, then those that only entries know: nothing counted is dropped."""
    return list(dict.fromkeys([*(item["key"] for item in catalogue), *sorted(counts)]))
