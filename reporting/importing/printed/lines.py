"""The text as clean lines: one form for every character, blank lines counted, marks of notes made alike."""

import re
import unicodedata
from dataclasses import dataclass, replace

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NOTE_SIGN = "\ue000"  # stands, with a number, where a note's mark was; no text keeps private characters
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
LOWERED = str.maketrans(SUPERSCRIPTS, "0123456789")

# What converters write where the print has a raised number: [^1], <sup>1</sup>, ^1^.
OTHER_MARKS = re.compile(r"\[\^(\d{1,3})\](?!:)|<sup>\s*(\d{1,3})\s*</sup>|(?<=\S)\^(\d{1,3})\^")
OTHER_NOTES = re.compile(r"^\s*\[\^(\d{1,3})\]:\s*", re.MULTILINE)

SPACES = re.compile(r"[^\S\n\t\f ]")
SOFT_HYPHEN_AT_END = re.compile("\u00ad[ \t]*$", re.MULTILINE)
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
SYMBOL_FONT_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06c\uf0a8", "•")
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs"}

LONE_NUMBER = re.compile(r"\d{1,3}[.)]")  # wrapped away from its heading, note or item
TAB_STOP = 4
PIPED = re.compile(r"\|.*\|")
PIPED_RULE = re.compile(r"[|\s:-]+")


@dataclass(frozen=True)
class Line:
    """A line with text: `number` as an editor counts it, `gap` the blank lines before it.

    `cut` says that a page ends just before: a break, a page number, a running head or a note stood there.
    """

    number: int
    text: str
    indent: int = 0
    gap: int = 0
    cut: bool = False


def normalise(text: str) -> str:
    """`text` in one form: line feeds, plain spaces, composed letters, nothing invisible. Lines stay lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = SOFT_HYPHEN_AT_END.sub("-", SPACES.sub(" ", text))
    text = text.translate(_substitutions(set(text)))
    text = OTHER_NOTES.sub(r"\1. ", text)
    return OTHER_MARKS.sub(lambda found: (found[1] or found[2] or found[3]).translate(RAISED), text)


def _substitutions(characters: set[str]) -> dict[int, str]:
    table = {c: "" for c in characters if c not in "\n\t\f" and unicodedata.category(c) in UNSEEN}
    return str.maketrans(table | LIGATURES | SYMBOL_FONT_BULLETS)


def read_lines(text: str) -> list[Line]:
    """The lines of a normalised text that are not blank."""
    lines, gap, cut = [], 0, False
    for number, raw in enumerate(text.split("\n"), start=1):
        for order, piece in enumerate(raw.split("\f")):
            cut = cut or order > 0
            content = _tidy(piece)
            if content and lines and not gap and not cut and LONE_NUMBER.fullmatch(lines[-1].text):
                lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {content}")
            elif content:
                lines.append(Line(number, content, _indent(piece), gap, cut))
                gap, cut = 0, False
            elif order == 0 and not raw.strip():
                gap += 1
    return lines


def _tidy(raw: str) -> str:
    """Single spaces; tabs only between cells."""
    text = raw.strip()
    if PIPED.fullmatch(text):
        text = "" if PIPED_RULE.fullmatch(text) else text.strip("|").replace("|", "\t")
    return "\t".join(" ".join(cell.split()) for cell in text.split("\t")).strip()


def _indent(raw: str) -> int:
    return sum(TAB_STOP if c == "\t" else 1 for c in raw[: len(raw) - len(raw.lstrip(" \t"))])
