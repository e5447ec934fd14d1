"""An entry as its reading pages show it: section by section, each field a block of its own."""

from dataclasses import dataclass, field

from reporting import drafting, suggesting
from reporting.differences import FieldDifference
from reporting.models import Entry, User
from reporting.permissions import can_see_evidence
from reporting.readable import RICH, in_words, label_of, lines_of
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
    difference: FieldDifference | None = None
    suggestions: list = field(default_factory=list)
    corrections: list = field(default_factory=list)
    is_copied: bool = False  # says what it said last year, to the letter

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
    def is_changed(self) -> bool:
        return self.difference is not None and not self.difference.is_same

    @property
    def is_compared_same(self) -> bool:
        """Says something, and says the same as what it is compared with."""
        return self.difference is not None and self.difference.is_same and not self.difference.is_empty

    @property
    def wordings(self) -> list[tuple[str, str]]:
        """The texts of the block that can be reworded, with their names."""
        fields = [self.name] if self.value and self.name in suggesting.SINGLE else []
        if self.name == suggesting.FIGURES:
            fields = [self.name]  # also where none was reported
        if self.name == "challenges":
            fields = [f"challenges.{place}" for place in range(len(self.value))]
        return [(field, suggesting.label(field)) for field in fields]

    @property
    def is_long(self) -> bool:
        return self.name in LONG


def blocks_of(
    entry: Entry, user: User, threads=(), *, comparison=None, copied=(), suggestions=(), corrections=()
) -> list[tuple[Section, list[Block]]]:
    """Each section with its blocks, as `user` may see them; read the entry through `Entry.objects.with_content()`.

    `comparison` is one of `comparing`, `copied` the names of what is said as last year, the last two of `suggesting`.
    """
    differences = comparison.fields if comparison else {}
    suggestions = _by_block(suggestions, lambda each: each.suggestion.field)
    corrections = _by_block(corrections, lambda each: each.correction.field)

    def block(name: str) -> Block:
        return Block(
            name,
            _value(entry, name, user),
            tuple(thread for thread in threads if thread.observation.field == name),
            differences.get(name),
            suggestions.get(name, []),
            corrections.get(name, []),
            name in copied,
        )

    return [(section, [block(name) for name in section.fields]) for section in SECTIONS]


def told_before(previous: Entry, section: Section, user: User) -> list[Block]:
    """What last year's entry said in one section: rich text, or a line for each item and row; empty fields left out."""
    values = {name: _value(previous, name, user) for name in section.fields}
    return [Block(name, _in_lines(name, value)) for name, value in values.items() if value]


def _in_lines(name: str, value):
    if name not in drafting.ROWS:
        return value
    columns = drafting.ROWS[name][1]
    return lines_of(name, [{column: getattr(row, column) for column in columns} for row in value])


def _by_block(found, field_of) -> dict[str, list]:
    by_block: dict[str, list] = {}
    for each in found:
        by_block.setdefault(suggesting.block_of(field_of(each)), []).append(each)
    return by_block


def _value(entry: Entry, name: str, user: User):
    value = getattr(entry, name)
    if name in RICH:
        return value
    if name in ROWS:
        return list(value.all())
    if name in EVIDENCE:
        return [each for each in value.all() if can_see_evidence(user, entry, is_public=each.is_public)]
    if name == "sdg_targets":
        return lines_of(name, value)
    if hasattr(value, "all"):
        return [str(item) for item in value.all()]
    return in_words(value)
