"""Content that somebody might paste, by accident or on purpose, and where it ends up on the sheet."""

import re

from tests.compendium.snapshots import challenge, figure

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


def outside_text_area(boxes, first, last):
    """Words of the pages of entries that begin or end outside the margins, from `pdftotext -bbox`."""
    found = []
    for number, page in enumerate(boxes.split("<page ")[1:], start=1):
        inner, outer = 30 * 72 / 25.4, 42 * 72 / 25.4
        left, right = (inner, 612 - outer) if number % 2 else (outer, 612 - inner)
        for x0, x1, word in re.findall(r'xMin="([\d.-]+)".*?xMax="([\d.-]+)".*?>(.*?)</word>', page):
            if first <= number < last and not left - 1 <= float(x0) <= float(x1) <= right + 1:
                found.append((number, word))
    return found


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
