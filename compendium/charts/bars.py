"""Horizontal bars, plain or stacked: labels at the left, the number on the mark."""

from typing import NamedTuple

from compendium.charts import palette, svg
from compendium.charts.chart import Mark
from compendium.prose import number
from compendium.statistics.selection import Selection

WIDTH, LABELS, RIGHT = 720, 300, 52
ROW, GAP, BAR = 26, 0, 17
GROUND = LABELS + 8


class Bar(NamedTuple):
    label: str
    values: tuple[int, ...]
    selection: Selection


class Drawn(NamedTuple):
    height: float
    content: str
    marks: tuple[Mark, ...]


def bars(rows: list[Bar]) -> Drawn:
    """One bar a row, from the largest a full width."""
    return stacked(rows, ("",), "barras")


def stacked(rows: list[Bar], series: tuple[str, ...], name: str) -> Drawn:
    """Segments of up to four series a row, parted by white, with a key above when there is more than one."""
    top = _key_height(series)
    scale = (WIDTH - GROUND - RIGHT) / max([sum(row.values) for row in rows] + [1])
    content, marks, y = [key(series, name)], [], top
    for row in rows:
        words = svg.wrapped(row.label, LABELS - 16)
        height = max(ROW, 16 * len(words) + 6)
        content.append(svg.lines(words, LABELS, y + height / 2, anchor="end"))
        content.append(_segments(row, y + (height - BAR) / 2, scale, name))
        if any(row.values):
            marks.append(_mark(row, y, height, scale))
        y += height
    content.append(svg.line(GROUND, top, GROUND, y, stroke=palette.INK, stroke_width=1))
    return Drawn(y + 4, "".join(content), tuple(marks))


def _segments(row, y, scale, name):
    parts, x, total = [], float(GROUND), sum(row.values)
    for n, value in enumerate(row.values):
        if value:
            fill = palette.series_fill(name, n)
            parts.append(
                svg.rectangle(
                    x,
                    y,
                    value * scale,
                    BAR,
                    fill,
                    stroke="#FFFFFF" if n == 0 else palette.INK,
                    stroke_width=0.8,
                )
            )
            x += value * scale
    parts.append(svg.text(number(total), x + 5, y + BAR - 4, font_weight=600))
    return "".join(parts)


def _mark(row, y, height, scale):
    """What a finger hits is as high as the row and reaches over the number."""
    total = sum(row.values)
    return Mark(GROUND, y, total * scale + RIGHT, height, f"{row.label}: {number(total)}", row.selection)


def _key_height(series):
    return 30 if len(series) > 1 else 4


def key(series, name, *, first: int = 0):
    """The fills, and a sample of each with its word; `first` is the fill of the first word, the next one the other."""
    if len(series) == 1:
        return ""
    parts, x = [palette.patterns(name)], 8.0
    for n, word in enumerate(series):
        fill = palette.series_fill(name, abs(first - n))
        parts.append(svg.rectangle(x, 6, 16, 13, fill, stroke=palette.INK, stroke_width=0.8))
        parts.append(svg.text(word, x + 21, 17))
        x += 21 + svg.width_of(word) + 24
    return "".join(parts)
