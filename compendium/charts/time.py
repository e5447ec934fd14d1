"""Columns by cycle and the pyramid of people reached."""

from decimal import Decimal
from typing import NamedTuple

from compendium.charts import palette, svg
from compendium.charts.chart import Mark
from compendium.charts.shape import NARROW, WIDE, Drawn
from compendium.prose import number
from compendium.statistics.selection import Selection

PLOT, FOOT, HEAD = 210, 34, 30
BAR = 26


class Sides(NamedTuple):
    """Where the two halves of a pyramid meet, how long each may be, a row's height and how far its words rise."""

    width: float
    middle: float
    half: float
    row: float
    above: float


BESIDE, ABOVE = Sides(WIDE.width, 430, 200, 44, 0), Sides(NARROW.width, 172, 95, 58, 20)


def columns(rows: list[tuple[str, int]]) -> Drawn:
    """One column a cycle, the last one in full colour; the number stands on its column."""
    return _columns(rows, WIDE.width)._replace(narrow=_columns(rows, NARROW.width))


def _columns(rows, width):
    scale = PLOT / max([value for _label, value in rows] + [1])
    slot = min(120.0, (width - 40) / len(rows))
    left, ground, last = (width - slot * len(rows)) / 2, HEAD + PLOT, len(rows) - 1
    content = [
        _column(left + n * slot, slot, label, value, value * scale, is_last=n == last)
        for n, (label, value) in enumerate(rows)
    ]
    content.append(
        svg.line(left, ground, left + slot * len(rows), ground, stroke=palette.INK, stroke_width=1)
    )
    return Drawn(ground + FOOT, "".join(content), ())


def _column(x, slot, label, value, height, *, is_last):
    ground, middle = HEAD + PLOT, x + slot / 2
    fill, weight = (palette.GUINDA, 600) if is_last else (palette.CREMA, None)
    edge = {"stroke": palette.INK, "stroke_width": 0.8}
    return (
        svg.rectangle(x + slot * 0.18, ground - height, slot * 0.64, height, fill, **edge)
        + svg.text(number(value), middle, ground - height - 7, size=15, anchor="middle", font_weight=600)
        + svg.text(label, middle, ground + 20, anchor="middle", font_weight=weight)
    )


def pyramid(rows, others, name: str, selection: Selection, titles: tuple[str, str]) -> Drawn:
    """rows: [(age, female, male)] back to back; others: [(label, value)] that have no side, below, one scale."""
    asked = rows, others, selection, titles
    return _pyramid(*asked, name, BESIDE)._replace(narrow=_pyramid(*asked, f"{name}-angosta", ABOVE))


def _pyramid(rows, others, selection, titles, name, sides):
    values = [Decimal(str(value)) for _age, *both in rows for value in both]
    most = max([*values, *(Decimal(str(value)) for _label, value in others), Decimal(1)])
    scale, middle = sides.half / float(most), sides.middle
    content = [palette.patterns(name), _heads(titles, middle)]
    y = 34.0 + sides.above
    for age, female, male in rows:
        content.append(_label(age, y, sides))
        content.append(_half(y, float(Decimal(str(female))) * scale, female, name, middle, is_left=True))
        content.append(_half(y, float(Decimal(str(male))) * scale, male, name, middle, is_left=False))
        content.append(svg.line(middle, y - 4, middle, y + BAR + 4, stroke=palette.INK, stroke_width=1))
        y += sides.row
    for label, value in others:
        content.append(_label(label, y, sides))
        content.append(_centred(y, float(Decimal(str(value))) * scale, value, name, middle))
        y += sides.row
    bottom = y - sides.above
    marks = (Mark(0, 0, sides.width, bottom - 10, titles[0] + ", " + titles[1], selection),)
    return Drawn(bottom, "".join(content), marks)


def _label(words, y, sides):
    return svg.text(words, 4, y - 6 if sides.above else y + BAR / 2 + 5)


def _heads(titles, middle):
    return svg.text(titles[0], middle - 12, 18, anchor="end", font_weight=600) + svg.text(
        titles[1], middle + 12, 18, font_weight=600
    )


def _half(y, length, value, name, middle, *, is_left):
    x = middle - length if is_left else middle
    fill = palette.series_fill(name, 0 if is_left else 1)
    bar = svg.rectangle(x, y, length, BAR, fill, stroke=palette.INK, stroke_width=0.8) if length else ""
    if is_left:
        return bar + svg.text(number(value), x - 6, y + BAR / 2 + 5, anchor="end", font_weight=600)
    return bar + svg.text(number(value), x + length + 6, y + BAR / 2 + 5, font_weight=600)


def _centred(y, length, value, name, middle):
    x = middle - length / 2
    bar = (
        svg.rectangle(x, y, length, BAR, palette.series_fill(name, 3), stroke=palette.INK, stroke_width=0.8)
        if length
        else ""
    )
    return bar + svg.text(number(value), middle + length / 2 + 6, y + BAR / 2 + 5, font_weight=600)
