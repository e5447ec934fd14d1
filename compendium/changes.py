"""What an edition says otherwise than the published one it replaces: a function of two snapshots."""

from compendium.snapshot import Snapshot

# How and why a text was edited for print is no change of its own: the text it made is.
UNSAID = {"folio", "programme", "edits"}


def between(before: Snapshot, after: Snapshot) -> dict:
    """JSON-safe: entries `added`, `removed` and `changed` (with the names of their fields), and `texts`.

    An entry is {"folio", "title", "institution", "sector", "objective", "fields"}; one is the same as another
    when it has the same folio.
    """
    old, new = _by_folio(before), _by_folio(after)
    changed = [(new[folio], _fields(old[folio], new[folio])) for folio in new if folio in old]
    return {
        "added": [_row(entry) for folio, entry in new.items() if folio not in old],
        "removed": [_row(entry) for folio, entry in old.items() if folio not in new],
        "changed": [_row(entry, fields) for entry, fields in changed if fields],
        "texts": _texts(before, after),
        "matter": [name for name in MATTER if getattr(before, name) != getattr(after, name)],
    }


MATTER = ("cycle", "catalogues", "authorities", "left_out_parts", "earlier")


def is_nothing(changes: dict) -> bool:
    return not any(changes.values())


def _by_folio(snapshot):
    return {entry["folio"]: entry for entry in snapshot.entries}


def _fields(old, new) -> list[str]:
    """Names of what differs, in the order in which an entry is told."""
    names = dict.fromkeys([*new, *old])
    return [name for name in names if name not in UNSAID and old.get(name) != new.get(name)]


def _row(entry, fields=()):
    institution = entry["institution"]
    return {
        "folio": entry["folio"],
        "title": entry["title"],
        "institution": institution.get("acronym") or institution["name"],
        "sector": institution["sector"],
        "objective": entry["objective"],
        "fields": list(fields),
    }


def _texts(before, after):
    names = sorted({*before.texts, *after.texts})
    return [name for name in names if before.texts.get(name) != after.texts.get(name)]
