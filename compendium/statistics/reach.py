"""People reached: the figures counted in people, added with the caution that they may overlap."""

from collections import defaultdict
from decimal import Decimal

PEOPLE = "people"
SEXES_AND_AGES = ("women", "men", "girls", "boys", "adolescents", "unspecified")


def people_reached(entries, catalogues) -> dict:
    """The sum of figures counted in people; a person may stand in more than one of them.

    Beside each sum stands how many actions and figures are behind it. "broken_down" is what the parts add up
    to, "not_broken_down" what figures state beyond their parts, and "excess" what parts state beyond their
    total, so that total + excess = broken_down + not_broken_down.
    """
    everything, objectives = Sum(), defaultdict(Sum)
    for entry in entries:
        figures = [figure for figure in entry.get("figures") or () if figure["unit"] == PEOPLE]
        everything.add(figures)
        objectives[entry["objective"]].add(figures)
    return {
        **everything.values(),
        "by_objective": {
            objective["number"]: objectives[objective["number"]].values()
            for objective in catalogues["objectives"]
        },
    }


class Sum:
    """Adds up the figures of one action after the other."""

    def __init__(self):
        self.entries = self.figures = 0
        self.sums = defaultdict(Decimal)

    def add(self, figures):
        self.entries += bool(figures)
        self.figures += len(figures)
        for figure in figures:
            self._add(figure)

    def _add(self, figure):
        total = Decimal(str(figure["total"]))
        parts = {name: Decimal(figure.get(name) or 0) for name in SEXES_AND_AGES}
        broken_down = sum(parts.values())
        self.sums["total"] += total
        self.sums["broken_down"] += broken_down
        self.sums["not_broken_down"] += max(total - broken_down, Decimal(0))
        self.sums["excess"] += max(broken_down - total, Decimal(0))
        for name, value in parts.items():
            self.sums[name] += value

    def values(self):
        names = ("total", *SEXES_AND_AGES, "broken_down", "not_broken_down", "excess")
        sums = {name: whole(self.sums[name]) for name in names}
        return {"entries": self.entries, "figures": self.figures, **sums}


def whole(value: Decimal) -> int | str:
    """An int when nothing is lost by it, else a string with the decimals: both survive JSON."""
    return int(value) if value == value.to_integral_value() else str(value)
