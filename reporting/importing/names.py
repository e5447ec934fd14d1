"""Names as headings print them, in capitals and with their acronym: read apart, and put in proper case."""

import re

SMALL_WORDS = frozenset(
    ("a", "al", "ante", "con", "contra", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por")
    + ("sin", "sobre", "u", "y")
)
# Written in capitals in Spanish prose too; words without vowels need not stand here.
KEPT_IN_CAPITALS = frozenset(
    (
        "ABP",
        "AC",
        "APAC",
        "CDMX",
        "DIF",
        "IAP",
        "IBP",
        "IMSS",
        "ISSSTE",
        "OIM",
        "ONG",
        "ONU",
        "OSC",
        "UNAM",
        "VIH",
    )
)
INITIALS = re.compile(r"(?:[^\W\d_]\.){1,}")
ROMAN = re.compile(r"[IVX]{2,}")
VOWELS = set("AEIOUÁÉÍÓÚÜaeiouáéíóúü")
WORD = re.compile(r"[^\W\d_]+")
IN_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)[\s.]*")
LEGAL_FORM = re.compile(r"(?:[A-Z]\.\s?){2,3}$")  # A.C., I.A.P.
LONGEST_ACRONYM = 20


def read_name(printed: str) -> tuple[str, str]:
    """The name and the acronym of "NAME (ACRONYM)", of "(ACRONYM)", of "ACRONYM" or of "NAME" alone."""
    found = IN_BRACKETS.fullmatch(printed)
    if found and is_acronym(found[2]):
        return found[1].strip(), found[2].strip()
    return (
        ("", printed)
        if is_acronym(printed) and len(LEGAL_FORM.sub("", printed).split()) == 1
        else (printed, "")
    )


def is_acronym(text: str) -> bool:
    """Whether `text` is short and all in capitals: CNDH, CIJ A.C., IMSS BIENESTAR, CON SAR."""
    letters = [c for c in text if c.isalpha()]
    words = LEGAL_FORM.sub("", text.strip()).split()
    return len(letters) >= 2 and len(text) <= LONGEST_ACRONYM and text.isupper() and len(words) <= 2


def without_stop(printed: str) -> str:
    """A heading's institution without its full stop, that of A.C. and the like aside."""
    printed = printed.strip(" ,;:")
    return printed if LEGAL_FORM.search(printed) else printed.rstrip(". ")


def proper_case(name: str) -> str:
    """A name in capitals as prose writes it; a name that is in lower case already stays as it is."""
    if not name.isupper():
        return name
    words = name.split()
    return " ".join(_cased(word, is_first=i == 0) for i, word in enumerate(words))


def _cased(word: str, *, is_first: bool) -> str:
    letters = "".join(WORD.findall(word))
    if INITIALS.fullmatch(word.strip(",;()")) or letters in KEPT_IN_CAPITALS or ROMAN.fullmatch(letters):
        return word
    if len(letters) > 1 and not VOWELS & set(letters):
        return word
    if letters.lower() in SMALL_WORDS and not is_first:
        return word.lower()
    return WORD.sub(lambda found: found[0].capitalize(), word)
