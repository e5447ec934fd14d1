"""Writes SVG: escaped, without inline style (the content security policy forbids it), text measured roughly."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

FONT = "Compendio, Noto Sans, sans-serif"
SIZE = 13
# Width of a letter of Noto Sans at size 1; capitals, m and w are wider, i, l and punctuation narrower.
NARROW, USUAL, WIDE = 0.33, 0.6, 0.8
NARROW_SIGNS, WIDE_SIGNS = set("iljtfrI.,;:()'|! -"), set("mwMWABCDGHNOQRUVX%@")


def element(tag: str, content: str = "", **attributes) -> str:
    """One element; names with _ become names with -, None is left out, numbers are rounded."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def _value(value) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def text(words, x: float, y: float, *, size: float = SIZE, anchor: str | None = None, **attributes) -> str:
    """A line of text on its baseline."""
    return element("text", escape(str(words)), x=x, y=y, font_size=size, text_anchor=anchor, **attributes)


def lines(words: list[str], x: float, middle: float, *, size: float = SIZE, **attributes) -> str:
    """Several lines, centred around `middle`."""
    step = size * 1.2
    first = middle - step * (len(words) - 1) / 2 + size * 0.35
    return "".join(text(line, x, first + step * n, size=size, **attributes) for n, line in enumerate(words))


def rectangle(x: float, y: float, width: float, height: float, fill: str, **attributes) -> str:
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def width_of(words: str, size: float = SIZE) -> float:
    return size * sum(
        NARROW if sign in NARROW_SIGNS else WIDE if sign in WIDE_SIGNS else USUAL for sign in words
    )


def wrapped(words: str, width: float, size: float = SIZE) -> list[str]:
    """The words in lines that are not wider than `width`."""
    found = [""]
    for word in words.split():
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width_of(longer, size) > width:
            found.append(word)
        else:
            found[-1] = longer
    return found


def drawing(name: str, title: str, description: str, width: float, height: float, content: str) -> SafeString:
    """The whole image. Its title is also the alternative text in print, so it tells the finding."""
    heads = element("title", escape(title), id=f"{name}-titulo") + element(
        "desc", escape(description), id=f"{name}-descripcion"
    )
    whole = element(
        "svg",
        heads + content,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart-drawing",
        role="img",
        aria_labelledby=f"{name}-titulo",
        aria_describedby=f"{name}-descripcion",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        font_family=FONT,
        fill="#161A1D",
    )
    return mark_safe(whole)  # noqa: S308 (every text and every attribute was escaped above)
