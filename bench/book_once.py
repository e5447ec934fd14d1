"""One way of making the book, in a process of its own: `python -m bench.book_once WAY SNAPSHOT FOLDER`.

Prints the seconds of each step as JSON; the caller measures the process as a whole.
"""

import json
import os
import sys
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")


def snapshot_in(path: Path):
    from compendium.snapshot import from_json

    return from_json(path.read_text())


def place_of(snapshot, share: float) -> int:
    """An entry of a part of middle size (0.5) or of the largest (1): entries in the order of their parts' sizes."""
    from collections import Counter

    def part(entry):
        return entry["institution"]["sector"], entry["objective"]

    sizes = Counter(map(part, snapshot.entries))
    order = sorted(range(len(snapshot.entries)), key=lambda at: sizes[part(snapshot.entries[at])])
    return order[min(int(len(order) * share), len(order) - 1)]


def edited(snapshot, share: float, words: str):
    """The same content but for some words in one entry."""
    at = place_of(snapshot, share)
    entry = snapshot.entries[at]
    changed = {**entry, "description": f"{entry['description']}<p>{words}</p>"}
    return replace(snapshot, entries=(*snapshot.entries[:at], changed, *snapshot.entries[at + 1 :]))


def timed(work) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def html_of(snapshot) -> str:
    from compendium.documents import compendio, printing

    return printing.to_html(compendio.compose(snapshot))


def naive(snapshot, folder):
    """WeasyPrint as its manual shows it, tagged."""
    from weasyprint import HTML

    from compendium.typesetting.engine import OwnFiles

    page = HTML(string=html_of(snapshot), base_url="pmm://static/", url_fetcher=OwnFiles())
    return {"naive": timed(lambda: page.write_pdf(folder / "naive.pdf", pdf_variant="pdf/ua-1"))}


def tuned(snapshot, folder):
    from compendium.typesetting.single import render

    return {"tuned": timed(lambda: render(html_of(snapshot)))}


def parts(snapshot, folder):
    """From the store in `folder`, empty or not."""
    from compendium.documents.printing import print_document

    return {
        "parts": timed(lambda: (folder / "parts.pdf").write_bytes(print_document("compendio", snapshot).pdf))
    }


def edit(snapshot, folder):
    return parts(edited(snapshot, 0.5, f"Edición {time.time_ns()}"), folder)


def running(snapshot, folder):
    """What a worker that is already running takes, after it has made the book once."""
    from compendium.documents.printing import print_document

    def make(content):
        return timed(lambda: print_document("compendio", content))

    make(snapshot)
    return {
        "nothing changed": make(snapshot),
        "one entry, middle part": make(edited(snapshot, 0.5, "Edición en un registro.")),
        "one entry, largest part": make(edited(snapshot, 1, "Edición en un registro.")),
    }


WAYS = {way.__name__: way for way in (naive, tuned, parts, edit, running)}


def main(way: str, path: str, folder: str) -> None:
    import django

    django.setup()
    print(json.dumps(WAYS[way](snapshot_in(Path(path)), Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
