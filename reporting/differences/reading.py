"""A rich text read as blocks: paragraphs, bullets with their level, tables as rows of cells."""

from html.parser import HTMLParser
from typing import NamedTuple

from .words import BREAK, TOKEN, Word

MARKS = {"strong", "em", "sub", "sup"}
LISTS = {"ul", "ol"}
CELLS = {"th", "td", "caption"}
INLINE = MARKS | {"a", "span"}


class Cell(NamedTuple):
    """A cell's words and its form: its tag, and what it spans ("th colspan=2")."""

    form: str
    words: tuple[Word, ...]
    kind: str = "cell"

    @property
    def key(self):
        return self

    name = key


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    kind: str = "row"

    @property
    def key(self):
        return self

    name = key

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)


class Block(NamedTuple):
    """A paragraph ("p"), a bullet ("ul 1", "ol 2", by level), what continues a bullet ("in 1"), or a table."""

    form: str
    own_words: tuple[Word, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def kind(self) -> str:
        return "table" if self.form == "table" else "text"

    @property
    def key(self):
        return self

    name = key

    @property
    def words(self) -> tuple[Word, ...]:
        return self.own_words + tuple(word for row in self.rows for word in row.words)


def blocks_of(rich: str) -> list[Block]:
    """The blocks of a cleaned rich text, in the order in which they are read."""
    reader = _Reader()
    reader.feed(rich)
    return reader.finished()


class _Reader(HTMLParser):
    """Feed it what the cleaner left: balanced tags, known attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.words: list[Word] = []
        self.lists: list[str] = []
        self.marks: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.rows: list[list[Cell]] = []
        self.table_depth = 0
        self.awaits_bullet = self.is_spaced = False

    def finished(self) -> list[Block]:
        self.close()
        self._end_block()
        return self.blocks

    def handle_data(self, data):
        end, marks = 0, " ".join(sorted({mark for mark in self.marks if mark}))
        for found in TOKEN.finditer(data):
            self._add(Word(found[2], bool(found[1]) or self.is_spaced, marks))
            self.is_spaced, end = False, found.end()
        self.is_spaced = self.is_spaced or end < len(data)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in INLINE:
            self._open_inline(tag, attrs)
        elif tag == "br":
            self._break()
        elif self.table_depth and not (self.table_depth == 1 and tag in CELLS):
            self._break_inside_table(tag)
        else:
            self._open_block(tag, attrs)

    def handle_endtag(self, tag):
        if tag in INLINE:
            self._close_inline(tag)
        elif tag == "table":
            self._close_table()
        elif self.table_depth == 1 and tag in CELLS:
            self._close_cell()
        elif self.table_depth:
            self._break()
        elif tag != "br":
            self._close_block(tag)

    def _add(self, word):
        is_first = not self.words or self.words[-1] == BREAK
        self.words.append(word._replace(is_spaced=True) if is_first else word)

    def _break(self):
        if self.words:
            self.words.append(BREAK)
        self.is_spaced = False

    # --- Inside a line ---

    def _open_inline(self, tag, attrs):
        if tag == "a":
            self.links.append((attrs.get("href") or "", len(self.words)))
        is_note = tag == "span" and attrs.get("class") == "note"
        self.marks.append("note" if is_note else "link" if tag == "a" else tag if tag in MARKS else "")

    def _close_inline(self, tag):
        if self.marks:
            self.marks.pop()
        if tag == "a" and self.links:
            address, start = self.links.pop()
            said = "".join(word.text for word in self.words[start:])
            if address and said != address:
                self._add(Word(f"({address})", marks="address"))

    # --- Blocks ---

    def _open_block(self, tag, attrs):
        self._end_block()
        if tag in LISTS:
            self.lists.append(tag)
        elif tag == "li":
            self.awaits_bullet = True
        elif tag == "table":
            self.table_depth += 1
            self.rows = []
        elif tag in CELLS:
            self._open_cell(tag, attrs)

    def _close_block(self, tag):
        self._end_block(even_empty=tag == "li" and self.awaits_bullet)
        if tag in LISTS and self.lists:
            self.lists.pop()
        if tag == "li":
            self.awaits_bullet = False

    def _end_block(self, *, even_empty=False):
        words, self.words, self.is_spaced = _trimmed(self.words), [], False
        self.links = [(address, 0) for address, _start in self.links]
        if (words or even_empty) and not self.table_depth:
            self.blocks.append(Block(self._form(), words))
            self.awaits_bullet = False

    def _form(self) -> str:
        level = len(self.lists)
        if self.awaits_bullet:
            return f"{self.lists[-1] if self.lists else 'ul'} {max(level, 1)}"
        return f"in {level}" if level else "p"

    # --- Tables ---

    def _open_cell(self, tag, attrs):
        if not self.rows:
            self.rows.append([])
        spans = [f"{name}={value}" for name, value in sorted(attrs.items()) if name.endswith("span")]
        self.rows[-1].append(Cell(" ".join([tag, *spans]), ()))

    def _break_inside_table(self, tag):
        if tag == "tr" and self.table_depth == 1:
            self.rows.append([])
        elif tag == "table":
            self.table_depth += 1
        else:
            self._break()

    def _close_cell(self):
        words, self.words, self.is_spaced = _trimmed(self.words), [], False
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = self.rows[-1][-1]._replace(words=words)

    def _close_table(self):
        self.table_depth = max(0, self.table_depth - 1)
        if self.table_depth:
            self._break()
            return
        rows = tuple(Row(tuple(cells)) for cells in self.rows if cells)
        if rows:
            self.blocks.append(Block("table", rows=rows))
        self.rows, self.words = [], []


def _trimmed(words: list[Word]) -> tuple[Word, ...]:
    end = len(words)
    while end and words[end - 1] == BREAK:
        end -= 1
    return tuple(words[:end])
