"""The tables beside the charts, from the same values."""

from django.utils.translation import gettext as _

from compendium.charts.chart import Cell, Row, Table
from compendium.prose import number, percent
from compendium.statistics.ranking import shares
from compendium.statistics.selection import Selection


def cell(value, selection: Selection | None = None) -> Cell:
    """A number, with the entries behind it when there are any."""
    return Cell(number(value), value, selection if value else None)


def of_categories(caption: str, head: str, rows, *, what: str, total: bool, note: str = "") -> Table:
    """rows: [(label, value, selection)]. With `total` the values exclude each other: they add up, and to 100 %."""
    share = shares(dict(enumerate(value for _label, value, _selection in rows)))
    written = [
        Row(label, (cell(value, selection), *([Cell(percent(share[n]), share[n])] if total else [])))
        for n, (label, value, selection) in enumerate(rows)
    ]
    if total:
        everything = sum(value for _label, value, _selection in rows)
        hundred = 100 if everything else 0
        cells = (cell(everything), Cell(percent(hundred), hundred))
        written.append(Row(_("Total"), cells, is_total=True))
    heads = (head, what, _("Porcentaje")) if total else (head, what)
    return Table(caption, heads, tuple(written), note)


def crossed(
    caption: str, head: str, columns: list[tuple], rows: list[tuple], select, *, note: str = ""
) -> Table:
    """columns: [(key, title)], rows: [(key, label, {column: value})], with the totals of both ways."""
    written = [
        Row(
            label,
            (
                *(cell(values[key], select(row, key)) for key, _title in columns),
                cell(sum(values[key] for key, _title in columns), select(row, None)),
            ),
        )
        for row, label, values in rows
    ]
    sums = [sum(values[key] for _row, _label, values in rows) for key, _title in columns]
    totals = [cell(value, select(None, key)) for value, (key, _title) in zip(sums, columns, strict=True)]
    written.append(Row(_("Total"), (*totals, cell(sum(sums), select(None, None))), is_total=True))
    return Table(caption, (head, *(title for _key, title in columns), _("Total")), tuple(written), note)
