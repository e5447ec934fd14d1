"""What every chart function uses: a chart from its drawing, and one bar a category."""

from dataclasses import replace

from compendium.charts import bars, svg
from compendium.charts.chart import Chart
from compendium.charts.shape import NARROW, WIDE
from compendium.statistics.selection import Selection

EVERYTHING = Selection()


def chart(name, finding, description, drawn, table) -> Chart:
    made = _framed(name, finding, description, drawn, table, WIDE)
    if drawn.narrow is None:
        return made
    narrow = _framed(f"{name}-angosta", finding, description, drawn.narrow, table, NARROW)
    return replace(made, narrow=narrow)


def _framed(name, finding, description, drawn, table, shape) -> Chart:
    image = svg.drawing(name, finding, description, shape.width, drawn.height, drawn.content)
    return Chart(name, finding, description, shape.width, drawn.height, image, table, drawn.marks)


def categories(name, finding, description, rows, table) -> Chart:
    """rows: [(label, value, selection)]: one bar each."""
    drawn = bars.bars([bars.Bar(label, (value,), chosen) for label, value, chosen in rows])
    return chart(name, finding, description, drawn, table)


def lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
