"""An entry as its reading pages show it: section by section, each field a block of its own."""

from dataclasses import dataclass

from reporting.models import Entry, User
from reporting.permissions import can_see_evidence
from reporting.readable import RICH, in_words, label_of
from reporting.sections import SECTIONS, Section

ROWS = ("figures", "challenges")
EVIDENCE = ("links", "files")
LONG = (*RICH, *ROWS, *EVIDENCE)  # set under their label, over the whole width


@dataclass(frozen=True)
class Block:
    """One field: `value` is rich text, rows (of figures, challenges, evidence) or lines of plain text."""

    name: str
    value: object
    threads: tuple = ()  # the observations about it, as `observing.threads_of` gives them

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
    def is_classified(self) -> bool:
        """Whether a reviewer may correct how it is classified."""
        return self.name in ("kinds", "challenges")

    @property
    def is_long(self) -> bool:
        return self.name in LONG


def blocks_of(entry: Entry, user: User, threads=()) -> list[tuple[Section, list[Block]]]:
    """Each section with its blocks, as `user` may see them; read the entry through `Entry.objects.with_content()`."""
    return [
        (section, [_block(entry, name, user, threads) for name in section.fields]) for section in SECTIONS
    ]


def _block(entry: Entry, name: str, user: User, threads) -> Block:
    about = tuple(thread for thread in threads if thread.observation.field == name)
    return Block(name, _value(entry, name, user), about)


def _value(entry: Entry, name: str, user: User):
    value = getattr(entry, name)
    if name in RICH:
        return value
    if name in ROWS:
        return list(value.all())
    if name in EVIDENCE:
        return [each for each in value.all() if can_see_evidence(user, entry, is_public=each.is_public)]
    if hasattr(value, "all"):
        return [str(item) for item in value.all()]
    return in_words(value)
