"""What typesetting is told and what it hands back."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Progress(NamedTuple):
    """Where the work is: the stage in Spanish, pages so far, parts done of all parts."""

    stage: str
    pages: int = 0
    done: int = 0
    total: int = 0


@dataclass(frozen=True)
class Source:
    """One part as it goes to be typeset: complete HTML, and the addresses of its stylesheets.

    The HTML depends on no page number: a link to any place of the document is `href="#anchor"`, and where the
    number of its page is printed the link also has `data-page=""`, filled in when the pages are known.
    """

    name: str
    html: str
    styles: tuple[str, ...]


@dataclass(frozen=True)
class About:
    """What a reader's program shows of a document, and the marks by which `verify` knows it again.

    watermark: the word across every page, in capital letters; nothing on what is published.
    """

    title: str
    author: str
    subject: str
    language: str
    created: str
    marks: dict[str, str] = field(default_factory=dict)
    watermark: str = ""


@dataclass(frozen=True)
class Count:
    """Parts of a document: all of them, and how many had to be typeset now."""

    total: int = 1
    rendered: int = 1

    @property
    def reused(self) -> int:
        return self.total - self.rendered


@dataclass(frozen=True)
class Typeset:
    """A PDF and where things stand in it; pages are counted from 1, the cover included.

    anchors: {name: page}; bookmarks: (level, label, page) in order; missing_glyphs: signs that no font of this
    machine can draw and that are printed as an empty box, as '"👩" (U+1F469)'.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, int] = field(default_factory=dict)
    bookmarks: tuple[tuple[int, str, int], ...] = ()
    missing_glyphs: tuple[str, ...] = ()
    parts: Count = Count()
