"""What a check has to say about a passage of an entry: one value that all checks share."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["blocks", "warns", "notes"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something suspicious: `quote` is what stands from `start` to `end` of the plain text of `field`.

    A field is named as in an entry's content: "results", "challenges.0", "figures.2" (whose text is what it
    counts). `message` is a whole Spanish sentence. Only findings about figures have the last three.
    """

    check: str
    severity: Severity
    field: str
    start: int
    end: int
    quote: str
    message: str
    stated: int | float | None = None
    parts: tuple[int | float, ...] = ()
    sum: int | float | None = None

    def as_dict(self) -> dict:
        """JSON-safe, with the keys of `manage.py check_entries --json`."""
        return {**asdict(self), "parts": list(self.parts)}
