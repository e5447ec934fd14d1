"""Grids of cells shaded by one scale: the heat table state × objective and the tile map of the 32 states."""

from typing import NamedTuple

from compendium.charts import palette, svg
from compendium.charts.chart import Mark
from compendium.charts.shape import NARROW, WIDE, Drawn
from compendium.prose import number

LABELS, CELL = 150, 24.5
TOP = 54
COLUMNS, ROWS = 10, 5

# Where each state stands (column, row) and what its tile says: neighbours stay neighbours as far as a grid allows.
TILES = {
    "02": (0, 0, "BC"),
    "26": (1, 0, "Son."),
    "08": (2, 0, "Chih."),
    "05": (3, 0, "Coah."),
    "19": (4, 0, "NL"),
    "28": (5, 0, "Tamps."),
    "03": (0, 1, "BCS"),
    "25": (1, 1, "Sin."),
    "10": (2, 1, "Dgo."),
    "32": (3, 1, "Zac."),
    "24": (4, 1, "SLP"),
    "18": (1, 2, "Nay."),
    "01": (2, 2, "Ags."),
    "11": (3, 2, "Gto."),
    "22": (4, 2, "Qro."),
    "13": (5, 2, "Hgo."),
    "30": (6, 2, "Ver."),
    "31": (9, 2, "Yuc."),
    "14": (1, 3, "Jal."),
    "16": (2, 3, "Mich."),
    "15": (3, 3, "Edomex"),
    "09": (4, 3, "CDMX"),
    "29": (5, 3, "Tlax."),
    "21": (6, 3, "Pue."),
    "27": (7, 3, "Tab."),
    "04": (8, 3, "Camp."),
    "23": (9, 3, "Q. Roo"),
    "06": (1, 4, "Col."),
    "12": (3, 4, "Gro."),
    "17": (4, 4, "Mor."),
    "20": (6, 4, "Oax."),
    "07": (7, 4, "Chis."),
}


def heat(rows, columns, select) -> Drawn:
    """rows: [(key, label, {column: value})]; select(row key, column) is the selection behind a cell."""
    most = max([value for _key, _label, values in rows for value in values.values()] + [0])
    content, marks, y = [_columns(columns)], [], float(TOP)
    for key, label, values in rows:
        content.append(svg.text(label, LABELS - 6, y + CELL * 0.68, size=12, anchor="end"))
        for n, column in enumerate(columns):
            x, value = LABELS + n * CELL, values[column]
            content.append(_cell(x, y, CELL, value, most))
            if value:
                content.append(
                    svg.text(
                        number(value),
                        x + CELL / 2,
                        y + CELL * 0.68,
                        size=12,
                        anchor="middle",
                        fill=palette.on(palette.step(value, most)),
                    )
                )
                marks.append(
                    Mark(x, y, CELL, CELL, f"{label}, objetivo {column}: {value}", select(key, column))
                )
        y += CELL
    shades, height = _scale(y + 16, most)
    return Drawn(height, "".join([*content, shades]), tuple(marks))


def _columns(columns):
    title = svg.text("Objetivo", LABELS + len(columns) * CELL / 2, 20, anchor="middle", font_weight=600)
    numbers = (
        svg.text(column, LABELS + (n + 0.5) * CELL, TOP - 9, size=12, anchor="middle")
        for n, column in enumerate(columns)
    )
    return title + "".join(numbers)


def _cell(x, y, size, value, most):
    fill = palette.SCALE[palette.step(value, most)]
    return svg.rectangle(
        x + 0.5, y + 0.5, size - 1, size - 1, fill, stroke=palette.HAIRLINE, stroke_width=0.6
    )


def tiles(values, names, select) -> Drawn:
    """values and names by the state's code; select(code) is the selection behind a tile."""
    wide = _tiles(values, names, select, WIDE.width, Tile(66, 5, 13, 17))
    return wide._replace(narrow=_tiles(values, names, select, NARROW.width, Tile(33, 1.2, 9, 13)))


class Tile(NamedTuple):
    """Its side, the gap to the next, and the sizes of the two texts on it."""

    side: float
    gap: float
    short: float
    number: float


def _tiles(values, names, select, width, tile):
    most, step = max([*values.values(), 0]), tile.side + tile.gap
    content, marks = [], []
    left = (width - COLUMNS * step) / 2
    for code, (column, row, short) in TILES.items():
        x, y = left + column * step, 4 + row * step
        value = values.get(code, 0)
        content.append(_tile(x, y, short, value, most, tile))
        if value:
            label = f"{names.get(code, short)}: {number(value)}"
            marks.append(Mark(x, y, tile.side, tile.side, label, select(code)))
    shades, height = _scale(4 + ROWS * step + 10, most, width)
    return Drawn(height, "".join([*content, shades]), tuple(marks))


def _tile(x, y, short, value, most, tile):
    step = palette.step(value, most)
    middle, ink, side = x + tile.side / 2, palette.on(step), tile.side
    return (
        svg.rectangle(x, y, side, side, palette.SCALE[step], stroke="#98989A", stroke_width=0.8)
        + svg.text(short, middle, y + side * 0.39, size=tile.short, anchor="middle", fill=ink)
        + svg.text(
            number(value),
            middle,
            y + side * 0.75,
            size=tile.number,
            anchor="middle",
            fill=ink,
            font_weight=600,
        )
    )


def _scale(y, most, width=WIDE.width) -> tuple[str, float]:
    """What the shades mean, and where that ends; every mark bears its number all the same."""
    parts, x = [], 8.0
    for step, first, last in [(0, 0, 0), *palette.steps_of(most)]:
        word = number(first) if first == last else f"{number(first)}–{number(last)}"
        if x + 21 + svg.width_of(word, 12) > width:
            x, y = 8.0, y + 20
        parts.append(svg.rectangle(x, y, 16, 13, palette.SCALE[step], stroke="#98989A", stroke_width=0.8))
        parts.append(svg.text(word, x + 21, y + 11, size=12))
        x += 21 + svg.width_of(word, 12) + 22
    return "".join(parts), y + 28
