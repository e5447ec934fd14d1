"""What a chart is: a finding, a description, a drawing, the marks on it, and the table beside it."""

from dataclasses import dataclass

from compendium.statistics.selection import Selection


@dataclass(frozen=True)
class Mark:
    """A drawn quantity: where it stands (in the drawing's own units), what it says, which entries are behind it."""

    x: float
    y: float
    width: float
    height: float
    label: str
    selection: Selection


@dataclass(frozen=True)
class Cell:
    """A quantity as written in a table, and which entries are behind it."""

    text: str
    value: int | str = ""
    selection: Selection | None = None


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """The chart's numbers: `head` names the first column and then each of the others."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """`name` is unique in a document; `finding` is the title; `svg` is None when there is nothing to draw."""

    name: str
    finding: str
    description: str
    width: float
    height: float
    svg: str
    table: Table
    marks: tuple[Mark, ...] = ()
    narrow: "Chart | None" = None  # the same for a telephone

    @property
    def viewbox(self) -> str:
        return f"0 0 {self.width:g} {self.height:g}"
