"""Colours and the patterns beside them: a series is told in grey print, too."""

from compendium.charts.svg import element, line, rectangle

GUINDA, GUINDA_DARK, VERDE, DORADO, CREMA, INK = (
    "#9B2247",
    "#611232",
    "#1E5B4F",
    "#A57F2C",
    "#E6D194",
    "#161A1D",
)
PAPER, HAIRLINE, QUIET = "#F7F1DF", "#D9CFB4", "#55595C"
# At most four series: full, light with diagonals, dark with dots, white with horizontals.
SERIES = (GUINDA, CREMA, VERDE, "#FFFFFF")
# A scale of one colour, light to dark; zero is paper. Its steps are told apart in grey.
SCALE = ("#FFFFFF", "#F3E3E8", "#DFB2C1", "#C26F8B", GUINDA, GUINDA_DARK)
DARK_STEPS = (4, 5)  # on which only white text has contrast enough


def patterns(name: str) -> str:
    """Definitions of the four fills of the chart `name`."""
    marks = (
        "",
        line(0, 8, 8, 0, stroke=INK, stroke_width=1.2),
        element("circle", cx=2, cy=2, r=1.1, fill="#FFFFFF")
        + element("circle", cx=6, cy=6, r=1.1, fill="#FFFFFF"),
        line(0, 4, 8, 4, stroke=INK, stroke_width=1.4),
    )
    return element(
        "defs",
        "".join(
            element(
                "pattern",
                rectangle(0, 0, 8, 8, colour) + mark,
                id=f"{name}-{number}",
                width=8,
                height=8,
                patternUnits="userSpaceOnUse",
            )
            for number, (colour, mark) in enumerate(zip(SERIES, marks, strict=True))
        ),
    )


def series_fill(name: str, number: int) -> str:
    return GUINDA if number == 0 else f"url(#{name}-{number})"


def step(value: int, most: int) -> int:
    """0 for nothing, then one of five equal steps; the largest is always the darkest."""
    return -(-value * 5 // most) if value and most else 0


def steps_of(most: int) -> list[tuple[int, int, int]]:
    """(step, from, to) of each step that some whole number up to `most` falls into."""
    found = {}
    for value in range(1, most + 1):
        number = step(value, most)
        found[number] = (found.get(number, (value,))[0], value)
    return [(number, *ends) for number, ends in sorted(found.items())]


def on(step_number: int) -> str:
    """The colour of text on a step."""
    return "#FFFFFF" if step_number in DARK_STEPS else INK
