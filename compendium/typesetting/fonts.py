"""The fonts of a document: for each face what all its parts drew with it."""

import json
from collections.abc import Iterable

from compendium.typesetting import store
from compendium.typesetting.engines import versions
from compendium.typesetting.fragment import Fragment
from compendium.typesetting.parts import hash_of

GLYPHS = ("widths", "to_unicode", "missing")


def union(fragments: Iterable[Fragment]) -> list[dict]:
    """One face for each name, in the order of the names: it does not matter which part came first."""
    faces: dict[str, dict] = {}
    for fragment in fragments:
        for face in fragment.faces:
            _add(faces.setdefault(face["hash"], {**face, **{name: {} for name in GLYPHS}}), face)
    return [_ordered(face) for _name, face in sorted(faces.items())]


def _add(face, other):
    for name in GLYPHS:
        face[name].update({key: value for key, value in other[name].items() if key not in face[name]})
    # Rounded at each size, so they differ by one between parts.
    face["ascent"] = max(face["ascent"], other["ascent"])
    face["descent"] = min(face["descent"], other["descent"])
    face["font_size"] = min(face["font_size"], other["font_size"])


def _ordered(face):
    return {
        **face,
        **{name: dict(sorted(face[name].items(), key=lambda pair: int(pair[0]))) for name in GLYPHS},
    }


def key(face: dict) -> str:
    """The same glyphs of the same face, the same cut."""
    return hash_of("font", versions(), json.dumps(face, sort_keys=True))


def path_of(face: dict) -> str:
    """Where a font of the machine is kept; "" for the product's own."""
    return "" if face["file"].startswith("pmm:") else str(store.path_of(face["file"]))
