"""Typeset parts become one PDF: their objects renumbered, pages, outline, places, tags and fonts joined."""

from compendium.typesetting.assembly.book import join

__all__ = ["join"]
