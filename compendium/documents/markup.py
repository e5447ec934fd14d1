"""Rewrites clean rich text for paper: addresses of links as notes, numbers aligned, nothing too deep or too long."""

from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from compendium.documents.tables import Table
from compendium.documents.tags import end_tag, start_tag
from compendium.documents.text import UNDIVIDED, breakable, printable

INSIDE_NOTES = {"em", "strong", "sub", "sup", "a"}
MAX_DEPTH = 40  # the engine recurses into each level, and people do not nest lists that deep


class PrintMarkup(HTMLParser):
    """Feed it what the cleaner left (balanced tags, known attributes); take `markup()`."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out = []
        self.said = []  # the text alone, to compare a link's words with its address
        self.closings = []
        self.tables = []
        self.in_note = False

    def markup(self):
        self.close()
        return "".join(self.out)

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.out.append(start_tag("br"))
        else:
            self.closings.append(self._open(tag, dict(attrs)))

    def handle_endtag(self, tag):
        if tag != "br" and self.closings:
            self.closings.pop()()

    def handle_data(self, data):
        text = breakable(printable(data))
        self.said.append(text)
        for index, piece in enumerate(UNDIVIDED.split(text)):
            self._write(piece, is_undivided=index % 2 == 1)

    def _write(self, text, *, is_undivided):
        # A hyphen at the end of a line would change an address, and divide an acronym where nobody would.
        if is_undivided:
            self.out.append(start_tag("span", {"class": "undivided"}))
        self.out.append(escape(text, quote=False))
        if is_undivided:
            self.out.append(end_tag("span"))

    def _open(self, tag, attrs):
        """Writes the start of the element; returns what its end must do."""
        if len(self.closings) >= MAX_DEPTH or (self.in_note and tag not in INSIDE_NOTES):
            return self._nothing
        special = {"span": self._open_note, "a": self._open_link, "table": self._open_table}
        if tag in special:
            return special[tag](attrs)
        if self.tables and tag in ("thead", "tbody", "tr", "th", "td"):
            return self._open_inside_table(tag, attrs)
        return self._open_plain(tag)

    def _nothing(self):
        pass

    def _open_plain(self, tag):
        self.out.append(start_tag(tag))
        return lambda: self.out.append(end_tag(tag))

    def _open_note(self, attrs):
        if attrs.get("class") != "note":
            return self._nothing
        self._forget_space_before()
        self.in_note = True
        self.out.append(start_tag("span", {"class": "note"}))
        return self._close_note

    def _close_note(self):
        self.in_note = False
        self.out.append(end_tag("span"))

    def _forget_space_before(self):
        # The mark of a note clings to its word.
        if self.out and not self.out[-1].startswith("<"):
            self.out[-1] = self.out[-1].rstrip()

    def _open_link(self, attrs):
        address = attrs.get("href", "")
        if not is_complete(address):
            return self._nothing
        self.out.append(start_tag("a", {"href": address}))
        begins = len(self.said)
        return lambda: self._close_link(address, begins)

    def _close_link(self, address, begins):
        self.out.append(end_tag("a"))
        if is_said(address, "".join(self.said[begins:])):
            return
        shown = breakable(unquote_if_readable(address.removeprefix("mailto:")))
        if self.in_note:
            self.out.append(" (")
            self._write(shown, is_undivided=True)
            self.out.append(")")
            return
        close = self._open_note({"class": "note"})
        self._write(shown, is_undivided=True)
        close()

    def _open_table(self, attrs):
        table = Table(self.out)
        self.tables.append(table)
        return self._close_table

    def _close_table(self):
        self.tables.pop().close()

    def _open_inside_table(self, tag, attrs):
        table, begins = self.tables[-1], len(self.said)
        table.open(tag, attrs)
        return lambda: table.close_element(tag, "".join(self.said[begins:]))


def is_complete(address):
    """Whether a link leads anywhere: what the engine cannot take apart it would warn of."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.netloc) if parts.scheme in ("http", "https") else parts.scheme == "mailto"


def is_said(address, words):
    return _bare(address) == _bare(words)


def _bare(address):
    text = unquote(address.strip().casefold()).removeprefix("mailto:")
    return text.split("://")[-1].removeprefix("www.").rstrip("/. ")


def unquote_if_readable(address):
    """The address as people write it: accents instead of %C3%B3, as long as it still is one word."""
    readable = unquote(address)
    return readable if readable.isprintable() and " " not in readable else address
