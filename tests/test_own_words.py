"""The product's sentences are its own: none of the printed books' stands in it. Names and titles may."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reporting import catalogues
from reporting.catalogues import fold

ROOT = Path(__file__).resolve().parent.parent
WORDS = 8  # so many in a row are a sentence borrowed, not a turn of phrase

NAMES = sorted(
    {
        fold(name)
        for name in (
            *(name for i in catalogues.INSTITUTIONS for name in (i.name, *i.aliases)),
            *(objective.title for objective in catalogues.OBJECTIVES),
            *(item.name for item in (*catalogues.CHALLENGE_CATEGORIES, *catalogues.KINDS)),
            "Pacto Mundial para la Migración Segura, Ordenada y Regular",
            "Pacto Mundial para una Migración Segura, Ordenada y Regular",
        )
    },
    key=len,
    reverse=True,
)
DATE = re.compile(
    r"(\b\d{1,2} de )?\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
    r"|diciembre) de \d{4}\b"
)


def phrases(text: str) -> set[str]:
    """Every run of WORDS words of `text`, where each known name and each date counts as one word."""
    words = DATE.sub("date", fold(re.sub(r"<[^>]*>", " ", text)))
    for name in NAMES:
        words = words.replace(name, "name")
    words = words.split()
    return {" ".join(words[n : n + WORDS]) for n in range(len(words) - WORDS + 1)}


@pytest.fixture(scope="module")
def printed(shared) -> set[str]:
    return set().union(*(phrases(path.read_text("utf-8")) for path in (shared / "sources").glob("*.txt")))


def demo_texts() -> Iterator[str]:
    for path in (ROOT / "reporting" / "demo").glob("*.json"):
        for row in json.loads(path.read_text("utf-8")):
            yield from (row.get(name, "") for name in ("description", "results", "reason"))
            yield from (row.get(name, "") for name in ("focus_women_how", "focus_disability_how"))
            yield from (challenge["text"] for challenge in row.get("challenges", ()))
            for said in row.get("observations", ()):
                yield from (said["text"], *said.get("answers", {}).values())


def test_phrases_are_found_across_markup_and_case_but_not_in_names():
    text = "<p>El Banco de México <em>emitió</em> doce mil tarjetas para personas en retorno</p>"
    assert phrases(text) == {
        "el name emitio doce mil tarjetas para personas",
        "name emitio doce mil tarjetas para personas en",
        "emitio doce mil tarjetas para personas en retorno",
    }


def test_sample_data(printed):
    assert sorted(phrase for text in demo_texts() for phrase in phrases(text) & printed) == []


@pytest.mark.parametrize(
    "pattern", ["templates/**/*.html", "reporting/**/*.py", "compendium/**/*.py", "docs/**/*.md", "*.md"]
)
def test_pages_documents_and_catalogues(printed, pattern):
    borrowed = {
        str(path.relative_to(ROOT)): found
        for path in ROOT.glob(pattern)
        if (found := sorted(phrases(path.read_text("utf-8")) & printed))
    }
    assert borrowed == {}
