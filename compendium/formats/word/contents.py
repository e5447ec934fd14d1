"""The contents as Word's own field: filled with links at once, with pages when Word counts them."""

from django.utils.translation import gettext as _

from compendium.formats.tree import Place
from compendium.formats.word.xml import field, of, paragraph, run, w

LEVELS = (1, 2)


def contents(places: list[Place]) -> list:
    """The paragraphs: a heading of their own, then one for each listed place."""
    listed = [each for place in places for each in (place, *place.under) if each.level in LEVELS]
    lines = [paragraph(_link(place), style=f"TOC{place.level}") for place in listed]
    if not lines:
        return []
    begin, code, separate, end = field(' TOC \\o "1-2" \\h \\z \\u ', dirty="true")
    first, last = lines[0], lines[-1]
    for piece in (separate, code, begin):
        first.insert(1, piece)
    last.append(end)
    title = paragraph(run(_("Contenido")), style="TOCHeading")
    title[0].insert(1, w.pageBreakBefore())
    return [title, *lines]


def _link(place: Place):
    return w.hyperlink(of(anchor=bookmark(place.anchor), history=1), run(place.text))


def bookmark(anchor: str) -> str:
    """A bookmark's name: Word takes forty letters, digits and low lines."""
    return "".join(sign if sign.isalnum() else "_" for sign in f"p_{anchor}")[:40]
