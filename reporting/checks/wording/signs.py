"""Signs that are certainly wrong: words written twice, brackets and quotes left open, impossible numbers."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..findings import Finding
from ..texts import Text, is_address, line_around, words

SAID_TWICE = {"así", "bla", "casi", "ja", "luego", "muy", "poco", "tal", "toc", "ya"}
SMALL = {
    "a",
    "al",
    "con",
    "de",
    "del",
    "e",
    "el",
    "en",
    "la",
    "las",
    "lo",
    "los",
    "o",
    "para",
    "por",
    "que",
} | {*("se", "su", "sus", "un", "una", "y")}

CLOSES = {"(": ")", "[": "]", "«": "»", "“": "”"}
OPENS = {closing: opening for opening, closing in CLOSES.items()}
SIGN = re.compile(r"[()\[\]«»“”\"]")
# "1)", "a)", "iv)": the mark of a list, which closes nothing.
LIST_MARK = re.compile(r"(?:^|[\s(])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})(?:\.\d)?$")
LONGEST_MARK = 6
SHOWN = 40  # characters quoted beside a sign

NUMBER = re.compile(r"(?<!\d)\d++(?:[.,]\d++)+")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
TWO_POINTS = re.compile(r"\d+\.\d+\.\d+")
SHORT_GROUP = re.compile(r"\d{1,3}(?:,\d{3})*,\d{2}")
LONG_GROUP = re.compile(r"\d{1,3}(?:,\d{3})*,\d{4,6}")
PER_CENT = re.compile(r"\s?(?:%|por ciento)")
# Before these a comma parts the members of a list: "artículos 3,15 y 20".
COUNTED_OFF = re.compile(
    r"(?:art[íi]culos?|fracci[óo]n(?:es)?|incisos?|numeral(?:es)?|objetivos?|anexos?)\W*$", re.I
)
LOOK_BACK = 20
LONGEST_CODE = 80
SPACE = re.compile(r"\s")


def doubled_words(text: Text) -> Iterator[Finding]:
    """A word, or a pair of small ones, written twice in a row: "de de", "de la de la"."""
    previous: list[re.Match] = []
    for word in words(text.plain):
        previous = [*previous[-3:], word] if previous and _is_next(text.plain, previous[-1], word) else [word]
        first = _repetition(previous)
        if first:
            passage = text.plain[first.start() : word.end()]
            message = _("Parece repetido: «%(passage)s». Borre lo que sobre.") % {"passage": passage}
            yield text.finding("wording", "warns", first.start(), word.end(), message)
            previous = []


def unclosed_signs(text: Text) -> Iterator[Finding]:
    """Brackets and quotes without their partner in the text."""
    straight: list[int] = []
    opened: dict[str, list[int]] = {opening: [] for opening in CLOSES}
    alone: list[int] = []
    for sign in SIGN.finditer(text.plain):
        character, position = sign[0], sign.start()
        if character in CLOSES:
            opened[character].append(position)
        elif character in OPENS and opened[OPENS[character]]:
            opened[OPENS[character]].pop()
        elif character == '"':
            if not text.plain[position - 1 : position].isdigit():
                straight.append(position)
        elif not _is_list_mark(text.plain, position):
            alone.append(position)
    alone += [position for positions in opened.values() for position in positions]
    if len(straight) % 2:
        curly = {position for position in alone if text.plain[position] in "“”"}
        # “así": of two kinds, yet a pair
        alone = [position for position in alone if position not in curly] if curly else [*alone, straight[-1]]
    for position in sorted(alone):
        yield _alone(text, position)


def impossible_numbers(text: Text) -> Iterator[Finding]:
    """Numbers that nobody can mean: "50.1.9%", "12,63", "1,23,456"."""
    for number in NUMBER.finditer(text.plain):
        if _is_impossible(text.plain, number) and not _is_in_code(text.plain, number):
            end = number.end() + text.plain.startswith("%", number.end())
            message = _("La cifra «%(number)s» no puede leerse: revise sus puntos y comas.")
            yield text.finding(
                "wording",
                "warns",
                number.start(),
                end,
                message % {"number": text.plain[number.start() : end]},
            )


def _is_next(plain: str, word: re.Match, following: re.Match) -> bool:
    """Only one or more spaces stand between them: no sign, no new line, no other cell of a table."""
    between = plain[word.end() : following.start()]
    return bool(between) and not between.strip(" \u00a0")


def _repetition(run: list[re.Match]) -> re.Match | None:
    """Where the repetition begins with which `run` ends."""
    folded = [word[0].lower() for word in run]
    if len(run) >= 2 and folded[-1] == folded[-2] and folded[-1] not in SAID_TWICE and _is_word(run[-1][0]):
        return run[-2]
    if len(run) == 4 and folded[:2] == folded[2:] and SMALL.issuperset(folded):
        return run[0]
    return None


def _is_word(written: str) -> bool:
    """Not a name such as Bora Bora, whose capitals are no heading's."""
    return written.islower() or written.isupper()


def _is_list_mark(plain: str, position: int) -> bool:
    return LIST_MARK.search(plain[max(0, position - LONGEST_MARK) : position]) is not None


def _alone(text: Text, position: int) -> Finding:
    sign = text.plain[position]
    if sign in CLOSES:
        message = _("Falta cerrar «%(sign)s»: escriba «%(other)s» donde termina.")
        values = {"sign": sign, "other": CLOSES[sign]}
    elif sign in OPENS:
        message = _("Sobra «%(sign)s», o falta abrirlo con «%(other)s».")
        values = {"sign": sign, "other": OPENS[sign]}
    else:
        message, values = _("Hay un número impar de comillas: cierre las que quedaron abiertas."), {}
    start, end = _passage(text.plain, position)
    return text.finding("wording", "notes", start, end, message % values)


def _passage(plain: str, position: int) -> tuple[int, int]:
    """The sign with some words of its line: those after an opening one, those before any other."""
    start, end = line_around(plain, position)
    if plain[position] in CLOSES:
        cut = plain.rfind(" ", position + 1, position + SHOWN)
        return position, cut if position + SHOWN < end and cut > 0 else min(end, position + SHOWN)
    cut = plain.find(" ", position - SHOWN, position)
    return cut + 1 if position - SHOWN > start and cut > 0 else max(start, position - SHOWN), position + 1


def _is_impossible(plain: str, number: re.Match) -> bool:
    written = number[0]
    if GROUPED.fullmatch(written):
        return False
    if TWO_POINTS.fullmatch(written):
        return PER_CENT.match(plain, number.end()) is not None
    if not (SHORT_GROUP.fullmatch(written) or LONG_GROUP.fullmatch(written)):
        return _mixes_groups(written)
    return not COUNTED_OFF.search(plain[max(0, number.start() - LOOK_BACK) : number.start()])


def _mixes_groups(written: str) -> bool:
    """Groups of three digits beside groups of two: "1,23,456" (but "1,2,3" is a list)."""
    groups = written.partition(".")[0].split(",")[1:]
    return any(len(group) == 3 for group in groups) and not all(len(group) == 3 for group in groups)


def _is_in_code(plain: str, number: re.Match) -> bool:
    """In a word with a stroke, a hyphen or an address: dates, files, places on the web."""
    before = SPACE.split(plain[max(0, number.start() - LONGEST_CODE) : number.start()])[-1]
    after = SPACE.split(plain[number.end() : number.end() + LONGEST_CODE], maxsplit=1)[0]
    token = before + number[0] + after
    return is_address(token) or "/" in token or "-" in token
