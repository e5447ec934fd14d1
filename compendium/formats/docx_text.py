"""An editor's rich text as paragraphs, lists and tables of Word; footnotes in brackets, where their mark stands."""

from html.parser import HTMLParser

from django.utils.translation import gettext as _

from compendium.documents.text import printable

LISTS = {"ul": "List Bullet", "ol": "List Number"}
STYLES = {"strong": "bold", "em": "italic"}


class Writer(HTMLParser):
    """Feed it clean HTML (balanced, known tags)."""

    def __init__(self, word):
        super().__init__(convert_charrefs=True)
        self.word = word
        self.paragraph = None
        self.lists, self.marks, self.links = [], [], []
        self.rows, self.closings = [], []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "br":
            self._open_paragraph().add_run().add_break()
        elif tag in LISTS:
            self.lists.append(LISTS[tag])
        elif tag == "li":
            self.paragraph = self.word.add_paragraph(style=self.lists[-1] if self.lists else None)
        elif tag in STYLES:
            self.marks.append(STYLES[tag])
        elif tag == "a":
            self.links.append(attributes.get("href", ""))
        elif tag == "span":
            self._write(_(" [Nota: "))
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in LISTS and self.lists:
            self.lists.pop()
        elif tag in ("p", "li", "caption") and not self.rows:
            self.paragraph = None
        elif tag in STYLES and self.marks:
            self.marks.pop()
        elif tag == "a" and self.links:
            self._write(f" ({self.links.pop()})")
        elif tag == "span":
            self._write("]")
        elif tag == "table":
            self._write_table()

    def handle_data(self, data):
        if data.strip() or self.paragraph is not None or self.rows:
            self._write(printable(data))

    def _write(self, text):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += text
            return
        run = self._open_paragraph().add_run(text)
        for mark in self.marks:
            setattr(run, mark, True)

    def _open_paragraph(self):
        self.paragraph = self.paragraph or self.word.add_paragraph()
        return self.paragraph

    def _write_table(self):
        rows, self.rows = [row for row in self.rows if row], []
        if rows:
            table = self.word.add_table(rows=0, cols=max(map(len, rows)), style="Light Grid Accent 1")
            for row in rows:
                for cell, text in zip(table.add_row().cells, row, strict=False):
                    cell.text = text
        self.paragraph = None


def write_rich(word, html: str) -> None:
    writer = Writer(word)
    writer.feed(html)
    writer.close()
