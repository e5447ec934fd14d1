"""Charts as SVG, the same drawing on the page and in print, each with its finding, its table and its marks."""

from compendium.charts.chart import Chart, Mark, Table
from compendium.charts.gallery import CHARTS, draw

__all__ = ["CHARTS", "Chart", "Mark", "Table", "draw"]
