"""What a page weighs on the line: its HTML and everything it loads by itself, compressed as a browser gets them."""

import gzip
import re
import urllib.parse
import urllib.request

from bench.pages import Visitor, concrete

MOST = 150  # KB
PAGES = [
    ("enlace", "/registros/"),
    ("enlace", "/registros/nuevo/"),
    ("enlace", "/registros/anteriores/"),
    ("enlace", "/registros/excel/"),
    ("enlace", "/registros/N/"),
    *(
        ("enlace", f"/registros/N/secciones/{key}/")
        for key in ("identification", "description", "results", "challenges", "focus", "evidence")
    ),
    ("enlace", "/registros/N/enviar/"),
]
LOADED = re.compile(r'<(?:link|img|script)\b[^>]*?\b(?:href|src)="(/[^"]+)"')
IN_STYLES = re.compile(r"url\([\"']?([^\"')]+\.woff2)[\"']?\)")


def weigh(visitor: Visitor, path: str) -> dict[str, int]:
    """Bytes by address. What comes only when somebody writes (the editor) is not loaded by the page itself."""
    html = visitor.read(path)
    sizes = {path: len(gzip.compress(html.encode()))}
    for address in dict.fromkeys(LOADED.findall(html)):
        body, encoding = _fetch(visitor, address)
        sizes[address] = len(body)
        if address.endswith(".css"):
            text = _fetch(visitor, address, encoding="identity")[0].decode()
            for font in dict.fromkeys(IN_STYLES.findall(text)):
                sizes[font] = len(_fetch(visitor, urllib.parse.urljoin(address, font))[0])
    return sizes


def _fetch(visitor: Visitor, address: str, encoding: str = "br, gzip") -> tuple[bytes, str]:
    request = urllib.request.Request(visitor.base + address, headers={"Accept-Encoding": encoding})
    with visitor.opener.open(request, timeout=60) as answer:
        body, told = answer.read(), answer.headers.get("Content-Encoding", "")
    # What the application makes at each request is compressed by the proxy.
    return (body if told or encoding == "identity" else min(body, gzip.compress(body), key=len)), told


def table(port: int) -> list[str]:
    visitor = Visitor(f"http://127.0.0.1:{port}", "enlace")
    rows = ["| page | files | KB |", "|---|---:|---:|"]
    for _account, page in PAGES:
        sizes = weigh(visitor, concrete(visitor, page))
        kilobytes = sum(sizes.values()) / 1024
        rows.append(f"| `{page}` | {len(sizes)} | {kilobytes:.0f}{' (over)' if kilobytes > MOST else ''} |")
    return rows
