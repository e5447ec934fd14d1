"""A document as one accessible web page that needs nothing else: styles inside, charts as SVG, no script."""

import base64
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

from compendium.documents.blocks import Section
from compendium.documents.parts import Document

STYLES = Path(__file__).resolve().parents[2] / "static" / "formats" / "page.css"


def make(document: Document) -> bytes:
    style = base64.b64encode(STYLES.read_bytes()).decode()
    sections = [part.content for part in document.parts if isinstance(part.content, Section)]
    values = {
        "document": document,
        "sections": sections,
        "legal": legal(document),
        "style": f"data:text/css;base64,{style}",
    }
    with translation.override(document.language):
        return render_to_string("compendium/formats/page.html", values).encode()


def legal(document: Document) -> dict:
    """The values of the legal page."""
    return next(part.content for part in document.parts if part.name == "legal")
