"""What changed between two values of a field, told so that the old and the difference make the new.

Pure functions of values: they ask no database and know no page. Every page that shows a change shows it through them.
"""

from .fields import FieldDifference, field_difference
from .rows import RowsDifference, change_in_percent, figures_difference
from .texts import TextDifference, plain_difference, rich_difference

__all__ = [
    "FieldDifference",
    "RowsDifference",
    "TextDifference",
    "change_in_percent",
    "field_difference",
    "figures_difference",
    "plain_difference",
    "rich_difference",
]
