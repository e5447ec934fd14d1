"""Which actions stand behind a mark or a filter: the same questions that the counts ask."""

from dataclasses import dataclass

from compendium.snapshot import identity, participants
from compendium.statistics.actions import goal_of
from compendium.statistics.reach import PEOPLE
from compendium.statistics.reporters import governments

ANSWERS = {"yes": True, "no": False, "unanswered": None}
NONE = "ninguno"  # the value that asks for actions where nothing was marked


@dataclass(frozen=True)
class Selection:
    """Conditions that must all hold: (what is asked, the value); values are those of the statistics, as text."""

    conditions: tuple[tuple[str, str], ...] = ()

    def narrowed(self, **conditions) -> "Selection":
        new = [(name, str(value)) for name, value in conditions.items()]
        return Selection(tuple(dict.fromkeys([*self.conditions, *new])))

    def and_(self, other: "Selection") -> "Selection":
        return Selection(tuple(dict.fromkeys([*self.conditions, *other.conditions])))

    def values_of(self, name: str) -> list[str]:
        return [value for each, value in self.conditions if each == name]


def institution_key(institution: dict) -> str:
    sector, state, name = identity(institution)
    return f"{sector}|{state}|{name}"


def _marked(value, marks):
    marks = marks or ()
    return not marks if value == NONE else value in marks


def _has_challenge(value, entry):
    categories = {challenge.get("category") or "" for challenge in entry.get("challenges") or ()}
    return ("" if value == NONE else value) in categories if value != "*" else bool(categories)


TESTS = {
    "sector": lambda value, entry: str(entry["institution"]["sector"]) == value,
    "state": lambda value, entry: value in governments(entry),
    "institution": lambda value, entry: value in map(institution_key, participants(entry)),
    "objective": lambda value, entry: str(entry["objective"]) == value,
    "secondary": lambda value, entry: (
        value in {str(n) for n in entry.get("secondary_objectives") or ()}
        and str(entry["objective"]) != value
    ),
    "coverage": lambda value, entry: _marked(value, entry.get("states")),
    "kind": lambda value, entry: _marked(value, entry.get("kinds")),
    "population": lambda value, entry: _marked(value, entry.get("population")),
    "women": lambda value, entry: value in ANSWERS and entry.get("focus_women") is ANSWERS[value],
    "disability": lambda value, entry: value in ANSWERS and entry.get("focus_disability") is ANSWERS[value],
    "challenge": _has_challenge,
    "people": lambda value, entry: any(f["unit"] == PEOPLE for f in entry.get("figures") or ()),
    "sdg": lambda value, entry: value in {str(goal_of(target)) for target in entry.get("sdg_targets") or ()},
}


def select(entries, selection: Selection) -> tuple[dict, ...]:
    """The entries for which every condition holds, in the order they came."""
    for name, value in selection.conditions:
        entries = tuple(entry for entry in entries if TESTS[name](value, entry))
    return tuple(entries)
