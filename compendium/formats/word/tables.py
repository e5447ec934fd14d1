"""Tables for Word: heads that are repeated on each page, cells that span columns and rows, widths by content."""

from collections.abc import Iterator
from dataclasses import dataclass

from compendium.formats.tree import Element, text_of
from compendium.formats.word.xml import of, w

WIDTH = 9_400  # of the text block, in twentieths of a point
NARROWEST, WIDEST = 7, 45  # letters that a column asks for
MANY_COLUMNS = 9  # from so many on, type and columns are small
NARROWEST_OF_MANY = 4
MOST_COLUMNS = 60
SHADE = {"val": "clear", "color": "auto", "fill": "F7F1DF"}
LINE = {"val": "single", "sz": 4, "space": 0, "color": "D9CFB4"}


@dataclass(frozen=True)
class Cell:
    """A cell in its row: from which column on, how many columns and rows it takes, whether it began in a row above."""

    element: Element
    column: int
    wide: int
    deep: int = 1
    is_continued: bool = False


def table_of(element: Element, write_cell) -> Element:
    """The w:tbl of a table; write_cell(cell, is_head=…) gives the paragraphs of one."""
    rows = _rows(element)
    is_small = has_many_columns(element)
    widths = _widths([cells for cells, _is_head in rows], NARROWEST_OF_MANY if is_small else NARROWEST)
    beside = of(w=20 if is_small else 60, type="dxa")
    edges = w.tblBorders(w.bottom(of(**LINE)), w.insideH(of(**LINE)))
    margins = w.tblCellMar(w.left(beside), w.right(beside))
    layout = w.tblLayout(of(type="fixed"))
    look = w.tblLook(of(firstRow=1, firstColumn=1))
    properties = w.tblPr(w.tblW(of(w=WIDTH, type="dxa")), edges, layout, margins, look)
    grid = w.tblGrid(*(w.gridCol(of(w=width)) for width in widths))
    return w.tbl(properties, grid, *(_row(cells, is_head, widths, write_cell) for cells, is_head in rows))


def has_many_columns(element: Element) -> bool:
    return any(len(row) >= MANY_COLUMNS for row in element.iter("tr"))


def _rows(element: Element) -> list[tuple[list[Cell], bool]]:
    """For each row its cells, those that hang down from above included, and whether it is a head."""
    rows, hanging = [], []
    for row in element.iter("tr"):
        cells = list(_cells(row, hanging))
        hanging = [cell for cell in cells if cell.deep > 1]
        if cells:
            rows.append((cells, row.getparent().tag == "thead"))
    return rows


def _cells(row: Element, hanging: list[Cell]) -> Iterator[Cell]:
    above, column = {cell.column: cell for cell in hanging}, 0
    for element in row.findall("*"):
        while column in above:
            yield (cell := _continued(above.pop(column)))
            column += cell.wide
        cell = Cell(element, column, _span(element, "colspan"), _span(element, "rowspan"))
        yield cell
        column += cell.wide
    for place in sorted(above):
        if place >= column:
            yield (cell := _continued(above[place]))
            column = place + cell.wide


def _continued(cell: Cell) -> Cell:
    return Cell(cell.element, cell.column, cell.wide, cell.deep - 1, is_continued=True)


def _span(element: Element, name: str) -> int:
    value = element.get(name, "1")
    return min(max(int(value), 1), MOST_COLUMNS) if value.isdecimal() else 1


def _widths(rows: list[list[Cell]], narrowest: int) -> list[int]:
    """A column asks for as much as its longest cell, within bounds; the table takes the whole width."""
    asked = [narrowest] * max((cell.column + cell.wide for cells in rows for cell in cells), default=1)
    for cell in (cell for cells in rows for cell in cells if cell.wide == 1):
        asked[cell.column] = min(max(asked[cell.column], len(text_of(cell.element)) + 2), WIDEST)
    return [WIDTH * each // sum(asked) for each in asked]


def _row(cells: list[Cell], is_head: bool, widths: list[int], write_cell) -> Element:
    row = w.tr(w.trPr(w.cantSplit(), *([w.tblHeader()] if is_head else [])))
    column = 0
    for cell in cells:
        if cell.column > column:
            row.append(_gap(widths[column : cell.column]))
        row.append(_cell(cell, is_head, widths, write_cell))
        column = cell.column + cell.wide
    if column < len(widths):
        row.append(_gap(widths[column:]))
    return row


def _cell(cell: Cell, is_head: bool, widths: list[int], write_cell) -> Element:
    properties = _properties(widths[cell.column : cell.column + cell.wide])
    if cell.is_continued:
        properties.append(w.vMerge())
        return w.tc(properties, w.p())
    if cell.deep > 1:
        properties.append(w.vMerge(of(val="restart")))
    if is_head:
        properties.append(w.shd(of(**SHADE)))
    return w.tc(properties, *write_cell(cell.element, is_head=is_head))


def _gap(widths: list[int]) -> Element:
    """What a row leaves empty."""
    return w.tc(_properties(widths), w.p())


def _properties(widths: list[int]) -> Element:
    span = [w.gridSpan(of(val=len(widths)))] if len(widths) > 1 else []
    return w.tcPr(w.tcW(of(w=sum(widths), type="dxa")), *span)
