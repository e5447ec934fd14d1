"""How long a text is, in words: the one counter of form, checks and documents; `static/js/words.js` counts alike."""

from reporting.richtext import plain

SIGNS = "-*•»–—"  # a bullet or a dash alone is no word


def count(rich: str) -> int:
    """The words of a kept rich text: what stands between spaces, cells and ends of lines."""
    return sum(1 for each in plain(rich).split() if each.strip(SIGNS))
