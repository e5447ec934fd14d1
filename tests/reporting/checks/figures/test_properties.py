"""Whatever is written: nothing raises, passages are quoted exactly, and it takes a moment at most."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.checks.figures import check, propose
from reporting.richtext import MAX_CHARACTERS, clean, plain

# The bench shows 50 ms for 20,000 characters; a suite on a busy machine only looks for what is out of all proportion.
LIMIT = 0.25  # seconds

PIECES = [
    *"1 7 12,345 1,2,3 8,41 7.2.8 8 mil 891 ciento veinte un una 2024 45% (13%) $3,000".split(" "),
    *", ; : . ( ) / - – % $ ' \n y e o a de".split(" "),
    *"personas mujeres hombres niñas niños NNA adolescentes servicios total Total casos meses".split(),
    *(" de las cuales ", " De ellas, ", " en total ", " del total ", " los 9 restantes ", " entre otros "),
    *("<ul>", "<li>", "</li>", "</ul>", "<p>", "</p>", "<br>", "<table>", "<tr>", "</tr>", "<td>", "</td>"),
    *('<td colspan="9">', '<span class="note">', "</span>", "&nbsp;", "<", "\u00a0", "\u0301", "É", "ﬁ"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join)
FIGURES = st.fixed_dictionaries(
    {"what": TEXTS, "unit": st.just("people"), "total": st.integers(0, 99).map(str) | st.text(max_size=4)},
    optional={"women": st.integers(0, 99), "men": st.integers(0, 99), "note": st.just("")},
)
CONTENTS = st.fixed_dictionaries(
    {
        "description": TEXTS.map(clean),
        "results": TEXTS.map(clean) | TEXTS,
        "challenges": st.lists(TEXTS.map(lambda text: {"text": clean(text)}), max_size=2),
        "figures": st.lists(FIGURES, max_size=2),
    }
)

FULL = MAX_CHARACTERS
REPEATED = [
    *(
        "1 ",
        "1, ",
        "1; ",
        "1 y ",
        "(",
        "1 (",
        "(1) ",
        "1 (2%) ",
        "mil ",
        "cien ",
        "un ",
        "1.",
        "1\n",
        "1,",
        "1'",
    ),
    *(
        "a: 1; ",
        "12 de ellas ",
        "12 personas: 3 mujeres y ",
        "artículos 1, 2, ",
        "1, 2, 3, 4 años ",
        "1 y 2 de ",
    ),
    *("Se atendió a 30 personas: 10 mujeres y 15 hombres. ", "30 personas (10 mujeres y 15 hombres), "),
    *(
        "3 mujeres y 4 hombres, en total 7 personas. ",
        "10% mujeres y 95% hombres. ",
        "De este total 5 a y 6 b. ",
    ),
    *(
        "<li>12 mujeres</li>",
        "<tr><td>Total</td><td>12</td><td>7</td></tr>",
        "<ul><li>1 ",
        "1 < 2 ",
        "a@b.mx ",
    ),
    *(
        "<p>Se atendió a 30 personas:</p><ul><li>10 mujeres</li><li>15 hombres</li></ul>",
        "<td>1</td>",
        "9",
        "x",
    ),
]
GAPS = [" ", ".", ",", ", ", "a", "siguientes ", "\u00a0", "(", "y ", "estos ", "ndo ", ": a", "-", "¿"]


@given(CONTENTS)
def test_findings_quote_the_plain_text_of_their_field(content):
    texts = {name: plain(content[name]) for name in ("description", "results")}
    texts |= {f"challenges.{n}": plain(item["text"]) for n, item in enumerate(content["challenges"])}
    texts |= {f"figures.{n}": plain(item["what"]) for n, item in enumerate(content["figures"])}
    for finding in check(content):
        assert finding.quote == texts[finding.field][finding.start : finding.end]
        assert 0 <= finding.start <= finding.end
        assert finding.severity in ("warns", "notes")
        assert finding.message.endswith((".", "?"))


@given(CONTENTS)
def test_proposals_quote_the_results(content):
    text = plain(content["results"])
    for proposal in propose(content):
        assert proposal.quote == text[proposal.start : proposal.end] != ""
        figure = proposal.figure
        parts = [figure[name] for name in ("women", "men", "girls", "boys", "adolescents", "unspecified")]
        told = [part for part in parts if part is not None]
        assert not told or sum(told) == float(figure["total"])
        assert figure["what"]


def seconds(text):
    """The processor's time of the best of five, since other programs run on the same machine."""
    best = LIMIT + 1
    for _ in range(5):
        start = time.process_time()
        check({"results": text})
        propose({"results": text})
        best = min(best, time.process_time() - start)
    return best / 2


def filled(piece):
    return (piece * (FULL // len(piece) + 1))[:FULL]


@pytest.mark.parametrize("piece", REPEATED, ids=lambda piece: piece[:24])
def test_the_same_thing_over_and_over_takes_a_moment(piece):
    assert seconds(clean(filled(piece))[:FULL]) < LIMIT


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize("start", ["Se atendió a 300 personas", "De estos", "Se atendió a 300 personas, "])
def test_a_long_way_between_two_numbers_takes_a_moment(start, gap):
    ending = " 200 mujeres y 10 hombres."
    assert seconds(start + filled(gap)[: FULL - 60] + ending) < LIMIT


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_any_mixture_takes_a_moment(piece):
    assert seconds(clean(filled(piece))[:FULL]) < LIMIT
