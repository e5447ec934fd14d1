"""Plain text made fit for the page: nothing that breaks the writer, deceives the reader or runs off the paper."""

import re
import unicodedata

ZERO_WIDTH_SPACE = "\u200b"
# Control characters, bidirectional overrides, lone surrogates, non-characters.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# The layout of an unbroken run takes the square of its length; combined signs are kept together if they can be.
LONG_RUN = re.compile(
    "[^ \t\n\u200b]{200,220}?(?<!\u200d)(?![\u0300-\u036f\u200d\ufe0e\ufe0f])|[^ \t\n\u200b]{220}"
)
# Addresses, and acronyms of a length that the engine would divide.
UNDIVIDED = re.compile(r"((?:https?://|www\.)[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[A-ZÁÉÍÓÚÜÑ]{7,}\b)")
LONGEST_NUMBER = 30  # numbers are not broken across lines, so they must fit in one
NUMBER = re.compile(r"[\s(<>≈~$+−–-]*\d[\d,.\s]*%?\)?(?:\s*(?:MXN|USD|pesos|dólares))?\s*")


def printable(text: str) -> str:
    return unicodedata.normalize("NFC", UNPRINTABLE.sub("", text))


def breakable(text: str) -> str:
    """With a place to break the line at least every 220 characters."""
    return LONG_RUN.sub(lambda run: run[0] + ZERO_WIDTH_SPACE, text)


def line(text: str) -> str:
    """A title, a name, a note: plain text, to be escaped by the template."""
    return breakable(printable(" ".join(text.split())))


def is_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and bool(NUMBER.fullmatch(text))
