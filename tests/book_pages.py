"""Takes ten pages of the printed Compendio for docs/screenshots, from the latest edition of a cycle.

After `make run` has loaded the sample data: .venv/bin/python -m tests.book_pages [2024]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from PIL import Image

FOLDER = Path(__file__).resolve().parent.parent / "docs/screenshots"
RESOLUTION, COLOURS = 90, 96
# name -> the page, or the anchor of what stands on it
PAGES = {
    "cover": 1,
    "title": 3,
    "contents": "contenido",
    "presentation": "presentacion",
    "opener": "capitulo-1",
    "objective": "objetivo-1-1",
    "running-on": "objetivo-2-14",
    "institutions": "instituciones",
    "matrix": "matriz",
    "index": "indice",
}


def main(cycle: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
    django.setup()
    from compendium import builder
    from compendium.lookup import edition_of
    from reporting.lookup import cycle_named

    made = builder.make(edition_of(cycle_named(cycle), None), "compendio")
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.pdf"
        book.write_bytes(made.pdf)
        for name, place in PAGES.items():
            take(book, made.anchors.get(place, place), FOLDER / f"book-{name}.png")


def take(book: Path, page: int, file: Path) -> None:
    drawn = book.with_name("page")
    command = ["pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", "-f", str(page), book, drawn]
    subprocess.run(command, check=True)
    with Image.open(drawn.with_suffix(".png")) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "2024")
