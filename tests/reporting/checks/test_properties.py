"""What every check promises, whatever people paste: it never fails, it quotes what stands there, it is quick."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.checks import acronyms, duplicates
from reporting.richtext import MAX_CHARACTERS, clean

from .entries import EACH_ENTRY, WHOLE_CYCLE, entry, institution, text_of

PIECES = (
    'recopiación RECOPIACIÓN de de la de la ( ) [ ] « » “ ” " 50.1.9% 12,63 1,23,456 (RNP) RNP Registro Nacional '
    "Instituto Nacional de las Mujeres (INM) María Pérez López la niña Ana tel. 55 1234 5678 +52 (664) 123-4567 "
    "ana@gmail.com https://www.gob.mx CURP PELJ900101HDFRPN09 31 de junio de 2024 en marzo de 2021 durante 2020 "
    "se prevé hará . ; , \n \t İ ß ﬁ ñ a\u0301 \u00a0 𝒳 😀 <p> &amp; <table><tr><td>x</td></tr></table>"
).split(" ")
PASTED = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40)
TEXTS = st.one_of(PASTED.map(" ".join), PASTED.map("".join), st.text(max_size=200))
ENTRIES = st.builds(
    entry,
    title=TEXTS,
    description=TEXTS,
    results=TEXTS,
    unit=TEXTS,
    challenges=st.lists(TEXTS, max_size=3),
    institution=TEXTS.map(institution) | st.just(institution()),
    programme=st.none() | st.integers(1, 3),
    figures=st.lists(
        st.builds(lambda what: {"what": what, "unit": "people", "total": "3"}, TEXTS), max_size=2
    ),
)


def assert_quotes(content, finding):
    assert finding.quote == text_of(content, finding.field)[finding.start : finding.end]
    assert finding.message[-1] in ".?"


@given(ENTRIES)
def test_findings_on_an_entry_quote_its_text(content):
    for check in EACH_ENTRY.values():
        for finding in check(content):
            assert_quotes(content, finding)


@given(st.lists(ENTRIES, max_size=4))
def test_findings_on_a_cycle_quote_the_text_of_their_entry(contents):
    for check in WHOLE_CYCLE.values():
        for position, finding in check(contents):
            assert_quotes(contents[position], finding)


@given(st.lists(ENTRIES, max_size=4), st.lists(ENTRIES, max_size=4))
def test_comparisons_and_glossary_take_anything(contents, previous):
    assert all(0 <= found.score <= 100 for found in duplicates.candidates(contents, least=0))
    predecessors = duplicates.predecessors(contents, previous, least=0)
    assert len({found.first for found in predecessors}) == len(predecessors)
    assert all(meaning for _acronym, meaning in acronyms.glossary(contents))


@given(ENTRIES)
def test_the_name_of_a_check_is_that_of_its_module(content):
    for name, check in EACH_ENTRY.items():
        assert {finding.check for finding in check(content)} <= {name}


# --- Time -----------------------------------------------------------------------------------------

SECONDS = 0.25


def filled_with(piece):
    return (piece * (MAX_CHARACTERS // len(piece) + 1))[:MAX_CHARACTERS]


UNKNOWN = (
    " ".join("".join(letters) for letters in itertools.permutations("bcdfghj", size)) for size in (6, 7)
)
ALONE = ("a", "A", "1", "1,", "1.", "1 ", "( ", ") ", "“", '" ', "a)", "@", "a\u00a0")
SPACED = (
    *("a", "de", "de la", "a@a.a", "+52", "tel 55 1234 5678", "(AB)", "Alfa beta (AB)", "AB (a b)", "a\n"),
    *("niña Juan", "Juan de la", "Hará.", "RECOPIACIÓN", "recopiación", "31 de junio de 2020", "en 2020"),
    *("Instituto Nacional de", "PELJ900101HDFRPN09", "cuenta no."),
)
HOSTILE = {
    **{repr(piece): filled_with(piece) for piece in ALONE},
    **{piece: filled_with(f"{piece} ") for piece in SPACED},
    **{f"unknown words {size}": text[:MAX_CHARACTERS] for size, text in enumerate(UNKNOWN)},
    "acronyms": " ".join(f"({''.join(letters)})" for letters in itertools.product("ABCDE", repeat=5))[
        :MAX_CHARACTERS
    ],
}


@pytest.fixture(scope="module")
def _dictionaries():
    """Read once a process, not once an entry."""
    for check in EACH_ENTRY.values():
        check(entry(results="La recopiación de la niña Juana López (RNP)."))


@pytest.mark.usefixtures("_dictionaries")
@pytest.mark.parametrize("name", EACH_ENTRY)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_of_full_length_takes_long(name, text):
    content = entry(results=text)
    assert len(clean(text)) >= MAX_CHARACTERS - 1000
    assert min(seconds(EACH_ENTRY[name], content) for _ in range(5)) < SECONDS


def seconds(check, content):
    start = time.process_time()
    check(content)
    return time.process_time() - start


def test_a_cycle_of_1500_entries_is_compared_in_five_seconds():
    words = "atención registro personas apoyo niñez retorno salud becas empleo frontera norte derechos consulta".split()
    contents = [
        entry(
            title=" ".join(words[(n * k) % len(words)] for k in range(1, 7)) + f" {n % 400}",
            description=" ".join(words[(n // 7 * k + k) % len(words)] for k in range(150)),
            results=" ".join(words[(n * k * k) % len(words)] + str(n * k % 9973) for k in range(150)),
            institution=institution(f"Instituto {n % 60}"),
        )
        for n in range(1500)
    ]
    assert min(seconds(duplicates.check_cycle, contents) for _ in range(2)) < 5
