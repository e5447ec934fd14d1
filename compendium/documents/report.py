"""What every section of a report is made from: the statistics, the names, the editor's texts with their figures."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from compendium import tokens
from compendium.charts import draw
from compendium.charts.names import Names
from compendium.documents.blocks import DataTable, Picture, RichText
from compendium.documents.informe_texts import OWN
from compendium.documents.rich import rich
from compendium.snapshot import Snapshot, SnapshotError
from compendium.statistics import Statistics
from pmm import fields

BESIDE = 8  # a table of so many rows stands beside its chart, a longer one in the annex


@dataclass
class Report:
    """Numbers its charts as they are asked for, and keeps the tables that wait for the annex."""

    snapshot: Snapshot
    statistics: Statistics
    annexed: list[DataTable] = field(default_factory=list)
    numbered: int = 0

    @cached_property
    def names(self) -> Names:
        return Names.of(self.snapshot.catalogues)

    @cached_property
    def figures(self) -> dict[str, tokens.Live]:
        return tokens.live_figures(self.statistics, self.snapshot)

    def text(self, name: str) -> list[RichText]:
        """The editor's text, else the product's own when it has one, as no block or one."""
        source = filled(str(self.snapshot.texts.get(name) or OWN.get(name, "")), self.figures, name)
        return [RichText(rich(source), source)] if source else []

    def chart(self, name: str) -> list:
        """The chart with its table beside it, or with the place in the annex where it stands."""
        chart = draw(name, self.statistics, self.snapshot.catalogues)
        self.numbered += 1
        if len(chart.table.rows) <= BESIDE:
            return [Picture(chart, self.numbered), DataTable(chart.table, self.numbered)]
        anchor = f"datos-{chart.name}"
        self.annexed.append(DataTable(chart.table, self.numbered, anchor))
        return [Picture(chart, self.numbered, anchor)]


def texts_with_figures(snapshot: Snapshot, statistics: Statistics) -> dict[str, str]:
    """Every text of the edition with its live figures."""
    figures = tokens.live_figures(statistics, snapshot)
    return {name: filled(str(text), figures, name) for name, text in snapshot.texts.items()}


def filled(source: str, figures: dict, name: str) -> str:
    """The text with its live figures. Raises SnapshotError for a name that is no figure."""
    wrong = fields.unknown(source, figures)
    if wrong:
        raise SnapshotError(
            _("El texto «%(text)s» nombra una cifra que no existe: %(names)s.")
            % {"text": name, "names": ", ".join(wrong)}
        )
    return tokens.fill(source, figures)
