"""Every phrase the product can put on a screen, read from its templates, its Python and its scripts."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils.translation import gettext, override

ROOT = Path(__file__).resolve().parent.parent
TAG = re.compile(r"""(?:\{%\s*trans\s+|\b_\()(?P<mark>["'])(?P<said>.+?)(?P=mark)""")
BLOCK = re.compile(r"\{%\s*blocktrans\b[^%]*%\}(.*?)\{%\s*endblocktrans\s*%\}", re.DOTALL)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
CALL = re.compile(r"""n?gettext\(\s*"(.+?)"(?:,\s*"(.+?)")?""")
TRANSLATES = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
FILLED_IN = re.compile(r"\{\{.*?\}\}|%\(\w+\)[sd]|%[sd]|<[^>]*>")
LETTERS = 8  # a phrase that says less beside what is filled in would be found in anything
FROM_LIBRARIES = ("Forgot your password?", "Log out")  # pages that are not ours in every word


@cache
def phrases() -> tuple[frozenset[str], tuple[re.Pattern, ...]]:
    """The phrases as they stand, and those with something filled in as patterns."""
    whole, filled = set(), []
    for said in {" ".join(each.split()) for each in _all()}:
        pieces = FILLED_IN.split(said)
        if len(pieces) == 1:
            whole.add(said)
        elif sum(map(str.isalpha, "".join(pieces))) >= LETTERS:
            filled.append(re.compile(".+?".join(map(re.escape, pieces))))
    return frozenset(whole), tuple(filled)


def stands_on_a_screen(name: str) -> bool:
    """Whether `name` is a phrase of the product, or what one says before its colon; its first letter may be capital."""
    whole, filled = phrases()
    spellings = {name, name[:1].lower() + name[1:]}
    if spellings & whole or any(phrase.startswith(f"{name}:") for phrase in whole):
        return True
    return any(pattern.fullmatch(name) for pattern in filled)


def _all() -> Iterator[str]:
    for path in (ROOT / "templates").rglob("*.html"):
        yield from _of_template(path.read_text("utf-8"))
    for app in ("reporting", "compendium"):
        for path in (ROOT / app).rglob("*.py"):
            yield from _of_python(path.read_text("utf-8"))
    for path in (ROOT / "static/js").glob("*.js"):
        yield from (said for call in CALL.findall(path.read_text("utf-8")) for said in call if said)
    with override("es"):
        yield from map(gettext, FROM_LIBRARIES)


def _of_template(text: str) -> Iterator[str]:
    yield from (found["said"] for found in TAG.finditer(text))
    for block in BLOCK.findall(text):
        yield from PLURAL.split(block)


def _of_python(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATES:
            yield from (
                a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )
