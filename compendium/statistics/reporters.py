"""Who takes part: institutions, sectors, state governments, and where actions are carried out."""

from collections import Counter

from compendium.snapshot import STATES_SECTOR, identity, participants


def joint(entries) -> int:
    """Actions in which more than one institution takes part."""
    return sum(len(participants(entry)) > 1 for entry in entries)


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


def institutions_by_sector(entries, catalogues) -> dict[int, int]:
    """How many different institutions of each sector take part, as lead or partner."""
    everyone = {identity(institution) for entry in entries for institution in participants(entry)}
    counts = Counter(sector for sector, _state, _name in everyone)
    return {sector["number"]: counts[sector["number"]] for sector in catalogues["sectors"]}


def governments(entry) -> set[str]:
    """The states whose government leads the action or is a partner in it."""
    return {
        institution["state"]
        for institution in participants(entry)
        if institution["sector"] == STATES_SECTOR and institution.get("state")
    }


def states(entries, catalogues) -> dict:
    """The state governments that take part.

    A state takes part when an institution of the states' sector with its code leads an entry or is a
    partner in one. Where an action was carried out (the entry's own "states") does not make a state take part,
    and neither does the seat of a federal office or a civil organisation.
    """
    taking_part = Counter(code for entry in entries for code in governments(entry))
    listed = [
        {"code": state["code"], "name": state["name"], "actions": taking_part[state["code"]]}
        for state in catalogues["states"]
        if taking_part[state["code"]]
    ]
    return {"total": len(listed), "list": listed}


def by_state_and_objective(entries, catalogues) -> dict[str, dict[int, int]]:
    """Actions in which each state government takes part, by main objective."""
    counts = Counter((code, entry["objective"]) for entry in entries for code in governments(entry))
    return {
        state["code"]: {
            objective["number"]: counts[state["code"], objective["number"]]
            for objective in catalogues["objectives"]
        }
        for state in catalogues["states"]
    }


def coverage(entries, catalogues) -> dict:
    """Where actions are carried out, as they say themselves; one may name several states or none."""
    counts = Counter(code for entry in entries for code in set(entry.get("states") or ()))
    return {
        "by_state": {state["code"]: counts[state["code"]] for state in catalogues["states"]},
        "without": sum(not entry.get("states") for entry in entries),
    }
