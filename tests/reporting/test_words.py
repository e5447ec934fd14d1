"""One counter of words: what it counts, and that browser and server never differ."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reporting.richtext import clean
from reporting.words import count

SCRIPTS = [Path("static/js") / name for name in ("spoken.js", "words.js")]

COUNTED = {
    "": 0,
    "   \n ": 0,
    "una": 1,
    "una dos  tres": 3,
    "<p>una dos</p><p>tres</p>": 3,
    "<p>12,635 personas</p>": 2,
    "- uno\n- dos": 2,
    "<ul><li>uno</li><li>dos</li></ul>": 2,
    "<p>uno – dos</p>": 2,
    "<table><tr><th>Mes</th><th>Total</th></tr><tr><td>Enero</td><td>3</td></tr></table>": 4,
    '<p>con<span class="note">una nota</span></p>': 2,
    "<p>ley<br>de 2011</p>": 3,
    "<p><strong>mi</strong>gración</p>": 1,
    "<p>a&nbsp;b&amp;c &lt;d&gt;</p>": 3,
    "<p>&#8203; &#xfeff;</p>": 2,
    "uno\x0bdos\x0ctres": 2,
    "uno\u200bdos \u202etres \u00ad": 3,
    "a\u2028b\u2029c\u3000d\u1680e\x85f": 5,
    "<script>uno dos</script><p>tres</p>": 1,
    "<style>p { x: y }</style>uno": 1,
    "<h1>uno dos</h1>": 2,
    "<ul><li>uno<ul><li>dos</li></ul></li></ul>": 2,
    "uno<p>dos</p>": 2,
    'uno<span class="note"></span> dos': 2,
    "<p>uno<p>dos": 2,
    "<b>uno</b> <i>dos": 2,
    "<p>uno</p": 1,
    "1 < 2 y 3 > 2": 7,
    "&nbsp;": 1,
    "👩‍👩‍👧 familia": 2,
    "e\u0301xito": 1,
    "\ud800 suelto": 1,
}
PIECES = [
    *(
        "<p>",
        "<p>uno dos</p>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<br>",
        "<table><tr><td>",
        "</td><td>",
        "</td></tr></table>",
    ),
    *(
        "<strong>",
        "</strong>",
        '<span class="note">',
        "</span>",
        '<a href="https://x.mx/">',
        "</a>",
    ),
    *(
        " ",
        "\n",
        "\t",
        "\xa0",
        "\u200b",
        "\u00ad",
        "\u202e",
        "\x0b",
        "\r\n",
        "•",
        "-",
        "–",
        "&amp;",
        "&nbsp;",
    ),
    *("uno", "dós", "12,635", "(tres)", "«", "»", "ñ", "🙂", "e\u0301"),
]
# Not "</p>" alone: where no paragraph was begun, the cleaner may join what stands around it; no editor writes that.
mixed = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.fixture(scope="module")
def browser_count(chromium):
    page = chromium.new_page()
    for script in SCRIPTS:
        page.add_script_tag(path=script)
    yield lambda text: page.evaluate("text => countWords(text)", text)
    page.close()


@pytest.mark.parametrize("text", COUNTED)
def test_words_are_what_stands_between_spaces_cells_and_ends_of_lines(text):
    assert count(clean(text)) == COUNTED[text]


@pytest.mark.parametrize("text", [text for text in COUNTED if "\ud800" not in text])
def test_the_browser_counts_the_same(text, browser_count):
    assert browser_count(text) == COUNTED[text]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(mixed)
def test_the_browser_never_differs_from_the_server(browser_count, text):
    assert browser_count(text) == count(clean(text))


@given(st.text(), st.text())
def test_two_paragraphs_have_the_words_of_both(one, other):
    first, second = f"<p>{escape(one)}</p>", f"<p>{escape(other)}</p>"
    assert count(clean(first + second)) == count(clean(first)) + count(clean(second))
