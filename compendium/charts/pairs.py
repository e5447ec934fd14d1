"""Two bars a row, the earlier cycle above the later one: for comparing two cycles."""

from compendium.charts import palette, svg
from compendium.charts.bars import RIGHT, key, labelled
from compendium.charts.shape import NARROW, WIDE, Drawn
from compendium.prose import number

BAR, GAP, ROW = 12, 2, 34
BOTH = 2 * BAR + GAP


def pairs(rows: list[tuple[str, int, int]], series: tuple[str, str], name: str) -> Drawn:
    """rows: [(label, earlier, later)]."""
    return _pairs(rows, series, name, WIDE)._replace(narrow=_pairs(rows, series, f"{name}-angosta", NARROW))


def _pairs(rows, series, name, shape):
    sample, top = key(series, name, shape, first=1)
    most = max([max(earlier, later) for _label, earlier, later in rows] + [1])
    scale = (shape.width - shape.ground - RIGHT) / most
    content, y = [sample], top
    for words, *values in rows:
        label, bar_y, height = labelled(words, y, BOTH, ROW, shape)
        content.append(label)
        for n, value in enumerate(values):
            fill = palette.series_fill(name, 1 - n)
            content.append(_bar(shape.ground, bar_y + n * (BAR + GAP), value, scale, fill))
        y += height
    content.append(svg.line(shape.ground, top, shape.ground, y, stroke=palette.INK, stroke_width=1))
    return Drawn(y + 4, "".join(content), ())


def _bar(x, y, value, scale, fill):
    bar = svg.rectangle(x, y, value * scale, BAR, fill, stroke=palette.INK, stroke_width=0.8) if value else ""
    return bar + svg.text(number(value), x + value * scale + 5, y + BAR - 2, size=12, font_weight=600)
