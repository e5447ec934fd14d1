"""A field of an entry before and after, whatever its kind: a text, a list, rows, or one value."""

from dataclasses import dataclass

from .rows import RowsDifference, challenges_difference, figures_difference
from .texts import TextDifference, plain_difference, rich_difference

RICH = ("description", "results")
LINES = ("title", "unit", "focus_women_how", "focus_disability_how", "highlight")
ONE_CHALLENGE = "challenges."  # with its place: the text of that one
ROWS = {"figures": figures_difference, "challenges": challenges_difference}


@dataclass(frozen=True)
class ItemsDifference:
    """A list whose order says nothing."""

    kept: list[str]
    gone: list[str]
    new: list[str]

    @property
    def is_same(self) -> bool:
        return not (self.gone or self.new)

    def shortened(self) -> "ItemsDifference":
        return ItemsDifference([], self.gone, self.new)


@dataclass(frozen=True)
class ValueDifference:
    """One value in words; empty for none."""

    before: str
    after: str

    @property
    def is_same(self) -> bool:
        return self.before == self.after

    def shortened(self) -> "ValueDifference":
        return self


@dataclass(frozen=True)
class FieldDifference:
    """What became of one field, for the template of its kind."""

    name: str
    label: str
    kind: str  # "text", "figures", "challenges", "items" or "value"
    is_empty: bool  # before and after
    said: TextDifference | RowsDifference | ItemsDifference | ValueDifference

    @property
    def is_same(self) -> bool:
        return self.said.is_same

    @property
    def template(self) -> str:
        return f"reporting/differences/_{self.kind}.html"

    def shortened(self) -> "FieldDifference":
        return FieldDifference(self.name, self.label, self.kind, self.is_empty, self.said.shortened())


def field_difference(name: str, label: str, before, after) -> FieldDifference:
    """Two values by the names and in the shapes of `readable.said`."""
    kind, said = _said(name, before, after)
    return FieldDifference(name, label, kind, not before and not after, said)


def _said(name: str, before, after):
    if name in RICH or name.startswith(ONE_CHALLENGE):
        return "text", rich_difference(before, after)
    if name in LINES:
        return "text", plain_difference(before, after)
    if name in ROWS:
        return name, ROWS[name](before, after)
    if isinstance(before, list):
        kept, gone = ([item for item in before if (item in after) == is_kept] for is_kept in (True, False))
        return "items", ItemsDifference(kept, gone, [item for item in after if item not in before])
    return "value", ValueDifference(before, after)
