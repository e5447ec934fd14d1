"""Small Compendios to read back, in sentences of our own."""

from html import unescape
from re import sub

from reporting.catalogues import OBJECTIVES, SECTORS
from reporting.importing.printed import PrintedBook, PrintedEntry, read_printed

TITLES = {item.number: item.title for item in OBJECTIVES}
CHAPTERS = {item.number: item.name for item in SECTORS}

BODY = """\
La ventanilla orienta a quien llega.

RESULTADOS

Se atendió a 40 personas.

RETOS

- » Abrir también los sábados.
"""


def chapter(number: int, *objectives: str) -> str:
    return f"CAPÍTULO {number}\n\n{CHAPTERS[number]}\n\n" + "".join(objectives)


def objective(number: int, *entries: str) -> str:
    return f"OBJETIVO {number}\n\n{TITLES[number]}.\n\n" + "".join(entries)


def entry(heading: str = "1. VENTANILLA DE ORIENTACIÓN – INM.", body: str = BODY) -> str:
    return f"{heading}\n\n{body}\n"


def book(*entries: str) -> str:
    """A book of one chapter and one objective."""
    return chapter(1, objective(3, *entries))


def read_one(text: str) -> PrintedEntry:
    """The only entry of the book that `text` is, or of the book that has it as its only entry."""
    found = read_printed(text if "CAPÍTULO" in text else book(text)).entries
    assert len(found) == 1, [item.title for item in found]
    return found[0]


def kinds(printed: PrintedBook) -> list[str]:
    """What was odd, in the order of the lines."""
    return [anomaly.kind for anomaly in printed.anomalies]


def words(rich: str) -> str:
    """What a rich text says, in one line."""
    return " ".join(unescape(sub(r"<[^>]+>", " ", rich)).split())


def everything(printed: PrintedBook) -> str:
    """All that the book kept of its text: entries, headings, and lines that belong to none."""
    texts = [text for _line, text in (*printed.headings, *printed.unowned_lines)]
    for item in printed.entries:
        rich = (item.description, item.results, *item.challenges)
        texts += [item.title, item.institution, *(unescape(sub(r"<[^>]+>", "", text)) for text in rich)]
    return "\n".join(texts)
