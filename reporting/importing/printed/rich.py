"""Blocks as rich text: paragraphs, nested lists, tables with their headers, emphasis, links and notes."""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from .blocks import MINOR_GLYPHS, Block, Item, Paragraph, Row
from .lines import LOWERED, NOTE_SIGN, SUPERSCRIPTS
from .notes import SIGN, Note

BREAKS = re.compile(r"\s*(?:<br\s*/?>|</div>\s*<div>)\s*|</?div>", re.IGNORECASE)
INLINE = re.compile(
    rf"(?P<note>{SIGN.pattern})"
    rf"|(?P<raised>[{SUPERSCRIPTS}]+)"
    rf"|<(?P<angled>https?://[^\s<>{NOTE_SIGN}]+)>"
    rf"|(?P<address>https?://[^\s<>{NOTE_SIGN}{SUPERSCRIPTS}]+[^\s<>{NOTE_SIGN}{SUPERSCRIPTS}.,;:!?)\]”\"'*])"
    r"|(?<![\w*])\*\*(?P<strong>[^\s*](?:[^*]{0,500}[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:[^*]{0,500}[^\s*])?)\*(?![\w*])"
)
DEEPEST = 5  # levels of a list
QUANTITY = re.compile(r"[-+]?[$≈<>]?\s?\d[\d.,\s]*\s?%?")


class Writer:
    """Writes blocks as HTML; the notes come from the private signs in their text."""

    def __init__(self, notes: list[Note]):
        self.notes = notes

    def html(self, blocks: list[Block]) -> str:
        return "".join(self._run(kind, list(run)) for kind, run in groupby(blocks, type))

    def challenges(self, blocks: list[Block]) -> tuple[str, ...]:
        """One rich text for each challenge: each main bullet, or each paragraph where there are no bullets."""
        return tuple(self._challenge(group) for group in challenge_groups(blocks))

    def inline(self, text: str) -> str:
        pieces, end = [], 0
        for found in INLINE.finditer(text):
            pieces += [escape(text[end : found.start()], quote=False), self._marked(found)]
            end = found.end()
        return "".join([*pieces, escape(text[end:], quote=False)])

    def _run(self, kind: type, run: list) -> str:
        if kind is Item:
            return self._lists(list(zip(depths(run), run, strict=True)))
        if kind is Row:
            return "".join(self._table(rows) for rows in tables(run))
        return "".join(f"<p>{self.inline(block.text)}</p>" for block in run)

    def _challenge(self, group: list[Block]) -> str:
        """A group with its main bullet as a paragraph."""
        main = next((i for i, block in enumerate(group) if isinstance(block, Item)), len(group))
        plain = [Paragraph(block.line, _lettered(block) + block.text) for block in group[main : main + 1]]
        return self.html([*group[:main], *plain, *group[main + 1 :]])

    def _lists(self, items: list[tuple[int, Item]]) -> str:
        """Nested lists; `items` are (depth, item), the first of them the shallowest."""
        groups = list(_with_children(items))
        is_counted = [item.marker for item, _ in groups] == [str(n) for n in range(1, len(groups) + 1)]
        tag = "ol" if is_counted and len(groups) > 1 else "ul"
        written = "".join(self._item(item, children, tag) for item, children in groups)
        return f"<{tag}>{written}</{tag}>"

    def _item(self, item: Item, children: list[tuple[int, Item]], tag: str) -> str:
        # A number or letter that the list would not count the same way is kept as text.
        label = f"{item.marker}) " if item.marker.isdecimal() and tag == "ul" else _lettered(item)
        nested = self._lists(children) if children else ""
        return f"<li>{label}{self.inline(item.text)}{nested}</li>"

    def _table(self, rows: list[Row]) -> str:
        width = max(len(row.cells) for row in rows)
        head = rows[:1] if has_header(rows) else []
        body = "".join(f"<tr>{self._cells(row, width, 'td')}</tr>" for row in rows[len(head) :])
        header = "".join(f"<thead><tr>{self._cells(row, width, 'th')}</tr></thead>" for row in head)
        return f"<table>{header}<tbody>{body}</tbody></table>"

    def _cells(self, row: Row, width: int, tag: str) -> str:
        opening = '<th scope="col">' if tag == "th" else "<td>"
        cells = row.cells + [""] * (width - len(row.cells))
        return "".join(f"{opening}{self._cell(cell)}</{tag}>" for cell in cells)

    def _cell(self, text: str) -> str:
        lines = [line for line in BREAKS.sub("\n", text).split("\n") if line.strip()]
        return "<br>".join(self.inline(line.strip()) for line in lines)

    def _marked(self, found: re.Match) -> str:
        if found["note"]:
            return self._note(self.notes[int(SIGN.fullmatch(found["note"])[1])])
        if found["raised"]:
            return f"<sup>{found['raised'].translate(LOWERED)}</sup>"
        if found["strong"]:
            return f"<strong>{self.inline(found['strong'])}</strong>"
        if found["em"]:
            return f"<em>{self.inline(found['em'])}</em>"
        return _link(found["angled"] or found["address"])

    def _note(self, note: Note) -> str:
        return f'<span class="note">{self.inline(note.text)}</span>'


def _lettered(item: Item) -> str:
    return f"{item.marker} " if item.marker.endswith(")") else ""


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address, quote=False)}</a>'


def challenge_groups(blocks: list[Block]) -> list[list[Block]]:
    """The blocks of each challenge; what stands before the first bullet goes with it."""
    has_bullets = any(isinstance(block, Item) for block in blocks)
    main = iter(depths([block for block in blocks if isinstance(block, Item)]))
    groups: list[list[Block]] = []
    leading: list[Block] = []
    for block in blocks:
        starts = next(main) == 0 if isinstance(block, Item) else not has_bullets
        if starts:
            groups.append([*leading, block])
            leading = []
        elif groups:
            groups[-1].append(block)
        else:
            leading.append(block)
    return groups


def depths(items: list[Item]) -> list[int]:
    """How deep each item stands: by its indent, and by a marker of another kind under the list's main one."""
    found: list[int] = []
    stack: list[tuple[int, str]] = []  # indent and kind of marker of the item each level began with
    before = None
    for item in items:
        level = min(_level(stack, item, before), DEEPEST)
        del stack[level + 1 :]
        if level == len(stack):
            stack.append((item.indent, _kind(item.marker)))
        found.append(level)
        before = item
    return found


def _level(stack: list[tuple[int, str]], item: Item, before: Item | None) -> int:
    if not stack:
        return 0
    if item.indent > stack[-1][0]:
        return len(stack)
    kind = _kind(item.marker)
    for level, (indent, of) in enumerate(stack):
        if of == kind and indent >= item.indent:
            return level
    is_under = kind == "minor" or before.text.endswith(":") or stack[-1][1] == "number"
    outer = max((level for level, (indent, _) in enumerate(stack) if indent <= item.indent), default=0)
    return outer + 1 if is_under else outer


def _kind(marker: str) -> str:
    if marker.isdecimal():
        return "number"
    if marker in MINOR_GLYPHS:
        return "minor"
    return "letter" if marker.endswith(")") else "main"


def _with_children(items: list[tuple[int, Item]]) -> Iterator[tuple[Item, list[tuple[int, Item]]]]:
    top = min(depth for depth, _ in items)
    groups: list[tuple[Item, list[tuple[int, Item]]]] = []
    for depth, item in items:
        if depth == top or not groups:
            groups.append((item, []))
        else:
            groups[-1][1].append((depth, item))
    return iter(groups)


def tables(rows: list[Row]) -> list[list[Row]]:
    """Rows as tables: after a gap, another number of columns is another table; a page break alone is none."""
    found: list[list[Row]] = []
    for row in rows:
        if found and (not row.gap or len(row.cells) == len(found[-1][0].cells)):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def has_header(rows: list[Row]) -> bool:
    """Whether the first row names the columns: no quantity in it, and capitals, or quantities or prose below."""
    if len(rows) < 2:
        return False
    first, rest = rows[0].cells, rows[1:]
    if any(QUANTITY.fullmatch(cell) for cell in first) or any(cell.endswith((".", ";")) for cell in first):
        return False
    if all(cell.isupper() for cell in first if cell):
        return True
    columns = range(1, len(first))
    counted = any(all(QUANTITY.fullmatch(_cell_at(row, c) or "0") for row in rest) for c in columns)
    longest = max(len(cell) for cell in first)
    mean = sum(len(cell) for row in rest for cell in row.cells) / sum(len(row.cells) for row in rest)
    return counted or mean > 2 * longest


def _cell_at(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""
