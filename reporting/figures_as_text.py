"""Figures as one text, so that they are suggested, held against each other and kept like any other text."""

import json
from collections.abc import Iterable
from decimal import Decimal

from reporting.content import figure_value
from reporting.models import Entry, Figure


def text_of(figures: Iterable[Figure]) -> str:
    """The figures as a receipt has them; empty for none."""
    values = [figure_value(figure) for figure in figures]
    return json.dumps(values, ensure_ascii=False) if values else ""


def text_of_rows(rows: list[dict]) -> str:
    """The same from rows by the names of `drafting.FIGURE_COLUMNS`."""
    return text_of(Figure(**row) for row in rows)


def values_in(text: str) -> list[dict]:
    return json.loads(text) if text else []


def rows_in(text: str) -> list[dict]:
    """The rows that the text says, by the names of `drafting.FIGURE_COLUMNS`."""
    return [{**value, "total": Decimal(value["total"])} for value in values_in(text)]


def write(entry: Entry, text: str) -> None:
    """Put the figures that the text says in place of the entry's own."""
    entry.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(entry=entry, position=position, **row) for position, row in enumerate(rows_in(text))
    )
