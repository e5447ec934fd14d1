"""Columns by cycle and the pyramid of people reached."""

from decimal import Decimal

from compendium.charts import palette, svg
from compendium.charts.bars import Drawn
from compendium.charts.chart import Mark
from compendium.prose import number
from compendium.statistics.selection import Selection

WIDTH = 720
PLOT, FOOT, HEAD = 210, 34, 30
MIDDLE, HALF, ROW, BAR = 430, 200, 44, 26


def columns(rows: list[tuple[str, int]]) -> Drawn:
    """One column a cycle, the last one in full colour; the number stands on its column."""
    scale = PLOT / max([value for _label, value in rows] + [1])
    slot = min(120.0, (WIDTH - 40) / len(rows))
    left, ground, last = (WIDTH - slot * len(rows)) / 2, HEAD + PLOT, len(rows) - 1
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
    values = [Decimal(str(value)) for _age, *both in rows for value in both]
    most = max([*values, *(Decimal(str(value)) for _label, value in others), Decimal(1)])
    scale = HALF / float(most)
    content = [palette.patterns(name), _sides(titles)]
    y = 34.0
    for age, female, male in rows:
        content.append(svg.text(age, 4, y + BAR / 2 + 5))
        content.append(_half(y, float(Decimal(str(female))) * scale, female, name, is_left=True))
        content.append(_half(y, float(Decimal(str(male))) * scale, male, name, is_left=False))
        y += ROW
    content.append(svg.line(MIDDLE, 30, MIDDLE, y - ROW + BAR + 4, stroke=palette.INK, stroke_width=1))
    for label, value in others:
        content.append(svg.text(label, 4, y + BAR / 2 + 5))
        content.append(_centred(y, float(Decimal(str(value))) * scale, value, name))
        y += ROW
    marks = (Mark(0, 0, WIDTH, y - 10, titles[0] + ", " + titles[1], selection),)
    return Drawn(y, "".join(content), marks)


def _sides(titles):
    return svg.text(titles[0], MIDDLE - 12, 18, anchor="end", font_weight=600) + svg.text(
        titles[1], MIDDLE + 12, 18, font_weight=600
    )


def _half(y, length, value, name, *, is_left):
    x = MIDDLE - length if is_left else MIDDLE
    fill = palette.series_fill(name, 0 if is_left else 1)
    bar = svg.rectangle(x, y, length, BAR, fill, stroke=palette.INK, stroke_width=0.8) if length else ""
    if is_left:
        return bar + svg.text(number(value), x - 6, y + BAR / 2 + 5, anchor="end", font_weight=600)
    return bar + svg.text(number(value), x + length + 6, y + BAR / 2 + 5, font_weight=600)


def _centred(y, length, value, name):
    x = MIDDLE - length / 2
    bar = (
        svg.rectangle(x, y, length, BAR, palette.series_fill(name, 3), stroke=palette.INK, stroke_width=0.8)
        if length
        else ""
    )
    return bar + svg.text(number(value), MIDDLE + length / 2 + 6, y + BAR / 2 + 5, font_weight=600)
