"""What the catalogues of a snapshot call things: sectors, objectives, states, kinds."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Names:
    sectors: dict[int, str]
    short_sectors: dict[int, str]
    objectives: dict[int, str]
    titles: dict[int, str]
    states: dict[str, str]
    kinds: dict[str, str]
    population: dict[str, str]
    challenges: dict[str, str]

    @classmethod
    def of(cls, catalogues: dict) -> "Names":
        sectors, objectives = catalogues["sectors"], catalogues["objectives"]
        return cls(
            sectors={each["number"]: each["name"] for each in sectors},
            short_sectors={each["number"]: each["short"] for each in sectors},
            objectives={each["number"]: each["label"] for each in objectives},
            titles={each["number"]: each["title"] for each in objectives},
            states={each["code"]: each["name"] for each in catalogues["states"]},
            kinds=_keyed(catalogues["kinds"]),
            population=_keyed(catalogues["population"]),
            challenges={**_keyed(catalogues["challenge_categories"]), "": _("Sin categoría")},
        )

    def objective(self, number: int) -> str:
        """ "7 Reducir vulnerabilidades": how a chart names an objective."""
        return f"{number} {self.objectives[number]}"


def _keyed(catalogue):
    return {each["key"]: each["name"] for each in catalogue}
