"""Hostile rich texts, and readers of a difference that know nothing of how it was found."""

from html.parser import HTMLParser

from hypothesis import strategies as st

from reporting import richtext
from reporting.differences.reading import Block, Cell, Row
from reporting.differences.words import Piece

WORDS = st.sampled_from(
    [
        "de",
        "la",
        "personas",
        "461",
        "498",
        "1,234.5",
        "frontera",
        "México",
        "el",
        "y",
        "«a»",
        "CO2",
        "💧",
        "—",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
INLINE = st.one_of(
    SENTENCE,
    SENTENCE.map(lambda text: f"<strong>{text}</strong>"),
    SENTENCE.map(lambda text: f"uno<em>{text}</em>dos"),
    SENTENCE.map(lambda text: f'{text}<span class="note">Véase {text}.</span>'),
    st.tuples(SENTENCE, st.sampled_from("abc")).map(
        lambda pair: f'<a href="https://x.example/{pair[1]}">{pair[0]}</a>'
    ),
    SENTENCE.map(lambda text: f"{text}<br>{text}"),
)
CELL = st.one_of(SENTENCE, st.just(""), SENTENCE.map(lambda text: f"<p>{text}</p><p>{text}</p>"))
ROW = st.lists(CELL, min_size=1, max_size=4).map(
    lambda cells: "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
)
BLOCK = st.one_of(
    INLINE.map(lambda text: f"<p>{text}</p>"),
    st.lists(INLINE, max_size=4).map(
        lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    ),
    st.tuples(INLINE, INLINE).map(lambda pair: f"<ol><li>{pair[0]}<ul><li>{pair[1]}</li></ul></li></ol>"),
    st.lists(ROW, min_size=1, max_size=4).map(lambda rows: f"<table><tbody>{''.join(rows)}</tbody></table>"),
)
RICH = st.lists(BLOCK, max_size=6).map("".join).map(richtext.clean)


@st.composite
def pairs(draw):
    """A text and what somebody made of its blocks: moved, dropped, doubled, rewritten, replaced."""
    old = draw(st.lists(BLOCK, max_size=7))
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(new)))
        what = draw(st.sampled_from(["move", "drop", "add", "double", "word"]))
        if what == "add" or not new:
            new.insert(place, draw(BLOCK))
            continue
        block = new.pop(min(place, len(new) - 1))
        if what == "word":
            block = block.replace(draw(WORDS), draw(WORDS), 1)
        if what != "drop":
            new.insert(draw(st.integers(0, len(new))), block)
        if what == "double":
            new.append(block)
    return richtext.clean("".join(old)), richtext.clean("".join(new))


def applied(difference, old: list[Block]) -> list[Block]:
    """The new blocks, from the old ones and the difference alone; the old ones are used up in their order."""
    left, made = list(old), []
    for block in difference.blocks:
        if block.state not in ("new", "here"):
            assert left.pop(0) == _block(block, "gone")
        if block.state not in ("gone", "away"):
            made.append(_block(block, "new"))
    assert left == []
    return made


def _block(block, kind) -> Block:
    """The block as it was (`kind` "gone") or as it is ("new")."""
    form = block.form_before if kind == "gone" else block.form
    rows = [row for row in block.rows if _stands(row.state, kind)]
    return Block(form, _words(block.pieces, kind), tuple(_row(row, kind) for row in rows))


def _row(row, kind) -> Row:
    cells = [cell for cell in row.cells if _stands(cell.state, kind)]
    return Row(
        tuple(
            Cell(cell.form_before if kind == "gone" else cell.form, _words(cell.pieces, kind))
            for cell in cells
        )
    )


def _stands(state, kind) -> bool:
    absent = {"gone": ("new", "here"), "new": ("gone", "away")}[kind]
    return state not in absent


def _words(pieces, kind):
    return tuple(word for piece in pieces if piece.kind in ("same", kind) for word in piece.words)


class Page(HTMLParser):
    """What a rendered difference says to somebody who leaves out what is struck (or what is underlined)."""

    VOID = {"br", "hr", "img", "input", "link", "meta"}

    def __init__(self, left_out: str):
        super().__init__()
        self.left_out, self.open, self.said = left_out, [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "br":
            self.handle_data(" ")
        is_aside = "visually-hidden" in attrs.get("class", "") or "change-word" in attrs.get("class", "")
        if tag not in self.VOID:
            self.open.append(tag if not is_aside and "data-skipped" not in attrs else "aside")

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if not {self.left_out, "aside"} & set(self.open):
            self.said.append(data)


def read(page: str, *, without: str) -> str:
    reader = Page(without)
    reader.feed(page)
    return " ".join("".join(reader.said).split())


def said_by(blocks: list[Block]) -> str:
    """All words on one line, as `read` gives them."""
    places = [words for block in blocks for words in (block.own_words, *_cells(block))]
    return " ".join(" ".join(Piece("same", words).text for words in places).split())


def _cells(block: Block):
    return [cell.words for row in block.rows for cell in row.cells]
