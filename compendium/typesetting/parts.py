"""What a part's HTML says to typesetting: links, page numbers to fill in, notes; and the key of its result."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from compendium.typesetting.engines import fingerprint
from compendium.typesetting.result import Source

# Text that people write is escaped and its attributes are removed: none of it can look like these.
LINK = re.compile(r'href="#([^"]+)"( data-page="")?')
ANCHOR = re.compile(r'<[^>]* id="([^"]+)"')
NOTE = '<span class="note">'
BODY = re.compile(r"<body([^>]*)>")
AT = "pmm://at/"


@dataclass(frozen=True)
class Part:
    """A source together with the number of notes in the parts before it."""

    source: Source
    notes_before: int

    @property
    def name(self) -> str:
        return self.source.name

    @property
    def needs_pages(self) -> bool:
        return ' data-page=""' in self.source.html

    def anchors(self) -> set[str]:
        return set(ANCHOR.findall(self.source.html))

    def pages_wanted(self) -> set[str]:
        """The anchors whose page numbers it prints."""
        return {name for name, wants_page in LINK.findall(self.source.html) if wants_page}

    def html(self, pages: Mapping[str, int] | None = None) -> str:
        """As it is set: links lead to private addresses, and page numbers are in their places.

        Without `pages` each number is one of three digits: enough to know how long the part will be.
        """

        def address(found):
            name, wants_page = found[1], found[2]
            number = "" if not wants_page else f' data-page="{pages[name] if pages else 888}"'
            return f'href="{AT}{name}"{number}'

        return _with_notes_from(self.notes_before, LINK.sub(address, self.source.html))

    def key(self, html: str) -> str:
        parts = (self.name, html, *self.source.styles, fingerprint(self.source.styles))
        return hash_of(*parts)


def _with_notes_from(number: int, html: str) -> str:
    if not number or NOTE not in html:
        return html
    return BODY.sub(rf'<body\1 style="counter-reset: footnote {number}">', html, count=1)


def numbered(sources: list[Source]) -> list[Part]:
    """Notes are numbered through the document."""
    parts, notes = [], 0
    for source in sources:
        parts.append(Part(source, notes))
        notes += source.html.count(NOTE)
    return parts


def hash_of(*parts: str) -> str:
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
