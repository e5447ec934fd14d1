"""Horizontal bars, plain or stacked: labels at the left, or above on a phone; the number on the mark."""

from typing import NamedTuple

from compendium.charts import palette, svg
from compendium.charts.chart import Mark
from compendium.charts.shape import NARROW, WIDE, Drawn, Shape
from compendium.prose import number
from compendium.statistics.selection import Selection

RIGHT = 52  # room for the number after the longest bar
ROW, BAR = 26, 17


class Bar(NamedTuple):
    label: str
    values: tuple[int, ...]
    selection: Selection


def bars(rows: list[Bar]) -> Drawn:
    """One bar a row, from the largest a full width."""
    return stacked(rows, ("",), "barras")


def stacked(rows: list[Bar], series: tuple[str, ...], name: str) -> Drawn:
    """Segments of up to four series a row, parted by white, with a key above when there is more than one."""
    return _stacked(rows, series, name, WIDE)._replace(
        narrow=_stacked(rows, series, f"{name}-angosta", NARROW)
    )


def _stacked(rows, series, name, shape):
    sample, top = key(series, name, shape)
    scale = (shape.width - shape.ground - RIGHT) / max([sum(row.values) for row in rows] + [1])
    content, marks, y = [sample], [], top
    for row in rows:
        label, bar_y, height = labelled(row.label, y, BAR, ROW, shape)
        content += [label, _segments(row, bar_y, scale, name, shape)]
        if any(row.values):
            marks.append(_mark(row, y, height, scale, shape))
        y += height
    content.append(svg.line(shape.ground, top, shape.ground, y, stroke=palette.INK, stroke_width=1))
    return Drawn(y + 4, "".join(content), tuple(marks))


def labelled(words: str, y: float, bar: float, least: float, shape: Shape) -> tuple[str, float, float]:
    """A row's label drawn, where its mark of height `bar` begins, and how high the row is, `least` at least."""
    if shape.labels:
        lines = svg.wrapped(words, shape.labels - 16)
        height = max(least, 16 * len(lines) + 6)
        return svg.lines(lines, shape.labels, y + height / 2, anchor="end"), y + (height - bar) / 2, height
    lines = svg.wrapped(words, shape.width - 8)
    above = 16 * len(lines)
    return svg.lines(lines, shape.ground + 4, y + above / 2 + 2), y + above + 5, above + bar + 13


def _segments(row, y, scale, name, shape):
    parts, x, total = [], float(shape.ground), sum(row.values)
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


def _mark(row, y, height, scale, shape):
    """What a finger hits is as high as the row and reaches over the number."""
    total = sum(row.values)
    label = f"{row.label}: {number(total)}"
    return Mark(shape.ground, y, total * scale + RIGHT, height, label, row.selection)


def key(series, name, shape: Shape = WIDE, *, first: int = 0) -> tuple[str, float]:
    """The fills and a sample of each with its word, and how high they stand.

    `first` is the fill of the first word, the next one the other.
    """
    if len(series) == 1:
        return "", 4
    parts, x, y = [palette.patterns(name)], 8.0, 6
    for n, word in enumerate(series):
        room = 21 + svg.width_of(word)
        if x + room > shape.width:
            x, y = 8.0, y + 20
        fill = palette.series_fill(name, abs(first - n))
        parts.append(svg.rectangle(x, y, 16, 13, fill, stroke=palette.INK, stroke_width=0.8))
        parts.append(svg.text(word, x + 21, y + 11))
        x += room + 24
    return "".join(parts), y + 24
