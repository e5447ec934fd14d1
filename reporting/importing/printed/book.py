"""What a printed Compendio says, as values."""

from dataclasses import dataclass


class NotACompendio(Exception):
    """The text is no Compendio, or not a whole one; the message is one Spanish sentence that says why."""


@dataclass(frozen=True)
class Anomaly:
    """Something in the text that had to be decided; `kind` is a stable key, `message` a whole sentence."""

    line: int
    kind: str
    message: str


@dataclass(frozen=True)
class PrintedEntry:
    """One entry. Texts are the rich text of `reporting.richtext`; `line` is where its heading stands.

    `number`, `title` and `institution` are as printed; `place` is the state under whose sub-heading it
    stands, or nothing. `tables` and `footnotes` are counts.
    """

    chapter: int
    objective: int
    number: int
    title: str
    institution: str
    description: str
    results: str
    challenges: tuple[str, ...]
    tables: int
    footnotes: int
    line: int
    place: str = ""


@dataclass(frozen=True)
class PrintedBook:
    """Every word of the text is in an entry, in `headings` (chapters, objectives, sections) or unowned."""

    entries: tuple[PrintedEntry, ...]
    anomalies: tuple[Anomaly, ...]
    unowned_lines: tuple[tuple[int, str], ...]
    headings: tuple[tuple[int, str], ...] = ()
