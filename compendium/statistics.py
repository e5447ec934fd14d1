"""Every count a document prints or the command line answers: pure functions of a snapshot.

An action is one entry. Its sector is that of the institution that leads it and its objective is the
main one, so that each action is counted exactly once in every total; a joint action shows under each of
its partners only where institutions are listed.
"""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from decimal import Decimal

from compendium.snapshot import STATES_SECTOR, Snapshot, identity, participants

PEOPLE = "people"
SEXES_AND_AGES = ("women", "men", "girls", "boys", "adolescents", "unspecified")


@dataclass(frozen=True)
class Statistics:
    """Counts by name. Keys are those of the catalogues: numbers, codes and keys, zeros included."""

    total: int
    by_sector: dict
    by_objective: dict
    by_objective_and_sector: dict
    institutions: dict
    states: dict
    challenges: dict
    people_reached: dict

    def as_json(self) -> dict:
        """Plain dicts whose keys are strings, as JSON has them."""
        return _with_text_keys(asdict(self))


def count(snapshot: Snapshot) -> Statistics:
    entries, catalogues = snapshot.entries, snapshot.catalogues
    return Statistics(
        total=len(entries),
        by_sector=by_sector(entries, catalogues),
        by_objective=by_objective(entries, catalogues),
        by_objective_and_sector=by_objective_and_sector(entries, catalogues),
        institutions=institutions(entries),
        states=states(entries, catalogues),
        challenges=challenges(entries, catalogues),
        people_reached=people_reached(entries),
    )


def by_sector(entries, catalogues) -> dict[int, int]:
    counts = Counter(entry["institution"]["sector"] for entry in entries)
    return {sector["number"]: counts[sector["number"]] for sector in catalogues["sectors"]}


def by_objective(entries, catalogues) -> dict[int, int]:
    counts = Counter(entry["objective"] for entry in entries)
    return {objective["number"]: counts[objective["number"]] for objective in catalogues["objectives"]}


def by_objective_and_sector(entries, catalogues) -> dict[int, dict[int, int]]:
    counts = Counter((entry["objective"], entry["institution"]["sector"]) for entry in entries)
    return {
        objective["number"]: {
            sector["number"]: counts[objective["number"], sector["number"]]
            for sector in catalogues["sectors"]
        }
        for objective in catalogues["objectives"]
    }


def institutions(entries) -> dict:
    """Who takes part, as lead or partner.

    "instances" leaves out those of the states' sector: a document counts these as state governments.
    """
    seen, led, shared = {}, Counter(), Counter()
    for entry in entries:
        led[identity(entry["institution"])] += 1
        for institution in participants(entry):
            seen.setdefault(identity(institution), institution)
            shared[identity(institution)] += 1
    listed = [_row(seen[key], actions=shared[key], leads=led[key]) for key in sorted(seen)]
    instances = sum(row["sector"] != STATES_SECTOR for row in listed)
    return {"total": len(listed), "instances": instances, "list": listed}


def _row(institution, *, actions, leads):
    return {
        "name": institution["name"],
        "acronym": institution.get("acronym") or "",
        "sector": institution["sector"],
        "state": institution.get("state") or "",
        "actions": actions,
        "leads": leads,
    }


def states(entries, catalogues) -> dict:
    """The state governments that take part.

    A state takes part when an institution of the states' sector with its code leads an entry or is a
    partner in one. Where an action was carried out (the entry's own "states") does not make a state take part,
    and neither does the seat of a federal office or a civil organisation.
    """
    taking_part = Counter()
    for entry in entries:
        taking_part.update(
            {
                institution["state"]
                for institution in participants(entry)
                if institution["sector"] == STATES_SECTOR and institution.get("state")
            }
        )
    listed = [
        {"code": state["code"], "name": state["name"], "actions": taking_part[state["code"]]}
        for state in catalogues["states"]
        if taking_part[state["code"]]
    ]
    return {"total": len(listed), "list": listed}


def challenges(entries, catalogues) -> dict:
    """Challenges without a category are counted under the empty key."""
    categories, sectors = Counter(), Counter()
    for entry in entries:
        for challenge in entry.get("challenges", ()):
            categories[challenge.get("category") or ""] += 1
            sectors[entry["institution"]["sector"]] += 1
    keys = [category["key"] for category in catalogues["challenge_categories"]]
    return {
        "total": sum(categories.values()),
        "by_category": {key: categories[key] for key in dict.fromkeys([*keys, "", *sorted(categories)])},
        "by_sector": {sector["number"]: sectors[sector["number"]] for sector in catalogues["sectors"]},
    }


def people_reached(entries) -> dict:
    """The sum of figures counted in people; a person may stand in more than one of them."""
    sums, behind, figures = defaultdict(Decimal), 0, 0
    for entry in entries:
        counted = [figure for figure in entry.get("figures", ()) if figure["unit"] == PEOPLE]
        behind += bool(counted)
        figures += len(counted)
        for figure in counted:
            for name in ("total", *SEXES_AND_AGES):
                sums[name] += Decimal(str(figure.get(name) or 0))
    return {
        "total": whole(sums["total"]),
        "entries": behind,
        "figures": figures,
        **{name: whole(sums[name]) for name in SEXES_AND_AGES},
    }


def whole(value: Decimal) -> int | str:
    """An int when nothing is lost by it, else a string with the decimals: both survive JSON."""
    return int(value) if value == value.to_integral_value() else str(value)


def _with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(item) for item in value]
    return value
