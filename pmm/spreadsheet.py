"""Texts on their way into a spreadsheet: Excel reads them as UTF-8, and none of them as a formula."""

import csv
from collections.abc import Iterable, Iterator

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = "\ufeff"  # Excel reads the file as UTF-8 only with it


def safe(value):
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def csv_lines(head: Iterable, rows: Iterable[Iterable]) -> Iterator[str]:
    """The lines of a CSV for Excel, each written when it is asked for."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield BOM + writer.writerow(map(str, head))
    for row in rows:
        yield writer.writerow(map(safe, row))


class _Echo:
    """What csv writes to is handed on as it is."""

    def write(self, line):
        return line
