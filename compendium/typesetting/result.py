"""What typesetting hands back."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Typeset:
    """A PDF and where things stand in it; pages are counted from 1, the cover included.

    anchors: {name: page}; bookmarks: (level, label, page) in order; missing_glyphs: signs that no font of this
    machine can draw and that are printed as an empty box, as '"👩" (U+1F469)'.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, int] = field(default_factory=dict)
    bookmarks: tuple[tuple[int, str, int], ...] = ()
    missing_glyphs: tuple[str, ...] = ()
