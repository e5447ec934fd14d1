"""What a section is made of: the same blocks are printed, shown as a web page and written for Word."""

from dataclasses import dataclass

from compendium.charts.chart import Chart, Table

FOLDER = "compendium/blocks"


@dataclass(frozen=True)
class Heading:
    """Levels 2 to 4; the section itself has the first. `kicker` stands small above the text.

    `short` is what the contents, the outline and the running head say instead of a long text.
    """

    text: str
    level: int = 2
    anchor: str = ""
    kicker: str = ""
    short: str = ""
    template = f"{FOLDER}/_heading.html"

    @property
    def running(self) -> str:
        text = self.short or self.text
        return f"{self.kicker} · {text}" if self.kicker else text


@dataclass(frozen=True)
class Paragraph:
    """Plain text, computed."""

    text: str
    kind: str = ""
    template = f"{FOLDER}/_paragraph.html"


@dataclass(frozen=True)
class RichText:
    """An editor's text, made safe by `documents.rich`; `source` is the clean HTML it was made from."""

    html: str
    source: str
    template = f"{FOLDER}/_rich.html"


@dataclass(frozen=True)
class Item:
    text: str
    lead: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list; an item's `lead` stands in bold before its text."""

    items: tuple[Item, ...]
    kind: str = ""
    template = f"{FOLDER}/_bullets.html"


@dataclass(frozen=True)
class Picture:
    """A chart with its number; where its data stand when they do not follow it at once."""

    chart: Chart
    number: int
    data_anchor: str = ""
    template = f"{FOLDER}/_picture.html"


@dataclass(frozen=True)
class DataTable:
    """A table with its caption; `number` is that of the chart it belongs to."""

    table: Table
    number: int | None = None
    anchor: str = ""
    template = f"{FOLDER}/_table.html"

    @property
    def is_wide(self) -> bool:
        return len(self.table.head) > 8

    @property
    def is_short(self) -> bool:
        return len(self.table.rows) <= 8


@dataclass(frozen=True)
class Section:
    """One part of a document: its title is the heading of the first level."""

    anchor: str
    title: str
    blocks: tuple = ()
    kind: str = ""

    @property
    def listed(self) -> tuple[Heading, ...]:
        """The headings that the contents list."""
        return tuple(b for b in self.blocks if isinstance(b, Heading) and b.level == 2 and b.anchor)
