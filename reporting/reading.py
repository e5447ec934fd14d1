"""An entry as its reading pages show it: section by section, each field a block of its own."""

from dataclasses import dataclass

from reporting.models import Entry
from reporting.readable import RICH, in_words, label_of
from reporting.sections import SECTIONS, Section

LONG = (*RICH, "figures", "challenges")  # set under their label, over the whole width


@dataclass(frozen=True)
class Block:
    """One field: `value` is rich text, rows of figures or challenges, or lines of plain text; empty when empty."""

    name: str
    value: object

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def anchor(self) -> str:
        return f"campo-{self.name}"

    @property
    def kind(self) -> str:
        if self.name in RICH:
            return "rich"
        return self.name if self.name in LONG else "lines"

    @property
    def is_long(self) -> bool:
        return self.name in LONG


def blocks_of(entry: Entry) -> list[tuple[Section, list[Block]]]:
    """Each section with its blocks; read the entry through `Entry.objects.with_content()`."""
    return [(section, [Block(name, _value(entry, name)) for name in section.fields]) for section in SECTIONS]


def _value(entry: Entry, name: str):
    value = getattr(entry, name)
    if name in RICH:
        return value
    if name in ("figures", "challenges"):
        return list(value.all())
    if hasattr(value, "all"):
        return [str(item) for item in value.all()]
    return in_words(value)
