"""The same challenge pasted into several entries."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reporting.catalogues import fold

from ..findings import Finding
from ..texts import Text, texts

FEWEST_WORDS = 4  # shorter ones ("Falta de personal") are said alike without being copied
MOST_NAMED = 3


def repeated_challenges(contents: list[dict]) -> list[tuple[int, Finding]]:
    """A note for each challenge that other entries have to the letter, with the position of its entry."""
    places: dict[str, list[tuple[int, Text]]] = defaultdict(list)
    for position, content in enumerate(contents):
        for text in texts(content):
            folded = fold(text.plain) if text.field.startswith("challenges.") else ""
            if len(folded.split()) >= FEWEST_WORDS:
                places[folded].append((position, text))
    found = []
    for same in places.values():
        entries = dict.fromkeys(position for position, _text in same)
        for position, text in same if len(entries) > 1 else ():
            message = _message([contents[other] for other in entries if other != position])
            found.append((position, text.finding("wording", "notes", 0, len(text.plain), message)))
    return sorted(found, key=lambda item: item[0])


def _message(others: list[dict]) -> str:
    named = [other.get("folio") or other.get("title") or _("sin folio") for other in others[:MOST_NAMED]]
    named += ["…"] if len(others) > MOST_NAMED else []
    message = ngettext(
        "Este mismo reto está en otro registro (%(named)s): diga aquí lo propio de éste.",
        "Este mismo reto está en otros %(count)d registros (%(named)s): diga aquí lo propio de éste.",
        len(others),
    )
    return message % {"count": len(others), "named": ", ".join(named)}
