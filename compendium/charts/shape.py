"""How wide a drawing is: one for page and print, and one for telephones, with the same marks."""

from dataclasses import dataclass
from typing import NamedTuple

from compendium.charts.chart import Mark


@dataclass(frozen=True)
class Shape:
    """`labels` is where the words at the left of the marks end; with 0 they stand above them."""

    width: float
    labels: float

    @property
    def ground(self) -> float:
        """Where bars begin."""
        return self.labels + 8 if self.labels else 1


WIDE, NARROW = Shape(720, 300), Shape(344, 0)


class Drawn(NamedTuple):
    """`narrow` is the same for a telephone; without it the wide one is scrolled."""

    height: float
    content: str
    marks: tuple[Mark, ...]
    narrow: "Drawn | None" = None
