"""The one kind of rich text there is: what is allowed, how it is cleaned, what it says in plain words.

Kept text is a small HTML: paragraphs, lists, tables, emphasis, links, and notes written where their mark
stands (`<span class="note">`). Every way in (form, import, admin, command) passes through `clean`.
"""

import html
import re
import unicodedata

import nh3

MAX_CHARACTERS = 20_000

ALLOWED_ATTRIBUTES = {
    "a": {"href"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
ALLOWED_TAGS = {
    *("p", "br", "ul", "ol", "li", "strong", "em", "sub", "sup", "a", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
CLEANER = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    allowed_classes={"span": {"note"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
    strip_comments=True,
)
RENAMED_TAGS = re.compile(r"<(/?)(b|i)(?=[\s>])", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^>]*>")
BULLET = re.compile(r"^\s*[-*•»–]\s+")
EMPTY = re.compile(r"(?:<p>\s*(?:<br>\s*)?</p>\s*)+")
EMPTY_NOTE = re.compile(r"<span(?: class=\"note\")?>(\s*(?:<br>\s*)?)</span>")
BLOCK_EDGE = re.compile(r"</?(?:p|li|tr|caption|table|ul|ol)(?:\s[^>]*)?>|<br>")
CELL_END = re.compile(r"</t[hd]>")
TAG = re.compile(r"<[^<>]+>")
WRITTEN_BLOCK = re.compile(r"<p>(.*?)</p>|<ul>((?:<li>.*?</li>)+)</ul>", re.DOTALL)
WRITTEN_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def clean_line(text: str) -> str:
    """One line of plain text (a title, a name) without what breaks exports or deceives a reader.

    Control characters break every XLSX; bidirectional overrides and zero-width characters make one name
    look like another.
    """
    return " ".join(_visible(text).split())


def clean(text: str) -> str:
    """Rich text as it may be kept; plain text becomes paragraphs and bullets."""
    text = _visible(text)
    if not LOOKS_LIKE_HTML.search(text):
        text = _paragraphs(text)
    text = RENAMED_TAGS.sub(lambda m: f"<{m[1]}{'strong' if m[2].lower() == 'b' else 'em'}", text)
    cleaned = _without_empty(CLEANER.clean(text))
    # Nothing but words is left of `<h1>words</h1>`: they are a paragraph like any other.
    if not LOOKS_LIKE_HTML.search(cleaned):
        cleaned = CLEANER.clean(_paragraphs(html.unescape(cleaned)))
    return cleaned


def _without_empty(text: str) -> str:
    """Without empty paragraphs and notes, nor those that are empty once these are gone."""
    # The space inside a note is all that parts the words beside it.
    while (shorter := EMPTY.sub("", EMPTY_NOTE.sub(r"\1", text)).strip()) != text:
        text = shorter
    return text


def plain(rich: str) -> str:
    """What a rich text says, a line for each paragraph, bullet or row; cells part by tabs."""
    text = BLOCK_EDGE.sub("\n", rich)
    text = CELL_END.sub("\t", text)
    lines = (line.strip(" \t") for line in html.unescape(TAG.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def written(rich: str) -> str:
    """Rich text as people write it in a plain box, when `clean` reads it back to the letter; else its HTML as it is.

    Paragraphs part by an empty line, a line end is a line end, and a line that begins with • is a bullet.
    """
    text = _in_plain_writing(rich)
    return text if text is not None and clean(text) == rich else rich


def _in_plain_writing(rich: str) -> str | None:
    blocks, end = [], 0
    for block in WRITTEN_BLOCK.finditer(rich):
        if block.start() != end:
            return None
        blocks.append(_bullets(block[2]) if block[2] else _unescaped(block[1]))
        end = block.end()
    return "\n\n".join(blocks) if end == len(rich) else None


def _bullets(items: str) -> str:
    return "\n".join(f"• {_unescaped(item)}" for item in WRITTEN_ITEM.findall(items))


def _unescaped(fragment: str) -> str:
    return html.unescape(fragment.replace("<br>", "\n"))


def _visible(text: str) -> str:
    """`text` in one normal form, without control, format or unpaired surrogate characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    # A text has few different characters: each is judged once.
    hidden = {ord(c): None for c in set(text) if c not in "\n\t" and not _is_visible(c)}
    return text.translate(hidden)


def _is_visible(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn"):
        return False
    # Joiners make emoji and some scripts; the other format characters only hide or reorder text.
    return unicodedata.category(character) != "Cf" or character in "\u200d\u00ad"


def _paragraphs(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text)
    return "".join(_block(block.strip("\n")) for block in blocks if block.strip())


def _block(block: str) -> str:
    lines = [line for line in block.split("\n") if line.strip()]
    if all(BULLET.match(line) for line in lines):
        return "<ul>" + "".join(f"<li>{html.escape(BULLET.sub('', line))}</li>" for line in lines) + "</ul>"
    return "<p>" + "<br>".join(html.escape(line.strip()) for line in lines) + "</p>"
