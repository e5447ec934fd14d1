"""A printed Compendio General, read back from its text."""

from dataclasses import replace

from .blocks import Page, wrap_width
from .book import Anomaly, NotACompendio, PrintedBook, PrintedEntry
from .ending import refuse_if_cut, refuse_without_entries, tell_missing_parts
from .entries import Finisher
from .joins import Vocabulary
from .lines import Line, normalise, read_lines
from .notes import Noted, notes_in, restored, take_notes, tell_notes_elsewhere
from .outline import read_outline
from .pages import set_furniture_apart
from .rich import Writer

__all__ = ["Anomaly", "NotACompendio", "PrintedBook", "PrintedEntry", "read_printed"]


def read_printed(text: str) -> PrintedBook:
    """The entries of a Compendio's text, what was odd in it, and the lines that belong to no entry.

    Raises NotACompendio, and nothing else, when the text has no entries or ends in the middle of one.
    """
    lines, furniture = set_furniture_apart(read_lines(normalise(text)))
    width = wrap_width(lines)
    noted = take_notes(lines, is_wrapped=bool(width))
    vocabulary = Vocabulary(line.text for line in lines)
    outline = read_outline(noted.lines, vocabulary)
    refuse_without_entries(outline)
    refuse_if_cut(outline, noted.lines)
    finisher = Finisher(Writer(noted.notes), Page(vocabulary, width))
    entries = tuple(finisher.finish(draft) for draft in outline.drafts)
    anomalies = [
        *outline.anomalies,
        *noted.anomalies,
        *finisher.anomalies,
        *tell_notes_elsewhere(noted.notes, [draft.line for draft in outline.drafts]),
        *tell_missing_parts(outline, noted.lines),
    ]
    unowned = [*furniture, *_with_notes([*outline.unowned, *finisher.left_out], noted)]
    return PrintedBook(
        entries=entries,
        anomalies=tuple(sorted(anomalies, key=lambda anomaly: (anomaly.line, anomaly.kind))),
        unowned_lines=_in_order(unowned),
        headings=_in_order(_with_notes(outline.headings, noted)),
    )


def _with_notes(lines: list[Line], noted: Noted) -> list[Line]:
    """Lines that belong to no entry as they were printed, their notes beside them."""
    notes = [line for text in lines for note in notes_in(text.text, noted.notes) for line in note.lines]
    return [replace(line, text=restored(line.text, noted.notes)) for line in lines] + notes


def _in_order(lines: list[Line]) -> tuple[tuple[int, str], ...]:
    return tuple((line.number, line.text) for line in sorted(lines, key=lambda line: line.number))
