"""A rich text as plain text, with the lines, bullets and cells it is made of and where each stands."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from reporting.richtext import BLOCK_EDGE, BULLET, plain

from ..texts import is_address

Kind = Literal["paragraph", "item", "row"]

TAG_OR_TEXT = re.compile(r"<(?P<close>/?)(?P<name>[a-z]+)(?P<rest>[^<>]*)>|[^<]+|<")
SPAN = re.compile(r'(col|row)span="(\d{1,2})"')
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its span in the plain text, and how many columns and rows it covers."""

    start: int
    end: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a bullet (`level` 1, nested 2…) or a table's row, from `start` to `end` of the plain text."""

    start: int
    end: int
    kind: Kind
    level: int = 0


@dataclass(frozen=True, slots=True)
class RichText:
    """`plain` as `richtext.plain` makes it; `prose` is as long, with notes and addresses blanked out."""

    plain: str
    prose: str
    lines: tuple[Line, ...]
    tables: tuple[tuple[tuple[Cell, ...], ...], ...]


def read_rich(rich: str) -> RichText:
    """The text of `rich` and its structure. Whatever comes in, the plain text is the truth."""
    text = plain(rich)
    page = _Page()
    for piece in TAG_OR_TEXT.finditer(rich):
        page.read(piece)
    laid = page.lay_out()
    if laid.plain != text:
        return RichText(text, _without_addresses(text), tuple(_lines_of(text)), ())
    return laid


@dataclass(slots=True)
class _Fragment:
    """Words between two tags. `opens` when a bullet or a paragraph begins with them."""

    text: str
    is_note: bool
    kind: Kind
    level: int
    opens: bool
    cell: "_OpenCell | None"


@dataclass(slots=True)
class _OpenCell:
    columns: int
    rows: int
    start: int = -1
    end: int = -1

    def covers(self, start: int, end: int) -> None:
        self.start = start if self.start < 0 else self.start
        self.end = end


@dataclass(slots=True)
class _Page:
    """Collects what stands between the tags, line by line, as `plain` will part them."""

    rows: list[list[_Fragment]] = field(default_factory=lambda: [[]])
    tables: list[list[list[_OpenCell]]] = field(default_factory=list)
    notes: int = 0
    spans: list[bool] = field(default_factory=list)
    level: int = 0
    opens: bool = False
    table: bool = False
    cell: _OpenCell | None = None

    def read(self, piece: re.Match) -> None:
        name = piece["name"]
        if name is None:
            self._write(html.unescape(piece[0]))
        elif piece["close"]:
            self._close(name)
        else:
            self._open(name, piece["rest"])
        if name and BLOCK_EDGE.fullmatch(piece[0]):
            self.rows.append([])
        elif name in ("td", "th") and piece["close"]:
            self._append("\t")

    def _write(self, text: str) -> None:
        first, *others = text.split("\n")
        self._append(first)
        for other in others:
            self.rows.append([])
            self._append(other)

    def _append(self, text: str) -> None:
        kind: Kind = "row" if self.table else "item" if self.level else "paragraph"
        self.rows[-1].append(_Fragment(text, self.notes > 0, kind, self.level, self.opens, self.cell))
        self.opens = self.opens and not text.strip()

    def _open(self, name: str, attributes: str) -> None:
        if name == "span":
            self.spans.append('class="note"' in attributes)
            self.notes += self.spans[-1]
        elif name == "table":
            self.table, self.cell = True, None
            self.tables.append([])
        elif name == "tr" and self.tables:
            self.tables[-1].append([])
        elif name in ("td", "th") and self.tables and self.tables[-1]:
            spans = {direction: int(number) for direction, number in SPAN.findall(attributes)}
            self.cell = _OpenCell(spans.get("col", 1) or 1, spans.get("row", 1) or 1)
            self.tables[-1][-1].append(self.cell)
        elif name in ("ul", "ol"):
            self.level += 1
        self.opens = self.opens or name in ("li", "p", "ul", "ol", "table")

    def _close(self, name: str) -> None:
        if name == "span" and self.spans:
            self.notes -= self.spans.pop()
        elif name == "table":
            self.table, self.cell = False, None
        elif name in ("td", "th"):
            self.cell = None
        elif name in ("ul", "ol"):
            self.level = max(0, self.level - 1)

    def lay_out(self) -> RichText:
        texts: list[str] = []
        prose: list[str] = []
        lines: list[Line] = []
        at = 0
        for row in self.rows:
            raw = "".join(fragment.text for fragment in row)
            text = raw.strip(" \t")
            if not text:
                continue
            lead = len(raw) - len(raw.lstrip(" \t"))
            lines += _place(row, at - lead, at, at + len(text))
            masked = "".join(" " * len(f.text) if f.is_note else f.text for f in row)
            texts.append(text)
            prose.append(masked[lead : lead + len(text)])
            at += len(text) + 1
        tables = tuple(tuple(tuple(_cells(row)) for row in table) for table in self.tables)
        return RichText("\n".join(texts), _without_addresses("\n".join(prose)), tuple(lines), tables)


def _place(fragments: list[_Fragment], at: int, start: int, end: int) -> Iterator[Line]:
    """The lines within one line of plain text: a bullet may follow its lead without a break."""
    opened = start
    last = fragments[0]
    for fragment in fragments:
        here, at = at, at + len(fragment.text)
        if fragment.cell is not None and fragment.text.strip():
            fragment.cell.covers(max(here, start), min(at, end))
        if fragment.opens and start < here < end and fragment.text.strip():
            yield Line(opened, here, last.kind, last.level)
            opened = here
        if fragment.text.strip():
            last = fragment
    if last.kind == "paragraph" and BULLET.match(fragments[0].text):
        yield Line(opened, end, "item", 1)
    else:
        yield Line(opened, end, last.kind, last.level)


def _cells(row: list[_OpenCell]) -> Iterator[Cell]:
    for cell in row:
        yield Cell(max(cell.start, 0), max(cell.end, 0), cell.columns, cell.rows)


def _lines_of(text: str) -> Iterator[Line]:
    start = 0
    for line in text.split("\n"):
        kind: Kind = "item" if BULLET.match(line) else "paragraph"
        yield Line(start, start + len(line), kind, int(kind == "item"))
        start += len(line) + 1


def _without_addresses(text: str) -> str:
    return WORD.sub(lambda word: " " * len(word[0]) if is_address(word[0]) else word[0], text)
