"""The words inside a paragraph: read from the tree as pieces, written as runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from compendium.formats.tree import HEADINGS, Element
from compendium.formats.word.xml import SPACE, of, w

BLANKS = re.compile(r"[ \t\r\n\f]+")  # not the space that does not break
# Word wants a run's properties in this order.
MARKS = {
    "strong": lambda: w.b(),
    "em": lambda: w.i(),
    "sub": lambda: w.vertAlign(of(val="subscript")),
    "sup": lambda: w.vertAlign(of(val="superscript")),
}
INLINE = {*MARKS, "a", "br", "span"}


@dataclass(frozen=True)
class Piece:
    """Words of one kind, or a mark among them: a line break, or the note that `note` says."""

    text: str = ""
    marks: frozenset = frozenset()
    link: str = ""
    is_break: bool = False
    note: tuple["Piece", ...] | None = None

    @property
    def is_text(self) -> bool:
        return not self.is_break and self.note is None


def pieces_in(element: Element, marks: frozenset = frozenset(), link: str = "") -> Iterator[Piece]:
    """What an element says, in order."""
    yield from words(element.text, marks, link)
    for child in element:
        yield from pieces_of(child, marks, link)
        yield from words(child.tail, marks, link)


def pieces_of(element: Element, marks: frozenset = frozenset(), link: str = "") -> Iterator[Piece]:
    """What an inline element says, itself included."""
    if element.tag == "br":
        yield Piece(is_break=True)
    elif element.get("class") == "note":
        yield Piece(note=tuple(pieces_in(element)))
    else:
        own = {element.tag} if element.tag in MARKS else set()
        yield from pieces_in(element, marks | own, element.get("href", link) if element.tag == "a" else link)
        if element.get("class") == "kicker" and element.getparent().tag in HEADINGS:
            yield Piece(is_break=True)


def words(text: str | None, marks: frozenset = frozenset(), link: str = "") -> Iterator[Piece]:
    if text:
        yield Piece(BLANKS.sub(" ", text), marks, link)


def trimmed(pieces: list[Piece]) -> list[Piece]:
    """Without the blanks that only the markup had: at both ends, after a break, and two in a row."""
    kept, after_blank = [], True
    for piece in pieces:
        text = piece.text.lstrip(" ") if after_blank else piece.text
        if piece.is_text and not text:
            continue
        kept.append(replace(piece, text=text))
        after_blank = piece.is_break or text.endswith(" ")
    while kept and kept[-1].is_text:
        last = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if last.text:
            return [*kept[:-1], last]
        kept.pop()
    return kept


def runs_of(pieces: list[Piece], *, link_to, call_note) -> list[Element]:
    """The runs; link_to(address) gives the attributes of a hyperlink, or None where it stays plain words."""
    made = []
    for address, group in groupby(pieces, key=lambda piece: piece.link):
        runs = [_run(piece, call_note, is_link=bool(address)) for piece in group]
        where = link_to(address) if address else None
        made += [w.hyperlink(where, *runs)] if where else runs
    return made


def _run(piece: Piece, call_note, *, is_link: bool) -> Element:
    if piece.note is not None:
        return call_note(list(piece.note))
    if piece.is_break:
        return w.r(w.br())
    style = [w.rStyle(of(val="Hyperlink"))] if is_link else []
    properties = [*style, *(make() for mark, make in MARKS.items() if mark in piece.marks)]
    return w.r(w.rPr(*properties), w.t(piece.text, {SPACE: "preserve"}))
