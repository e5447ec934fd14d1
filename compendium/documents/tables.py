"""A table while it is being written: columns of numbers, repeated heads, scopes, many columns."""

from itertools import zip_longest

from compendium.documents.tags import end_tag, start_tag
from compendium.documents.text import ZERO_WIDTH_SPACE, is_number

MANY_COLUMNS = 6
# Points, at the size tables are set in: what a line has room for, and what a column needs.
ROOM, PADDING, LETTER, CAPITAL = 403, 12, 4.8, 6.2
# The engine makes a cell of each: a million of them would fill the memory.
MOST_SPAN = {"colspan": 30, "rowspan": 300}


class Cell:
    def __init__(self, tag, attrs, place, is_head):
        self.tag = tag
        self.attrs = {name: _span(attrs[name], most) for name, most in MOST_SPAN.items() if attrs.get(name)}
        if tag == "th":
            self.attrs["scope"] = attrs.get("scope") or ("col" if is_head else "row")
        self.place = place
        self.is_head = is_head
        self.text = ""


class Table:
    """Writes into `out` as it goes and comes back to the start tags once it has seen all cells."""

    def __init__(self, out):
        self.out = out
        self.place = len(out)
        out.append("")
        self.rows = []
        self.in_head = False
        self.first_body = None
        self.first_row_end = None

    def open(self, tag, attrs):
        if tag in ("thead", "tbody"):
            self.in_head = tag == "thead"
            if tag == "tbody" and self.first_body is None:
                self.first_body = len(self.out)
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append(Cell(tag, attrs, len(self.out), self.in_head))
        self.out.append(start_tag(tag, {}))

    def close_element(self, tag, text):
        self.out.append(end_tag(tag))
        if tag in ("th", "td") and self.rows and self.rows[-1]:
            self.rows[-1][-1].text = text
        if tag == "tr" and self.first_row_end is None:
            self.first_row_end = len(self.out) - 1

    def close(self):
        self._make_head_of_first_row()
        for row in self.rows:
            for cell in row:
                self.out[cell.place] = start_tag(cell.tag, self._attributes(cell, row))
        self.out[self.place] = start_tag("table", self._kind())
        self.out.append(end_tag("table"))

    def _kind(self):
        """Small type for many columns; words may be broken only where they would not fit side by side."""
        columns = list(zip_longest(*self.rows))
        if len(columns) >= MANY_COLUMNS:
            return {"class": "wide"}
        needed = sum(PADDING + max(map(_longest_word, column)) for column in columns)
        return {"class": "tight"} if needed > ROOM else {}

    def _make_head_of_first_row(self):
        """A first row of nothing but heads is the head, so that it is repeated on each page."""
        has_head = any(cell.is_head for row in self.rows for cell in row)
        if has_head or self.first_body is None or len(self.rows) < 2 or not self.rows[0]:
            return
        if any(cell.tag == "td" or "rowspan" in cell.attrs for cell in self.rows[0]):
            return
        self.out[self.first_body] = start_tag("thead", {})
        self.out[self.first_row_end] += end_tag("thead") + start_tag("tbody", {})
        for cell in self.rows[0]:
            cell.is_head, cell.attrs["scope"] = True, "col"

    def _attributes(self, cell, row):
        if not self._is_number(cell, row):
            return cell.attrs
        return {**cell.attrs, "class": "number"}

    def _is_number(self, cell, row):
        if not cell.is_head:
            return cell.tag == "td" and is_number(cell.text)
        # A head stands over its numbers; with spans nobody can say which cells are under it.
        if any(other.attrs.keys() & {"colspan", "rowspan"} for each in self.rows for other in each):
            return False
        under = [each[row.index(cell)] for each in self.rows if len(each) > row.index(cell)]
        body = [other for other in under if not other.is_head and other.text.strip()]
        return bool(body) and all(is_number(other.text) for other in body)


def _longest_word(cell):
    words = cell.text.replace(ZERO_WIDTH_SPACE, " ").split() if cell else []
    return max((sum(CAPITAL if sign.isupper() else LETTER for sign in word) for word in words), default=0)


def _span(value, most):
    return str(max(1, min(int(value), most))) if value.isascii() and value.isdigit() else "1"
