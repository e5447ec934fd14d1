"""One way to compare names: without case, accents or punctuation."""

import re
import unicodedata


def fold(name):
    """The same string for "CIJ, A. C." and "cij a c"; the ñ counts as an n."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", bare).strip()
