"""The same book by other means, to know where we stand: Chromium's print, and Typst with content of our own markup."""

import html
import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path

from bench.book_once import html_of, snapshot_in
from bench.commands import ROOT

BLOCK = re.compile(r"</(?:p|li|td|th|caption|tr|table|h\d)>|<br ?/?>")
LEADING = re.compile(r"([\\#$*_`<>@=~\[\]\"'/-])")


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


def has_typst() -> bool:
    return importlib.util.find_spec("typst") is not None


def prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pmm.settings")
    import django

    django.setup()


def page(path: Path, folder: Path) -> Path:
    """The HTML with its addresses as files of this machine."""
    import fontpkg

    prepare()
    target = folder / "book.html"
    text = html_of(snapshot_in(path))
    for name in ("print.css", "running.css"):
        style = (ROOT / "static" / name).read_text()
        style = re.sub(
            r"pmm://font/(\w+)", lambda face: fontpkg.path("Noto Sans", style=face[1]).as_uri(), style
        )
        (folder / name).write_text(style.replace("pmm://static/", (ROOT / "static").as_uri() + "/"))
        text = text.replace(f"pmm://static/{name}", (folder / name).as_uri())
    target.write_text(text)
    return target


def typst_source(path: Path, folder: Path) -> Path:
    """Headings, paragraphs and contents: what a plain book of the same words needs."""
    prepare()
    from compendium.documents import compendio

    out = [
        '#set page("us-letter", numbering: "1", margin: (inside: 30mm, outside: 42mm, y: 26mm))',
        '#set text(font: "Noto Sans", size: 10pt, lang: "es")',
        "#set document(title: [Compendio])",
        "#outline(depth: 2)",
    ]
    for chapter in compendio.compose_chapters(snapshot_in(path)):
        out.append(f"#pagebreak()\n= {plain(chapter.title)}")
        for objective in chapter.objectives:
            out.append(f"#pagebreak()\n== {plain(objective.title)}")
            for entry in objective.entries:
                out.append(f"=== {plain(entry.heading)}")
                texts = [entry.description, entry.results, *entry.challenges]
                out += [plain(each) for text in texts for each in BLOCK.split(str(text)) if plain(each)]
    target = folder / "book.typ"
    target.write_text("\n\n".join(out))
    return target


def plain(text: str) -> str:
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())
    return LEADING.sub(r"\\\1", words)


def main(source: str) -> None:
    import fontpkg
    import typst

    fonts = [str(fontpkg.path("Noto Sans", style=style).parent) for style in ("normal", "italic")]
    typst.compile(source, output=source.replace(".typ", ".pdf"), font_paths=fonts)


if __name__ == "__main__":
    main(sys.argv[1])
