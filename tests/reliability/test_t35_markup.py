"""T35: a hundred ways to write markup are printed as they are written and move, link and run nothing."""

import ast
import re
from pathlib import Path

import pytest

from compendium.documents import compendio
from compendium.documents.printing import print_document
from compendium.documents.rich import rich
from tests.compendium.hostile import PAYLOADS
from tests.compendium.reading import PrintedBook, expected, missing_in_order
from tests.compendium.snapshots import entry, figure, institution, snapshot

ROOT = Path(__file__).resolve().parents[2]
APPS = ("pmm", "reporting", "compendium")


@pytest.fixture(scope="module")
def payloads():
    """(book, typeset, read back): each payload in every plain field of an entry of its own."""
    entries = [
        entry(
            payload,
            institution(f"Instituto {n} {payload}", f"I{n}"),
            n % 23 + 1,
            figures=[figure(payload, note=payload)],
        )
        for n, payload in enumerate(PAYLOADS)
    ]
    book = snapshot(*entries)
    typeset = print_document("compendio", book)
    return book, typeset, PrintedBook(typeset.pdf)


def test_t35_markup_in_plain_fields_is_printed_as_it_is_written(payloads):
    book, _typeset, read = payloads
    assert len(set(PAYLOADS)) == 100
    body, notes = expected(compendio.compose_chapters(book))
    assert missing_in_order(read.body, body) == []
    assert missing_in_order(read.note_text, notes) == []


def test_t35_markup_in_plain_fields_moves_no_page(payloads):
    """As many pages as harmless words of the same length take."""
    book, typeset, _read = payloads
    harmless = [{**each, "title": "m" * len(each["title"])} for each in book.entries]
    assert abs(print_document("compendio", snapshot(*harmless)).pages - typeset.pages) <= 2


def test_t35_no_link_action_or_file_comes_from_a_payload(payloads):
    _book, typeset, read = payloads
    for page in read.reader.pages:
        for link in page.get("/Annots", ()):
            link = link.get_object()
            action = link.get("/A", {})
            assert action.get("/URI", "https://www.politicamigratoria.gob.mx") == (
                "https://www.politicamigratoria.gob.mx"
            )
            assert "/JS" not in action
            assert link.get("/Dest", "presentacion") in typeset.anchors
    assert not read.reader.attachments
    assert b"/EmbeddedFile" not in typeset.pdf
    assert b"/JavaScript" not in typeset.pdf


@pytest.mark.parametrize("payload", PAYLOADS[:20])
def test_t35_markup_in_rich_fields_leaves_words_and_the_tags_we_know(payload):
    page = rich(f"<p>antes {payload}</p>")
    tags = set(re.findall(r"<(\w+)", page))
    assert "antes" in page
    assert tags <= {*("p", "strong", "em", "span", "a"), "br"}
    assert set(re.findall(r"<[^>]*?(\w+)=", page)) <= {"class", "href"}
    assert not re.search(r'href="(?!https?://|mailto:)', page)


# --- The gate: nowhere is text called safe that is not -----------------------------------------

UNSAFE = re.compile(r"mark_safe\(|SafeString|\|\s*safe\b|autoescape\s+off|__html__")
TAG = re.compile(
    r"</?(?:a|body|br|div|em|h[1-6]|head|html|img|li|ol|p|script|span|strong|style|su[bp]|t[dhr]|table|ul)(?![\w:])"
)
CALLED_SAFE = {
    "compendium/charts/svg.py",  # escapes what it draws
    "compendium/documents/rich.py",  # cleans
    "reporting/templatetags/reporting.py",  # cleans
    # Plain text, in which nothing is markup.
    "templates/account/email/password_reset_key_message.txt",
    "templates/account/email/password_reset_key_subject.txt",
}
WRITTEN_BY_HAND = {
    "compendium/typesetting/heads.py",  # escapes
    "compendium/typesetting/parts.py",  # a number of ours
    "reporting/importing/load_printed.py",  # escapes
    "reporting/importing/printed/rich.py",  # escapes; cleaned once more when it is kept
    "reporting/richtext.py",  # escapes
}


def sources(pattern):
    return (path for app in (*APPS, "templates") for path in (ROOT / app).rglob(pattern))


def test_t35_text_is_called_safe_only_where_it_is_cleaned():
    found = {
        str(path.relative_to(ROOT))
        for pattern in ("*.py", "*.html", "*.txt")
        for path in sources(pattern)
        if UNSAFE.search(re.sub(r"(?m)#.*$|`[^`]*`", "", path.read_text(encoding="utf-8")))
    }
    assert found == CALLED_SAFE


def test_t35_no_page_is_put_together_from_pieces_of_text():
    """An f-string, a format or a % that holds a tag would print what somebody wrote as markup."""
    found = set()
    for path in sources("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr) and any(
                isinstance(piece, ast.Constant) and TAG.search(piece.value) for piece in node.values
            ):
                found.add(str(path.relative_to(ROOT)))
    assert found == WRITTEN_BY_HAND
