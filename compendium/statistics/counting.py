"""The one set of statistics: every group of counts, made from one snapshot in one call."""

from dataclasses import asdict, dataclass, fields

from compendium.snapshot import Snapshot
from compendium.statistics import actions, continuity, reach, reporters


@dataclass(frozen=True)
class Statistics:
    """Counts by name. Keys are those of the catalogues: numbers, codes and keys, zeros included."""

    total: int
    joint: int
    by_sector: dict
    by_objective: dict
    by_objective_and_sector: dict
    by_secondary_objective: dict
    institutions: dict
    institutions_by_sector: dict
    states: dict
    by_state_and_objective: dict
    coverage: dict
    kinds: dict
    population: dict
    focus_women: dict
    focus_disability: dict
    challenges: dict
    people_reached: dict
    continuity: dict
    series: list
    sdg: dict

    def as_json(self) -> dict:
        """Plain dicts whose keys are strings, as JSON has them."""
        return _with_text_keys(asdict(self))


def count(snapshot: Snapshot) -> Statistics:
    entries, catalogues = snapshot.entries, snapshot.catalogues
    return Statistics(
        total=len(entries),
        joint=reporters.joint(entries),
        by_sector=actions.by_sector(entries, catalogues),
        by_objective=actions.by_objective(entries, catalogues),
        by_objective_and_sector=actions.by_objective_and_sector(entries, catalogues),
        by_secondary_objective=actions.by_secondary_objective(entries, catalogues),
        institutions=reporters.institutions(entries),
        institutions_by_sector=reporters.institutions_by_sector(entries, catalogues),
        states=reporters.states(entries, catalogues),
        by_state_and_objective=reporters.by_state_and_objective(entries, catalogues),
        coverage=reporters.coverage(entries, catalogues),
        kinds=actions.kinds(entries, catalogues),
        population=actions.population(entries, catalogues),
        focus_women=actions.answers(entries, catalogues, "focus_women"),
        focus_disability=actions.answers(entries, catalogues, "focus_disability"),
        challenges=actions.challenges(entries, catalogues),
        people_reached=reach.people_reached(entries, catalogues),
        continuity=continuity.against_previous(snapshot),
        series=continuity.series(snapshot),
        sdg=actions.sdg(entries),
    )


NAMES = tuple(field.name for field in fields(Statistics))


def _with_text_keys(value):
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_text_keys(item) for item in value]
    return value
