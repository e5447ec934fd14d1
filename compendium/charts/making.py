"""What every chart function uses: a chart from its drawing, and one bar a category."""

from compendium.charts import bars, svg
from compendium.charts.chart import Chart
from compendium.statistics.selection import Selection

EVERYTHING = Selection()


def chart(name, finding, description, drawn, table) -> Chart:
    image = svg.drawing(name, finding, description, bars.WIDTH, drawn.height, drawn.content)
    return Chart(name, finding, description, bars.WIDTH, drawn.height, image, table, drawn.marks)


def categories(name, finding, description, rows, table) -> Chart:
    """rows: [(label, value, selection)]: one bar each."""
    drawn = bars.bars([bars.Bar(label, (value,), chosen) for label, value, chosen in rows])
    return chart(name, finding, description, drawn, table)


def lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
