"""What is suspicious or lacking in an entry or a cycle: pure functions from content to findings."""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .findings import Finding

NAMES = {
    "completeness": _("Completitud"),
    "figures": _("Cifras"),
    "personal_data": _("Datos personales"),
    "duplicates": _("Programas repetidos"),
    "acronyms": _("Siglas e instituciones"),
    "wording": _("Redacción"),
}
SEVERITIES = {"blocks": _("Impide enviar"), "warns": _("Aviso"), "notes": _("Nota")}


@cache
def version() -> str:
    """Changes when any check does, so that what an older one found is looked for again."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".txt"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def check_entry(
    content: dict, *, period_start: date | None = None, period_end: date | None = None
) -> list[Finding]:
    """Everything the checks say of one entry's content, check by check."""
    from . import acronyms, completeness, figures, personal_data, wording

    return [
        *completeness.check(content),
        *figures.check(content),
        *personal_data.check(content),
        *acronyms.check(content),
        *wording.check(content, period_start=period_start, period_end=period_end),
    ]


def check_cycle(
    contents: list[dict], *, progress: Callable[[str], None] = lambda text: None
) -> list[tuple[int, Finding]]:
    """What only all entries together show, each finding with the position of its entry in `contents`.

    Without repeated programmes: whoever keeps the pairs (`duplicates.candidates`) tells of those still open.
    """
    from . import acronyms, wording

    found = []
    for module in (acronyms, wording):
        progress(str(NAMES[module.__name__.rpartition(".")[2]]))
        found += module.check_cycle(contents)
    return found


def check_texts(values: dict) -> list[Finding]:
    """What the checks say of texts and figures that are not stored yet, by the names of `drafting.values_of`."""
    from . import acronyms, figures, personal_data, wording

    content = {
        **values,
        "figures": [{**row, "total": str(row["total"])} for row in values.get("figures", ())],
    }
    return [
        found for module in (figures, personal_data, acronyms, wording) for found in module.check(content)
    ]
