"""Two bars a row, the earlier cycle above the later one: for comparing two cycles."""

from compendium.charts import palette, svg
from compendium.charts.bars import GROUND, LABELS, RIGHT, WIDTH, Drawn, key
from compendium.prose import number

BAR, ROW, TOP = 12, 34, 30


def pairs(rows: list[tuple[str, int, int]], series: tuple[str, str], name: str) -> Drawn:
    """rows: [(label, earlier, later)]."""
    most = max([max(earlier, later) for _label, earlier, later in rows] + [1])
    scale = (WIDTH - GROUND - RIGHT) / most
    content, y = [key(series, name, first=1)], float(TOP)
    for label, *values in rows:
        words = svg.wrapped(label, LABELS - 16)
        height = max(ROW, 16 * len(words) + 6)
        content.append(svg.lines(words, LABELS, y + height / 2, anchor="end"))
        for n, value in enumerate(values):
            content.append(_bar(y + 4 + n * (BAR + 2), value, scale, palette.series_fill(name, 1 - n)))
        y += height
    content.append(svg.line(GROUND, TOP, GROUND, y, stroke=palette.INK, stroke_width=1))
    return Drawn(y + 4, "".join(content), ())


def _bar(y, value, scale, fill):
    bar = (
        svg.rectangle(GROUND, y, value * scale, BAR, fill, stroke=palette.INK, stroke_width=0.8)
        if value
        else ""
    )
    return bar + svg.text(number(value), GROUND + value * scale + 5, y + BAR - 2, size=12, font_weight=600)
