"""Texts made ready for paper, and the one place in compendium that calls somebody's text safe HTML.

Why here: a snapshot may come from a restored backup or another machine, so what `reporting` cleaned on the
way in is cleaned once more where it enters a page, and every print template stays free of `|safe`.
"""

from functools import lru_cache

import nh3
from django.utils.safestring import mark_safe

from compendium.documents.markup import PrintMarkup
from compendium.documents.text import printable

TAGS = {
    *("p", "br", "ul", "ol", "li", "strong", "em", "sub", "sup", "a", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}},
    allowed_classes={"span": {"note"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=None,
)


@lru_cache(maxsize=20_000)  # an edition prints the same texts again and again while it is being finished
def rich(text: str) -> str:
    """Rich text as safe HTML for a print template; "" stays ""."""
    if not text:
        return ""
    page = PrintMarkup()
    page.feed(CLEANER.clean(printable(text)))
    return mark_safe(page.markup())  # noqa: S308 (cleaned two lines above)
