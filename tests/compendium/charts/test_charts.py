"""Charts: one drawing for page and print, told without colour, every drawn number in the table beside."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from compendium.charts import CHARTS, draw, palette, svg
from compendium.charts.grids import TILES
from compendium.statistics import count
from reporting.catalogues import STATES
from tests.compendium.random_snapshots import snapshots
from tests.compendium.snapshots import book_of_everything, catalogues, entry, institution, snapshot

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")


def drawn(of):
    """Every chart, and the narrow shape of those that have one."""
    statistics = count(of)
    charts = [draw(name, statistics, of.catalogues) for name in CHARTS]
    return [shape for chart in charts for shape in (chart, chart.narrow) if shape]


def tree(chart):
    return ElementTree.fromstring(str(chart.svg))


@pytest.mark.parametrize("of", [book_of_everything(), snapshot()], ids=["everything", "nothing"])
def test_every_chart_is_an_image_with_title_and_description(of):
    for chart in drawn(of):
        root = tree(chart)
        title, description = root[0], root[1]
        assert root.get("role") == "img"
        assert (title.tag, title.text) == (f"{SVG}title", chart.finding)
        assert (description.tag, description.text) == (f"{SVG}desc", chart.description)
        assert root.get("aria-labelledby") == title.get("id")
        assert chart.finding[0].isupper() or chart.finding[0] in "«0123456789"
        assert not chart.finding.endswith(".")


def test_nothing_in_a_drawing_needs_an_inline_style_or_a_script():
    for chart in drawn(book_of_everything()):
        for node in tree(chart).iter():
            assert "style" not in node.attrib
            assert node.tag.removeprefix(SVG) in {
                *("svg", "title", "desc", "defs", "pattern", "rect", "line", "circle", "text")
            }
            assert not any(name.startswith("on") or name == "href" for name in node.attrib)


def test_ids_are_unique_in_a_document_and_every_fill_is_defined():
    ids = []
    for chart in drawn(book_of_everything()):
        nodes = list(tree(chart).iter())
        own = [node.get("id") for node in nodes if node.get("id")]
        ids += own
        for node in nodes:
            fill = node.get("fill", "")
            assert not fill.startswith("url") or fill[5:-1] in own
    assert len(ids) == len(set(ids))


@settings(max_examples=25, deadline=None)
@given(snapshots)
def test_every_number_drawn_on_a_mark_stands_in_the_table(of):
    for chart in drawn(of):
        written = {cell.text for row in chart.table.rows for cell in row.cells}
        bold = [node.text for node in tree(chart).iter(f"{SVG}text") if node.get("font-weight") == "600"]
        numbers = (
            {text for text in bold if NUMBER.fullmatch(text)}
            - {each["cycle"] for each in of.earlier}
            - {"2025"}
        )
        assert numbers <= written, chart.name


@settings(max_examples=25, deadline=None)
@given(snapshots)
def test_drawings_stay_inside_their_frame(of):
    for chart in drawn(of):
        for node in tree(chart).iter():
            if node.tag in (f"{SVG}rect", f"{SVG}text") and node.get("id") is None:
                assert -1 <= float(node.get("x")) <= chart.width, chart.name
                assert -1 <= float(node.get("y")) <= chart.height, chart.name
        for mark in chart.marks:
            assert mark.x + mark.width <= chart.width + 1
            assert mark.y + mark.height <= chart.height + 1
            assert mark.height >= 24  # what a finger can hit


def test_a_telephone_sees_the_same_marks_in_less_width():
    statistics, of = count(book_of_everything()), book_of_everything()
    charts = [draw(name, statistics, of.catalogues) for name in CHARTS]
    assert [chart.name for chart in charts if not chart.narrow] == [
        "estados-objetivos"
    ]  # this one is scrolled
    for chart in filter(lambda chart: chart.narrow, charts):
        narrow = chart.narrow
        assert narrow.width <= 344
        assert [(m.label, m.selection) for m in narrow.marks] == [(m.label, m.selection) for m in chart.marks]
        assert (narrow.finding, narrow.table) == (chart.finding, chart.table)


def test_names_are_written_as_text():
    hostile = catalogues()
    hostile["sectors"][0]["name"] = '<script>alert("1")</script>&'
    of = snapshot(entry(lead=institution("A & B <i>", "", 1)), catalogues=hostile)
    for chart in drawn(of):
        assert "<script" not in chart.svg
        tree(chart)


def luminance(colour):
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_neighbouring_series_differ_without_their_hue():
    assert len(palette.SERIES) == 4
    for one, other in pairwise(palette.SERIES):
        assert contrast(one, other) >= 3


def test_text_can_be_read_on_every_shade_and_shades_grow_darker():
    for step, colour in enumerate(palette.SCALE):
        assert contrast(palette.on(step), colour) >= 4.5
    assert all(luminance(light) > luminance(dark) for light, dark in pairwise(palette.SCALE))


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 12, 100])
def test_the_scale_covers_every_number_once(most):
    ranges = palette.steps_of(most)
    assert [n for _step, first, last in ranges for n in range(first, last + 1)] == list(range(1, most + 1))
    assert palette.step(most, most) == 5
    assert palette.step(0, most) == 0


def test_each_state_has_one_tile_and_no_two_share_a_place():
    assert set(TILES) == {state.code for state in STATES}
    assert len({place[:2] for place in TILES.values()}) == 32


def test_at_most_four_series_however_many_sectors_report():
    leads = [institution(f"De {n}", "", n) for n in range(1, 7)]
    chart = draw("objetivos-sectores", count(snapshot(*(entry(lead=lead) for lead in leads))), catalogues())
    assert len(list(tree(chart).iter(f"{SVG}pattern"))) == 4
    assert "Otros sectores" in chart.svg
    assert len(chart.table.head) == 8  # all six sectors stand in the table


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("uno dos", 500, ["uno dos"]),
        ("uno dos", 20, ["uno", "dos"]),
        ("indivisible", 5, ["indivisible"]),
        ("", 50, [""]),
    ],
)
def test_labels_are_broken_between_words(words, width, lines):
    assert svg.wrapped(words, width) == lines
