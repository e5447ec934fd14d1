"""Content that somebody might paste, by accident or on purpose, and where it ends up on the sheet."""

from dataclasses import replace

from compendium.documents.texts import PLAIN
from compendium.documents.writing import TEXTS
from compendium.snapshot import Snapshot
from tests.compendium.snapshots import challenge, entry, figure, institution, large_book, snapshot

PAGE = '<!doctype html><html lang="es-MX"><head><title>-</title></head><body>{}</body></html>'
# Ways in which markup asks for what is at an address.
REFUSED = (
    '<img alt="x" src="{}">',
    '<p style="background: url({})">x</p>',
    '<style>@import "{}";</style>',
    '<link rel="stylesheet" href="{}">',
    '<link rel="attachment" href="{}">',
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<a rel="attachment" href="{}">x</a>',
    "<style>@font-face {{ font-family: X; src: url({}) }} p {{ font-family: X }}</style><p>x</p>",
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
)
HOSTILE = {
    "unbroken": {"description": f"<p>{'x' * 20_000}</p>", "title": "w" * 400},
    "combined": {"description": "<p>" + "x\u0303" * 10_000 + "</p>"},
    "long table": {
        "results": "<table><thead><tr><th>Mes</th><th>Total</th></tr></thead><tbody>"
        + "".join(f"<tr><td>Fila {n}</td><td>{n}</td></tr>" for n in range(300))
        + "</tbody></table>"
    },
    "wide table": {
        "results": "<table><tbody><tr>"
        + "".join(f"<td>Columna{n} muy larga</td>" for n in range(14))
        + "</tr></tbody></table>"
    },
    "long words in a table": {
        "results": f"<table><tr><td>{'x' * 1500}</td><td>{'MMMMMMMMMMMMMM ' * 3}</td><td>1</td></tr></table>"
    },
    "words that just fit": {
        "results": "<table><tr>" + "".join(f"<td>{'Mn' * 6}</td>" for _ in range(5)) + "</tr></table>"
    },
    "many notes": {
        "description": "<p>"
        + " ".join(f'palabra{n}<span class="note">Nota número {n}.</span>' for n in range(40))
        + "</p>"
    },
    "note in a head": {
        "results": '<table><thead><tr><th>A<span class="note">Del encabezado.</span></th></tr></thead>'
        "<tbody>" + "<tr><td>b</td></tr>" * 90 + "</tbody></table>"
    },
    "empty": {"description": "", "results": "", "challenges": [challenge("")]},
    "nested": {"description": "<ul><li>a" * 60 + "</li></ul>" * 60},
    "spans": {"results": '<table><tr><td colspan="999999" rowspan="999999">a</td></tr></table>'},
    "many figures": {
        "figures": [
            figure(f"personas {n}", str(n), women=1, men=1, girls=1, boys=1, adolescents=1, unspecified=1)
            for n in range(40)
        ]
    },
}


RIGHT_TO_LEFT = {
    "description": "<p>\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \U0001f469 \U0001f1f2\U0001f1fd</p>"
}
EVERY = 25  # one hostile entry among so many


def hostile_book(size: int) -> Snapshot:
    ways = [*HOSTILE.values(), RIGHT_TO_LEFT]
    entries = list(large_book(size).entries)
    for number, place in enumerate(range(0, size, EVERY)):
        entries[place] = {**entries[place], **ways[number % len(ways)]}
    return snapshot(*entries)


URL = "http://127.0.0.1:9/x"
SHAPES = (
    "<script>alert({n})</script>",
    '<img src="{url}" onerror="x{n}()">',
    '<style>@import "{url}?{n}";</style>',
    '"><b>{n}</b>',
    "'><i>{n}</i>",
    "{{{{ {n} }}}} {{% load x %}}",
    "&lt;b&gt;{n}&amp;",
    '</span><span class="note">{n}</span>',
    '<a href="#presentacion" data-page="">{n}</a>',
    "<svg><image href='file:///etc/passwd'/></svg>{n}",
    '<object data="file:///etc/passwd">{n}</object>',
    "--><!--{n}",
    "]]><![CDATA[{n}",
    "%(n)s {n} %s %d",
    "expression({n}) url({url}) }} body {{ display: none",
    "(0 0 R) /URI ({n}) >> endobj stream",
    "\\101\\) /S /JavaScript {n} (",
    "<link rel=attachment href=file:///etc/passwd>{n}",
    '<meta http-equiv="refresh" content="{n};{url}">',
    "<base href={url}>{n}",
)
# A hundred ways to write something else than text.
PAYLOADS = [shape.format(n=n, url=URL) for n in range(5) for shape in SHAPES]


def written_everywhere(ways: list[str]) -> Snapshot:
    """A book in which each field that somebody writes says these things: names, lines, texts, figures, notes."""
    line, rich = " ".join(ways), "".join(f"<p>antes {way} después</p>" for way in ways)
    lead = institution(f"Instituto {line}", f"I {line}"[:200], parent=(f"Madre {line}", "M"))
    partner = institution(f"Socia {line}", "S", 5)
    figures = [figure(line, "12", unit, note=line, women=1) for unit in ("people", "pesos")]
    parts = {"description": rich, "results": f"<table><tr><td>{rich}</td></tr></table>", "highlight": line}
    entries = [
        entry(line, lead, n, partners=[partner], figures=figures, challenges=[challenge(rich)], **parts)
        for n in (1, 2)
    ]
    texts = dict.fromkeys(TEXTS, rich) | dict.fromkeys(PLAIN, line)
    return replace(snapshot(*entries, texts=texts), authorities=({"name": line, "post": line},))
