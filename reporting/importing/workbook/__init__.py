"""An institution's year as an Excel workbook, out and back: the export is the template of the import."""

from .apply import Applied, Outdated, apply, conflict_name
from .preview import Change, Preview, preview
from .read import Book, Problem, read
from .refusal import Refused
from .write import export, with_errors

__all__ = [
    "Applied",
    "Book",
    "Change",
    "Outdated",
    "Preview",
    "Problem",
    "Refused",
    "apply",
    "conflict_name",
    "export",
    "preview",
    "read",
    "with_errors",
]
