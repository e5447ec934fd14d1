"""What changed between two values of a field, told so that the old and the difference make the new.

Pure functions of values: they ask no database and know no page. Every page that shows a change shows it through them.
"""

from .fields import FieldDifference, field_difference
from .rows import change_in_percent
from .texts import TextDifference, plain_difference, rich_difference

__all__ = [
    "FieldDifference",
    "TextDifference",
    "change_in_percent",
    "field_difference",
    "plain_difference",
    "rich_difference",
]
