"""The frozen matter of one edition as plain values: all that statistics and documents ever read."""

import json
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

STATES_SECTOR = 2


class SnapshotError(ValueError):
    """A snapshot lacks something that every document needs; the message names it."""


@dataclass(frozen=True)
class Snapshot:
    """Values only, JSON-safe. The shape of each part stands in docs/ and in `freeze`.

    edition: {"label": "2025-1.0", "number": "1.0", "manifest": sha256 hex, "frozen_at": ISO datetime}
    cycle: {"name", "period_start", "period_end", "is_rehearsal"}, dates as "2024-06-01"
    catalogues: {"sectors", "objectives", "states", "kinds", "population", "challenge_categories"}
    texts: the editor's front and back matter by name, sanitised HTML; a missing one is the product's own
    entries: one dict of content per approved entry
    earlier: one digest per earlier cycle: {"cycle", "edition", "total", "by_sector", "programmes"}
    left_out_parts: for each document the names of the parts that the editor switched off
    authorities: {"name", "post"} in printed order
    licences: {"book": {"name", "sentence", "url"}, "data": the same}
    acronyms: (acronym, meaning) of those the texts use, A to Z
    replaces: of an erratum the published edition before it and what differs, as `changes.between` says it:
        {"edition": "2025-1.0", "number": "1.0", "changes": {…}}; else empty
    """

    edition: dict
    cycle: dict
    catalogues: dict
    texts: dict = field(default_factory=dict)
    entries: tuple[dict, ...] = ()
    earlier: tuple[dict, ...] = ()
    left_out_parts: dict = field(default_factory=dict)
    authorities: tuple[dict, ...] = ()
    licences: dict = field(default_factory=dict)
    acronyms: tuple[tuple[str, str], ...] = ()
    replaces: dict = field(default_factory=dict)


def from_dict(values: dict) -> Snapshot:
    """Build a snapshot from the dict that `to_dict` makes; unknown keys are ignored."""
    missing = [name for name in ("edition", "cycle", "catalogues", "entries") if name not in values]
    if missing:
        raise SnapshotError(_("A la edición guardada le falta: %(names)s.") % {"names": ", ".join(missing)})
    return Snapshot(
        edition=values["edition"],
        cycle=values["cycle"],
        catalogues=values["catalogues"],
        texts=values.get("texts") or {},
        entries=tuple(values["entries"]),
        earlier=tuple(values.get("earlier") or ()),
        left_out_parts=values.get("left_out_parts") or {},
        authorities=tuple(values.get("authorities") or ()),
        licences=values.get("licences") or {},
        acronyms=tuple(map(tuple, values.get("acronyms") or ())),
        replaces=values.get("replaces") or {},
    )


def to_dict(snapshot: Snapshot) -> dict:
    """Lists instead of tuples, as JSON has them."""
    values = asdict(snapshot)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def from_json(text: str) -> Snapshot:
    return from_dict(json.loads(text))


def to_json(snapshot: Snapshot) -> str:
    """The same snapshot gives the same text, byte for byte."""
    return json.dumps(to_dict(snapshot), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def identity(institution: dict) -> tuple[int, str, str]:
    """What tells two institutions apart: offices of two states may share one name."""
    return institution["sector"], institution.get("state") or "", institution["name"]


def participants(entry: dict) -> tuple[dict, ...]:
    """The lead first, then the partners; whoever is named twice comes once."""
    everyone = {}
    for institution in (entry["institution"], *entry.get("partners", ())):
        everyone.setdefault(identity(institution), institution)
    return tuple(everyone.values())
