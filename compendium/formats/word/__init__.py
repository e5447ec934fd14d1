"""A document for Word, with which editors finish: real headings, lists, tables, footnotes, contents and charts."""

import io

from django.utils import translation

from compendium.documents.parts import Document
from compendium.formats import tree
from compendium.formats.packing import repacked
from compendium.formats.word.body import Writer
from compendium.formats.word.contents import contents
from compendium.formats.word.package import begin

__all__ = ["make"]


def make(document: Document) -> bytes:
    with translation.override(document.language):
        leaves = tree.leaves_of(document)
        word = begin(document)
        writer = Writer(word)
        writer.add(contents(tree.contents_of(leaves)))
        for leaf in leaves:
            if not leaf.runs_on:
                writer.begin_page()
            writer.write(leaf.root)
        writer.finish()
    out = io.BytesIO()
    word.save(out)
    return repacked(out.getvalue())
